"""Which structures of Word files are read, by minutecheck and by the libraries that are installed beside it.

``python benchmarks/word_structures.py`` prints a Markdown table: for each structure, a file that has it, and whether the
word in it came out ("read"), did not ("lost"), or came out as something else ("wrong"). All words are invented.
"""

from __future__ import annotations

import importlib.util
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KEY = "kestrel"
Check = Callable[[str], str]


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def sdt(content: str, properties: str = "<w:text/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def legacy(data: str, result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def document(body: str, parts: dict[str, str] | None = None, namespace: str = W, main: str = "document") -> bytes:
    wrap = {"footnotes": "footnotes", "header": "hdr", "footer": "ftr", "comments": "comments"}
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{main}.main+xml"/>']
    relations, files = [], {}
    for number, (kind, content) in enumerate((parts or {}).items(), start=1):
        overrides.append(f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}.{kind}+xml"/>')
        relations.append(f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{kind}.xml"/>')
        files[f"word/{kind}.xml"] = f'<w:{wrap[kind]} xmlns:w="{W}" {NAMESPACES}>{content}</w:{wrap[kind]}>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1" xmlns:r="' + LINKS + '"/></w:sectPr>'
    links = LINKS if namespace == W else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    files |= {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{namespace}" {NAMESPACES}><w:body>{body}'
        f"{section if parts and 'header' in parts else ''}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}'
        "</Relationships>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    return made.getvalue()


def there(text: str) -> str:
    count = text.count(KEY)
    return "read" if count == 1 else "lost" if not count else "wrong (twice)"


def absent(text: str) -> str:
    return "wrong (read as text)" if KEY in text else "read"


def ticked(text: str) -> str:
    if any(sign in text for sign in "☒☑✓✔") or "[x]" in text.lower():
        return "read"
    return "wrong (unticked)" if "☐" in text or "[ ]" in text else "lost"


def structures() -> Iterator[tuple[str, bytes, Check]]:
    """Yield the name of each structure, a file that has it, and what tells whether it was read."""
    box = f"<w:txbxContent>{p(r(KEY))}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    anchor = (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    vml = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    tick = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    start = p(r("Form."))
    yield "text in a block content control", document(start + sdt(p(r(KEY)))), there
    yield "text in an inline content control", document(p(r("Level: ") + sdt(r(KEY)))), there
    yield "a table row in a content control", document(start + table(row(p(r("a"))), sdt(row(p(r(KEY)))))), there
    yield (
        "a table cell in a content control",
        document(start + table(f"<w:tr><w:tc>{p(r('a'))}</w:tc>{sdt(f'<w:tc>{p(r(KEY))}</w:tc>')}</w:tr>")),
        there,
    )
    yield "a drop-down's answer", document(p(r("Type: ") + sdt(r(KEY), "<w:dropDownList/>"))), there
    yield (
        "an unanswered prompt (is no answer)",
        document(p(r("Reason: ") + sdt(r(f"Click to enter {KEY}"), "<w:showingPlcHdr/><w:text/>"))),
        absent,
    )
    yield "a tick box control, ticked", document(p(r("Start ") + sdt(r("☒"), tick))), ticked
    yield "a tick box control whose sign disagrees", document(p(r("Start ") + sdt(r("☐"), tick))), ticked
    yield (
        "a legacy tick box, ticked",
        document(p(r("Start ") + legacy("<w:checkBox><w:checked/></w:checkBox>"))),
        ticked,
    )
    yield (
        "a legacy drop-down's answer",
        document(
            p(
                r("Risk ")
                + legacy(
                    f'<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="{KEY}"/></w:ddList>'
                )
            )
        ),
        there,
    )
    yield "a legacy text field's answer", document(p(r("Owner ") + legacy("<w:textInput/>", r(KEY)))), there
    yield "a Wingdings tick", document(p(r("Start ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')), ticked
    yield "a text box (DrawingML)", document(p(r("Form.") + f"<w:r>{anchor}</w:r>")), there
    yield "a text box (VML)", document(p(r("Form.") + f"<w:r>{vml}</w:r>")), there
    both = f'<mc:Choice Requires="wps">{anchor}</mc:Choice><mc:Fallback>{vml}</mc:Fallback>'
    both = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    yield "a text box in both encodings (once)", document(p(r("Form.") + both)), there
    yield "a tracked insertion", document(p(r("Agreed ") + f'<w:ins w:id="1" w:author="A">{r(KEY)}</w:ins>')), there
    deleted = f'<w:del w:id="1" w:author="A"><w:r><w:delText>{KEY}</w:delText></w:r></w:del>'
    yield "a tracked deletion (is left out)", document(p(r("Agreed ") + deleted)), absent
    yield "moved text (once)", document(p(f'<w:moveFrom w:id="1" w:author="A">{r(KEY)}</w:moveFrom>' + r("a"))
        + p(f'<w:moveTo w:id="2" w:author="A">{r(KEY)}</w:moveTo>')), there  # fmt: skip
    yield "struck-through text (is left out)", document(p(r("Low") + r(KEY, "<w:strike/>"))), absent
    yield "hidden text (is left out)", document(p(r("Low") + r(KEY, "<w:vanish/>"))), absent
    yield "a nested table", document(start + table(row(p(r("a")) + table(row(p(r(KEY)))) + p("")))), there
    yield (
        "a merged cell (once)",
        document(
            start
            + table(
                f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r(KEY))}</w:tc></w:tr>',
                row(p(r("a")), p(r("b"))),
            )
        ),
        there,
    )
    yield "a hyperlink's text", document(p(r("See ") + f"<w:hyperlink>{r(KEY)}</w:hyperlink>")), there
    yield "a smart tag's text", document(p(f'<w:smartTag w:element="date">{r(KEY)}</w:smartTag>')), there
    yield "a footnote", document(start, {"footnotes": f'<w:footnote w:id="2">{p(r(KEY))}</w:footnote>'}), there
    yield "a header", document(start, {"header": p(r(KEY))}), there
    yield (
        "a no-break hyphen in a word",
        document(p("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>ordinator</w:t></w:r>")),
        (lambda text: "read" if "co-ordinator" in text or "co\u2011ordinator" in text else "wrong"),
    )
    yield "a Strict file", document(p(r(KEY)).replace("w:", "w:"), namespace=STRICT), there
    yield "a template (.dotx)", document(p(r(KEY)), main="template"), there


def ours(data: bytes) -> str:
    from minutecheck.readers import read_bytes

    return read_bytes(data, "form.docx").text


def python_docx(data: bytes) -> str:
    import docx

    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for one in made.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def _by_file(data: bytes, read: Callable[[Path], str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "form.docx")
        path.write_bytes(data)
        return read(path)


def docx2python(data: bytes) -> str:
    from docx2python import docx2python as opened

    return _by_file(data, lambda path: opened(path).text)


def markitdown(data: bytes) -> str:
    from markitdown import MarkItDown

    return _by_file(data, lambda path: MarkItDown().convert(str(path)).text_content)


READERS = {"minutecheck": ours, "docx": python_docx, "docx2python": docx2python, "markitdown": markitdown}


def main() -> None:
    """Print the table."""
    readers = {name: read for name, read in READERS.items() if importlib.util.find_spec(name)}
    print("| structure | " + " | ".join("python-docx" if name == "docx" else name for name in readers) + " |")
    print("| --- |" + " --- |" * len(readers))
    for name, data, check in structures():
        said = []
        for read in readers.values():
            try:
                said.append(check(read(data)))
            except Exception:
                said.append("refused")
        print(f"| {name} | " + " | ".join(said) + " |")


if __name__ == "__main__":
    main()
