"""One e-mail message as bytes: who wrote it when, what it answers, and its words without its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from analysis.errors import UnreadableInput
from analysis.formats.body import Body
from analysis.formats.posts import html_body, plain_body, quoted_lines
from analysis.formats.source import decode
from analysis.text import tidy

_ID = re.compile(r"<([^<>\s]+)>")
_NAME_AFTER = re.compile(r"[^()<>]*\((?P<name>.+)\)\s*$", re.DOTALL)
"""`ana at example.org (Ana Bell)`: how Mailman's archives hide addresses."""
_NAME_BEFORE = re.compile(r"\s*(?P<name>[^<>]*?)\s*<[^<>]*>\s*$", re.DOTALL)
_FROM_ESCAPED = re.compile(r"^>(>*From )", re.MULTILINE)
"""A line of a body that begins with `From ` gets a `>` in an mbox file."""
_FURNITURE = re.compile(
    r"\n-- ?\n(?:[^\n]*\n){0,15}[^\n]*\Z"  # a signature (RFC 3676, 4.3)
    r"|\n_{20,}\n.*\bmailing list\b[\s\S]*\Z"  # the footer of Mailman
    r"|\n-{5,} next part -{5,}\n[\s\S]*\Z",  # what Mailman's archives show of attachments
)
_VERB = (
    r"(?:wrote|writes|said|schrieb|schreibt|a écrit|écrit|escribió|escribe|escreveu|ha scritto|scrisse|"
    r"scrive|schreef|schrijft)"
)
_ATTRIBUTION = re.compile(
    r"(?:\A|\n)(?P<words>"
    r"(?:(?:On|Am|Le|El|Il|Op|Em|At|In|Den|\d)\b[^\n]{0,160}\d[^\n]{0,160}(?<![.:?!])\n)?"
    rf"[^\n]{{0,200}}\b{_VERB}\b[^\n]{{0,80}}:)\n{{1,2}}\Z"
)
"""The line or two in which a mail program says whose words it quotes."""
_FARTHEST = 600
"""Code points before a quotation within which such lines begin."""
_LINES_OF_THE_LIST = re.compile(r"^[ \t]*\[\[alternative HTML version deleted\]\][ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mail:
    """What one message states."""

    message_id: str | None
    answers: str | None
    """The id of the message it answers: `In-Reply-To`, else the last of `References`."""
    known_ids: tuple[str, ...]
    """Every message of its thread that it names."""
    subject: str
    author: str | None
    sent_at: str | None
    body: Body


def parse(data: bytes) -> Mail:
    message = message_from_bytes(data)
    headers: dict[str, str] = {}
    for name, value in message.raw_items():
        headers.setdefault(name.lower(), _unfolded(value))
    replied = _ID.findall(headers.get("in-reply-to", ""))
    references = _ID.findall(headers.get("references", ""))
    own = _ID.findall(headers.get("message-id", ""))
    return Mail(
        message_id=own[0] if own else None,
        answers=replied[0] if replied else references[-1] if references else None,
        known_ids=(*own[:1], *replied[:1], *references),
        subject=_readable(headers.get("subject", "")),
        author=author(headers.get("from", "")),
        sent_at=_time(headers.get("date", "")),
        body=_body(message),
    )


def _unfolded(value: object) -> str:
    """A raw header on one line; bytes beyond ASCII are decoded as a text file's are."""
    return " ".join(_decoded(str(value).encode("utf-8", "surrogateescape"), None).split())


def _decoded(data: bytes, charset: str | None) -> str:
    """`data` in its stated encoding where that fits, else in the one that does."""
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeError, LookupError):
        pass
    try:
        return decode(data, "message")[0]
    except UnreadableInput:
        return data.decode("utf-8", "replace")


def _readable(header: str) -> str:
    """`header` with its encoded words (`=?utf-8?q?…?=`) as text."""
    parts = decode_header(header) if "=?" in header else [(header, None)]
    return tidy("".join(p if isinstance(p, str) else _decoded(p, charset) for p, charset in parts))


def author(header: str) -> str | None:
    """The name in a From line, the address where it holds no name."""
    match = _NAME_AFTER.match(header) or _NAME_BEFORE.match(header)
    name = match["name"] if match else ""
    return _readable(name or header.strip("<> ")).strip("\"' ") or None


def _time(header: str) -> str | None:
    try:
        return parsedate_to_datetime(header).isoformat()
    except (ValueError, TypeError, OverflowError):
        return None


def _body(message: Message) -> Body:
    """The first part in plain text, else the first in HTML, else no words."""
    parts = [part for part in message.walk() if part.get_filename() is None]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            payload = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(payload, bytes):
                printed = _decoded(payload, part.get_content_charset()).replace("\r\n", "\n")
                return _plain(printed) if kind == "text/plain" else html_body(printed)
    return Body("", "")


def _plain(printed: str) -> Body:
    posted = plain_body(_FROM_ESCAPED.sub(r"\1", printed).strip("\n"))
    words = _LINES_OF_THE_LIST.sub("", _FURNITURE.sub("", f"\n{posted.posted_text}"))
    text = tidy(words)
    return Body(posted.posted_text, text, tuple(_attributed(text)))


def _attributed(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the quotations in `text`, each with the line that says whose words they are."""
    for start, end in quoted_lines(text):
        before = max(0, start - _FARTHEST)
        match = _ATTRIBUTION.search(text[before:start])
        yield (before + match.start("words") if match else start), end
