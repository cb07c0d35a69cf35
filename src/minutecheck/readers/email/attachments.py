"""Finds the documents attached to an email that are records of their own, and says what else is attached."""

from __future__ import annotations

import email
import email.policy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message

from minutecheck.readers.outlook.message import as_email
from minutecheck.readers.sniff import FileType, sniff
from minutecheck.readers.tidy import one_line, tidy
from minutecheck.record import ReadError

MOST = 50
"""Attachments of one message that are looked at."""
_LONGEST_NAME = 80
_READ = frozenset(
    {
        FileType.PDF,
        FileType.WORD,
        FileType.OPENDOCUMENT,
        FileType.RTF,
        FileType.EMAIL,
        FileType.HTML,
        FileType.TEXT,
        FileType.OLD_WORD,
        FileType.OUTLOOK,
    }
)
_ENDINGS = {
    FileType.PDF: ".pdf",
    FileType.WORD: ".docx",
    FileType.OPENDOCUMENT: ".odt",
    FileType.RTF: ".rtf",
    FileType.EMAIL: ".eml",
    FileType.HTML: ".html",
    FileType.OLD_WORD: ".doc",
    FileType.OUTLOOK: ".msg",
}
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document attached to an email: what to call it (no folder, never empty) and its bytes."""

    name: str
    data: bytes


def attachments_of(data: bytes) -> tuple[Attachment, ...]:
    """Return the attached documents of an email that a reader may read, in order; none of a file that is no email.

    An old Word file is among them: whether it can be read is for its reader to say.
    """
    kind = sniff(data)
    if kind not in (FileType.EMAIL, FileType.OUTLOOK):
        return ()
    try:
        data = as_email(data) if kind is FileType.OUTLOOK else data
        message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
        return tuple(_documents(message))
    except (*_BROKEN, ReadError):
        return ()


def not_read_of(message: EmailMessage) -> tuple[str, ...]:
    """Return in plain words which attachments of a message no reader reads."""
    counts: Counter[str] = Counter()
    for number, part in enumerate(_parts(message)):
        if number >= MOST:
            counts["more"] += 1
            continue
        kind = sniff(_bytes_of(part)[:200_000]) if _bytes_of(part) else FileType.OTHER
        if kind is FileType.PICTURE:
            counts["picture"] += 1
        elif kind not in _READ:
            counts["other"] += 1
    said = {
        "picture": ("1 attached picture", "{} attached pictures"),
        "other": ("1 attachment of a kind that is not read", "{} attachments of kinds that are not read"),
        "more": (f"1 attachment after the first {MOST}", f"{{}} attachments after the first {MOST}"),
    }
    return tuple(
        one if counts[key] == 1 else many.format(counts[key]) for key, (one, many) in said.items() if counts[key]
    )


def _documents(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(_parts(message)):
        if number >= MOST:
            return
        content = _bytes_of(part)
        kind = sniff(content) if content else FileType.OTHER
        if kind in _READ:
            yield Attachment(_name(part, number + 1, kind), content)


def _parts(message: EmailMessage) -> Iterator[Message]:
    if message.is_multipart():
        yield from message.iter_attachments()


def _bytes_of(part: Message) -> bytes:
    """Return what an attachment holds; of an attached message, the message itself."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: Message, number: int, kind: FileType) -> str:
    """Return an attachment's own name without folders and signs that file names cannot have, or one made from its kind."""
    try:
        given = one_line(tidy(str(part.get_filename() or "")))
    except _BROKEN:
        given = ""
    bare = given.replace("\\", "/").rsplit("/", 1)[-1]
    safe = "".join("_" if sign in '<>:"|?*' or not sign.isprintable() else sign for sign in bare).strip(" .")
    return safe[-_LONGEST_NAME:] or f"attachment-{number}{_ENDINGS.get(kind, '.txt')}"
