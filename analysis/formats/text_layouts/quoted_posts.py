"""Whether the lines that name authors stand above or below their words, told by what posts quote.

Nobody quotes himself, and what `Ana wrote:` announces stands in a post of Ana's.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.formats.text_layouts.borders import Hit
from analysis.formats.text_layouts.header_grammar import Kind, head
from analysis.formats.text_layouts.page import Page

SHORTEST = 10
"""Code points of quoted words that tell where they come from."""
MARKS = " \t>“”\"„«»‘’'…."


def above_rather_than_below(page: Page, hits: Sequence[Hit]) -> int:
    """How many more quotations fit the page if the lines stand above their posts than if below them."""
    starts = [0, *(hit.n + 1 for hit in hits)]
    stops = [*(hit.n for hit in hits), len(page.lines)]
    posts = [page.lines[start:stop] for start, stop in zip(starts, stops, strict=True)]
    texts = [" ".join(line.text for line in post) for post in posts]
    names = [hit.head.author for hit in hits]
    if_above, if_below = [None, *names], [*names, None]
    fits = 0
    for n, post in enumerate(posts):
        said = head(post[0].text) if len(post) > 1 else None
        if said is None or said.kind != Kind.SAYS or said.author is None:
            continue
        fits += (if_below[n] == said.author) - (if_above[n] == said.author)
        words = post[1].text.strip(MARKS)
        source = next((m for m in range(n) if len(words) >= SHORTEST and words in texts[m]), None)
        if source is not None:
            fits += (if_above[source] == said.author) - (if_below[source] == said.author)
    return fits
