"""The results of one thread on disk: a PDF for people, tables and a graph for programs; the only writer."""

from analysis.report.whole import check
from analysis.report.writer import PARTS, write

__all__ = ["PARTS", "check", "write"]
