"""Opens a zip-based document (Word, OpenDocument) safely: counted, bounded, and with nothing fetched or expanded."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from minutecheck.record import ReadError, ReadErrorCode

MOST_ENTRIES = 2_000
MOST_BYTES = 200 * 1024 * 1024
MOST_PART_BYTES = 64 * 1024 * 1024
MOST_TAGS = 3_000_000
"""Angle brackets in one XML part: a part within its size can still be millions of empty paragraphs."""
_CHUNK = 1 << 20
_END_RECORD = b"PK\x05\x06"
_DAMAGED = "The file is damaged: open it in Word, save it again, and check the new copy."
_TOO_LARGE = (
    "The file unpacks to more than a record can hold: save the record by itself, without attachments or pictures."
)


@dataclass(slots=True)
class Archive:
    """An opened zip-based document. ``names`` holds the parts' names in file order, with forward slashes."""

    data: bytes
    entries: dict[str, zipfile.ZipInfo]
    _zip: zipfile.ZipFile
    _inflated: int = field(default=0)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the order of the file."""
        return tuple(self.entries)

    def read(self, name: str) -> bytes:
        """Return one part's bytes.

        Raises:
            ReadError: the part is missing or damaged (``corrupt``), or inflates beyond the limits (``too_large``).
        """
        entry = self.entries.get(name)
        if entry is None:
            raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > MOST_PART_BYTES or self._inflated + size > MOST_BYTES:
                        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED) from error
        self._inflated += size
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """Return the root element of one XML part; raises as :meth:`read` and :func:`parse_xml` do."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML text, parsed with no entities, no network and lxml's limits on depth and size.

    Raises:
        ReadError: it is not well formed or has a DOCTYPE (``corrupt``), or has too many elements (``too_large``).
    """
    if data.count(b"<") > MOST_TAGS:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
    if b"<!DOCTYPE" in data:
        raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED)
    return root


def open_archive(data: bytes) -> Archive:
    """Open a zip-based document from its bytes.

    Refused: more than :data:`MOST_ENTRIES` entries, a declared size beyond :data:`MOST_BYTES` or
    :data:`MOST_PART_BYTES`, a name twice or one that leaves its folder, entries that overlap, and encrypted entries.

    Raises:
        ReadError: ``corrupt``, ``too_large`` or ``encrypted``.
    """
    if _counted_entries(data) > MOST_ENTRIES:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED) from error
    found = opened.infolist()
    if len(found) > MOST_ENTRIES or sum(entry.file_size for entry in found) > MOST_BYTES:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in found:
        name = entry.filename.replace("\\", "/")
        if entry.file_size > MOST_PART_BYTES:
            raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
        if entry.flag_bits & 1:
            raise ReadError(
                ReadErrorCode.ENCRYPTED, "The file is encrypted: save a copy without a password and check that."
            )
        if name in entries or name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED)
        entries[name] = entry
    if _overlapping(found):
        raise ReadError(ReadErrorCode.CORRUPT, _DAMAGED)
    return Archive(data, entries, opened)


def _counted_entries(data: bytes) -> int:
    """Return how many entries the end record declares, before anything is built from them; 0 where it has none."""
    at = data.rfind(_END_RECORD)
    return int.from_bytes(data[at + 10 : at + 12], "little") if at >= 0 else 0


def _overlapping(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the file, as in a quoted-overlap bomb (CVE-2024-0450)."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + 30 + entry.compress_size
    return False
