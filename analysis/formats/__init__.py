"""Every input format, and the one that reads a given file.

Adding a format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from analysis.errors import UnknownFormat
from analysis.formats.article_text import ARTICLE_TEXT
from analysis.formats.blogger import BLOGGER
from analysis.formats.disqus_xml import DISQUS_XML
from analysis.formats.drupal import DRUPAL
from analysis.formats.format import Claim, Format
from analysis.formats.hacker_news import HACKER_NEWS
from analysis.formats.html_article import HTML_ARTICLE
from analysis.formats.html_generic import HTML_COMMENTS
from analysis.formats.numbered_says import NUMBERED_SAYS
from analysis.formats.phpbb import PHPBB
from analysis.formats.reddit_json import REDDIT_JSON
from analysis.formats.smf import SMF
from analysis.formats.source import Source
from analysis.formats.text_layouts import TEXT_LAYOUTS
from analysis.formats.wordpress import WORDPRESS
from analysis.formats.youtube_json import YOUTUBE_JSON
from analysis.records import Thread

FORMATS: tuple[Format, ...] = (
    NUMBERED_SAYS,
    REDDIT_JSON,
    DISQUS_XML,
    YOUTUBE_JSON,
    WORDPRESS,
    SMF,
    PHPBB,
    DRUPAL,
    BLOGGER,
    HACKER_NEWS,
    HTML_COMMENTS,
    HTML_ARTICLE,
    TEXT_LAYOUTS,
    ARTICLE_TEXT,
)


def named(name: str) -> Format:
    """The format called `name`. Raises UnknownFormat where there is none."""
    for each in FORMATS:
        if each.name == name:
            return each
    raise UnknownFormat(name, "no such format", f"choose one of {', '.join(f.name for f in FORMATS)}")


def identify(source: Source, formats: tuple[Format, ...] = FORMATS) -> Format:
    """The format with the highest claim on `source`.

    Raises UnknownFormat where none claims it, or two claim it with the same rank.
    """
    claims = [(each.claim(source), each) for each in formats]
    rank = max((claim for claim, _ in claims), default=Claim.NO)
    best = [each for claim, each in claims if claim == rank]
    tried = ", ".join(each.name for each in formats)
    if rank == Claim.NO:
        raise UnknownFormat(source.name, f"no format knows it; tried: {tried}", "choose one with --format")
    if len(best) > 1:
        rivals = " and ".join(each.name for each in best)
        raise UnknownFormat(source.name, f"claimed by {rivals}", "choose one with --format")
    return best[0]


def read(source: Source, name: str | None = None) -> tuple[Thread, ...]:
    """The threads that `source` holds, read by the format `name` or else the one that claims it.

    Raises UnreadableInput or UnknownFormat. A thread without comments is a document.
    """
    return (named(name) if name else identify(source)).read(source)
