"""Writes a copy of a zip-based document in which only the named parts differ; all others keep their stored bytes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from minutecheck.readers.archive import Archive

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8 = 0x800
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One part as it is stored: its name's bytes, flags, method, checksum, sizes and date."""

    name: bytes
    flags: int
    method: int
    date: tuple[int, int, int, int, int, int]
    crc: int
    size: int
    stored: bytes


def rewritten(archive: Archive, changed: Mapping[str, bytes], *, dated: bool = True) -> bytes:
    """Return the document's bytes with the parts in ``changed`` replaced, or added at the end where they are new.

    ``dated=False`` drops the dates of the parts, for documents that were only just made. The same input gives the same
    bytes.
    """
    entries = [
        _fresh(name, changed[name], entry.date_time if dated else _EPOCH)
        if name in changed
        else _kept(archive.data, entry, entry.date_time if dated else _EPOCH)
        for name, entry in archive.entries.items()
    ]
    entries += [_fresh(name, data, _EPOCH) for name, data in changed.items() if name not in archive.entries]
    return _written(entries)


def _kept(data: bytes, entry: zipfile.ZipInfo, date: tuple[int, int, int, int, int, int]) -> _Entry:
    name_size, extra_size = struct.unpack_from("<2H", data, entry.header_offset + 26)
    start = entry.header_offset + 30 + name_size + extra_size
    flags = entry.flag_bits & _UTF8
    name = entry.orig_filename.encode("utf-8" if flags else "cp437")
    stored = data[start : start + entry.compress_size]
    return _Entry(name, flags, entry.compress_type, date, entry.CRC, entry.file_size, stored)


def _fresh(name: str, data: bytes, date: tuple[int, int, int, int, int, int]) -> _Entry:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    stored = packer.compress(data) + packer.flush()
    flags = 0 if name.isascii() else _UTF8
    return _Entry(name.encode(), flags, zipfile.ZIP_DEFLATED, date, zlib.crc32(data), len(data), stored)


def _written(entries: list[_Entry]) -> bytes:
    out = bytearray()
    central = bytearray()
    for entry in entries:
        year, month, day, hour, minute, second = entry.date
        date, time = (max(year, 1980) - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
        facts = (20, entry.flags, entry.method, time, date, entry.crc, len(entry.stored), entry.size, len(entry.name))
        central += _CENTRAL.pack(b"PK\x01\x02", 20, *facts, 0, 0, 0, 0, 0, len(out)) + entry.name
        out += _LOCAL.pack(b"PK\x03\x04", *facts, 0) + entry.name + entry.stored
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(central), len(out), 0)
    return bytes(out + central + end)
