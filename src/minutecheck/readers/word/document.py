"""Reads a Word document whole: its record, and the piece of the file behind every character of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from minutecheck.readers.archive import parse_xml
from minutecheck.readers.word.blocks import BlockWalker
from minutecheck.readers.word.form_fields import fields_in
from minutecheck.readers.word.layout import Placed, laid_out
from minutecheck.readers.word.names import W, word_namespace
from minutecheck.readers.word.package import Package, open_package
from minutecheck.readers.word.pieces import Draft, Notices
from minutecheck.readers.word.proposed import proposed_in
from minutecheck.readers.word.styles import Styles, styles_of
from minutecheck.readers.word.suggested import take_back_suggestions
from minutecheck.record import Part, ReadError, ReadErrorCode, Record

OUR_AUTHOR = "minutecheck"
"""Who our own comments are by; they are no part of the record."""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word document as read: the record, its pieces in order of offset, and the main part that they stand in."""

    record: Record
    placed: tuple[Placed, ...]
    package: Package
    root: etree._Element


def read_document(data: bytes, name: str) -> WordDocument:
    """Read a .docx, .docm, .dotx or .dotm file, Strict or Transitional.

    The body comes first, then footnotes and endnotes, headers, footers, and people's comments.

    Raises:
        ReadError: ``encrypted``, ``unsupported``, ``corrupt``, ``too_large`` or ``no_text``.
    """
    package = open_package(data)
    archive = package.archive
    xml = archive.read(package.main)
    root = parse_xml(xml)
    namespace = word_namespace(root)
    take_back_suggestions(root, namespace, OUR_AUTHOR)
    if not str(root.tag).startswith((f"{{{W}}}", f"{{{namespace}}}")):
        raise ReadError(
            ReadErrorCode.UNSUPPORTED, "The file is not a Word document: check a .docx, .pdf, .txt or .eml file."
        )
    notices = Notices()
    if any(entry.endswith("vbaProject.bin") for entry in archive.names):
        notices.add("macros")
    names = package.targets("styles")
    styles = styles_of(archive.read(names[0]) if names else b"", namespace)
    rendered = b"lastRenderedPageBreak" in xml
    paged = rendered or b'type="page"' in xml or b"pageBreakBefore" in xml
    try:
        walker = BlockWalker(styles, namespace, notices, rendered=rendered, paged=paged)
        drafts = walker.drafts_of(root, Part.BODY)
        drafts += _side_parts(package, styles, namespace, notices)
    except RecursionError as error:
        raise ReadError(
            ReadErrorCode.CORRUPT, "The file nests too deeply to be read: save it again in Word."
        ) from error
    record, placed = laid_out(name, data, drafts, notices)
    record = replace(
        record,
        doubtful=proposed_in(root, namespace, placed, record.text),
        fields=fields_in(root, namespace, placed),
    )
    return WordDocument(record, placed, package, root)


def _side_parts(package: Package, styles: Styles, namespace: str, notices: Notices) -> list[Draft]:
    """Return the blocks outside the body: notes, headers and footers (each wording once), comments."""
    w = f"{{{namespace}}}"
    drafts: list[Draft] = []
    seen: set[tuple[Part, str]] = set()
    for kind, part in (
        ("footnotes", Part.NOTE),
        ("endnotes", Part.NOTE),
        ("header", Part.HEADER),
        ("footer", Part.FOOTER),
        ("comments", Part.COMMENT),
    ):
        for target in package.targets(kind):
            root = package.archive.xml(target)
            if part is Part.COMMENT:
                for comment in root.findall(w + "comment"):
                    if comment.get(w + "author") == OUR_AUTHOR:
                        root.remove(comment)
            walker = BlockWalker(styles, namespace, notices, rendered=True, paged=False)
            for draft in walker.drafts_of(root, part):
                draft.table = draft.row = None
                if part not in (Part.HEADER, Part.FOOTER):
                    drafts.append(draft)
                elif (part, draft.text) not in seen:
                    seen.add((part, draft.text))
                    drafts.append(draft)
    return drafts
