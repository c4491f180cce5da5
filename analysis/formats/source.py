"""Bytes on disk to text: one input file, its encoding found and stated."""

from __future__ import annotations

import codecs
import email
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

import charset_normalizer
import ftfy

from analysis.errors import UnreadableInput

MAX_BYTES = 512 * 2**20
"""Larger files are refused: text alone would need some 4 GB as Python objects."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_MHTML = re.compile(
    rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?(?:Snapshot-Content-Location:|Content-Type: multipart/related)"
)
"""The head of a page that a browser saved with all its pictures in one file."""
_MOJIBAKE = re.compile("â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ðŸ")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
_MAX_CONTROL_SHARE = 0.01
"""Text may hold a stray control byte; at more than one in a hundred it is not text."""
JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[{\]\"]|\[\s*(?:[\"\d\[{\]-]|true|false|null)))")
"""How JSON begins, and wikitext (`[[Hedge]]`, `{{welcome}}`) does not."""
_MIN_WIDE_SHARE = 0.5
"""Of the pairs of bytes that hold a 0 in UTF-16: all of English, nearly all of any text in Latin letters."""
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_ROW_ENDS = re.compile(r"\r\n?")
TABLES = frozenset((".csv", ".tsv"))
"""Extensions of tables."""
_SURROGATE = r"\ud"
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|"
    r"(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
"""One of the two escapes of a character outside the first plane, without the other."""
_JSON_LINE = re.compile(r"\s*\{.*\}[ \t]*(?:\n|$)")


@dataclass(frozen=True)
class Source:
    """One input file: its bytes, and the text they hold."""

    name: str
    """Its path as it was given, for messages."""
    data: bytes
    packed: bytes | None = None
    """The file as it is, where `data` is but the page in it."""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.packed or self.data).hexdigest()

    @cached_property
    def decoded(self) -> tuple[str, tuple[str, ...]]:
        """The text with line ends of one character, and notes on how it was decoded.

        Raises UnreadableInput where the bytes are empty, binary or in no encoding that fits.
        """
        text, encoding = decode(self.data, self.name)
        notes = () if encoding.startswith("utf-8") else (f"read as {encoding}",)
        if _MOJIBAKE.search(text):
            repaired = ftfy.fix_encoding(text)
            if repaired != text:
                text, notes = repaired, (*notes, "garbled characters repaired (text was decoded twice)")
        ends = _ROW_ENDS if self._is_data(text) else _LINE_ENDS
        return ends.sub("\n", text), notes

    def _is_data(self, text: str) -> bool:
        """Whether rare line ends are characters of its values: in JSON, and in tables."""
        return JSON_START.match(text) is not None or PurePath(self.name).suffix.lower() in TABLES

    @property
    def text(self) -> str:
        return self.decoded[0]

    @cached_property
    def json(self) -> Any:
        """The value of a JSON file, `None` for any other file, JSON lines among them.

        Raises UnreadableInput where the text begins as JSON and goes wrong later.
        """
        text = self._json_text
        if not JSON_START.match(text):
            return None
        try:
            return json.loads(text)
        except RecursionError as e:
            raise UnreadableInput(self.name, "JSON nested too deeply", "save it again") from e
        except ValueError as e:
            if _holds_json(_JSON_LINE.match(text)):
                return None
            # Else a number of more than the 4,300 digits that Python reads.
            line = f" on line {e.lineno}" if isinstance(e, json.JSONDecodeError) else ""
            raise UnreadableInput(self.name, f"damaged JSON{line}", "save it again, whole") from e

    @cached_property
    def _json_text(self) -> str:
        """The text, escaped halves of characters in it replaced: no file can hold them."""
        return _HALF.sub(r"\\ufffd", self.text) if _SURROGATE in self.text.casefold() else self.text

    @cached_property
    def json_lines(self) -> tuple[dict[str, Any], ...]:
        """The objects of a file of JSON lines (one a line), none for any other file.

        Raises UnreadableInput where the first line is one and a later one is not.
        """
        text = self._json_text
        if self.json is not None or not _holds_json(_JSON_LINE.match(text)):
            return ()
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        try:
            found = tuple(json.loads(line) for _, line in lines)
        except (ValueError, RecursionError) as e:
            bad = next(n for n, line in lines if not _is_json(line))
            raise UnreadableInput(self.name, f"damaged JSON on line {bad}", "save it again, whole") from e
        return found if all(isinstance(each, dict) for each in found) else ()


def _holds_json(line: re.Match[str] | None) -> bool:
    return line is not None and _is_json(line[0])


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def load(path: Path) -> Source:
    """The file at `path`, whole.

    Raises UnreadableInput where it is missing, no file, unreadable or too large.
    """
    name = str(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableInput(name, "no regular file", "save it to a file first")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableInput(name, f"larger than {MAX_BYTES >> 20} MB", "split it into threads")
        return _page(name, path.read_bytes())
    except FileNotFoundError as e:
        raise UnreadableInput(name, "no such file", "check the path") from e
    except IsADirectoryError as e:
        raise UnreadableInput(name, "a folder, not a file", "name the files in it") from e
    except OSError as e:
        raise UnreadableInput(name, f"cannot be read ({e.strerror})", "check its permissions") from e


def _page(name: str, data: bytes) -> Source:
    """The file, or the page in it where it is MHTML."""
    parts = email.message_from_bytes(data).walk() if _MHTML.match(data[:_HEAD_BYTES]) else ()
    pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
    page = next((each for each in pages if isinstance(each, bytes)), None)
    return Source(name, data) if page is None else Source(name, page, packed=data)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """`data` as (text, encoding): byte order mark, strict UTF-8, declared, cp1252, then a guess.

    charset-normalizer comes last because it calls cp1252 text cp1250.
    """
    if not data.strip():
        raise UnreadableInput(name, "empty file", "save the page again")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if (wide := _without_mark(data)) is not None:
        return _strictly(data, wide, name)
    if _is_binary(data):
        raise UnreadableInput(name, "binary data, not text", "save the page as text or HTML")
    for encoding in ("utf-8", *_declared(data), "cp1252"):
        try:
            return data.decode(encoding), encoding
        except (UnicodeError, LookupError):
            continue
    guess = charset_normalizer.from_bytes(data).best()
    if guess is None:
        raise UnreadableInput(name, "in no encoding that fits", "save it again as UTF-8")
    return str(guess), guess.encoding


def _strictly(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as e:
        raise UnreadableInput(name, f"damaged {encoding} text at byte {e.start}", "save it again") from e


def _declared(data: bytes) -> tuple[str, ...]:
    match = _DECLARED.search(data[:_HEAD_BYTES])
    named = match[1].decode("ascii") if match else ""
    return (named,) if named and not named.endswith("_escape") else ()


def _without_mark(data: bytes) -> str | None:
    """The kind of UTF-16 that `data` is in without saying so: of its head every second byte is 0."""
    head = data[:_HEAD_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) or max(even, odd) < _MIN_WIDE_SHARE * len(head[1::2]):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _is_binary(data: bytes) -> bool:
    head = data[: 2**16]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return b"\0" in head or controls > _MAX_CONTROL_SHARE * len(head)
