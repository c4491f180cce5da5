"""What each exchange was about: a few words of the two comments, else their topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.tags.candidates import Commenters
from analysis.tags.keyphrases import Phrase, Reader, reader
from analysis.tags.naming import JOINTS, UNNAMED
from analysis.tags.spelling import alone
from analysis.tags.terms import stems, subject_texts, terms
from analysis.tags.words import is_vulgar, words_of
from analysis.text import fold

SHORTEST_QUOTE, LONGEST_QUOTE = 3, 7
"""Words of a quoted passage that is shown itself; of a longer one, its best phrase is."""

TELLING = 0.2
"""How much a shared word must tell (0-1), by its rarity in English and here, to be what two comments
are about: of 26 comments, "phone" in 4 tells .2, "Kremlin" in 2 tells .8."""

WHOLE = 1.3
"""Score of a phrase that both comments use as it stands, beside one that they share words of."""

SHORT_ENOUGH = 60
"""Own words of a comment up to which its best phrase is taken for its point."""

LONGER = 0.3
"""Power of a phrase's words that its score is divided by: "error AL1040" is rather told than "AL1040"."""

LONE_NAME = 0.85
"""Score of a single proper name, beside other phrases: who was named says less than what was said of it."""

ALONE = 0.6
"""How much a word tells of a comment's point that no other comment uses, beside one that others do."""

_POINTING = frozenset("this that these those my your his her its our their".split())
"""What makes a noun known that stands alone after it: "your phone" is told as "the phone"."""


def name(
    comments: pd.DataFrame, links: pd.DataFrame, topics: pd.DataFrame, article: pd.DataFrame
) -> pd.DataFrame:
    """`links` with `about`: what each reply took up, missing where nothing shows it.

    The first that is there: the passage that the reply quotes; the most telling phrase whose words both
    comments use; the most telling phrase of a short reply; that of a short comment which it answers; the
    reply's topic, also where its name holds that phrase and says more.
    """
    text = dict(zip(comments["comment_id"], comments["text"].fillna(""), strict=True))
    own = dict(zip(comments["comment_id"], subject_texts(comments), strict=True))
    told = topics[~topics["name"].str.startswith(UNNAMED)]
    named = comments[comments["topic_id"].isin(told["topic_id"])]
    topic = dict(zip(named["comment_id"], named["topic"], strict=True))
    thread = _Thread.of(list(own.values()), article["text"].fillna("").tolist(), comments["author"].dropna())
    about = [
        thread.quoted(text[later], own[later], own[earlier])
        or _in_topic(
            thread.shared(own[later], own[earlier]) or thread.point(own[later]) or thread.point(own[earlier]),
            topic.get(later),
        )
        for later, earlier in zip(links["comment_id"], links["reply_to"], strict=True)
    ]
    return links.assign(about=pd.array(about, dtype="str"))


def _in_topic(phrase: str | None, topic: str | None) -> str | None:
    """`phrase`, or the topic's name where it is one phrase that holds all of it, or nothing else is known."""
    if phrase is None or topic is None:
        return phrase or topic
    is_one = not topic.startswith("“") and not any(joint in topic for joint in JOINTS)
    return topic if is_one and set(stems(phrase)) < set(stems(topic)) else phrase


