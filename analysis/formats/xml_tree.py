"""XML exports as a tree, with entity expansion and endless nesting refused."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from analysis.errors import UnreadableInput
from analysis.formats.source import Source

MAX_DEPTH = 500
"""Elements inside each other; exports of comments need some six."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML does not allow and that exports hold nevertheless."""


class _RefusedError(Exception):
    """The document holds what no export needs."""


def parse(source: Source) -> Element:
    """The root of the document; names keep their prefixes (`wp:comment`) as written.

    Raises UnreadableInput for damaged XML and for XML that defines entities or never stops nesting.
    """
    builder = _Builder()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(_FORBIDDEN.sub("", source.text).encode("utf-8", "replace"), True)
        return builder.close()
    except expat.ExpatError as e:
        raise UnreadableInput(source.name, f"damaged XML on line {e.lineno}", "export it again") from e
    except _RefusedError as e:
        raise UnreadableInput(source.name, str(e), "export it again") from e


class _Builder(TreeBuilder):
    depth = 0

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _RefusedError(f"XML with more than {MAX_DEPTH} elements inside each other")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def _refuse_entity(*_: object) -> None:
    raise _RefusedError("XML that defines entities, as no export does")


def text(element: Element | None, path: str) -> str:
    """The text at `path` below `element`, no text where there is none."""
    return (element.findtext(path) or "").strip() if element is not None else ""
