"""How long the Word reader takes on a fictional form of 4,000 words, beside a bare pass over its XML and python-docx.

``python benchmarks/word_reading.py`` prints the median milliseconds of CPU of each, and the quotients.
"""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from collections.abc import Callable

import docx
from lxml import etree

from minutecheck.readers import read_bytes

ROUNDS = 15
SENTENCE = "The health visitor said that Nia had gained weight and that the red book was kept in the kitchen drawer. "


def form() -> bytes:
    """Return a Word form with headings, paragraphs, tick lists and tables, of about 4,000 words."""
    made = docx.Document()
    made.add_heading("Record of strategy discussion", 0)
    for number in range(14):
        made.add_heading(f"{number + 1}. Information shared", 1)
        for _ in range(4):
            made.add_paragraph(SENTENCE * 2)
        made.add_paragraph("☒ Yes ☐ No ☐ Not known")
        table = made.add_table(0, 4)
        for _ in range(8):
            for cell, words in zip(
                table.add_row().cells, ("Action to take", "Jo Lane", "by Friday", SENTENCE), strict=True
            ):
                cell.text = words
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def bare(data: bytes) -> int:
    """Return how many characters a bare pass over the main part finds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return sum(len(element.text or "") for element in root.iter() if element.tag == name)


def python_docx(data: bytes) -> int:
    """Return how many characters python-docx finds in paragraphs and cells."""
    made = docx.Document(io.BytesIO(data))
    cells = sum(len(cell.text) for table in made.tables for row in table.rows for cell in row.cells)
    return cells + sum(len(paragraph.text) for paragraph in made.paragraphs)


def milliseconds(run: Callable[[], object]) -> float:
    """Return the median CPU time of a few runs, after one to warm up."""
    run()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print the figures."""
    data = form()
    words = len(read_bytes(data, "form.docx").text.split())
    floor = milliseconds(lambda: bare(data))
    for name, run in (
        ("zipfile + lxml, bare", lambda: bare(data)),
        ("minutecheck, reading", lambda: read_bytes(data, "form.docx")),
        ("python-docx", lambda: python_docx(data)),
    ):
        taken = milliseconds(run)
        print(f"{name:24}{taken:8.1f} ms{taken / floor:8.1f} times the bare pass   ({words} words)")


if __name__ == "__main__":
    main()
