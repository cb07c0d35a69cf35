"""Turns the bytes of a text into characters, whatever program wrote them."""

from __future__ import annotations

import codecs

from minutecheck.record import ReadError, ReadErrorCode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
NOT_TEXT = "This file is not a text, a Word document, a PDF or an email: save the record as one of these and try again."


def decode(data: bytes) -> str:
    """Return the characters of ``data``: UTF-8, UTF-16 or UTF-32, Windows Western, or what the bytes look most like.

    Raises:
        ReadError: ``unsupported``, where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_other(data)
    if not looks_like_text(text[:_SAMPLE]):
        raise ReadError(ReadErrorCode.UNSUPPORTED, NOT_TEXT)
    return text


def looks_like_text(sample: str) -> bool:
    """Say whether a text has few control characters, as a text that somebody wrote has."""
    control = sum(ord(character) < 32 and character not in "\t\n\r\f\x0b\x1a" for character in sample)
    return control * 50 <= len(sample)


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 whose every other byte is zero in ``sample``, as it is in English without a byte order mark."""
    if len(sample) < 8:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.6 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.6 and odd < pairs * 0.1:
        return "utf-16-be"
    return None


def _decode_other(data: bytes) -> str:
    """Decode what is not UTF-8: Windows Western where that leaves words whole, else the likeliest encoding."""
    text = data.decode("cp1252", "replace")
    sample = text[:_SAMPLE]
    odd = sum(
        ord(character) > 127 and character not in "‘’“”–—…•£€éèêëáàâäíóöôúüçñÉ½¼¾°´·×\xa0" for character in sample
    )
    if odd * 200 <= len(sample):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding, "replace") if best else text
