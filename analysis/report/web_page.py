"""report.html: the thread to explore, in one file that loads nothing and sends nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from pathlib import Path

PARTS = Path(__file__).parent


def web_page(data: Mapping[str, object]) -> bytes:
    """The page that shows `data`, as `web_data` gives it.

    What people wrote is data to the script, which sets it as text; the browser runs this script alone, by
    its digest. Source: w3.org/TR/CSP3.
    """
    style, script = (_part(name) for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; script-src '{_digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    page = _part("page.html").format(
        policy=policy,
        title=html.escape(str(data["title"])),
        style=style,
        data=_inert(data),
        script=script,
    )
    return page.encode("utf-8", "replace")


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


def _inert(data: Mapping[str, object]) -> str:
    """As JSON in which no sign can end the element that holds it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
