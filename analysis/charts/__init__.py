"""The pictures of one thread: one function a chart, small table in, figure out."""

from __future__ import annotations
