"""What a sentence says that comments are about: a topic's name, with the article that they have there."""

from __future__ import annotations

import pytest

from analysis.summary.about import as_said


@pytest.mark.parametrize(
    ("name", "comments", "told"),
    [
        ("pivot pier", ["The pivot pier has moved.", "38mm at the pivot pier"], "the pivot pier"),
        ("mug", ["I love my mug.", "Your mug!", "A mug is a mug."], "the mug"),
        ("local SIM chip", ["Get a local SIM chip."], "a local SIM chip"),
        ("old engine", ["It has an old engine."], "an old engine"),
        ("honeybee stings", ["Were they honeybee stings?"], "honeybee stings"),
        ("honeybee stings", ["A honeybee stings once."], "honeybee stings"),
        ("buses", ["The buses are late.", "Buses are late."], "buses"),
        ("Putin", ["the Putin who signed it"], "Putin"),
        ("bus", [None, "No."], "bus"),
    ],
)
def test_a_name_is_told_as_its_comments_mostly_say_it(name, comments, told):
    assert as_said(name, comments) == told
