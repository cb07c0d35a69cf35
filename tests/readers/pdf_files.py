"""Makes small PDF files for tests, without any other software. All words in them are fictional."""

from __future__ import annotations

from collections.abc import Sequence

A4 = (595, 842)
Text = tuple[float, float, str]
"""Where a piece of text begins, in points from the lower left corner, and its words; ``*`` before them is bold."""


def pdf(pages: Sequence[Sequence[Text]], *, lines: str = "", size: int = 11, turned: bool = False) -> bytes:
    """Return a PDF with the given text on each page. ``lines`` are drawing commands put on every page."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = "\n".join(_drawn(*piece, size, turned) for piece in page)
        stream = f"{lines}\n{drawn}"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {6 + 2 * number} 0 R "
            f"/Rotate {90 if turned else 0} /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def _drawn(x: float, y: float, words: str, size: int, turned: bool) -> str:
    font = "F2" if words.startswith("*") else "F1"
    escaped = words.removeprefix("*").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    # On a page shown with a quarter turn the words run up the sheet.
    place = f"0 1 -1 0 {A4[1] - y:.1f} {x} Tm" if turned else f"1 0 0 1 {x} {y} Tm"
    return f"BT /{font} {size} Tf {place} ({escaped}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def paragraph(y: float, *lines: str, x: float = 72, leading: float = 14) -> list[Text]:
    """Return lines one under the other from height ``y`` down."""
    return [(x, y - leading * number, line) for number, line in enumerate(lines)]


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return the commands that draw a ruled table."""
    along = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    return "\n".join([*along, *(f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs)])


def form(question: str, answer: str) -> bytes:
    """Return a PDF form with one question on the page and ``answer`` filled into its field."""
    page, look = f"BT /F1 11 Tf 72 700 Td ({question}) Tj ET", f"/Tx BMC BT /F1 11 Tf 2 5 Td ({answer}) Tj ET EMC"
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents 5 0 R /Annots [6 0 R] {fonts} >>",
            f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
            f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V ({answer}) /F 4 /Rect [150 695 400 713] /P 4 0 R "
            "/AP << /N 7 0 R >> >>",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 250 18] {fonts} /Length {len(look)} >>\n"
            f"stream\n{look}\nendstream",
        ]
    )
