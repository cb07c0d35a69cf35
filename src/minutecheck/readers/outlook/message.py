"""Turns a message saved by Outlook into a plain email, which the email reader reads ([MS-OXMSG])."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

import olefile

from minutecheck.readers.outlook.rtf_body import unpacked
from minutecheck.record import ReadError, ReadErrorCode, Record

_CORRUPT = "This Outlook message (.msg) is damaged: open it in Outlook and save it again, or save it as .txt."
_BODY, _HTML, _RTF, _FILE, _LONG_NAME, _SHORT_NAME = "1000", "1013", "1009", "3701", "3707", "3704"
_HEADERS = {"From": ("0C1A", "0042"), "To": ("0E04",), "Cc": ("0E03",), "Subject": ("0037",)}
_SENT = (0x00390040, 0x0E060040)
_ATTACHMENT = "__attach_version1.0_"
_MOST, _DEEPEST, _LARGEST = 50, 3, 100 * 1024 * 1024

_Path = tuple[str, ...]


def read_outlook(data: bytes, name: str) -> Record:
    """Return the record in a .msg file: its body, with headers, signature and older messages kept apart as in any email.

    Raises:
        ReadError: ``corrupt``, or as for an email.
    """
    from minutecheck.readers.email.message import read_email

    record = read_email(as_email(data), name)
    return replace(record, format="msg", sha256=sha256(data).hexdigest())


def as_email(data: bytes) -> bytes:
    """Return an Outlook message as an email with the same headers, body and attachments.

    Raises:
        ReadError: ``corrupt``.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            return _Outlook(opened).message(()).as_bytes()
    except ReadError:
        raise
    except Exception:
        # olefile raises errors of many kinds on damaged files; which one it was helps nobody.
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT) from None


class _Outlook:
    """One open compound file."""

    def __init__(self, opened: olefile.OleFileIO) -> None:
        self._file = opened
        self._left = _LARGEST

    def message(self, at: _Path) -> EmailMessage:
        made = EmailMessage()
        for header, tags in _HEADERS.items():
            words = next((found for tag in tags if (found := self._text(at, tag))), "")
            if words:
                made[header] = " ".join(words.split())
        if (sent := self._sent(at)) is not None:
            made["Date"] = format_datetime(sent)
        made["MIME-Version"] = "1.0"
        self._set_body(made, at)
        if len(at) < _DEEPEST * 2:
            self._attach(made, at)
        return made

    def _set_body(self, made: EmailMessage, at: _Path) -> None:
        body = self._text(at, _BODY)
        html = self._bytes((*at, f"__substg1.0_{_HTML}0102")).decode("utf-8", "replace") or self._text(at, _HTML)
        if body.strip():
            made.set_content(body)
        elif html.strip():
            made.set_content(html, subtype="html")
        else:
            made.set_content(_words_of_rtf(unpacked(self._bytes((*at, f"__substg1.0_{_RTF}0102")))))

    def _attach(self, made: EmailMessage, at: _Path) -> None:
        for folder in self._folders(at)[:_MOST]:
            where = (*at, folder)
            name = self._text(where, _LONG_NAME) or self._text(where, _SHORT_NAME) or None
            inner = (*where, f"__substg1.0_{_FILE}000D")
            if self._file.exists(list(inner)):
                made.add_attachment(self.message(inner), filename=name)
                continue
            content = self._bytes((*where, f"__substg1.0_{_FILE}0102"))
            made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)

    def _folders(self, at: _Path) -> Sequence[str]:
        depth = len(at)
        listed = self._file.listdir(streams=False, storages=True)
        inside = {path[depth] for path in listed if len(path) > depth and tuple(path[:depth]) == at}
        return sorted(name for name in inside if name.startswith(_ATTACHMENT))

    def _text(self, at: _Path, tag: str) -> str:
        """Return a property that holds words, kept as UTF-16 or in the writer's code page."""
        wide = self._bytes((*at, f"__substg1.0_{tag}001F"))
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._bytes((*at, f"__substg1.0_{tag}001E")).decode("cp1252", "replace").rstrip("\0")

    def _bytes(self, path: _Path) -> bytes:
        if not self._file.exists(list(path)):
            return b""
        content: bytes = self._file.openstream(list(path)).read(self._left)
        self._left -= len(content)
        return content

    def _sent(self, at: _Path) -> datetime | None:
        """Return when the message was sent or came, from its list of fixed properties."""
        listed = self._bytes((*at, "__properties_version1.0"))
        first = 24 if at else 32
        for start in range(first, len(listed) - 15, 16):
            if int.from_bytes(listed[start : start + 4], "little") in _SENT:
                ticks = int.from_bytes(listed[start + 8 : start + 16], "little")
                return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
        return None


def _words_of_rtf(rtf: bytes) -> str:
    if not rtf.lstrip().startswith(b"{\\rtf"):
        return ""
    from minutecheck.readers.rtf.document import read_rtf

    try:
        return read_rtf(rtf, "body").text
    except ReadError:
        return ""
