"""Checks a marked-up Word file against the rules of Open XML that a change can break. Written for tests alone."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RUN_PROPERTIES = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em",
    "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""The order in which the schema wants the properties of a run (ISO/IEC 29500-1, 17.3.2)."""
FIRST = {"r": "rPr", "p": "pPr", "tc": "tcPr", "tr": "trPr", "tbl": "tblPr"}
TEXT_IN = {"delText": ("del", "moveFrom"), "t": ()}


def faults_of(data: bytes) -> list[str]:
    """Return what is wrong with a Word file, in words; empty where nothing was found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if (broken := archive.testzip()) is not None:
            return [f"{broken} is damaged"]
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = ["a part stands twice in the zip"] if len(set(names)) != len(names) else []
    found += _links(parts)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(content)
            found += [f"{name}: {fault}" for fault in (*_order(root), *_numbers(root), *_prefixes(root), *_texts(root))]
    if "word/comments.xml" in parts:
        found += _comments(etree.fromstring(parts["word/document.xml"]), etree.fromstring(parts["word/comments.xml"]))
    return found


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _links(parts: dict[str, bytes]) -> Iterator[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {one.get("PartName", "").lstrip("/") for one in types if _local(one) == "Override"}
    endings = {one.get("Extension", "").lower() for one in types if _local(one) == "Default"}
    yield from (f"a content type is given for {name}, which is not there" for name in named - set(parts))
    for name in parts:
        if name not in named and name.rpartition(".")[2].lower() not in endings and name != "[Content_Types].xml":
            yield f"{name} has no content type"
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        links = etree.fromstring(content)
        ids = [link.get("Id") for link in links]
        if len(set(ids)) != len(ids):
            yield f"{name} uses an id twice"
        for link in links:
            target = link.get("Target", "")
            if link.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path not in parts:
                yield f"{name} links to {path}, which is not there"


def _order(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        first = FIRST.get(_local(element)) if isinstance(element.tag, str) else None
        if first is not None:
            places = [at for at, child in enumerate(element) if _local(child) == first]
            if places not in ([], [0]):
                yield f"{first} does not come first"
        if isinstance(element.tag, str) and _local(element) == "rPr":
            order = [RUN_PROPERTIES.index(_local(child)) for child in element if _local(child) in RUN_PROPERTIES]
            if order != sorted(order):
                yield "a run's properties are out of order"


def _numbers(root: etree._Element) -> Iterator[str]:
    w = f"{{{etree.QName(root).namespace}}}"
    changes = [one.get(w + "id") for one in root.iter(w + "ins", w + "del", w + "moveFrom", w + "moveTo")]
    numbered = [number for number in changes if number is not None]
    if len(set(numbered)) != len(numbered):
        yield "two tracked changes have one id"
    paragraphs = [one.get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId") for one in root.iter(w + "p")]
    known = [number for number in paragraphs if number]
    if any(int(number, 16) >= 0x80000000 for number in known):
        yield "a paragraph's id is too large"


def _prefixes(root: etree._Element) -> Iterator[str]:
    for prefix in (root.get(f"{{{MC}}}Ignorable") or "").split():
        if prefix not in root.nsmap:
            yield f"the prefix {prefix} may be ignored but is not declared"


def _texts(root: etree._Element) -> Iterator[str]:
    w = f"{{{etree.QName(root).namespace}}}"
    for text in root.iter(w + "t"):
        if any(_local(outer) == "del" for outer in text.iterancestors()):
            yield "deleted words are kept as if they were not"
    for text in root.iter(w + "delText"):
        if not any(_local(outer) in ("del", "moveFrom") for outer in text.iterancestors()):
            yield "words are kept as deleted outside a deletion"
    for inner in root.iter(w + "ins", w + "del"):
        if any(_local(outer) == _local(inner) for outer in inner.iterancestors()):
            yield "a tracked change stands in another of its kind"


def _comments(document: etree._Element, comments: etree._Element) -> Iterator[str]:
    w = f"{{{etree.QName(document).namespace}}}"
    ids = [one.get(w + "id") for one in comments if _local(one) == "comment"]
    if len(set(ids)) != len(ids):
        yield "two comments have one id"
    marks = {
        name: [one.get(w + "id") for one in document.iter(w + name)]
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    for name, found in marks.items():
        if len(set(found)) != len(found):
            yield f"{name} stands twice for one comment"
        if set(found) - set(ids):
            yield f"{name} names a comment that is not there"
    if set(marks["commentRangeStart"]) != set(marks["commentRangeEnd"]):
        yield "a comment's range begins or ends alone"
    if set(marks["commentReference"]) != set(ids):
        yield "a comment is referred to nowhere"
    for comment in comments:
        if _local(comment) == "comment" and not [one for one in comment if _local(one) == "p"]:
            yield "a comment has no paragraph"
