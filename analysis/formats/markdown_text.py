"""Pages saved as Markdown, put back to the lines that the page shows.

Source: CommonMark 0.31 for what the marks mean; html2text and markdownify for which of them programs write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analysis.formats.lines import indent
from analysis.formats.times import WHEN

LEAST_MARKS = 8
"""Marks that only Markdown has; a page with fewer may be plain text in which somebody wrote some."""
_LABEL = r"\[(?P<label>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]"
_TARGET = r"\(\s*(?:<[^<>\n]*>|(?:\\.|[^()\\\n]|\n(?!\n)|\([^()]*\))*?)(?:\s+\"(?:[^\"]|\n(?!\n))*?\")?\s*\)"
_IMAGE = re.compile(rf"!{_LABEL.replace('?P<label>', '?:')}{_TARGET}")
_LINK = re.compile(_LABEL + _TARGET)
_HEADING = re.compile(r"#{1,6}(?:[ \t]+(?P<words>\S.*?))?(?:[ \t]+#+)?")
_HARD_BREAK = re.compile(r"\S  $", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|={3,}|[|: -]*-{3}[|: -]*")
_ROW = re.compile(r"\|(?P<cells>.*)\|")
_ITEM = re.compile(r"(?:[*+-]|(?P<number>\d{1,5})\.) +(?P<words>\S.*)")
_DATE = re.compile(WHEN, re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1|\n\n).)+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(
    r"(?<![\w\\*_])([*_])(?=[^\s*_])((?:(?!\1|\n\n).)+?)(?<=[^\s\\])\1(?![\w*_])", re.DOTALL
)
_ICON = re.compile(r"^( *(?:• )?)__ ?", re.MULTILINE)
"""What html2text writes for an icon, an empty element in italics."""
WIDTH = 78
"""Code points of a line at which html2text wraps."""
MOST_LONGER = 0.05
"""Share of the lines of a wrapped text that are longer (links without a blank)."""
NESTING = 2
"""Blanks by which an item stands to the right of the text around its list."""
WITHIN = 4
"""Blanks by which an item's other lines stand to the right of its mark."""


def without_markdown(text: str) -> str:
    """A text saved as Markdown without its marks; another text as it is."""
    if not is_markdown(text):
        return text
    text = _IMAGE.sub("", "\n".join(_joined(text.split("\n"))))
    for _ in range(2):  # a link in a link's words
        text = _LINK.sub(lambda found: " ".join(found["label"].split()), text)
    text = "\n".join(_nested(list(_cells(text.split("\n")))))
    for mark in (_STRONG, _EMPHASIS, _STRONG):
        text = mark.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _ICON.sub(r"\1", text))


def is_markdown(text: str) -> bool:
    """Whether a text has the marks of Markdown, of two kinds at least."""
    headings = [line for line in text.split("\n") if _is_heading(line)]
    counts = [len(headings), *(len(mark.findall(text)) for mark in (_IMAGE, _LINK, _HARD_BREAK, _STRONG))]
    lower = sum(line.startswith("##") for line in headings)
    return lower >= LEAST_MARKS or sum(min(count, LEAST_MARKS - 1) for count in counts) >= LEAST_MARKS


def _cells(lines: Iterable[str]) -> Iterator[str]:
    """`lines` with a table's cells each in a line of its own, and rules left out."""
    for line in lines:
        if _RULE.fullmatch(line.strip()):
            yield ""
        elif row := _ROW.fullmatch(line.strip()):
            yield from (cell.strip() for cell in row["cells"].split(" | "))
        else:
            yield line


def _joined(lines: list[str]) -> list[str]:
    """`lines` with those put together that are one, wrapped, in a text that is."""
    longer = sum(len(line) > WIDTH and " " in line.strip() for line in lines)
    if longer > MOST_LONGER * len(lines):
        return list(lines)
    found: list[str] = []
    above = ""
    for line in lines:
        if found and _continues(above, line):
            found[-1] += " " + line.strip()
        else:
            found.append(line)
        above = line
    return found


def _continues(above: str, line: str) -> bool:
    """Whether a line goes on with the one above, which had no room for its first word."""
    words = line.split(maxsplit=1)
    if not (above.strip() and words) or len(above) + 1 + len(words[0]) <= WIDTH:
        return False
    begins = _item(line) or _is_heading(line) or line.lstrip().startswith(">")
    return not begins and not _is_heading(above) and indent(line) <= indent(above)


def _nested(lines: list[str]) -> Iterator[str]:
    """`lines` with their lists as text browsers print them: to the right of what stands around them.

    html2text sets an item's further paragraphs at the margin, where they would not belong to it.
    """
    items = [line for line in lines if _item(line)]
    outside = 2 * sum(line.startswith(" ") for line in items) > len(items)
    within: int | None = None
    for line in lines:
        if _is_heading(line):
            within = None
            yield _without_heading(line)
        elif item := _item(line):
            within = indent(line)
            mark = f"{item['number']}." if item["number"] else "•"
            yield f"{' ' * (within + NESTING)}{mark} {_without_heading(item['words'])}"
        elif within is None or not line.strip():
            yield line
        elif indent(line) > within:
            yield " " * NESTING + line
        elif outside:
            yield " " * (within + NESTING + WITHIN) + line.strip()
        else:
            within = None
            yield line


def _is_heading(line: str) -> bool:
    return _HEADING.fullmatch(line.strip()) is not None


def _without_heading(line: str) -> str:
    """A line without the marks of a heading around its words."""
    heading = _HEADING.fullmatch(line.strip())
    return (heading["words"] or "") if heading else line


def _item(line: str) -> re.Match[str] | None:
    """The list item that a line begins; a date (`3. Mai 2011`) begins none."""
    words = line.strip()
    return None if _DATE.match(words) else _ITEM.fullmatch(words)
