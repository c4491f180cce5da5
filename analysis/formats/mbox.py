"""Mailboxes and archives of mailing lists (mbox), and single messages, as threads.

Messages belong to one thread where one names the other (`In-Reply-To`, `References`), or where one
is a `Re:` to the other's subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.formats import mail_message
from analysis.formats.format import Claim, Format
from analysis.formats.mail_message import Mail
from analysis.formats.posts import Post, comments, thread_names
from analysis.formats.source import Source
from analysis.records import Document, Thread
from analysis.text import fold

_OPENING = re.compile(rb"^From \S[^\n]*\d\d:\d\d[^\n]*\n(?=[A-Za-z][\w-]*:)", re.MULTILINE)
_HEADER = re.compile(r"(?:[A-Za-z][\w-]*:(?: .*|\s*)|[ \t]+\S.*)")
_NEEDED = ("from:", "date:", "subject:")
_HEAD = 2**16
_REPLY = re.compile(r"^(?:\[[^\]]{1,40}\]\s*)*(?:re|aw|sv|antw|rif|tr)(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
_LIST = re.compile(r"^\[[^\]]{1,40}\]\s*")


def _claim(source: Source) -> Claim:
    """Whether the file begins with the headers of a message."""
    head = source.data[:_HEAD].replace(b"\r\n", b"\n").lstrip()
    opening = _OPENING.match(head)
    block = head[opening.end() if opening else 0 :].decode("latin-1").partition("\n\n")[0].split("\n")
    headers = [line.lower() for line in block]
    told = all(any(line.startswith(name) for line in headers) for name in _NEEDED)
    return Claim.KNOWN if told and all(_HEADER.fullmatch(line) for line in block) else Claim.NO


def _read(source: Source) -> tuple[Thread, ...]:
    data = source.data.replace(b"\r\n", b"\n")
    bounds = [(match.start(), match.end()) for match in _OPENING.finditer(data)] or [(0, 0)]
    ends = [start for start, _ in bounds[1:]] + [len(data)]
    mails = [mail_message.parse(data[start:end]) for (_, start), end in zip(bounds, ends, strict=True)]
    shared = {key for key, count in Counter(mail.message_id for mail in mails).items() if count > 1}
    groups = _groups(mails, shared)
    names = thread_names([_LIST.sub("", _topic(group[0].subject)) for group in groups])
    return tuple(
        _thread(group, shared, name if len(groups) > 1 else None)
        for group, name in zip(groups, names, strict=True)
    )


def _thread(mails: Sequence[Mail], shared: set[str | None], thread_id: str | None) -> Thread:
    unclear = sum(mail.answers in shared for mail in mails if mail.answers)
    note = f"answers to an id that several messages bear, so that their parent is missing: {unclear}"
    return Thread(
        article=Document(title=_topic(mails[0].subject) or None),
        comments=comments(_post(mail, shared) for mail in mails),
        thread_id=thread_id,
        notes=(note,) if unclear else (),
    )


def _post(mail: Mail, shared: set[str | None]) -> Post:
    return Post(
        body=mail.body,
        page_id=None if mail.message_id in shared else mail.message_id,
        author=mail.author,
        posted_at=mail.sent_at,
        reply_to=mail.answers,
    )


def _groups(mails: Sequence[Mail], shared: set[str | None]) -> list[list[Mail]]:
    """The messages by thread, each in the file's order, threads by their first message."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = key = leader[leader[key]]
        return key

    subjects: set[str] = set()
    for n, mail in enumerate(mails):
        subject = f"subject {fold(_LIST.sub('', _topic(mail.subject)))}"
        keys = [f"id {each}" for each in mail.known_ids if each not in shared]
        if _is_reply(mail) or subject not in subjects:
            keys.append(subject)
            subjects.add(subject)
        for key in keys:
            leader[find(key)] = find(f"message {n}")
    found: dict[str, list[Mail]] = {}
    for n, mail in enumerate(mails):
        found.setdefault(find(f"message {n}"), []).append(mail)
    return list(found.values())


def _is_reply(mail: Mail) -> bool:
    return mail.answers is not None or _REPLY.match(mail.subject) is not None


def _topic(subject: str) -> str:
    """`subject` without `Re:`; the tag of the list stays as it is."""
    tags = ""
    while match := _REPLY.match(subject):
        tags += "".join(re.findall(r"\[[^\]]{1,40}\]\s*", match[0].rpartition("]")[0] + "]"))
        subject = subject[match.end() :]
    return tags + subject


MBOX = Format(
    name="mbox",
    matches="e-mail: an mbox file, a month of a mailing list's archive, or one message with its headers",
    how_to_get="download a month of a list's archive as text, or export a folder of mail as mbox",
    claim=_claim,
    read=_read,
)
