"""Finds the parts of a Word document: the main part, its styles, notes, headers, footers and comments."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from minutecheck.readers.archive import Archive, open_archive
from minutecheck.record import ReadError, ReadErrorCode

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOT_WORD = "The file is not a Word document: check a .docx, .pdf, .txt or .eml file."


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its id, the last word of its type ("comments"), and the other part's name."""

    identifier: str
    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened Word document; ``main`` is the name of its main part and ``relations`` are that part's links."""

    archive: Archive
    main: str
    relations: tuple[Relation, ...] = field(default=())

    def targets(self, kind: str) -> tuple[str, ...]:
        """Return the names of the linked parts of a kind that the file holds, each once, in order of linking."""
        found = [one.target for one in self.relations if one.kind == kind and one.target in self.archive.entries]
        return tuple(dict.fromkeys(found))


def open_package(data: bytes) -> Package:
    """Open a Word document from its bytes.

    Raises:
        ReadError: ``encrypted`` (a password), ``unsupported`` (an old .doc, or not a Word document), ``corrupt`` or
            ``too_large``.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise ReadError(ReadErrorCode.ENCRYPTED, "The file has a password: save a copy without one and check that.")
        raise ReadError(ReadErrorCode.UNSUPPORTED, "This is an old Word .doc: save it as .docx and check that.")
    if not data.startswith(b"PK"):
        raise ReadError(ReadErrorCode.UNSUPPORTED, _NOT_WORD)
    archive = open_archive(data)
    if "[Content_Types].xml" not in archive.entries:
        raise ReadError(ReadErrorCode.UNSUPPORTED, _NOT_WORD)
    links = relations_of(archive, "")
    main = next((link.target for link in links if link.kind == "officeDocument"), "word/document.xml")
    if main not in archive.entries:
        main = "word/document.xml"
    types = archive.read("[Content_Types].xml")
    if main not in archive.entries or not (b"wordprocessingml" in types or b"ms-word" in types):
        raise ReadError(ReadErrorCode.UNSUPPORTED, _NOT_WORD)
    return Package(archive, main, relations_of(archive, main))


def relations_name(part: str) -> str:
    """Return the name of the part that holds ``part``'s links; those of the whole package for ``""``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def relations_of(archive: Archive, part: str) -> tuple[Relation, ...]:
    """Return the links from one part to other parts of the file; links to the outside are left out."""
    name = relations_name(part)
    if name not in archive.entries:
        return ()
    found = []
    for link in archive.xml(name).iterfind(_RELATIONSHIP):
        target, kind = link.get("Target") or "", link.get("Type") or ""
        if link.get("TargetMode") == "External" or not target:
            continue
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target.replace("\\", "/"))).lstrip("/")
        found.append(Relation(link.get("Id") or "", kind.rpartition("/")[2], path))
    return tuple(found)
