"""What the tone classifiers are fitted on: the labelled comments as they see them, one task a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.evaluation import tone_fit, tone_gold
from analysis.evaluation.tone_fit import Bools, Examples, Ints
from analysis.evaluation.tone_gold import Gold
from analysis.schema import STANCES, TONES
from analysis.tags import by_words, irony, tone, toward
from analysis.tags.judged import Asked
from analysis.tags.linear import Floats, Seen, Vocabulary
from analysis.tags.manner import Reading

PENALTIES = {by_words.TONE: 0.03, irony.MODEL: 0.01, toward.MODEL: 0.02, by_words.STANCE: 0.01}
"""scikit-learn's C of each, by the likelihood of held-out rows; half and double differ by less than .01."""


@dataclass(frozen=True)
class Material:
    """The labelled comments with all that was said around them, and what the classifiers see of each."""

    gold: Gold
    emotions: list[tuple[str, list[int], str]]
    """Comments of GoEmotions that are not labelled here, with the numbers of their emotions."""

    @cached_property
    def reading(self) -> Reading:
        return Reading(tuple(self.gold.comments["own_text"]))

    @cached_property
    def labels(self) -> pd.DataFrame:
        """The labels by row of the comments; missing where one has none."""
        labels = self.gold.labels.set_index("uid").reindex(self.gold.comments["comment_id"])
        return labels.reset_index(drop=True)

    @cached_property
    def worded(self) -> Bools:
        return tone.worded(self.reading)

    @classmethod
    def of(cls, data: Path) -> Material:
        """The material in the folder that holds `benchmarks/`."""
        gold = tone_gold.read(data)
        labelled = set(gold.labels["uid"])
        others = [row for row in tone_gold.emotions(data) if f"goemotions|{row[2]}" not in labelled]
        return cls(gold, others)

    @cached_property
    def threads(self) -> NDArray[np.str_]:
        return self.gold.comments["thread"].to_numpy(dtype=str)

    @cached_property
    def sources(self) -> NDArray[np.str_]:
        """Where each comment is from; `PICKED` where its label was picked for what it is."""
        picked = self.labels["picked"].eq(True).to_numpy(bool)
        return np.where(picked, tone_gold.PICKED, self.gold.comments["source"].to_numpy(dtype=str))

    @cached_property
    def answered(self) -> Ints:
        """The row of the comment that each one answers, -1 where it answers none."""
        comments = self.gold.comments
        rows = pd.Series(np.arange(len(comments)), index=comments["comment_id"])
        return comments["reply_to"].map(rows).fillna(-1).to_numpy(np.int64)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        labelled = self.labels["tone"].notna().to_numpy()
        texts = [tokens for tokens, known in zip(self.reading.tokens, labelled, strict=True) if known]
        return tone_fit.vocabulary(self._emotional.tokens, texts, list(self.threads[labelled]))

    @cached_property
    def _emotional(self) -> Reading:
        masks = "[NAME]", "[RELIGION]"
        return Reading(tuple(_without(masks, text) for text, _, _ in self.emotions))

    @cached_property
    def feelings(self) -> Floats:
        """What each word of the vocabulary says of each emotion."""
        count = 1 + max(number for _, numbers, _ in self.emotions for number in numbers)
        present = np.zeros((len(self.emotions), count), dtype=bool)
        for row, (_, numbers, _) in enumerate(self.emotions):
            present[row, numbers] = True
        return tone_fit.emotions(self.vocabulary.weigh(self._emotional.tokens), present)

    @cached_property
    def asked(self) -> Asked:
        quoted = self.gold.comments["quoted_share"].fillna(0.0).to_numpy(np.float64)
        return Asked(self.reading, self.answered, quoted, self.worded)

    @cached_property
    def seen(self) -> Seen:
        """One row a comment."""
        return by_words.see(self.asked, self.vocabulary, np.arange(len(self.answered)))

    def tones(self) -> Examples:
        also = [each if isinstance(each, list) else [] for each in self.labels["also"]]
        second = [[TONES.index(label) for label in each if label in TONES] for each in also]
        return self._examples(by_words.TONE, TONES, self.codes("tone", TONES), second)

    def ironies(self) -> Examples:
        return self._examples(irony.MODEL, irony.LABELS, self.codes("irony", (False, True)))

    def targets(self) -> Examples:
        return self._examples(toward.MODEL, toward.LABELS, self.codes("toward", toward.LABELS))

    def stances(self) -> Examples:
        """The pairs of a labelled reply and what it answers, where both have own words."""
        codes = self.codes("stance", STANCES)
        rows = np.flatnonzero((codes >= 0) & (self.answered >= 0) & self.worded & self.worded[self.answered])
        seen = by_words.see_pairs(self.asked, rows, self.vocabulary)
        return Examples(
            STANCES,
            seen,
            codes[rows],
            self.threads[rows],
            self.sources[rows],
            penalty=PENALTIES[by_words.STANCE],
        )

    def _examples(
        self, model: str, labels: tuple[str, ...], codes: Ints, second: Sequence[Sequence[int]] = ()
    ) -> Examples:
        """Every comment, also those without a label: they tell how heated their thread is."""
        return Examples(labels, self.seen, codes, self.threads, self.sources, second, PENALTIES[model])

    def codes(self, column: str, labels: Sequence[object]) -> Ints:
        """The label of each comment by its place among `labels`, -1 where it has none or no own words."""
        of = {label: code for code, label in enumerate(labels)}
        known = self.labels[column].map(of).fillna(-1).to_numpy(np.int64)
        return np.where(self.worded, known, -1)


def _without(parts: tuple[str, ...], text: str) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text
