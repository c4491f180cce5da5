"""Comments in numbers: the pieces of words that the encoder reads."""

from __future__ import annotations

import pytest

from analysis.models import wording


def spelt(text: str, answered: str | None = None) -> list[str]:
    """The pieces of one comment as written."""
    names = {number: piece for piece, number in wording.vocabulary().items()}
    (found,) = wording.pieces([text], [answered])
    return [names[number] for number in found.ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Well said!", "[CLS] well said ! [SEP]"),
        ("don’t", "[CLS] don ' t [SEP]"),
        ("Café", "[CLS] cafe [SEP]"),
        ("snake_case", "[CLS] snake _ case [SEP]"),
        ("unaffable", "[CLS] una ##ffa ##ble [SEP]"),
        ("see https://example.org/a?b=1 now", "[CLS] see link now [SEP]"),
        ("😂", "[CLS] face with tears of joy [SEP]"),
        ("☃\u200d", "[CLS] snow ##man [SEP]"),
        ("x" * 60, "[CLS] [UNK] [SEP]"),
        ("", "[CLS] [SEP]"),
    ],
)
def test_words_are_read_in_known_pieces(text: str, expected: str) -> None:
    assert " ".join(spelt(text)) == expected


def test_what_is_answered_follows_and_is_told_apart() -> None:
    (found,) = wording.pieces(["No."], ["Is it open?"])
    assert spelt("No.", "Is it open?") == "[CLS] no . [SEP] is it open ? [SEP]".split()
    assert found.answered == (0, 0, 0, 0, 1, 1, 1, 1, 1)


def test_nothing_answered_is_nothing_read() -> None:
    assert spelt("No.") == spelt("No.", "")


def test_a_long_comment_is_read_at_both_ends() -> None:
    pieces = spelt("first " + "middle " * 500 + "last")
    assert len(pieces) == wording.OWN_HEAD + wording.OWN_TAIL + 2
    assert (pieces[1], pieces[-2]) == ("first", "last")


def test_a_row_of_one_emoji_counts_twice() -> None:
    assert spelt("😂" * 50).count("joy") == 2


@pytest.mark.parametrize("text", ["word " * 30_000, "😂🙄" * 2_000, "x" * 200_000, "é" * 100_000])
def test_of_endless_comments_little_is_read(text: str) -> None:
    (found,) = wording.pieces([text], [text])
    assert len(found.ids) <= 200


def test_rows_are_padded_to_the_longest() -> None:
    ids, answered = wording.padded(wording.pieces(["one two", "one"], [None, "two"]))
    assert ids.shape == answered.shape == (2, 5)
    assert ids[0].tolist()[-1] == wording.PADDING
    assert answered.tolist() == [[0, 0, 0, 0, 0], [0, 0, 0, 1, 1]]
