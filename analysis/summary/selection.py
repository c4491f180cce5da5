"""From the tables of a thread to the sentences of page 1."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.schema import Tables
from analysis.summary.figures import figures
from analysis.summary.finding import Finding, Summary, finding, quotations
from analysis.summary.kinds import CLAIMS, KINDS
from analysis.summary.ledger import Ledger, ledger

LONGEST = 10
"""Sentences on page 1, at most."""
HEADLINES = (
    ("participation",),
    ("exchange", "attention", "strand", "subjects", "remarks", "no exchange", "opening"),
    ("tone", "few tones"),
)
"""What each of the terminal's three sentences is, the first kind that the thread gives."""


def find(tables: Tables) -> Summary:
    """The sentences of page 1, each checked against the rows; the terminal's three; the key figures."""
    rows = ledger(tables)
    made = [
        (weight, finding(claim))
        for kind in KINDS
        for weight, claim in zip(kind.weights, kind.make(tables), strict=False)
    ]
    true = [(weight, found) for weight, found in made if bears_out(rows, found)]
    findings = _chosen(true)
    return Summary(findings, _headlines(findings), figures(tables), len(made) - len(true))


def holds(found: Finding, tables: Tables) -> bool:
    """Whether a finding is true of a thread."""
    return bears_out(ledger(tables), found)


def bears_out(rows: Ledger, found: Finding) -> bool:
    """Whether a finding's sentence says its facts, and the rows, counted anew, give these facts."""
    if found.kind not in CLAIMS or not all(c in rows.comments for c in found.comments):
        return False
    claim = CLAIMS[found.kind](**found.facts)
    said = (claim.sentence, claim.comments, claim.pairs)
    return said == (found.sentence, found.comments, found.pairs) and claim.holds(rows)


def _chosen(weighted: Sequence[tuple[int, Finding]]) -> tuple[Finding, ...]:
    """The weightiest findings that quote no comment twice, in the order of the page."""
    quoted: set[str] = set()
    chosen: list[Finding] = []
    for _, found in sorted(weighted, key=lambda item: -item[0]):
        spoken = {quotation.comment for quotation in quotations(found.facts)}
        if len(chosen) < LONGEST and not spoken & quoted:
            chosen.append(found)
            quoted |= spoken
    return tuple(found for _, found in weighted if found in chosen)


def _headlines(findings: Sequence[Finding]) -> tuple[str, str, str]:
    left = list(findings)
    chosen: list[str] = []
    for kinds in HEADLINES:
        of_kind = [found for kind in kinds for found in left if found.kind == kind]
        picked = next(iter(of_kind or left), None)
        chosen.append(picked.sentence if picked else "")
        left = [found for found in left if found is not picked]
    return chosen[0], chosen[1], chosen[2]
