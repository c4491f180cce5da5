"""The command line: arguments to the pipeline to an exit status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from analysis import __version__

DONE, SOME_FAILED, WRONG, NOTHING_TO_DO = 0, 1, 2, 3
"""Exit statuses; `WRONG` is the command line."""
OUTPUTS = ("tables", "charts", "summary", "graph", "pdf", "html")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status. Heavy imports wait until a command needs them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.command(arguments)
    except BrokenPipeError:  # whoever read our output has left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    return status


class _Parser(argparse.ArgumentParser):
    """Says in one line what of a command line is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"command line: {message}; see `{self.prog} --help`\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="analysis",
        description="Who replied to whom, about what, and in what tone, in a scraped comment thread.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser("report", help="analyse threads and write their reports")
    report.add_argument(
        "threads", nargs="+", metavar="THREAD", help="a file, a folder or a glob of scraped threads"
    )
    report.add_argument(
        "--out", type=Path, default=Path("reports"), help="folder of the reports (default: reports)"
    )
    report.add_argument(
        "--background", nargs="+", default=[], metavar="FILE", help="articles to trace quotations to"
    )
    report.add_argument(
        "--format", metavar="NAME", help="read every file as this format (see `analysis formats`)"
    )
    report.add_argument("--join", action="store_true", help="read several files as pages of one thread")
    report.add_argument(
        "--fast",
        action="store_true",
        help="judge by single words alone, without networks: sooner, less often right",
    )
    report.add_argument(
        "--topics",
        type=_count,
        metavar="N",
        help="divide each discussion into so many topics (default: by its length, 7 of 26 comments)",
    )
    report.add_argument("--only", type=_only, metavar="LIST", help=f"write only these: {', '.join(OUTPUTS)}")
    report.set_defaults(command=_report)
    formats = commands.add_parser("formats", help="list the input formats and how to get such files")
    formats.set_defaults(command=_formats)
    return parser


def _only(listed: str) -> frozenset[str]:
    names = frozenset(name.strip() for name in listed.split(","))
    unknown = sorted(names - set(OUTPUTS))
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{', '.join(map(repr, unknown))}: no such output; choose from {', '.join(OUTPUTS)}"
        )
    return names


def _count(written: str) -> int:
    if not written.isascii() or not written.isdigit() or int(written) == 0:
        raise argparse.ArgumentTypeError(f"{written!r}: no number of topics; give 1, 2, 3 …")
    return int(written)


def _report(arguments: argparse.Namespace) -> int:
    from analysis.terminal import report  # imports every library of the program

    return report(arguments)


def _formats(_: argparse.Namespace) -> int:
    from analysis.formats import FORMATS

    for each in FORMATS:
        print(f"{each.name}\n  matches  {each.matches}\n  get it   {each.how_to_get}\n")
    return DONE
