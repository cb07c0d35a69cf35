"""The comments part of a Word document: takes our own earlier comments out, puts new ones in, keeps people's."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from minutecheck.outputs.word.notes import WordNote
from minutecheck.readers.archive import parse_xml
from minutecheck.readers.word.document import OUR_AUTHOR, WordDocument
from minutecheck.readers.word.names import R_STRICT, W_STRICT, R, word_namespace
from minutecheck.readers.word.package import relations_name

_INITIALS = "mc"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W14_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Comments:
    """The comments of one document. ``name`` is their part's name; ``changed`` holds other parts to be rewritten."""

    document: WordDocument
    name: str = field(init=False)
    root: etree._Element = field(init=False)
    changed: dict[str, bytes] = field(init=False, default_factory=dict)
    _w: str = field(init=False)
    _next: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        namespace = word_namespace(self.document.root)
        self._w = f"{{{namespace}}}"
        package = self.document.package
        existing = package.targets("comments")
        if existing:
            self.name = existing[0]
            self.root = package.archive.xml(self.name)
            self._take_ours_out()
        else:
            folder = posixpath.dirname(package.main)
            number = 0
            self.name = posixpath.join(folder, "comments.xml")
            while self.name in package.archive.entries:
                number += 1
                self.name = posixpath.join(folder, f"comments{number}.xml")
            self.root = etree.Element(self._w + "comments", nsmap={"w": namespace})
            self._link(namespace == W_STRICT)
        used = [int(one.get(self._w + "id") or 0) for one in self.root.iterfind(self._w + "comment")]
        self._next = max(used, default=-1) + 1

    def add(self, note: WordNote, why: str | None, quote: str | None) -> int:
        """Add one comment and return its id; ``why`` and ``quote`` are said where it cannot point at its words."""
        identifier = self._next
        self._next += 1
        w = self._w
        facts = {w + "id": str(identifier), w + "author": OUR_AUTHOR, w + "initials": _INITIALS}
        comment = etree.SubElement(self.root, w + "comment", facts)
        first, *others = note.lines or ("",)
        self._paragraph(comment, first, note.lead)
        for line in others:
            self._paragraph(comment, line, None)
        if why:
            self._paragraph(comment, f"{why} “{quote}”" if quote else why, None)
        return identifier

    def bytes(self) -> bytes:
        """Return the comments part."""
        return serialised(self.root)

    def _paragraph(self, comment: etree._Element, text: str, lead: str | None) -> None:
        w = self._w
        paragraph = etree.SubElement(comment, w + "p")
        if lead is not None:
            etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "annotationRef")
            run = etree.SubElement(paragraph, w + "r")
            etree.SubElement(etree.SubElement(run, w + "rPr"), w + "b")
            self._words(run, lead + (" " if text else ""))
        if text:
            self._words(etree.SubElement(paragraph, w + "r"), text)

    def _words(self, run: etree._Element, text: str) -> None:
        element = etree.SubElement(run, self._w + "t")
        element.text = _NOT_XML.sub("\ufffd", text)
        element.set(_SPACE, "preserve")

    def _take_ours_out(self) -> None:
        """Remove our comments from an earlier run, their marks in the body, and their entries in the threads' part."""
        w = self._w
        ours: set[str] = set()
        paragraphs: set[str] = set()
        for comment in self.root.findall(w + "comment"):
            if comment.get(w + "author") == OUR_AUTHOR:
                ours.add(comment.get(w + "id") or "")
                paragraphs |= {one.get(_W14_PARA) or "" for one in comment.iter(w + "p")} - {""}
                self.root.remove(comment)
        if not ours:
            return
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in [one for one in self.document.root.iter(w + name) if one.get(w + "id") in ours]:
                parent = mark.getparent()
                if parent is None:
                    continue
                parent.remove(mark)
                run = parent.getparent()
                if name == "commentReference" and run is not None and all(one.tag == w + "rPr" for one in parent):
                    run.remove(parent)
        for target in self.document.package.targets("commentsExtended") if paragraphs else ():
            threads = self.document.package.archive.xml(target)
            for entry in list(threads):
                if entry.get(f"{{{_W15}}}paraId") in paragraphs:
                    threads.remove(entry)
                elif entry.get(f"{{{_W15}}}paraIdParent") in paragraphs:
                    del entry.attrib[f"{{{_W15}}}paraIdParent"]
            self.changed[target] = serialised(threads)

    def _link(self, strict: bool) -> None:
        """Name the new comments part in the list of content types and among the links of the main part."""
        package = self.document.package
        types = package.archive.xml("[Content_Types].xml")
        part = {"PartName": "/" + self.name, "ContentType": _COMMENTS_TYPE}
        etree.SubElement(types, f"{{{_TYPES}}}Override", part)
        self.changed["[Content_Types].xml"] = serialised(types)
        name = relations_name(package.main)
        if name in package.archive.entries:
            links = package.archive.xml(name)
        else:
            links = parse_xml(f'<Relationships xmlns="{_LINKS}"/>'.encode())
        used = {link.get("Id") for link in links}
        number = 1
        while f"rIdMc{number}" in used:
            number += 1
        target = posixpath.relpath(self.name, posixpath.dirname(package.main) or ".")
        facts = {"Id": f"rIdMc{number}", "Type": (R_STRICT if strict else R) + "/comments", "Target": target}
        etree.SubElement(links, f"{{{_LINKS}}}Relationship", facts)
        self.changed[name] = serialised(links)


def serialised(root: etree._Element) -> bytes:
    """Return an XML part as the bytes that go into the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
