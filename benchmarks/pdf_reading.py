"""How long the PDF reader takes a page, beside bare pypdfium2 and pdfplumber, on the sample record.

``python benchmarks/pdf_reading.py`` prints the median milliseconds of CPU a page, and the quotients.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from minutecheck.readers import read_bytes

SAMPLE = Path(__file__).parents[1] / "corpora" / "samples" / "complete-minutes.pdf"
ROUNDS = 15


def bare(data: bytes) -> int:
    """Return how many characters pypdfium2 finds, with the box of each."""
    document = pypdfium2.PdfDocument(data)
    count = 0
    for page in document:
        text_page = page.get_textpage()
        characters = text_page.count_chars()
        text_page.get_text_range()
        count += sum(1 for at in range(characters) if text_page.get_charbox(at))
    document.close()
    return count


def plumber(data: bytes) -> int:
    """Return how many characters pdfplumber finds, with the tables looked for."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return sum(len(page.extract_text() or "") + len(page.extract_tables()) for page in opened.pages)


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
    data = SAMPLE.read_bytes()
    floor = milliseconds(lambda: bare(data))
    for name, run in (
        ("pypdfium2, bare", lambda: bare(data)),
        ("minutecheck, reading", lambda: read_bytes(data, "record.pdf")),
        ("pdfplumber", lambda: plumber(data)),
    ):
        taken = milliseconds(run)
        print(f"{name:24}{taken:8.1f} ms a page{taken / floor:8.1f} times the bare pass")


if __name__ == "__main__":
    main()
