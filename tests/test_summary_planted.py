"""Every kind of finding rejects every planted falsehood: numbers, people, words, comments, direction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from summary_stories import DISPUTE, thread

from analysis import summary
from analysis.schema import Tables
from analysis.summary.finding import Finding, finding
from analysis.summary.kinds import CLAIMS, KINDS, voice
from analysis.summary.ledger import Ledger, ledger
from analysis.summary.quotation import Quotation
from analysis.summary.selection import bears_out

ANGRY = {n: "informative" if n < 11 else "hostile" for n in range(1, 21)}

FERRY = "The ferry was cheaper than the bridge ever was."

THREADS: dict[str, Tables] = {
    "a quarrel": thread(
        *DISPUTE,
        ("Cy", "Nobody knows who pays, or when.", 4),
        ("Bo", "Somebody always knows such things.", 9),
        (None, "No, that bridge is not narrow at all.", 1),
        ("Eve", "Who would ever pay for a second bridge?", 1),
        host="bo",
        speakers={11: "Bo"},
        tones={1: "critical", 2: "mocking", 3: "joking?", 5: "questioning", 10: "hostile", 12: "questioning"},
        irony={6: 0.8, 8: 0.6},
        stances={
            2: "disagrees",
            3: "disagrees",
            4: "agrees",
            7: "disagrees",
            8: "disagrees",
            11: "disagrees",
        },
        kinds=dict.fromkeys((3, 4, 5, 7, 8, 9, 10, 11, 12), "stated") | {2: "content"},
        about=dict.fromkeys((2, 3, 7, 8), "the old bridge"),
        topics={"trams": [3, 4], "bridges": [1, 2, 5, 7, 8], "boats": [6]},
        phrases={"bridges": "bridges;lanes"},
        posted_at={n: f"2020-01-{n:02}T12:00:00" for n in range(1, 13)},
        lost_parents=[6],
    ),
    "one strand with side conversations": thread(
        ("Ana", "What shall we call the bridge?"),
        ("Bo", "Name it after the old ferryman who drowned nobody.", 1),
        ("Cy", "The ferryman drowned nobody, true.", 2),
        ("Bo", "Not one.", 3),
        ("Cy", "The ferryman it is.", 4),
        ("Bo", "Yes.", 5),
        ("Di", "Numbers would do for a bridge, and seven is free.", 1),
        ("Ed", "Seven is free.", 7),
        ("Di", "Then seven.", 8),
        (None, "Or eight.", 8),
        ("Gus", "Seven!", 9),
        ("Hal", "Me too.", 1),
        topics={"names": [2, 3, 4], "numbers": [5, 6, 7, 8]},
        tones=dict.fromkeys(range(1, 11), "informative") | dict.fromkeys(range(7, 12), "joking"),
    ),
    "a long conversation by doubtful links": thread(
        ("Ana", "Good morning to all of you here."),
        ("Bo", FERRY, 1),
        ("Cy", "No ferry was cheap.", 2),
        ("Di", "The ferry drowned nobody.", 2),
        ("Ed", "Not one.", 2),
        ("Flo", "The bridge has a crooked railing on its left.", 1),
        ("Gus", "I like the railing.", 6),
        ("Hal", "The railing is new.", 6),
        confidences=dict.fromkeys((7, 8), 0.8) | {6: 0.4},
    ),
    "a conversation that turns": thread(
        ("Ana", "The trams of the town are late again."),
        ("Bo", "Those trams!", 1),
        ("Cy", "No trams today.", 1),
        ("Di", "Take the ferries then, the ferries are never late.", 3),
        ("Ed", "Ferries sink.", 4),
        ("Flo", "My ferries do not.", 4),
        topics={"trams": [1, 2, 3], "ferries": [4, 5, 6]},
    ),
    "remarks that nobody took up": thread(
        ("Ana", "The ferry was cheaper than any bridge."),
        ("Bo", "The tickets of the ferry were never cheap."),
    ),
    "anger at one town": thread(
        *((f"P{n}", f"Leer has failed us, part {n}.") for n in range(1, 8)),
        tones=dict.fromkeys(range(1, 8), "critical"),
        toward=dict.fromkeys(range(1, 5), "outsider") | {5: "person"},
        named={"Leer": [1, 2, 3, 5, 6], "Emden": [1, 2]},
    ),
    "captions": thread(
        *((f"P{n}", f"Caption of {'boats' if n in (2, 4, 6) else 'cats'} number {n}.") for n in range(1, 10)),
        topics={"cats": [1, 3, 5, 7], "boats": [2, 4], "one-off": [6]},
    ),
    "replies that never meet": thread(("Ana", "One."), *((f"P{n}", f"I am {n}.", 1) for n in range(20))),
    "people at the centre": thread(
        ("Ben", "One."),
        ("Ben Lee", "Two."),
        *((f"P{n}", "Three.", 1) for n in range(5)),
        *(("Ben", "Four.", n) for n in range(3, 8)),
        confidences={3: 0.9},
    ),
    "a turn of the subject": thread(
        *((f"P{n}", f"The trams of the town are late, part {n}.") for n in range(1, 6)),
        *((f"Q{n}", f"The ferries of the town are cheap, part {n}.") for n in range(6, 12)),
        topics={"trams": [1, 3, 4, 5], "ferries": [2, 6, 7, 8, 9, 11]},
    ),
    "a turn of the tone": thread(*((f"P{n}", f"Words {n}.") for n in range(1, 21)), tones=ANGRY),
}


ROWS = {name: ledger(tables) for name, tables in THREADS.items()}


def claims() -> Iterator[Any]:
    """(thread, claim) for everything that could be said of these threads."""
    for name, tables in THREADS.items():
        for kind in KINDS:
            for n, claim in enumerate(kind.make(tables)):
                yield pytest.param(ROWS[name], claim, id=f"{claim.kind} {n + 1} of {name}")


CLAIMED = list(claims())


def false(value: Any) -> Iterator[Any]:
    """Variants of a fact, none of which is true."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield from {"Bo", "Zoe", "joking", "c1", "c4"} - {value}
    elif isinstance(value, Quotation):
        yield replace(value, words="not in any comment")
        yield replace(value, words=value.words.upper())
        yield replace(value, comment="c999")
    elif isinstance(value, tuple):
        yield from _false_rows(value)
    elif is_dataclass(value):
        yield from false_claims(value)


