"""Reads email messages (.eml): the body as the record, headers, signature and older messages kept apart."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence
from email.message import EmailMessage, MIMEPart

from minutecheck.readers.drafts import Draft, in_part, make_record
from minutecheck.readers.email.attachments import not_read_of
from minutecheck.readers.email.parts import parts_of, starts_history
from minutecheck.readers.html.document import blocks_of_html
from minutecheck.readers.plain.blocks import blocks_of
from minutecheck.readers.plain.decode import decode
from minutecheck.readers.tidy import one_line, tidy
from minutecheck.record import BlockKind, Part, ReadError, ReadErrorCode, Record

_CORRUPT = "This email is damaged: open it in a mail program, save it again, and give that."
_NO_TEXT = "This email holds no words of its own: save what is attached to it, and give that."
_TOO_MANY = "This email has more parts than any record: save the record in it by itself, and give that."
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 500
_HEADERS = ("From", "To", "Cc", "Subject", "Date")


def read_email(data: bytes, name: str) -> Record:
    """Return the record in an email: its plain text, or its HTML where it has no other.

    Older messages under it are ``Part.QUOTED``, what follows ``--`` ``Part.FOOTER``, its headers ``Part.HEADER``; all
    of them stand after the body. Attached documents are records of their own (:mod:`.attachments`); what else is attached
    is counted in ``not_read``.

    Raises:
        ReadError: ``corrupt`` where it cannot be parsed, ``too_large`` where it has more than 500 parts, ``no_text``
            where its body holds no words.
    """
    if len(_PART.findall(data)) > _MOST_PARTS:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_MANY)
    try:
        message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        not_read = not_read_of(message)
        headers = [(header, _header(message, header)) for header in _HEADERS]
        source = _content(body) if body is not None else ""
        plain = body is None or body.get_content_type() == "text/plain"
        flowed = body is not None and body.get_param("format") == "flowed"
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError):
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT) from None
    forwarded = dict(headers)["Subject"].lower().startswith(("fw:", "fwd:"))
    drafts = _plain(source, forwarded=forwarded, flowed=flowed) if plain else _html(source)
    if not _has_words(drafts, Part.BODY):
        # An answer that adds nothing of its own: what it answers is all there is to read.
        drafts = in_part(drafts, Part.BODY)
    if not _has_words(drafts, Part.BODY):
        raise ReadError(ReadErrorCode.NO_TEXT, _NO_TEXT)
    drafts += [Draft(BlockKind.PARAGRAPH, f"{header}: {value}", part=Part.HEADER) for header, value in headers if value]
    return make_record(name, "email", data, drafts, not_read)


def _has_words(drafts: Sequence[Draft], part: Part) -> bool:
    """Say whether a part of the message holds a letter or a digit."""
    return any(draft.part is part and any(map(str.isalnum, f"{draft.text}{draft.cells}")) for draft in drafts)


def _header(message: EmailMessage, name: str) -> str:
    """Return the value of a header on one line, empty where there is none or it cannot be read."""
    try:
        return one_line(tidy(str(message.get(name, ""))))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _content(part: MIMEPart) -> str:
    """Return the text of a part, by its own account of its encoding or, where that is wrong, by its bytes."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return payload.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(payload)


def _plain(source: str, *, forwarded: bool, flowed: bool) -> list[Draft]:
    """Return the blocks of a plain text body, the signature and the older messages after it."""
    lines = tidy(source).replace("\f", "\n").split("\n")
    if flowed:
        lines = _unflowed(lines)
    parts = parts_of(lines, forwarded=forwarded)
    drafts = blocks_of("\n".join(parts.body))
    drafts += in_part(blocks_of("\n".join(parts.signature)), Part.FOOTER)
    return drafts + in_part(blocks_of("\n".join(parts.quoted)), Part.QUOTED)


def _unflowed(lines: Sequence[str]) -> list[str]:
    """Join the lines of ``format=flowed`` text, in which a space at the end says that a line goes on (RFC 3676)."""
    joined: list[list[str]] = []
    goes_on = False
    for line in lines:
        if goes_on and not line.startswith(">"):
            joined[-1].append(line)
        else:
            joined.append([line])
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return ["".join(pieces) for pieces in joined]


def _html(source: str) -> list[Draft]:
    """Return the blocks of an HTML body; from the first sign of an older message on they are quoted."""
    drafts, _ = blocks_of_html(source) if source.strip() else ([], 0)
    texts = [draft.text for draft in drafts]
    for at, text in enumerate(texts):
        lines = text.split("\n")
        if starts_history(lines[0], [*lines[1:], *texts[at + 1 : at + 4]]):
            older = in_part(drafts[at:], Part.QUOTED)
            drafts = drafts[:at] + older
            break
    own = [draft for draft in drafts if draft.part is Part.BODY]
    rest = [draft for draft in drafts if draft.part is not Part.BODY]
    return own + rest if own else in_part(rest, Part.BODY)
