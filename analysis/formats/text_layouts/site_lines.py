"""Headers and signatures that one site prints in a way of its own, put the way most pages print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.formats.text_layouts.furniture import is_panel
from analysis.formats.text_layouts.header_parts import HANDLE, SHORT_AGE, when
from analysis.formats.text_layouts.heads import MAX_HEAD, bare_name, head
from analysis.formats.times import AGE, WHEN
from analysis.text import tidy

_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?"
_SPEAKER = r"(?P<author>[^\s:<>()\[\]][^:<>()\[\]\n]{0,58}?)"
_MESSAGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\[?(?P<when>{WHEN})\]?(?: [-–])? (?P<author>[^:\n]{{1,60}}): ",
        rf"\[(?P<when>{_CLOCK})\] {_SPEAKER}:(?: |$)",
        rf"\[?(?P<when>{_CLOCK})\]? <{_SPEAKER}>(?: |$)",
        rf"{_SPEAKER}(?: \([^()\n]{{1,58}}\))?,? [\[(]?(?P<when>{WHEN}|{_CLOCK})[\])]?:(?: |$)",
    )
)
"""A message as messengers and minutes print it, its first line of words beside the name."""
_ON_SOME_DAY = re.compile(_CLOCK, re.IGNORECASE)
"""The time of a message whose day is not said."""
LEAST_MESSAGES = 3
_WITH_POINTS = re.compile(
    rf"\[[–—+-]\](?P<author>[\w-]+)(?:\[\w+\])* ?(?:-?[\d.,k]+ points?|\[score hidden\])? ?(?P<when>{AGE})"
    r"\*? ?(?:\(\d+ child(?:ren)?\))?\s*",
    re.IGNORECASE,
)
"""Reddit's old design: `[–]name 12 points 9 hours ago (2 children)`."""
_POSTED = re.compile(
    rf"(?:comment|reply) posted by (?P<author>.+), at (?P<when>{WHEN})(?P=author)", re.IGNORECASE
)
"""The BBC: `Comment posted by Ana, at 09:12 4 Mar 2022Ana`, and below it the time once more."""
_COMMENTED = re.compile(rf"\s*(?:commented|answered) (?P<when>{WHEN})\s*", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<words>.*\S) +[–—] +(?P<author>\S[^–—]{0,58})")
"""Stack Exchange: a comment ends in its author behind a dash, and a line below says `Commented` and when."""
_SIGNED_WHEN = re.compile(
    rf"(?P<words>.*\S) +[–—] ?(?P<author>\S[^–—]{{0,58}}?)[  ]+(?P<when>{WHEN})(?: [+-]?\d+)?\s*",
    re.IGNORECASE,
)
"""The same with all in one line."""
_BYLINE = re.compile(
    r"\s*(?:posted|written|comment(?:ed)?|rédigé|publié|écrit|verfasst|geschrieben|publicado|escrito)"
    r" (?:by|par|von|por) ?:\s*",
    re.IGNORECASE,
)
"""TypePad: `Posted by:`, and in lines of their own the author and the date."""
_MAIL = re.compile(r"(?P<what>from|date|sent|to|cc|subject|reply-to)\s*:\s+(?P<said>\S.*)", re.IGNORECASE)
"""A line of the header of a mail, as archives print it."""
_SENDER = re.compile(r"[\"']?(?P<name>[^\"'<(]*[^\"'<(\s])[\"']?\s*(?:[<(].*)?")
_POST_BY = re.compile(
    r"(?:re: .{1,90} )?(?:post by|notapor|(?:beitrag ?)?von|(?:message )?par)"
    rf" (?P<author>.+?) » (?P<when>{WHEN})\s*",
    re.IGNORECASE,
)
"""phpBB: the author's panel, the subject, and then `Post by Ana » Sat Mar 02, 2019 10:14 am`."""
_MESSAGE_BY = re.compile(
    r"message \d+: by (?P<author>\S.{0,58}?)(?: \((?:new|last edited .*)\))?\s*", re.IGNORECASE
)
"""Goodreads: `message 5: by Carol Ann (new)`, a blank line, and the date."""
_LIKED = re.compile(r"\s*like\W+reply(?:\W+\d+)?\W+\d{1,3} ?(?:m|h|d|w|y)\s*", re.IGNORECASE)
"""Facebook's plugin: `Like · Reply · 212 · 7y`, an age without its "ago"."""
_ON = re.compile(rf"\s*«\s*(?:reply #\d+\s*)?on:?\s*(?P<when>{WHEN})\s*»\s*", re.IGNORECASE)
"""SMF: `« Reply #1 on: February 16, 2012, 06:58:00 PM »`."""
_ONLINE = re.compile(
    r"(?:offline|online|away)\s+(?P<after>\S.{0,58})"
    r"|(?P<before>\S.{0,58}?)\s+(?:offline|online|away)",
    re.IGNORECASE,
)
"""The name in a forum's panel, beside whether its owner is online."""
_COUNTED = re.compile(r"(?P<name>\S.{0,58}?) posts: ?[\d.,]+", re.IGNORECASE)
"""Vanilla: the name beside how much its owner wrote."""
_JOINED = re.compile(r"join date\b", re.IGNORECASE)
MOST_OF_PANEL = 70
"""Code points of a panel's line."""
_REPLYING = re.compile(r"\s*replying to\s*", re.IGNORECASE)
"""X: whom a post answers, in a line below this one."""
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
"""Marks of the direction of writing, which stand around handles."""
_VOTES = re.compile(r"\s*\d+\s*")

