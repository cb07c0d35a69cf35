"""Files that other software wrote, and python-docx as an oracle for simple ones. Everything in them is fictional."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.readers.word import read_word
from minutecheck.record import Record

PAGE = """<h1>Strategy discussion: Tilda R (6)</h1><h2>Who took part</h2>
<table border="1"><thead><tr><th>Name</th><th>Role</th></tr></thead>
<tr><td>Odette Marsh</td><td>Team Manager</td></tr><tr><td>Kit Bassey</td><td></td></tr></table>
<h2>Decision</h2><p><b>Section 47:</b> to start today &amp; jointly.</p><ul><li>Home visit tonight</li></ul>"""
MARKDOWN = """# Strategy discussion: Tilda R (6)

## Who took part

| Name | Role |
|------|------|
| Odette Marsh | Team Manager |
| Kit Bassey | |

## Decision

**Section 47:** to start today & jointly.[^1]

- Home visit tonight

[^1]: By telephone.
"""
BLOCKS = [
    ("heading", "Strategy discussion: Tilda R (6)"),
    ("heading", "Who took part"),
    ("row", "Name | Role"),
    ("row", "Odette Marsh | Team Manager"),
    ("row", "Kit Bassey | "),
    ("heading", "Decision"),
    ("paragraph", "Section 47: to start today & jointly."),
    ("list_item", "Home visit tonight"),
]


def blocks(record: Record) -> list[tuple[str, str]]:
    return [(block.kind.value, record.words_of((block.start, block.end))) for block in record.blocks]


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.external
def test_a_file_that_libreoffice_wrote(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        tool("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "page.html")], check=True, capture_output=True, timeout=180)
    record = read_word((tmp_path / "page.docx").read_bytes(), "page.docx")
    assert blocks(record) == BLOCKS
    assert record.blocks[2].header
    assert [record.words_of(span) for span in record.blocks[6].bold] == ["Section 47:"]
    assert record.blocks[0].level == 1


@pytest.mark.external
def test_a_file_that_pandoc_wrote(tmp_path: Path) -> None:
    out = tmp_path / "page.docx"
    command = [tool("pandoc"), "-f", "markdown", "-o", str(out)]
    subprocess.run(command, check=True, input=MARKDOWN.encode(), capture_output=True, timeout=60)
    record = read_word(out.read_bytes(), "page.docx")
    assert blocks(record) == [*BLOCKS, ("paragraph", "By telephone.")]
    assert record.blocks[2].header
    assert [block.level for block in record.blocks if block.kind.value == "heading"] == [1, 2, 2]


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).map(
    "Said {}".format
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=6))
def test_no_word_that_python_docx_wrote_is_lost(content: list[str | list[str]]) -> None:
    made = docx.Document()
    for one in content:
        if isinstance(one, str):
            made.add_paragraph(one)
        else:
            for cell, words in zip(made.add_table(1, len(one)).rows[0].cells, one, strict=True):
                cell.text = words
    made.add_paragraph("The end")
    saved = io.BytesIO()
    made.save(saved)
    record = read_word(saved.getvalue(), "made.docx")
    written = " ".join(words for one in content for words in ([one] if isinstance(one, str) else one))
    kept = iter(record.text)
    assert all(sign in kept for sign in f"{written} The end" if sign.isalpha())
    assert "".join(record.words_of((b.start, b.end)) + "\n" for b in record.blocks) == record.text
