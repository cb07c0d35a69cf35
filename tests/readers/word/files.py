"""Makes small Word files from raw XML for the tests. All people, places and sentences in them are invented."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def word_file(
    body: str,
    *,
    styles: str = "",
    parts: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
    strict: bool = False,
    main_type: str = "document",
) -> bytes:
    """Return a Word file with this body; ``parts`` are linked parts by kind ("header", "footnotes"), given by content.

    ``extra`` are entries put into the zip as they are.
    """
    w, links = (STRICT, STRICT_LINKS) if strict else (W, LINKS)
    wrap = {"footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr", "comments": "comments"}
    parts = dict(parts or {})
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{main_type}.main+xml"/>']
    relations = []
    made: dict[str, str] = {}
    if styles:
        made["styles"] = f'<w:styles xmlns:w="{w}">{styles}</w:styles>'
    for kind, content in parts.items():
        made[kind] = f'<w:{wrap[kind]} xmlns:w="{w}" {NAMESPACES}>{content}</w:{wrap[kind]}>'
    for number, kind in enumerate(made, start=1):
        overrides.append(f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}.{kind}+xml"/>')
        relations.append(f'<Relationship Id="rId{number}" Type="{links}/{kind}" Target="{kind}.xml"/>')
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{links}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{w}" {NAMESPACES}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{"".join(relations)}'
        "</Relationships>",
        **{f"word/{kind}.xml": content for kind, content in made.items()},
    }
    return zipped({name: text.encode() for name, text in files.items()} | (extra or {}))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 12, 9, 30, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def t(text: str) -> str:
    """Return a text element."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(content: str, properties: str = "") -> str:
    """Return a run; ``content`` that is no XML is its text."""
    inner = content if content.startswith("<w:") or content.startswith("<mc:") else t(content)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs or other inline XML; plain text becomes a run."""
    inner = "".join(one if one.startswith("<") else r(one) for one in content)
    facts = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{facts}</w:pPr>' if facts else ''}{inner}</w:p>"


def sdt(content: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(*, ticked: bool, sign: str | None = None) -> str:
    """Return a tick box control; ``sign`` is the character shown, whatever the state."""
    state = "1" if ticked else "0"
    shown = sign or ("☒" if ticked else "☐")
    return sdt(r(shown), f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>')


def cell(*content: str, properties: str = "") -> str:
    """Return a table cell of paragraphs; plain text becomes a paragraph."""
    inner = "".join(one if one.startswith("<") else p(one) for one in content) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row; plain text becomes a cell."""
    inner = "".join(one if one.startswith("<") else cell(one) if one else cell() for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
