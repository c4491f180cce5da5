"""What can go wrong that is not a bug: one line each, `where: what; what to do`."""

from __future__ import annotations


class AnalysisError(Exception):
    """Root of every error that a person can act on; printed without a traceback.

    `where` names the subject (a file by its path as it was given, an option), `what` the fault, `remedy`
    what to do.
    All three are positional, so that an error survives pickling between processes.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


class UnreadableInput(AnalysisError):
    """The input is missing, empty, binary, too large or in no readable encoding."""


class UnknownFormat(AnalysisError):
    """No format claims the input, or two claim it with the same rank."""


class NoComments(AnalysisError):
    """The input was read, but holds no comments to analyse."""


class UnwritableOutput(AnalysisError):
    """The output folder or a file in it cannot be written."""


REINSTALL = "install the program again"


class DamagedModel(AnalysisError):
    """A file of fitted weights is missing, or is not what its card describes."""
