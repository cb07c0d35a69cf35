"""Reads text files and Markdown."""

from __future__ import annotations

from minutecheck.readers.drafts import Draft, make_record
from minutecheck.readers.plain.blocks import blocks_of
from minutecheck.readers.plain.decode import decode
from minutecheck.readers.plain.markdown import is_markdown, markdown_blocks
from minutecheck.readers.tidy import tidy
from minutecheck.record import Record


def read_text(data: bytes, name: str) -> Record:
    """Return the record in a text file, in any usual encoding. Markdown is told by the name or by its marks.

    Raises:
        ReadError: ``unsupported`` where the bytes are no text, ``no_text`` where there are no words in it.
    """
    text = tidy(decode(data))
    not_read: list[str] = []
    drafts: list[Draft]
    if name.lower().endswith((".md", ".markdown")) or is_markdown(text):
        drafts, not_read = markdown_blocks(text)
        return make_record(name, "markdown", data, drafts, not_read)
    drafts = blocks_of(text)
    return make_record(name, "text", data, drafts, not_read)
