"""Which words can be a displayed name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analysis.formats.patterns import any_of
from analysis.formats.text_layouts.furniture import COUNT, REPLY, is_furniture
from analysis.formats.text_layouts.notices import reason_left_out
from analysis.formats.times import WHEN

MAX_NAME = 60
"""Code points of the longest displayed name taken for one; longer lines are sentences."""
MAX_NAME_WORDS = 8
MAX_LINE = 40
"""Code points of a name that stands on a line of its own, where nothing else shows that it is one."""
MAX_LINE_WORDS = 5
LEAST_TAILED = 4
"""Authors that must end in the same words for these to be the page's."""
PLACED = 0.6
"""Share of the authors that must stand with town and country for the page to print these."""

_NO_NAME = """
on am le el il op at um the_article this that which who he she they it I you we also as and but
posted published last updated since from by copyright © asked modified viewed views current_time
start_date last_edited thread_starter date_posted most_relevant sort_by
"""
_NO_FIRST = """
it_is last joined registered created first
my his her our their your mein\\w* mon ma mi mia mijn
"""
_NO_LAST = """
he she they who which that it I also always often never usually once then still just immer oft nie auch
toujours jamais siempre nunca sempre mai altijd nooit
"""
_DESCRIBING = (
    "the a an this that some one der die das ein eine le la les un une el los las il lo gli de het een"
)


