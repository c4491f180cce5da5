"""What tone is measured beside: words and parts of words, weighed by scikit-learn's usual means."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from analysis.evaluation.tone_material import Material
from analysis.evaluation.tone_scores import common

FOLDS = 3


def measure(material: Material) -> dict[str, float]:
    """Tone by TF-IDF and logistic regression, on threads that it did not see."""
    tones = material.tones()
    texts = np.array(material.reading.texts, dtype=object)
    named = np.full(len(texts), -1)
    split = GroupKFold(FOLDS, shuffle=True, random_state=0)
    for others, mine in split.split(texts, groups=tones.threads):
        fitted, measured = others[tones.labelled[others]], mine[tones.natural[mine]]
        model = _model().fit(texts[fitted], tones.codes[fitted])
        named[measured] = model.predict(texts[measured])
    right, named = tones.codes[tones.natural], named[tones.natural]
    return {
        "tone.tfidf.accuracy": (named == right).mean(),
        "tone.tfidf.macro_f1": f1_score(right, named, labels=common(right), average="macro", zero_division=0),
    }


def _model() -> Pipeline:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    parts = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    return make_pipeline(make_union(words, parts), LogisticRegression(C=3.0, max_iter=300))
