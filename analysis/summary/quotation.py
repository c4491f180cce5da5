"""Short literal passages of a comment's own words, fit to stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis import text
from analysis.tags.terms import weight
from analysis.tags.words import stem

MOST_WORDS = 12
"""Words of a quotation (between blanks), at most."""
MOST_CHARACTERS = 90
"""Code points, for scripts that write without blanks and for very long words."""
FEWEST_WORDS = 3
"""A shorter passage ("Exactly.") tells a reader little; it is quoted only where nothing else is there."""
RARE = 0.45
"""How rare a word is that tells a subject (0-1, by its weight in everyday English: `deal` has .43, `report`
.46). A passage that is to tell what was argued holds one that others use as well: else it is "Not a big deal,
but thought you'd like to know"."""
FEWEST_TELLING = {1: 6, 2: 4}
"""Words that such a passage must have, by how many of them tell the subject (`The earth is flat`: two)."""
SHORTEST_CLAUSE = 5
"""Words before a comma or dash at which a longer sentence may be cut."""
MOST_SIGNS = 0.2
"""Share of a passage's code points that are neither letters nor blanks; above it is a formula or a rule."""

ENOUGH, ON_SUBJECT, WHOLE, FIRST, HANGING, CONNECTED, FRAGMENT, COURTESY = 8, 2, 2, 2, -1, -2, -4, -6
"""What a passage gains by having enough words, by each of `MOST_ON_SUBJECT` words of the subject, by being a
whole sentence and the comment's first; what it loses by breaking off on a small word, by taking up what was
said before it, by beginning in the middle of a sentence, by being a greeting, which has no subject."""
MOST_ON_SUBJECT = 2

VULGAR = re.compile(
    r"\b(?:\w*f+[u@*#v]+c*k|f\*+\w*|mother-?f|(?:\w*[^\Wo])?sh[i1!*]+t(?!a)|cunt|bitch|son of a b|whore|slut|"
    r"twats?\b|wank(?:er|ing)?s?\b|arse(?:s|hole\w*)?\b|ass(?:es|hole|hat|wipe)?\b|dick(?:s|head)?\b|pricks?\b|"
    r"cock(?:s|suck\w*)?\b|pussy|piss(?:ed|es|ing|er)?\b|crap(?:s|py)?\b|turds?\b|bastard|nigg(?:er|a)s?\b|"
    r"fag(?:s|got\w*)?\b|retard(?:s|ed)?\b|tranny|rape[ds]?\b|kike|spic\b|chink)",
    re.IGNORECASE,
)
"""Words that page 1 does without: swear words, also masked ones, and slurs."""

SMALL_WORDS = frozenset(
    """
    a an the of to and or but in on at by for from with as that this these those is are was were be been not
    no his her its their our your my so if than then because which who whose what when where while it he she
    they we you i would could should can will may might must do does did have has had very just only about
    into i'm it's he's she's they're we're you're i've
    """.split()
)
"""Folded words that carry no subject, and after which a cut sentence hangs in the air."""

_MARKED = re.compile(r"[“”„‟\"«»<>{}|\\_`~]|https?:|www\.|\w@\w|\*\w|[-=*#.]{4}")
"""Nested quotation marks, addresses, markup, rules and code: they read badly inside a quotation."""
_CONNECTED = re.compile(r"(?:and|but|so|also|or|nor|yet|however|then|plus|though|still)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:To|From|Cc|Sent|Date|Subject|On Behalf Of|Original Message)\b(?::| [A-Z])")
"""How a line begins that a mail program prints above what is quoted."""
_COURTESY = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|day|evening)|thanks?|thx|cheers|regards|sorry)\b",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"\b(?:thanks?|thanx|thx|ty|cheers|bless you|much obliged|grateful|gracias|appreciated?)\b", re.IGNORECASE
)
"""Words of thanks: a comment that holds them is friendly whether it agrees or not."""
_LINE_END = re.compile(r"(?<![^\n]{50})\n(?![a-zß-öø-ÿ])")
"""The end of a line that is too short to have been wrapped (mail wraps at 60 to 80), before a capital."""
_SUBORDINATE = re.compile(
    r"(?:and |but |so |or )?"
    r"(?:if|when|while|as|because|since|although|though|after|before|due|unless|in|for)\b",
    re.IGNORECASE,
)
"""Openings after which the first comma does not end the thought."""
LONGEST_GREETING = 3
"""Words of a passage that is nothing but a greeting or thanks."""
_CLAUSE_END = re.compile(r"[,;:–—]$|^-+$")
_TRAILING = " ,;:-–—.…("
_ENDS, _QUOTES = ".!?…:", '"“”„«»'
_MAY_OPEN = "'’¿¡"
_BRACKETS = ("()", "[]")


@dataclass(frozen=True)
class Quotation:
    """A literal piece of one comment's own words."""

    comment: str
    """The comment_id."""
    words: str
    """As the comment has them, but for line ends, which are blanks here."""
    cut: bool
    """Whether the sentence goes on after them."""

    def shown(self) -> str:
        """In typographic marks, with an ellipsis where cut."""
        inside = f"{self.words.rstrip('.…')}…" if self.cut else self.words.rstrip(".,;: ")
        return f"“{inside}”"


