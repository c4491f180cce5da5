"""The kinds of finding: what is said of a thread, in the order of the page, and what goes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.schema import Tables
from analysis.summary.finding import Claim
from analysis.summary.kinds import (
    answered,
    attention,
    branch,
    exchange,
    few_tones,
    host,
    irony,
    named,
    opening,
    participation,
    questions,
    remarks,
    sides,
    strand,
    subject_turn,
    subjects,
    sureness,
    tone,
    tone_turn,
    toward,
    voice,
    writers,
)


@dataclass(frozen=True)
class Kind:
    """How one subject of the page is found, and how much its sentences matter, the first one first."""

    make: Callable[[Tables], Sequence[Claim]]
    weights: tuple[int, ...]


KINDS: tuple[Kind, ...] = (
    Kind(participation.make, (100,)),
    Kind(opening.make, (60,)),
    Kind(host.make, (64,)),
    Kind(writers.make, (52,)),
    Kind(attention.make, (90,)),
    Kind(exchange.make, (85,)),
    Kind(subjects.make, (93,)),
    Kind(named.make, (56,)),
    Kind(strand.make, (88, 82)),
    Kind(branch.make, (69, 67)),
    Kind(remarks.make, (65,)),
    Kind(answered.make, (57, 55, 53)),
    Kind(subject_turn.make, (66,)),
    Kind(sides.make, (68,)),
    Kind(voice.make, (50, 45)),
    Kind(tone.make, (95,)),
    Kind(few_tones.make, (95,)),
    Kind(tone_turn.make, (58,)),
    Kind(toward.make, (80,)),
    Kind(irony.make, (40,)),
    Kind(questions.make, (54,)),
    Kind(sureness.make, (78,)),
)
"""In the order of the page. Where a thread gives more than fit, those of the least weight are left out."""

CLAIMS: dict[str, type[Claim]] = {
    claim.kind: claim
    for claim in (
        participation.Participation,
        opening.Opening,
        host.Host,
        writers.Writers,
        answered.Answered,
        attention.Attention,
        exchange.Exchange,
        exchange.NoExchange,
        subjects.Subjects,
        named.Named,
        strand.Strand,
        branch.Branch,
        remarks.Remarks,
        subject_turn.SubjectTurn,
        tone_turn.ToneTurn,
        sides.Sides,
        voice.Voice,
        tone.Tone,
        few_tones.FewTones,
        toward.Toward,
        irony.Irony,
        questions.Questions,
        sureness.Sureness,
    )
}
