"""A finding: one sentence about a thread, the values it states, and how they are checked again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

from analysis.summary.ledger import Ledger
from analysis.summary.quotation import Quotation


class Claim(Protocol):
    """The values that one sentence states; a frozen dataclass, one for each kind of finding."""

    kind: ClassVar[str]

    @property
    def sentence(self) -> str:
        """The claim in words, of its fields alone."""
        ...

    @property
    def comments(self) -> tuple[str, ...]:
        """The ids of the comments that prove it."""
        ...

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The (author, answered author) that it speaks of."""
        ...

    def holds(self, ledger: Ledger) -> bool:
        """Whether every field is what the thread's rows give when they are counted anew."""
        ...


@dataclass(frozen=True)
class Finding:
    """One sentence of page 1 with its evidence."""

    sentence: str
    kind: str
    comments: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    facts: Mapping[str, Any]
    """The fields of the claim behind the sentence: what is checked again."""


@dataclass(frozen=True)
class Summary:
    """Page 1 in words."""

    findings: tuple[Finding, ...]
    headlines: tuple[str, str, str]
    """For the terminal; empty where a thread gives fewer than three sentences."""
    figures: tuple[tuple[str, str], ...]
    """(label, value) of the key figures."""
    dropped: int
    """Sentences that the rows did not bear out, and that were therefore left out."""


def finding(claim: Claim) -> Finding:
    facts = {f.name: getattr(claim, f.name) for f in fields(claim)}  # type: ignore[arg-type]
    return Finding(claim.sentence, claim.kind, claim.comments, claim.pairs, MappingProxyType(facts))


def quotations(value: object) -> Iterator[Quotation]:
    """Every quotation among a finding's facts."""
    if isinstance(value, Quotation):
        yield value
    elif isinstance(value, Mapping):
        yield from quotations(tuple(value.values()))
    elif isinstance(value, tuple):
        yield from itertools.chain.from_iterable(map(quotations, value))
    elif is_dataclass(value):
        yield from quotations(tuple(getattr(value, f.name) for f in fields(value)))
