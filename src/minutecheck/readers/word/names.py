"""The element names of Word's XML, Transitional and Strict, as short codes that the walker dispatches on."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
M_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/math"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"

_W_CODES: Final = (
    "p r t tab ptab br cr noBreakHyphen sym fldChar instrText delText delInstrText drawing pict object "
    "lastRenderedPageBreak tbl tr tc sdt sdtContent del moveFrom txbxContent altChunk subDoc ruby rubyBase rt sectPr "
    "footnote endnote comment"
)
_W_SKIPPED: Final = (
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr tblPrEx proofErr bookmarkStart bookmarkEnd commentRangeStart "
    "commentRangeEnd commentReference footnoteReference endnoteReference footnoteRef endnoteRef annotationRef "
    "separator continuationSeparator softHyphen pgNum permStart permEnd customXmlPr smartTagPr fldData"
)


def _codes() -> dict[object, str]:
    codes: dict[object, str] = {}
    for namespace in (W, W_STRICT):
        codes |= {f"{{{namespace}}}{name}": name for name in _W_CODES.split()}
        codes |= {f"{{{namespace}}}{name}": "skip" for name in _W_SKIPPED.split()}
    for namespace in (M, M_STRICT):
        codes[f"{{{namespace}}}t"] = "mathText"
    for name in ("AlternateContent", "Choice", "Fallback"):
        codes[f"{{{MC}}}{name}"] = name
    codes["{http://schemas.openxmlformats.org/drawingml/2006/main}blip"] = "picture"
    codes["{http://purl.oclc.org/ooxml/drawingml/main}blip"] = "picture"
    codes["{urn:schemas-microsoft-com:vml}imagedata"] = "picture"
    codes["{urn:schemas-microsoft-com:office:office}OLEObject"] = "embedded"
    codes["{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"] = "chart"
    codes["{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"] = "diagram"
    return codes


CODES: Final[dict[object, str]] = _codes()
"""Full element name → code; a name that is not here is a wrapper to look into."""


def code_of(element: etree._Element) -> str:
    """Return an element's code; ``""`` for a wrapper, and for XML comments, which hold nothing."""
    return CODES.get(element.tag, "")


def word_namespace(root: etree._Element) -> str:
    """Return the namespace, Strict or Transitional, that a part's root element is in."""
    return W_STRICT if str(root.tag).startswith("{" + W_STRICT) else W


def is_on(element: etree._Element | None, namespace: str) -> bool | None:
    """Return what an on/off property says (``<w:b/>``, ``<w:b w:val="0"/>``); ``None`` where it is not there."""
    if element is None:
        return None
    value = element.get(f"{{{namespace}}}val")
    return value is None or value not in ("0", "false", "off", "none")
