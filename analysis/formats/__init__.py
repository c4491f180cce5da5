"""Every input format, and the one that reads a given file.

Adding a format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from difflib import get_close_matches

from analysis.errors import UnknownFormat, UnreadableInput
from analysis.formats.article_text import ARTICLE_TEXT
from analysis.formats.blogger import BLOGGER
from analysis.formats.bluesky_json import BLUESKY_JSON
from analysis.formats.bugzilla_json import BUGZILLA_JSON
from analysis.formats.convokit import CONVOKIT
from analysis.formats.discourse_html import DISCOURSE_HTML
from analysis.formats.discourse_json import DISCOURSE_JSON
from analysis.formats.disqus_json import DISQUS_JSON
from analysis.formats.disqus_xml import DISQUS_XML
from analysis.formats.drupal import DRUPAL
from analysis.formats.format import Claim, Format
from analysis.formats.github_json import GITHUB_JSON
from analysis.formats.hacker_news import HACKER_NEWS
from analysis.formats.hacker_news_json import HACKER_NEWS_JSON
from analysis.formats.html_article import HTML_ARTICLE
from analysis.formats.html_data import HTML_DATA
from analysis.formats.html_generic import HTML_COMMENTS
from analysis.formats.html_lines import HTML_LINES
from analysis.formats.isso_json import ISSO_JSON
from analysis.formats.json_ld import JSON_LD
from analysis.formats.lemmy_json import LEMMY_JSON
from analysis.formats.look import look
from analysis.formats.mastodon_html import MASTODON_HTML
from analysis.formats.mastodon_json import MASTODON_JSON
from analysis.formats.mattermost_json import MATTERMOST_JSON
from analysis.formats.mbox import MBOX
from analysis.formats.mediawiki_html import MEDIAWIKI_HTML
from analysis.formats.mediawiki_text import MEDIAWIKI_TEXT
from analysis.formats.numbered_says import NUMBERED_SAYS
from analysis.formats.phpbb import PHPBB
from analysis.formats.reddit_html import REDDIT_HTML
from analysis.formats.reddit_json import REDDIT_JSON
from analysis.formats.smf import SMF
from analysis.formats.source import Source
from analysis.formats.stack_exchange_html import STACK_EXCHANGE_HTML
from analysis.formats.stack_exchange_json import STACK_EXCHANGE_JSON
from analysis.formats.table import TABLE
from analysis.formats.text_layouts import TEXT_LAYOUTS
from analysis.formats.vbulletin import VBULLETIN
from analysis.formats.wordpress import WORDPRESS
from analysis.formats.wordpress_export import WORDPRESS_EXPORT
from analysis.formats.wordpress_json import WORDPRESS_JSON
from analysis.formats.xenforo import XENFORO
from analysis.formats.youtube_json import YOUTUBE_JSON
from analysis.formats.yt_dlp_json import YT_DLP_JSON
from analysis.records import Thread

FORMATS: tuple[Format, ...] = (
    NUMBERED_SAYS,
    REDDIT_JSON,
    DISQUS_XML,
    YOUTUBE_JSON,
    MBOX,
    WORDPRESS_EXPORT,
    WORDPRESS_JSON,
    CONVOKIT,
    DISCOURSE_JSON,
    DISQUS_JSON,
    GITHUB_JSON,
    HACKER_NEWS_JSON,
    LEMMY_JSON,
    MASTODON_JSON,
    STACK_EXCHANGE_JSON,
    YT_DLP_JSON,
    ISSO_JSON,
    BLUESKY_JSON,
    BUGZILLA_JSON,
    MATTERMOST_JSON,
    TABLE,
    WORDPRESS,
    SMF,
    PHPBB,
    DRUPAL,
    BLOGGER,
    HACKER_NEWS,
    REDDIT_HTML,
    MASTODON_HTML,
    DISCOURSE_HTML,
    STACK_EXCHANGE_HTML,
    VBULLETIN,
    XENFORO,
    MEDIAWIKI_HTML,
    MEDIAWIKI_TEXT,
    JSON_LD,
    HTML_COMMENTS,
    HTML_DATA,
    HTML_LINES,
    HTML_ARTICLE,
    TEXT_LAYOUTS,
    ARTICLE_TEXT,
)


LIST = "`python -m analysis formats` lists what can be read and how to get it"


def named(name: str) -> Format:
    """The format called `name`. Raises UnknownFormat where there is none."""
    for each in FORMATS:
        if each.name == name:
            return each
    near = get_close_matches(name, [each.name for each in FORMATS], n=3, cutoff=0.5)
    raise UnknownFormat(name, "no such format", f"did you mean {' or '.join(near)}? {LIST}" if near else LIST)


def identify(source: Source, formats: tuple[Format, ...] = FORMATS) -> Format:
    """The format with the highest claim on `source`.

    Raises UnknownFormat where none claims it, or two claim it with the same rank.
    """
    claims: list[tuple[Claim, Format]] = []
    rank = Claim.NO
    for highest in sorted({each.at_most for each in formats}, reverse=True):
        if rank <= highest:
            claims += [(each.claim(source), each) for each in formats if each.at_most == highest]
            rank = max(claim for claim, _ in claims)
    best = [each for claim, each in claims if claim == rank]
    if rank == Claim.NO:
        raise UnknownFormat(source.name, f"no format knows it (it looks like {look(source)})", LIST)
    if len(best) > 1:
        rivals = " and ".join(each.name for each in best)
        raise UnknownFormat(source.name, f"claimed by {rivals}", "choose one with --format")
    return best[0]


def chosen(source: Source, name: str | None = None) -> Format:
    """The format `name`, or else the one that claims `source`.

    Raises UnknownFormat, and UnreadableInput where `source` is nothing that the format `name` reads.
    """
    if name is None:
        return identify(source)
    found = named(name)
    if found.claim(source) is Claim.NO:
        raise UnreadableInput(source.name, f"not what {name} reads", "leave --format out, or see `formats`")
    return found


def read(source: Source, name: str | None = None) -> tuple[Thread, ...]:
    """The threads that `source` holds, read by the format `name` or else the one that claims it.

    Raises UnreadableInput or UnknownFormat. A thread without comments is a document.
    """
    return chosen(source, name).read(source)