def _false_rows(rows: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A record with one field false; a list with one row false, gone or too many, or turned round."""
    record = len({type(row) for row in rows}) > 1
    for n in range(len(rows)):
        if not record:
            yield (*rows[:n], *rows[n + 1 :])
        yield from ((*rows[:n], other, *rows[n + 1 :]) for other in false(rows[n]))
    if rows and not record:
        yield (*rows, rows[0])
        yield from [rows[::-1]] * (rows[::-1] != rows)


def false_claims(claim: Any) -> Iterator[Any]:
    """`claim` with one of its facts false."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        unknown = ["Zoe"] if value is None and field.type == "str | None" else []
        for wrong in (*false(value), *unknown):
            yield replace(claim, **{field.name: wrong})


def sayable(claims: Iterator[Any]) -> Iterator[Finding]:
    """The findings of those claims that can be put into words at all (no tone is called "Zoe", nor a day)."""
    for claim in claims:
        with suppress(LookupError, ValueError):
            yield finding(claim)


def test_the_threads_give_every_kind_of_finding() -> None:
    assert {param.values[1].kind for param in CLAIMED} == set(CLAIMS)


@pytest.mark.parametrize(("rows", "claim"), CLAIMED)
def test_a_true_finding_holds(rows: Ledger, claim: Any) -> None:
    assert bears_out(rows, finding(claim))


@pytest.mark.parametrize(("rows", "claim"), CLAIMED)
def test_no_finding_holds_with_a_false_fact(rows: Ledger, claim: Any) -> None:
    planted = list(sayable(false_claims(claim)))
    assert planted
    assert [found.sentence for found in planted if bears_out(rows, found)] == []


@pytest.mark.parametrize(("rows", "claim"), CLAIMED)
def test_no_finding_holds_whose_words_or_comments_are_not_its_facts(rows: Ledger, claim: Any) -> None:
    true = finding(claim)
    planted = [
        replace(true, sentence=f"{true.sentence} And how!"),
        replace(true, comments=(*true.comments, "c1")),
        replace(true, comments=true.comments[:-1]),
        replace(true, comments=("c999",)),
        replace(true, pairs=(*true.pairs, ("Ana", "Zoe"))),
        replace(true, kind="no such kind"),
    ]
    assert not any(bears_out(rows, found) for found in planted if found != true)


@pytest.mark.parametrize(("rows", "claim"), CLAIMED)
def test_a_finding_of_one_thread_is_not_taken_for_one_of_another(rows: Ledger, claim: Any) -> None:
    others = [other for other in ROWS.values() if other is not rows]
    assert not all(bears_out(other, finding(claim)) for other in others)


def test_an_exchange_with_its_direction_reversed_is_false() -> None:
    tables = THREADS["a quarrel"]
    (true,) = [found for found in summary.find(tables).findings if found.kind == "exchange"]
    turned = CLAIMS["exchange"](**{**true.facts, "one": true.facts["other"], "other": true.facts["one"]})
    assert turned.sentence != true.sentence
    assert not summary.holds(finding(turned), tables)


def test_a_quotation_put_into_the_mouth_of_another_is_false() -> None:
    tables = THREADS["a quarrel"]
    true = voice.make(tables)[0]
    assert summary.holds(finding(true), tables)
    assert not summary.holds(finding(replace(true, author="Dee")), tables)
    assert not summary.holds(finding(replace(true, author=true.answered, answered=true.author)), tables)


def test_a_false_finding_is_dropped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = THREADS["a quarrel"]
    before = summary.find(tables)
    lying = replace(KINDS[0], make=lambda tables: [replace(KINDS[0].make(tables)[0], people=99)])
    monkeypatch.setattr("analysis.summary.selection.KINDS", (lying, *KINDS[1:]))
    after = summary.find(tables)
    assert (before.dropped, after.dropped) == (0, 1)
    assert not any("99" in found.sentence for found in after.findings)
