"""The phrases that a reply may be about, and what is seen of each: in the reply, before it, in the thread."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.tags.candidates import Commenters
from analysis.tags.keyphrases import Phrase, Reader, reader
from analysis.tags.naming import is_unnamed
from analysis.tags.spelling import alone
from analysis.tags.terms import (
    Floats,
    is_everywhere,
    stems,
    subject_texts,
    title_of,
    unsigned_texts,
    weight,
)
from analysis.tags.words import Word, everyday, words_of
from analysis.text import fold, sentences

FEATURES = (
    "rarity of its words in everyday English",
    "comments with its words",
    "people who use it",
    "a single word",
    "a single word of everyday English",
    "of three letters or fewer",
    "length",
    "in both comments",
    "its words in the reply",
    "its words in the answered comment",
    "its words in other replies to that",
    "its words in the title",
    "its words in what the reply quotes",
    "holds the topic's name",
    "uses of its words in the reply",
    "uses in the answered comment",
    "place in the reply",
    "opens the answered comment",
    "words of the reply",
    "words of the answered comment",
    "only in the answered comment, a long one",
)
"""What is seen of each phrase. Chosen among 65 by leaving out, one after the other, what helped least."""

ALL = ""
"""Stands for any stem."""

LONG = 60
"""Words above which a comment is long."""
FEW_LETTERS = 3

_POINTING = frozenset("this that these those my your his her its our their".split())
"""What makes a noun known that stands alone after it: "your phone" is told as "the phone"."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """A phrase that an exchange may be about."""

    key: Key
    """Its stems."""
    written: str
    """As it stands where it is first used."""
    places: Sequence[tuple[int, Phrase]] = ()
    """The first in the reply (its row) and in the answered comment; none: the name of the reply's topic."""


@dataclass(frozen=True)
class Said:
    """One comment in its words."""

    text: str
    """Without headlines' capitals."""
    quoted: frozenset[str]
    """Stems that stand in its quotations alone."""
    uses: Counter[str]
    """Uses of each stem."""
    length: int
    """In words."""
    first_sentence: int
    """Where it ends."""
    phrases: Mapping[Key, Sequence[Phrase]]
    """Where it uses each phrase that says enough and is no commenter's name."""

    @classmethod
    def of(cls, text: str, quoted: frozenset[str], thread_reader: Reader, commenters: Commenters) -> Said:
        phrases: dict[Key, list[Phrase]] = defaultdict(list)
        for phrase in thread_reader.phrases(text):
            written = text[phrase.start : phrase.end]
            if not phrase.weak and not commenters.are_in(phrase.key, written):
                phrases[phrase.key].append(phrase)
        first = next((end for _, end in sentences(text)), 0)
        return cls(text, quoted, Counter(stems(text)), len(words_of(text)), first, dict(phrases))