@dataclass(frozen=True)
class _Thread:
    """What is known of a thread's words when two of its comments are compared."""

    reader: Reader
    tells: Mapping[str, float]
    """0-1 of each stem: how much it tells, by its rarity in everyday English and in the thread."""
    once: frozenset[str]
    """Stems of one comment alone."""
    commenters: Commenters
    read: dict[str, tuple[str, list[Phrase]]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[str], article: Sequence[str], authors: Iterable[str]) -> _Thread:
        words = terms(texts)
        holding = np.asarray(words.present.sum(axis=0)).ravel()
        here = np.log((len(texts) + 1) / (holding + 0.5)) / np.log(len(texts) + 1)
        tells = words.weights * np.clip(here, 0, 1) * np.where(holding < 2, ALONE, 1.0)
        return cls(
            reader([*texts, *article]),
            dict(zip(words.column, tells.tolist(), strict=True)),
            frozenset(one for one, column in words.column.items() if holding[column] < 2),
            Commenters.of(set(authors)),
        )

    def quoted(self, text: str, own: str, earlier: str) -> str | None:
        """The longest passage of `earlier` that `text` holds, but not its own words.

        In quotation marks where it is short, else its best phrase.
        """
        passage, count = _longest_common(text, earlier)
        if count < SHORTEST_QUOTE or fold(passage) in fold(own) or not self._tell(stems(passage)):
            return None
        if count <= LONGEST_QUOTE and not any(is_vulgar(word.folded) for word in words_of(passage)):
            return f"“{passage.replace(';', ',')}”"
        return self._best([passage], set(stems(passage)))

    def shared(self, later: str, earlier: str) -> str | None:
        """The most telling phrase of either comment whose words both use."""
        common = {one for one in set(stems(later)) & set(stems(earlier)) if self._tell([one])}
        return self._best([earlier, later], common) if common else None

    def point(self, earlier: str) -> str | None:
        """The most telling phrase of a short comment; no lone word that nobody else takes up."""
        if len(words_of(earlier)) > SHORT_ENOUGH:
            return None
        return self._best([earlier], set(stems(earlier)), passing=False)

    def _tell(self, some: Iterable[str]) -> bool:
        return any(self.tells.get(one, 0.0) >= TELLING for one in some)

    def _best(self, texts: Sequence[str], wanted: set[str], *, passing: bool = True) -> str | None:
        """The phrase of `texts` that tells most by its `wanted` words, written as it stands there.

        Without `passing`, no usual word that stands alone and in one comment of the thread only.
        """
        found: dict[tuple[str, ...], tuple[str, Phrase]] = {}
        often: dict[tuple[str, ...], set[int]] = {}
        for place, (text, phrases) in enumerate(map(self._read, texts)):
            for phrase in phrases:
                found.setdefault(phrase.key, (text, phrase))
                often.setdefault(phrase.key, set()).add(place)
        scored = [
            (self._score(found[key], wanted) * (WHOLE if len(often[key]) > 1 else 1), -place, key)
            for place, key in enumerate(found)
            if wanted.intersection(key)
            and not found[key][1].weak
            and not self.commenters.are_named_by(key)
            and (passing or not self._is_passing(*found[key]))
        ]
        best = max(scored, default=(0.0, 0, ()))
        return _told(*found[best[2]]) if best[0] > 0 else None

    def _is_passing(self, text: str, phrase: Phrase) -> bool:
        lone = phrase.words == 1 and phrase.noun is None and not text[phrase.start].isupper()
        return lone and phrase.key[0] in self.once and not _pointer(text, phrase)

    def _read(self, text: str) -> tuple[str, list[Phrase]]:
        """`text` without headlines' capitals, and its phrases; most comments are looked at several times."""
        if text not in self.read:
            plain = self.reader.grammar.plain(text)
            self.read[text] = plain, self.reader.phrases(plain)
        return self.read[text]

    def _score(self, where: tuple[str, Phrase], wanted: set[str]) -> float:
        text, phrase = where
        tells = sum(self.tells.get(one, 0.0) for one in set(phrase.key) & wanted)
        named = phrase.words == 1 and phrase.noun is None and text[phrase.start].isupper()
        return tells * (LONE_NAME if named else 1.0) / float(len(phrase.key) ** LONGER)


def _longest_common(text: str, earlier: str) -> tuple[str, int]:
    """The longest run of words of `earlier` that `text` holds too, and its number of words."""
    theirs, ours = words_of(earlier), words_of(text)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word.folded, []).append(place)
    best, last = 0, 0
    runs: dict[int, int] = {}
    for word in ours:
        runs = {place: runs.get(place - 1, 0) + 1 for place in places.get(word.folded, ())}
        for place, length in runs.items():
            if length > best:
                best, last = length, place
    passage = earlier[theirs[last - best + 1].start : theirs[last].end] if best else ""
    return " ".join(passage.split()), best


def _told(text: str, phrase: Phrase) -> str:
    """A phrase as it reads after "about": with "the" where its text has it, or points in another way."""
    if phrase.noun:
        return f"the {phrase.noun}"
    written = alone(text, phrase)
    pointer = _pointer(text, phrase)
    lone = phrase.words == 1 and written.islower()
    return f"the {written}" if pointer == "the" or (pointer and lone) else written


def _pointer(text: str, phrase: Phrase) -> str:
    """The word before a phrase that makes it a known thing ("the", "your"); empty where there is none."""
    words = words_of(text)
    at = next((place for place, word in enumerate(words) if word.start == phrase.start), 0)
    before = words[at - 1].folded if at and words[at].joined else ""
    return before if before == "the" or before in _POINTING else ""