_OLD = re.compile(rf"\s*(?:old|unread)\s+(?P<when>{WHEN})\s*(?:#\d+)?\s*", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(?:default|thumbs (?:up|down)|lightbulb|question|exclamation|talking|smile|wink|cool)\b.{0,90}",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*_{10,}\s*")
_ENDS = re.compile(r".{1,60} is (?:on|off)line\b.*", re.IGNORECASE)
"""vBulletin: picture words and date, the author's name and panel, the words of an icon before the subject;
below the post a line, a signature, and who is online."""
LONGEST_PANEL = 14
"""Lines of such a panel."""


def usual(lines: Sequence[str]) -> list[str]:
    """The lines with every such header as `Name · date` in a line of its own."""
    plain = [line.translate(_DIRECTIONS) for line in lines]
    return _of_comments(
        _of_handles(_of_panels(_of_boards(_of_mails(_of_messages(_of_signed(_of_bylines(plain)))))))
    )


def _of_bylines(lines: Sequence[str]) -> list[str]:
    """Bylines that stand in three lines, each in one."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        author, dated = (*lines[n + 1 : n + 3], "", "")[:2]
        if _BYLINE.fullmatch(lines[n]) and author.strip() and when(dated):
            found.append(f"{lines[n].rstrip(': ')} {author.strip(' |')} | {dated.strip()}")
            n += 3
        else:
            found.append(lines[n])
            n += 1
    return found


def _of_signed(lines: Sequence[str]) -> list[str]:
    """Comments that end in their author and date, each with its words, its author and its date in lines."""
    found = [_SIGNED_WHEN.fullmatch(line) for line in lines]
    if sum(map(bool, found)) < LEAST_MESSAGES:
        return list(lines)
    votes = {n - 1 for n, said in enumerate(found) if said and n and _VOTES.fullmatch(lines[n - 1])}
    parts = (
        (said["words"], f"– {said['author']}", said["when"], "") if said else (line,)
        for n, (line, said) in enumerate(zip(lines, found, strict=True))
        if n not in votes
    )
    return [line for part in parts for line in part]


def _of_mails(lines: Sequence[str]) -> list[str]:
    """The header of each mail as one line; the first subject stays, as the title."""
    found: list[str] = []
    n = mails = 0
    while n < len(lines):
        end, said = _mail_header(lines, n)
        if "from" in said and "date" in said and (sender := _SENDER.fullmatch(said["from"])):
            mails += 1
            subject = [said["subject"]] if mails == 1 and "subject" in said else []
            found += [*subject, "", f"{sender['name']} · {said['date']}"]
            n = end
        else:
            found.append(lines[n])
            n += 1
    return found if mails >= LEAST_MESSAGES else list(lines)


def _mail_header(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """The end of the header that begins at `start`, and what it says."""
    said: dict[str, str] = {}
    end = start
    while end < len(lines) and len(lines[end]) <= MAX_HEAD and (line := _MAIL.fullmatch(lines[end].strip())):
        said[line["what"].lower().replace("sent", "date")] = line["said"]
        end += 1
    return end, said


def _of_handles(lines: Sequence[str]) -> list[str]:
    """Name, handle and age in this order, where the age stands above, or a blank line between."""
    found = list(lines)
    pairs = [
        n for n, line in enumerate(found) if HANDLE.fullmatch(line) and _name_above(found, n) is not None
    ]
    for n in reversed(pairs if len(pairs) >= LEAST_MESSAGES else []):
        name = _name_above(found, n)
        assert name is not None
        ages = [found[name - 1]] if name and SHORT_AGE.fullmatch(found[name - 1].rstrip("*")) else []
        found[name - len(ages) : n + 1] = [found[name], found[n], *(age.rstrip("*") for age in ages)]
    return found


def _name_above(lines: Sequence[str], n: int) -> int | None:
    """The line of the name that belongs to the handle in line `n`."""
    above = n - 1 - (n > 1 and not lines[n - 1].strip())
    return above if above >= 0 and lines[above].strip() and bare_name(tidy(lines[above])) else None


def _of_panels(lines: Sequence[str]) -> list[str]:
    """The panel of a forum's post, above its date, as one header."""
    found = list(lines)
    dates = [(n, said) for n, line in enumerate(lines) if (said := _panel_date(line))]
    tops = {n: top for n, _ in dates if (top := _panel_top(lines, n))}
    for n, said in reversed(dates if len(tops) >= LEAST_MESSAGES else []):
        if n in tops:
            at, author = tops[n]
            found[at : n + 1] = ["", f"{author} · {said}"]
    return found


def _panel_date(line: str) -> str | None:
    posted = _ON.fullmatch(line) if len(line) <= MAX_HEAD else None
    return posted["when"] if posted else when(line)


