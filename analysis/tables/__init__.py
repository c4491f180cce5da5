"""Small tables of one thread: one function a table, frames in, frame out."""

from __future__ import annotations