@dataclass(frozen=True)
class Exchanges:
    """What is known of a thread's words when two of its comments are compared."""

    said: Sequence[Said]
    holding: Mapping[str, int]
    """Comments that hold each stem."""
    users: Mapping[Key, int]
    """People who use each phrase."""
    row_of: Mapping[str, int]
    """Row of each comment."""
    answers: Mapping[int, Counter[str]]
    """Of the answers to each comment: how many hold each stem; all of them as ALL."""
    answered: Mapping[int, Sequence[int]]
    """Rows of the comments that each answers."""
    topic: Mapping[int, str]
    """Name of the topic of each comment that has a named one."""
    title: frozenset[str]
    names: Collection[str]
    """Folded words that the thread writes with a capital."""
    is_english: bool

    @classmethod
    def of(
        cls, comments: pd.DataFrame, links: pd.DataFrame, topics: pd.DataFrame, article: pd.DataFrame
    ) -> Exchanges:
        ordered = comments.sort_values("position", kind="stable")
        texts, subjects = unsigned_texts(ordered), subject_texts(ordered)
        thread_reader = reader([*texts, *article["text"].fillna("")])
        commenters = Commenters.of(ordered, texts)
        said = [
            Said.of(thread_reader.grammar.plain(text), _only_in(whole, subject), thread_reader, commenters)
            for text, subject, whole in zip(texts, subjects, ordered["text"].fillna(""), strict=True)
        ]
        row_of = {comment: row for row, comment in enumerate(ordered["comment_id"])}
        answers: dict[int, Counter[str]] = defaultdict(Counter)
        answered = defaultdict(list)
        for later, earlier in zip(links["comment_id"], links["reply_to"], strict=True):
            answers[row_of[earlier]].update({*said[row_of[later]].uses, ALL})
            answered[row_of[later]].append(row_of[earlier])
        named = set(topics["topic_id"][~topics["name"].map(is_unnamed).astype(bool)])
        of_row = zip(ordered["topic_id"], ordered["topic"], strict=True)
        return cls(
            said=said,
            holding=Counter(one for each in said for one in each.uses),
            users=_users([one.phrases for one in said], ordered["person"]),
            row_of=row_of,
            answers=answers,
            answered=answered,
            topic={row: name for row, (topic, name) in enumerate(of_row) if topic in named},
            title=frozenset(stems(title_of(article))),
            names=thread_reader.grammar.names,
            is_english=thread_reader.grammar.is_english,
        )

    def offers(self, later: int, earlier: int) -> list[Offer]:
        """The phrases of the reply, those of the answered comment, and the name of the reply's topic.

        Of a reply to several comments, no phrase that another of them uses and this one does not.
        """
        found: dict[Key, list[tuple[int, Phrase]]] = defaultdict(list)
        for row in (later, earlier):
            for key, places in self.said[row].phrases.items():
                found[key].append((row, places[0]))
        others = [self.said[row].phrases for row in self.answered.get(later, ()) if row != earlier]
        offers = [
            Offer(key, self._written(*places[0]), places)
            for key, places in found.items()
            if key in self.said[earlier].phrases or not any(key in other for other in others)
        ]
        topic = self.topic.get(later)
        if topic is not None and not topic.startswith("“") and (key := tuple(stems(topic))) not in found:
            offers.append(Offer(key, topic))
        return offers

    def _written(self, row: int, phrase: Phrase) -> str:
        return self.said[row].text[phrase.start : phrase.end]

    def seen(self, later: int, earlier: int, offers: Sequence[Offer]) -> Floats:
        """What is seen of each offer: (offers, FEATURES)."""
        topic = frozenset(stems(self.topic.get(later, "")))
        rows = [list(self._seen(later, earlier, offer, topic)) for offer in offers]
        return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))

    def _seen(self, later: int, earlier: int, offer: Offer, topic: frozenset[str]) -> Iterator[float]:
        reply, answered = self.said[later], self.said[earlier]
        here, there = (each.phrases.get(offer.key, ()) for each in (reply, answered))
        weights = {one: weight(one) for one in offer.key}
        whole = sum(weights.values()) or 1.0
        written, phrase = offer.written, offer.places[0][1] if offer.places else None
        single = (phrase.words if phrase else len(written.split())) == 1
        is_name = fold(written) in self.names and not (phrase and phrase.noun)
        others = self.answers[earlier]
        told_by_others = sum(told * (others[one] - (one in reply.uses)) for one, told in weights.items())

        def share(words: Collection[str]) -> float:
            return sum(told for one, told in weights.items() if one in words) / whole

        count = max(len(weights), 1)
        yield whole / count
        yield sum(math.log1p(self.holding.get(one, 0)) for one in weights) / count / self._most
        yield math.log1p(self.users.get(offer.key, 0))
        yield single
        yield single and not is_name and everyday().knows(written.lower())
        yield len(written) <= FEW_LETTERS
        yield len(written) / 20
        yield bool(here and there)
        yield share(reply.uses)
        yield share(answered.uses)
        yield told_by_others / whole / max(others[ALL] - 1, 1)
        yield share(self.title)
        yield share(reply.quoted)
        yield bool(topic) and topic <= weights.keys()
        yield math.log1p(sum(reply.uses[one] for one in weights) / count)
        yield math.log1p(len(there))
        yield here[0].start / len(reply.text) if here else 1.0
        yield any(place.start < answered.first_sentence for place in there)
        yield math.log1p(reply.length) / 5
        yield math.log1p(answered.length) / 5
        yield not here and bool(there) and answered.length > LONG

    @cached_property
    def _most(self) -> float:
        return math.log1p(len(self.said))

    def is_everywhere(self, offer: Offer) -> bool:
        """Whether so many comments hold all words of a phrase that it tells no exchange from another."""
        held = min((self.holding.get(one, 0) for one in offer.key), default=0)
        return is_everywhere(held, len(self.said))

    def told(self, offer: Offer) -> str:
        """An offer as it reads after "about": with "the" where a comment has it, or points in another way."""
        if not offer.places:
            return offer.written
        known = [
            (_pointer(words_of(self.said[row].text), phrase), row, phrase) for row, phrase in offer.places
        ]
        pointer, row, phrase = next((each for each in known if each[0]), known[0])
        if phrase.noun:
            return f"the {phrase.noun}"
        written = alone(self.said[row].text, phrase, self.names)
        lone = phrase.words == 1 and written.islower()
        return f"the {written}" if pointer == "the" or (pointer and lone) else written


def _only_in(whole: str, part: str) -> frozenset[str]:
    """The stems of `whole` that `part` does not hold."""
    return frozenset() if whole == part else frozenset(stems(whole)) - frozenset(stems(part))


def _users(phrases: Sequence[Mapping[Key, object]], persons: pd.Series[str]) -> dict[Key, int]:
    users: dict[Key, set[object]] = defaultdict(set)
    known = persons.notna().to_numpy()
    for row, (keys, person) in enumerate(zip(phrases, persons, strict=True)):
        for key in keys:
            users[key].add(person if known[row] else row)
    return {key: len(them) for key, them in users.items()}


def _pointer(words: Sequence[Word], phrase: Phrase) -> str:
    """The word before a phrase that makes it a known thing ("the", "your"); empty where there is none."""
    at = next((place for place, word in enumerate(words) if word.start == phrase.start), 0)
    before = words[at - 1].folded if at and words[at].joined else ""
    return before if before == "the" or before in _POINTING else ""