def _panel_top(lines: Sequence[str], n: int) -> tuple[int, str] | None:
    """Where the panel above a date begins, and its author: beside who is online, else above the panel."""
    above: tuple[int, str] | None = None
    panel = joined = False
    for at in range(n - 1, max(n - LONGEST_PANEL, -1), -1):
        line = tidy(lines[at])
        if (counted := _COUNTED.fullmatch(line)) and bare_name(counted["name"]):
            return at, counted["name"]
        if (online := _ONLINE.fullmatch(line)) and panel:
            return at, online["before"] or online["after"]
        if len(line) > MOST_OF_PANEL or when(line):
            break
        if joined and above is None and not is_panel(line) and bare_name(line):
            above = at, line
        panel, joined = panel or is_panel(line), joined or _JOINED.match(line) is not None
    return above


def _of_messages(lines: Sequence[str]) -> list[str]:
    """Each name and time of a messenger's export in a line above the words."""
    free = [line if len(line) > MAX_HEAD or head(tidy(line)) is None else "" for line in lines]
    ways = ([each.match(line) for line in free] for each in _MESSAGES)
    found = max(ways, key=lambda said: sum(map(bool, said)))
    if sum(map(bool, found)) < LEAST_MESSAGES:
        return list(lines)
    parts = (
        ("", f"{said['author']} · {_dated(said['when'])}", line[said.end() :]) if said else (line,)
        for line, said in zip(lines, found, strict=True)
    )
    return [line for part in parts for line in part]


def _dated(when: str) -> str:
    return f"today {when}" if _ON_SOME_DAY.fullmatch(when) else when


def _of_comments(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    open_header = False
    for line in lines:
        if open_header and not line.strip():
            continue
        short = line if len(line) <= MAX_HEAD else ""
        said = _WITH_POINTS.fullmatch(short) or _POSTED.fullmatch(short)
        commented = _COMMENTED.fullmatch(short)
        by = _MESSAGE_BY.fullmatch(short)
        open_header = by is not None
        addressed = HANDLE.fullmatch(short) and found and _REPLYING.fullmatch(found[-1])
        signed = _SIGNED.fullmatch(found[-1]) if commented and found else None
        if said:
            found += ["", f"{said['author']} · {said['when']}"]
        elif post := _POST_BY.fullmatch(short):
            del found[_panel_begin(found, post["author"]) :]
            found += ["", f"{post['author']} · {post['when']}"]
        elif by:
            found += ["", by["author"]]
        elif addressed:
            found[-1] = f"Replying to {short.strip()}"
        elif _LIKED.fullmatch(short):
            found.append(f"{short.strip()} ago")
        elif commented and signed:
            found[-1:] = [signed["words"], f"– {signed['author']}", commented["when"]]
        elif not (found and line.strip() and _repeats(line, found[-1])):
            found.append(line)
    return found


def _panel_begin(lines: Sequence[str], author: str) -> int:
    """The author's name above a panel, with the words of a picture above it; else the end."""
    near = range(len(lines) - 1, max(len(lines) - LONGEST_PANEL, -1), -1)
    name = next((n for n in near if tidy(lines[n]) == author), None)
    if name is None:
        return len(lines)
    return name - (name > 0 and tidy(lines[name - 1]).casefold() == "user avatar")


def _repeats(line: str, above: str) -> bool:
    """Whether a line says again what the header above it says, or counts votes below a signature's date."""
    author, _, when = above.partition(" · ")
    again = when.startswith(line.strip()) or line.strip() == f"{author} replied:"
    return (bool(when) and again) or bool(
        _VOTES.fullmatch(line) and _COMMENTED.fullmatch(f"commented {above}")
    )


def _of_boards(lines: Sequence[str]) -> list[str]:
    """A post's panel as one header; its signature left out."""
    found: list[str] = []
    n = 0
    while n < len(lines):
        said = _OLD.fullmatch(lines[n]) if len(lines[n]) <= MAX_HEAD else None
        author = bare_name(tidy(lines[n + 1])) if said and n + 1 < len(lines) else None
        if said and author:
            found += ["", f"{author} · {said['when']}"]
            n = _panel_end(lines, n + 2, author)
        elif _LINE.fullmatch(lines[n]) and (end := _signature_end(lines, n)):
            n = end
        else:
            found.append(lines[n])
            n += 1
    return found


def _panel_end(lines: Sequence[str], start: int, author: str) -> int:
    """The line below the panel that begins with a rank: below the subject, else the first that is no part."""
    near = range(start, min(start + LONGEST_PANEL, len(lines)))
    subject = next((n for n in near if _SUBJECT.fullmatch(lines[n])), None)
    if subject is not None:
        return subject + 1
    own = (
        n for n in near[1:] if lines[n].strip() and not is_panel(tidy(lines[n])) and author not in lines[n]
    )
    return next(own, near.stop)


def _signature_end(lines: Sequence[str], start: int) -> int | None:
    """The line that says who is online, where one stands below a signature."""
    near = range(start, min(start + LONGEST_PANEL, len(lines)))
    return next((n for n in near if _ENDS.fullmatch(lines[n])), None)
