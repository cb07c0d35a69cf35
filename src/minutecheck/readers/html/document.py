"""Reads HTML pages."""

from __future__ import annotations

from lxml import etree, html

from minutecheck.readers.drafts import Draft, make_record
from minutecheck.readers.headings import settle
from minutecheck.readers.html.walk import Walk
from minutecheck.readers.plain.decode import decode
from minutecheck.record import Part, ReadError, ReadErrorCode, Record

_CORRUPT = "This page is damaged: open it in a browser, save its text, and give that."


def read_html(data: bytes, name: str) -> Record:
    """Return the record in an HTML page; scripts, hidden and struck-out words stay out.

    Raises:
        ReadError: ``corrupt`` where it cannot be parsed, ``no_text`` where it shows no words.
    """
    drafts, pictures = blocks_of_html(decode(data))
    not_read = [] if not pictures else ["1 picture" if pictures == 1 else f"{pictures} pictures"]
    return make_record(name, "html", data, drafts, not_read)


def blocks_of_html(source: str) -> tuple[list[Draft], int]:
    """Return the blocks of a page and how many pictures are on it.

    Raises:
        ReadError: ``corrupt`` where it cannot be parsed.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT) from None
    walk = Walk()
    walk.element(root)
    walk.flush()
    drafts = settle(walk.drafts)
    apart = [draft for draft in drafts if draft.part is not Part.BODY]
    return [draft for draft in drafts if draft.part is Part.BODY] + apart, walk.pictures