_COUNTED = (
    r"\d[\d.,]*[kKmM]? (?:reviews?|posts?|comments?|points?|likes?|votes?|followers?|contributions?|photos?"
    r"|bewertung(?:en)?|rezension(?:en)?|beiträge?|kommentare?|punkte?|avis|commentaires?|contributions?"
    r"|opini(?:ón|ones|ão|ões)|reseñas?|comentarios?|comentários?|avaliaç(?:ão|ões)|recension[ei]|comment[oi]"
    r"|beoordeling(?:en)?|reacties?|berichten|отзыв\w*|комментари\w*)"
)
"""How much somebody wrote, as pages print it below names."""
_REFUSED = re.compile(
    rf"@.*|r/.*|re ?: .*|\d+ repl(?:y|ies)\b.*|{_COUNTED}|(?:update|edit)\w*|\W+|{WHEN}\W*.*"
    rf"|(?:{any_of(_NO_NAME)})"
    rf"|(?:{any_of(_NO_FIRST)})\b.*|.*\b(?:{any_of(_NO_LAST)})",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(rf"(?:{any_of(_DESCRIBING)}) ", re.IGNORECASE)
_DECORATION = re.compile(r"^[\s|»«·•*~,;–—(\[#-]+|[\s|»«·•*~,;:–—(\[#-]+$")
_MASKED = re.compile(r"[^\W_]\*{2,}$")
"""The end of a name of which a page shows the begin only (`nek********`)."""
_FRAMED = re.compile(r"([-~*|=_])[^\W_](?:.*[^\W_])?\1")
_ROLE = "Author|Autor|Auteur|Autore"
_UNVERIFIED = (
    "not verified|nicht überprüft|non vérifié|no verificado|não verificado|non verificato|niet gecontroleerd"
)
"""What Drupal prints beside the names of guests."""
_LABEL = re.compile(
    r"^(?:réponse de|antwort von|respuesta de|risposta di|reply (?:from|by)) |"
    r"^(?:author|autor(?:in)?|auteur|autore|name|nombre|nom|nome|naam|user(?:name)?|usuario|usuário|utente|"
    r"benutzer|gebruiker|von|by|de|da|van|par|por|di)\s*:\s+",
    re.IGNORECASE,
)
"""What a page prints before a name to say that it is one."""
_ROLES = re.compile(
    rf" ?\( ?(?:Post author|{_ROLE}|Admin|OP|Guest|Homepage|View Profile|Profile|{_UNVERIFIED}|\d+) ?\)?$"
    rf"|(?: |(?<=[a-zäöü]))(?:{_ROLE})$| \(\d+$| edited$| \d+p(?:ts)?$"
    r"|\s*\[(?:developer|moderator|author|op)\]$"
)
_ROLE_LINE = re.compile(
    rf"\W*(?:(?:post |beitrags?)?(?:{_ROLE})|admin(?:istrator)?|moderator|gast|guest|mitglied|member"
    r"|top fan|group expert|valued responder|(?:top|all-star|rising) contributor)\W*",
    re.IGNORECASE,
)
_REPLY_LINK = re.compile(rf"^#\d+ |[ ·|/-]*\b{REPLY}$", re.IGNORECASE)
_TITLE = "".join(
    rf"(?<!\b{title})"
    for title in "Prof phil Avv Mrs Rev Sgt Capt Gen Col Hon Ret Sen Gov Eng Ing Dra Sra Drs Dott".split()
)
_TITLED = re.compile(
    r"\w{2,5}\. (?:(?:d[aeio]s?|del|l[aeo]s?|von|van|der|den|zu|ter|y|e) |[A-ZÀ-ÞĀ-Ž][^\s,;:.!?]* )+"
    r"[A-ZÀ-ÞĀ-Ž][^\s,;:.!?]*"
)
"""A name behind a title that is shortened: `Eng. Paulo Cesar Brandão`."""
_TAIL = "".join(rf"(?<!\b{tail})" for tail in "Jr Sr Esq St Ph\\.D M\\.D D\\.C".split())
_SENTENCE = re.compile(rf"(?<!\b\w){_TAIL}\.$|[!?;,:]$|\w{{3,}}{_TITLE}[.!?] [A-ZÄÖÜ]|, \w+ \w+ \w+")
HANDLE = re.compile(r"\s*@(?P<name>[\w.-]+)(?:@[\w.-]+)?\s*")
"""A line that holds nothing but a handle, with its server or without."""
LISTED = re.compile(r"\s*(?:\d{1,5}\.|[•◦▪‣*-])\s")
"""The mark of a list: lists tell their comments apart by themselves."""
_BEHIND = re.compile(r"(?P<name>\S.*\S) \((?=[^()]*[a-z])[a-z0-9][a-z0-9_.-]{1,30}\)")
"""A name with its handle behind it."""
_HANDLE = re.compile(r"@([\w.-]{2,40})")
_NUMBERED = re.compile(r"(?P<word>[^\W\d]+) #?(?P<number>\d{1,6}):? (?P<name>.+)")
_ICONS = frozenset({"profile", "avatar", "gravatar", "user", "photo", "picture", ""})
_COUNTS = re.compile(rf"{COUNT}(?: {COUNT})+")
"""Numbers in a row, as lists of topics print them ("141 9.4k")."""
_COUNTER = re.compile(r"#?\d+[.)]?")


def name(words: str) -> str | None:
    """`words` as a displayed name without decoration, or `None` where they cannot be one.

    A pingback's title stands where a name does: it is one here, and left out later.
    """
    if reason_left_out(words, "") == "pingback":
        return words.strip(" :»")
    words = _LABEL.sub("", words)
    masked = None if words.startswith("*") else _MASKED.search(words)
    bare = words if _FRAMED.fullmatch(words) else _ROLES.sub("", _DECORATION.sub("", words))
    bare += masked[0][1:] if masked else ""
    bare += ")" if bare.count("(") > bare.count(")") else ""
    if not bare or len(bare) > MAX_NAME or len(bare.split()) > MAX_NAME_WORDS or not re.search(r"\w", bare):
        return None
    return None if _REFUSED.fullmatch(bare) or _COUNTS.fullmatch(bare) else bare


def line_name(line: str) -> str | None:
    """The name that a line of its own may be: few words and no sentence."""
    if reason_left_out(line, "") == "pingback":
        return line.strip(" :»")
    if len(line) > 2 * MAX_LINE or is_furniture(line):
        return None
    words = _REPLY_LINK.sub("", line)
    if len(words) > MAX_LINE or len(words.split()) > MAX_LINE_WORDS:
        return None
    if _SENTENCE.search(words) and not _TITLED.fullmatch(words):
        return None
    return name(words) if any(map(str.isalpha, words)) else None


def two_apart(authors: Sequence[str | None]) -> list[tuple[str | None, str | None]]:
    """(author, whom they answer or None) of each comment, in page order.

    A page copied from Disqus prints both names in a row. It does so where a name ends in that of an
    earlier person again and again, and begins with that of another at least once.
    """
    people: set[str] = set()
    found: list[tuple[str | None, str | None]] = []
    sure = False
    for author in authors:
        words = (author or "").split()
        cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
        own, answered = next((cut for cut in cuts if cut[1] in people), (author, None))
        sure = sure or (answered is not None and own in people)
        found.append((own, answered))
        people |= {own} if own else set()
    twice = sum(answered is not None for _, answered in found) > 1
    return found if sure and twice else [(author, None) for author in authors]


def without_places(authors: Sequence[str | None]) -> list[str | None]:
    """The authors without town and country, where most are printed as `Bo, Leeds, United Kingdom`."""
    named = [author for author in authors if author]
    placed = sum(author.count(",") > 1 for author in named)
    if placed <= PLACED * len(named):
        return list(authors)
    return [author.split(",")[0].strip() or author if author else None for author in authors]


def without_handles(authors: Sequence[str | None]) -> list[str | None]:
    """The authors without the handle behind their name, where most are printed as `Bo Lee (bo-lee)`."""
    behind = [_BEHIND.fullmatch(author) if author else None for author in authors]
    if sum(said is not None for said in behind) < max(
        LEAST_TAILED, PLACED * len(list(filter(None, authors)))
    ):
        return list(authors)
    return [said["name"] if said else author for said, author in zip(behind, authors, strict=True)]


def without_tail(authors: Sequence[str | None]) -> list[str | None]:
    """The authors without words that most of them end in, as `on Chapter 9`: the page says them of all."""
    named = [author.split() for author in authors if author]
    tail: list[str] = []
    for length in range(2, MAX_NAME_WORDS):
        ends = Counter(tuple(words[-length:]) for words in named if len(words) > length)
        end, count = max(ends.items(), key=lambda item: item[1], default=((), 0))
        if count >= max(LEAST_TAILED, PLACED * len(named)):
            tail = list(end)
    found = [author.split() if author else [] for author in authors]
    cut = [
        name(" ".join(words[: -len(tail)])) if tail and words[-len(tail) :] == tail else None
        for words in found
    ]
    return [short or author for short, author in zip(cut, authors, strict=True)]


def without_number(authors: Sequence[str | None]) -> tuple[list[str | None], list[int | None]]:
    """The authors without a word and a rising number that most begin with (`Comment 3 Ana`), and the numbers.

    The first may have another word there, if the rest is somebody who writes again.
    """
    heads = [_NUMBERED.fullmatch(author or "") for author in authors]
    word, times = next(iter(Counter(head["word"] for head in heads if head).most_common(1)), ("", 0))
    numbers = [int(head["number"]) if head and head["word"] == word else None for head in heads]
    known = [number for number in numbers if number is not None]
    rising = all(low < high for low, high in pairwise(known))
    if times < max(LEAST_TAILED, PLACED * sum(author is not None for author in authors)) or not rising:
        return list(authors), [None] * len(authors)
    found = [
        head["name"] if head and number is not None else author
        for head, number, author in zip(heads, numbers, authors, strict=True)
    ]
    rest = (found[0] or "").partition(" ")[2]
    return [rest if rest in found[1:] else found[0], *found[1:]], numbers


def handle(line: str) -> str | None:
    """The name in a line that holds nothing but `@name`, as some sites print it above a comment."""
    match = _HANDLE.fullmatch(line)
    return match[1] if match else None


def is_described(author: str) -> bool:
    """Whether a name begins with an article, as descriptions of people do (`The mayor said:`)."""
    return _DESCRIBED.match(author) is not None


def is_role(line: str) -> bool:
    """Whether `line` says what its neighbour's name is on this site, and is no name."""
    return _ROLE_LINE.fullmatch(line) is not None


def is_icon(line: str) -> bool:
    """Whether `line` is the word of a picture or a number that a page sets where the name should be."""
    return line.casefold() in _ICONS or _COUNTER.fullmatch(line) is not None
