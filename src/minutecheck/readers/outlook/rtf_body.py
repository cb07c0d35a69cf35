"""Unpacks the compressed RTF in which Outlook keeps a message's body ([MS-OXRTFCP])."""

from __future__ import annotations

_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_SIZE = 4096
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
LARGEST = 16 * 1024 * 1024
"""Bytes of RTF that are unpacked at most."""


def unpacked(data: bytes) -> bytes:
    """Return the RTF; empty where the bytes are no such body. Stops at :data:`LARGEST` and at the end of the input."""
    if len(data) < 16:
        return b""
    raw_size, kind = int.from_bytes(data[4:8], "little"), int.from_bytes(data[8:12], "little")
    if kind == _PLAIN:
        return data[16 : 16 + raw_size]
    if kind != _COMPRESSED:
        return b""
    window = bytearray(_DICTIONARY.ljust(_SIZE, b"\0"))
    write, out, at = len(_DICTIONARY), bytearray(), 16
    limit = min(raw_size, LARGEST)
    while at < len(data) and len(out) < limit:
        control = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data) or len(out) >= limit:
                break
            if not control >> bit & 1:
                out.append(data[at])
                window[write] = data[at]
                write, at = (write + 1) % _SIZE, at + 1
                continue
            token = int.from_bytes(data[at : at + 2], "big")
            at += 2
            place, length = token >> 4, (token & 15) + 2
            if place == write:
                return bytes(out)
            for _ in range(length):
                byte = window[place]
                out.append(byte)
                window[write] = byte
                write, place = (write + 1) % _SIZE, (place + 1) % _SIZE
    return bytes(out)