def quotation(  # noqa: PLR0913 - a passage is asked for in five ways, all of them plain
    comment: str,
    own_text: str,
    whole_text: str,
    about: Collection[str] = (),
    ending: str = "",
    *,
    telling: bool = False,
) -> Quotation | None:
    """The passage of `own_text` that shows best what the comment says, or None if none is fit.

    Reads: `about`, folded words of the subject, of which a good passage holds some; `ending`, with which
    it must end; `telling`, whether it must be of some length and hold one of `about`. Ties: the earlier
    passage. Nothing vulgar, no marks of quotation or code inside.
    """
    whole = " ".join(whole_text.split())
    passages = [
        ((_merit(words, cut, about) + FIRST * (order == 0), -order), Quotation(comment, words, cut))
        for order, (words, cut) in enumerate(map(_shortened, _lines(own_text)))
        if words.endswith(ending)
        and words in whole
        and _fit(words)
        and not _is_broken(words, whole, cut=cut)
        and not (telling and not _tells(words, telling_words(words) & {*about}))
    ]
    return max(passages, key=lambda row: row[0])[1] if passages else None


def stands_in(quoted: Quotation, own_text: str, ending: str = "") -> bool:
    """Whether a quotation is a literal piece of `own_text`: short, whole words from the start of a sentence.

    And says rightly if it is cut.

    Reads: `ending`, with which its sentence must end.
    """
    words = quoted.words
    if not words.strip() or len(words.split()) > MOST_WORDS or len(words) > MOST_CHARACTERS:
        return False
    lines = [line for line in _lines(own_text) if line.endswith(ending)]
    if quoted.cut:
        return any(re.match(rf"{re.escape(words)}(?!\w)", line) and line != words for line in lines)
    return words in lines


def content_words(passage: str) -> set[str]:
    """The folded words of a passage that can carry its subject."""
    return {word for _, _, word in text.word_spans(passage) if len(word) > 3 and word not in SMALL_WORDS}


@lru_cache(maxsize=8192)
def telling_words(passage: str) -> frozenset[str]:
    """The folded words of a passage that are rare enough to tell its subject."""
    spans = text.word_spans(passage)
    return frozenset(word for _, _, word in spans if len(word) > 2 and weight(stem(word)) >= RARE)


def tells(words: str, others: Collection[str]) -> bool:
    """Whether words that tell a subject stand in the texts `others` as well, and enough others with them."""
    own = telling_words(words)
    return _tells(words, {word for other in others for _, _, word in text.word_spans(other) if word in own})


def _tells(words: str, shared: Collection[str]) -> bool:
    return bool(shared) and len(text.words(words)) >= FEWEST_TELLING[min(len(shared), max(FEWEST_TELLING))]


def _lines(own_text: str) -> Iterator[str]:
    """The sentences of `own_text` with single blanks; a line that ends by itself ends its sentence."""
    for start, end in text.sentences(own_text):
        yield from (" ".join(line.split()) for line in _LINE_END.split(own_text[start:end]) if line.strip())


def _shortened(line: str) -> tuple[str, bool]:
    """(`line`, False) where it is short; else (its longest clause or first words, True)."""
    spans = [m.span() for m in re.finditer(r"\S+", line)]
    if len(spans) <= MOST_WORDS and len(line) <= MOST_CHARACTERS:
        return line, False
    spans = [span for span in spans[:MOST_WORDS] if span[1] <= MOST_CHARACTERS]
    tokens = [line[a:b] for a, b in spans]
    clauses = (
        []
        if _SUBORDINATE.match(line)
        else [n for n, token in enumerate(tokens, 1) if n >= SHORTEST_CLAUSE and _CLAUSE_END.search(token)]
    )
    keep = clauses[-1] if clauses else len(tokens)
    while keep > FEWEST_WORDS and text.fold(tokens[keep - 1].strip(_TRAILING)) in SMALL_WORDS:
        keep -= 1
    return (line[: spans[keep - 1][1]].rstrip(_TRAILING) if keep else ""), True


def _is_broken(words: str, whole: str, *, cut: bool) -> bool:
    """Whether somebody else's words stand inside the sentence: without them it may say the opposite."""
    before, _, after = whole.partition(words)
    goes_on = not cut and words[-1] not in _ENDS and after.lstrip()[:1] in _QUOTES
    begun = words[0].islower() and before.rstrip()[-1:] in _QUOTES
    return (goes_on and bool(after.strip())) or (begun and bool(before.strip()))


def _fit(words: str) -> bool:
    """Whether a passage can stand in a sentence: words, nothing vulgar, no marks, brackets closed."""
    signs = sum(not (c.isalpha() or c.isspace()) for c in words)
    return (
        bool(text.words(words))
        and signs <= MOST_SIGNS * len(words)
        and (words[0].isalnum() or words[0] in _MAY_OPEN)
        and not (_COURTESY.match(words) and len(words.split()) <= LONGEST_GREETING)
        and not VULGAR.search(text.unmasked(words))
        and not _MARKED.search(words)
        and not _MAIL.match(words)
        and all(words.count(pair[0]) == words.count(pair[1]) for pair in _BRACKETS)
    )


def _merit(words: str, cut: bool, about: Collection[str]) -> int:
    folded = [word for _, _, word in text.word_spans(words)]
    is_courtesy = _COURTESY.match(words) is not None
    return (
        ENOUGH * (len(folded) >= FEWEST_WORDS)
        + ON_SUBJECT * min(MOST_ON_SUBJECT, len(set(folded) & set(about))) * (not is_courtesy)
        + WHOLE * (not cut)
        + HANGING * (folded[-1] in SMALL_WORDS)
        + FRAGMENT * words[0].islower()
        + CONNECTED * bool(_CONNECTED.match(words))
        + COURTESY * is_courtesy
    )
