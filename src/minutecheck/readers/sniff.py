"""Tells what a file is from its bytes, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from minutecheck.readers.plain.decode import looks_like_text


class FileType(StrEnum):
    """What a file is, as far as reading it goes."""

    PDF = "pdf"
    WORD = "word"
    OPENDOCUMENT = "opendocument"
    RTF = "rtf"
    EMAIL = "email"
    HTML = "html"
    TEXT = "text"
    OLD_WORD = "old word"
    OUTLOOK = "outlook"
    OLE = "ole"
    ZIP = "zip"
    PICTURE = "picture"
    OTHER = "other"


_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b"
)
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)")
_TELLING = frozenset(("from", "to", "subject", "date", "message-id", "mime-version", "content-type"))
_ONLY_MAIL = frozenset(("from", "message-id", "mime-version", "content-type", "received", "return-path"))
_USUAL = _TELLING | {
    *("cc", "bcc", "sender", "reply-to", "received", "return-path", "sent", "importance", "priority", "attachments"),
    *("references", "organization", "organisation", "comments", "keywords", "delivered-to", "in-reply-to", "status"),
}


def sniff(data: bytes) -> FileType:
    """Return the type that the bytes of a file show."""
    head = data[:1024]
    if b"%PDF-" in head:
        return FileType.PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _in_zip(data)
    if head.startswith(_OLE):
        return _in_compound_file(data)
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain.startswith(b"{\\rtf"):
        return FileType.RTF
    if _is_picture(head):
        return FileType.PICTURE
    if _HTML.match(plain.lower()):
        return FileType.HTML
    if _is_email(data[:65_536]):
        return FileType.EMAIL
    return FileType.TEXT if _is_text(data[:20_000]) else FileType.OTHER


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return b"\x00" in head[:20]
    if head.startswith(b"RIFF"):
        return head[8:12] in (b"WEBP", b"WAVE", b"AVI ")
    return head.startswith(_PICTURES)


def _in_compound_file(data: bytes) -> FileType:
    """Tell old Office files apart by the names of the streams in them; the names of a file's parts are UTF-16."""
    if any(name.encode("utf-16-le") in data for name in ("EncryptedPackage", "EncryptionInfo")):
        return FileType.OLE
    if "__substg1.0_".encode("utf-16-le") in data and "__properties_version1.0".encode("utf-16-le") in data:
        return FileType.OUTLOOK
    return FileType.OLD_WORD if "WordDocument".encode("utf-16-le") in data else FileType.OLE


def _in_zip(data: bytes) -> FileType:
    """Look at the names in a zip archive; a damaged one that began as Word is left to the Word reader to refuse."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        return FileType.WORD if b"word/" in data or b"[Content_Types].xml" in data[:200_000] else FileType.ZIP
    if "[Content_Types].xml" in names and any(name.lower().startswith("word/") for name in names):
        return FileType.WORD
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return FileType.OPENDOCUMENT
    return FileType.ZIP


def _is_email(data: bytes) -> bool:
    """Say whether a file begins with the headers of an email: two telling ones, one of them no form would have."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    names: list[str] = []
    for line in lines:
        if line[:1] in (" ", "\t") and line.strip() and names:
            continue
        header = _HEADER_LINE.match(line)
        if header is None:
            if line.strip():
                return False
            break
        names.append(header[1].lower())
    unusual = any(name not in _USUAL and "-" not in name for name in names)
    return not unusual and len(_TELLING.intersection(names)) > 1 and bool(_ONLY_MAIL.intersection(names))


def _is_text(sample: bytes) -> bool:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    zeros = sample.count(0)
    if zeros * 5 > len(sample) * 2 and zeros * 5 < len(sample) * 3:
        return True
    return looks_like_text(sample.decode("latin-1"))
