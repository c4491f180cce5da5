"""What a file looks like that no format knows, in words for the person who gave it."""

from __future__ import annotations

import re

from analysis.formats.source import Source

MOST_KEYS = 5
"""Names of a JSON object that are told."""
_ROOT = re.compile(r"<(?![?!])([\w:-]{1,40})")


def look(source: Source) -> str:
    """A few words on what `source` holds."""
    value = source.json
    if isinstance(value, dict):
        return f"JSON with {_names(value)}"
    if isinstance(value, list):
        inner = next((each for each in value if isinstance(each, dict)), {})
        return f"a JSON list of objects with {_names(inner)}" if inner else "a JSON list of no objects"
    if root := _ROOT.search(source.text):
        kind = "XML" if source.text.lstrip().startswith("<?xml") else "a piece of markup"
        return f"{kind} that begins with <{root[1]}>"
    return "text without words"


def _names(value: dict[str, object]) -> str:
    names = [f"`{name[:40]}`" for name in list(value)[:MOST_KEYS]]
    return ", ".join(names) + (" …" if len(value) > MOST_KEYS else "") if names else "nothing in it"
