"""What the Word reader refuses, and how. Everything in the records is fictional."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from minutecheck.readers.archive import MOST_ENTRIES, open_archive, parse_xml
from minutecheck.readers.word import read_word
from minutecheck.record import ReadError, ReadErrorCode
from tests.readers.word.files import p, table, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SECRET = "Wilhelmina Thistlewood"


def code_of(data: bytes) -> ReadErrorCode:
    with pytest.raises(ReadError) as caught:
        read_word(data, "fictional.docx")
    assert SECRET not in caught.value.message
    assert caught.value.message.count(". ") == 0
    return caught.value.code


def read_or_refuse(data: bytes) -> str | ReadErrorCode:
    try:
        return read_word(data, "fictional.docx").text
    except ReadError as error:
        return error.code


def test_old_and_protected_files_are_named_as_such() -> None:
    assert code_of(OLE) is ReadErrorCode.UNSUPPORTED
    assert code_of(OLE + "EncryptedPackage".encode("utf-16-le")) is ReadErrorCode.ENCRYPTED


def test_other_zips_and_other_bytes_are_unsupported() -> None:
    assert code_of(b"%PDF-1.7 words") is ReadErrorCode.UNSUPPORTED
    assert code_of(zipped({"mimetype": b"application/epub+zip"})) is ReadErrorCode.UNSUPPORTED
    sheet = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert code_of(zipped({"[Content_Types].xml": sheet, "xl/workbook.xml": b"<a/>"})) is ReadErrorCode.UNSUPPORTED


def test_a_file_without_words_is_no_text() -> None:
    assert code_of(word_file(p("") + table())) is ReadErrorCode.NO_TEXT
    assert code_of(word_file(p("☐ – |"))) is ReadErrorCode.NO_TEXT


def test_broken_files_are_corrupt_wherever_they_are_cut() -> None:
    whole = word_file(p(SECRET) * 40)
    for size in range(4, len(whole), 97):
        assert code_of(whole[:size]) is ReadErrorCode.CORRUPT


def test_changed_bytes_are_read_or_refused() -> None:
    whole = bytearray(word_file(p(SECRET) * 10))
    chance = random.Random(7)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(4):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        outcome = read_or_refuse(bytes(broken))
        assert isinstance(outcome, ReadErrorCode) or outcome.endswith("\n")


def test_xml_faults_and_document_types_are_corrupt() -> None:
    entity = f'<!DOCTYPE w [<!ENTITY x "{SECRET}">]><w>&x;</w>'
    for xml in (entity.encode(), entity.encode("utf-16"), b"<w><p></w>", b"", b"<w>" * 3_000 + b"</w>" * 3_000):
        with pytest.raises(ReadError) as caught:
            parse_xml(xml)
        assert caught.value.code is ReadErrorCode.CORRUPT


def test_deep_nesting_is_read_or_refused_not_a_crash() -> None:
    deep = p("words")
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert "words" in read_word(word_file(deep), "fictional.docx").text
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert code_of(word_file(deep)) is ReadErrorCode.CORRUPT


def test_bombs_are_refused_quickly() -> None:
    began = time.perf_counter()
    empty = b"<w:p/>" * 20_000_000
    assert code_of(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": empty})) is ReadErrorCode.TOO_LARGE
    many = zipped({f"part{number}.xml": b"" for number in range(MOST_ENTRIES + 1)})
    assert code_of(many) is ReadErrorCode.TOO_LARGE
    assert code_of(word_file("<w:p/>" * 3_500_000)) is ReadErrorCode.TOO_LARGE
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize("inline", ["[ ]", "[x", "- ", "a", "☒"])
def test_a_paragraph_of_very_many_runs_takes_linear_time(inline: str) -> None:
    began = time.perf_counter()
    read_word(word_file(p("begin", *[inline] * 60_000)), "fictional.docx")
    assert time.perf_counter() - began < 10


def test_a_size_that_lies_is_found_while_inflating() -> None:
    data = bytearray(zipped({"a.xml": b"x" * 100_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (50).to_bytes(4, "little")
    with pytest.raises(ReadError) as caught:
        open_archive(bytes(data)).read("a.xml")
    assert caught.value.code is ReadErrorCode.CORRUPT


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/x", "word/../../x", "..\\x", "C:/x"])
def test_names_that_leave_their_folder_are_refused(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        open_archive(zipped({"ok.xml": b"<a/>", name: b"<a/>"}))
    assert caught.value.code is ReadErrorCode.CORRUPT


def test_a_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", b"<b/>")
    with pytest.raises(ReadError) as caught:
        open_archive(out.getvalue())
    assert caught.value.code is ReadErrorCode.CORRUPT


def test_overlapping_entries_are_refused() -> None:
    data = bytearray(zipped({"a.xml": b"a" * 500, "b.xml": b"b" * 500}))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = (10).to_bytes(4, "little")
    with pytest.raises(ReadError) as caught:
        open_archive(bytes(data))
    assert caught.value.code is ReadErrorCode.CORRUPT


def test_encrypted_entries_are_named_as_such() -> None:
    data = bytearray(zipped({"a.xml": b"a"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError) as caught:
        open_archive(bytes(data))
    assert caught.value.code is ReadErrorCode.ENCRYPTED
