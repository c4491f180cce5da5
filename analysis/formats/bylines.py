"""Who of the commenters wrote what is discussed: a line near the headline names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.records import Comment
from analysis.text import same_name

NEAR_TITLE = 8
"""Lines with words above and below the headline among which its author is named."""
SHORTEST_NAME = 4
"""Letters of a name that a line may hold by chance."""
_BY = re.compile(r"^(?:posted |written |submitted )?(?:by|von|par|por) (?=\S)|^@", re.IGNORECASE)


def commenter_named(lines: Sequence[str], title: str | None, comments: Sequence[Comment]) -> str | None:
    """The author of a comment whom a line near the title names alone or after a "By"; None where none does.

    `lines` are those outside comments, with words; without a title among them the last ones are read.
    """
    known = {same_name(each.author): each.author for each in comments if each.author}
    at = lines.index(title) if title in lines else len(lines)
    for line in lines[max(at - NEAR_TITLE, 0) : at + NEAR_TITLE + 1]:
        told = same_name(_BY.sub("", line))
        after_by = (name for name in known if told.startswith(name)) if _BY.match(line) else ()
        found = told if told in known else next(iter(after_by), "")
        if len(found) >= SHORTEST_NAME:
            return known[found]
    return None
