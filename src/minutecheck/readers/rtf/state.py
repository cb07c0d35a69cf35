"""What holds at one point of a rich text: where its characters go and how they are set."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace
from enum import StrEnum

from minutecheck.record import Part


class Goes(StrEnum):
    """Where the characters of a group go."""

    TEXT = "text"
    NOWHERE = "nowhere"
    MARK = "mark"
    FONTS = "fonts"
    STYLES = "styles"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class State:
    """The state of a group; a group begins with a copy of the one around it."""

    goes: Goes = Goes.TEXT
    part: Part = Part.BODY
    bold: bool = False
    out: bool = False
    font: int = 0
    skip: int = 1
    style: int = 0
    outline: int = 0
    in_table: bool = False
    listed: bool = False
    level: int = 0

    def plain_paragraph(self) -> State:
        """Return the state after ``pard``: nothing known of the paragraph."""
        return replace(self, style=0, outline=0, in_table=False, listed=False, level=0)


PARTS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Part.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Part.FOOTER),
    "footnote": Part.NOTE,
    "annotation": Part.COMMENT,
}
NOWHERE = frozenset(
    [
        "colortbl",
        "info",
        "pict",
        "nonshppict",
        "fldinst",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "filetbl",
        "generator",
        "objdata",
        "objclass",
        "sn",
        "sv",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "bkmkstart",
        "bkmkend",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "tc",
        "xe",
        "pgdsctbl",
        "userprops",
        "docvar",
        "datafield",
        "pntxta",
        "pntxtb",
        "pnseclvl",
        "mmathPr",
        "wgrffmtfilter",
        "template",
    ]
)
READ_IN_STAR = frozenset(
    ["shpinst", "shptxt", "shppict", "annotation", "formfield", "listtext", "pntext", "fldrslt", "footnote"]
)
CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": "\t",
    "emspace": " ",
    "enspace": " ",
}


@dataclass(slots=True)
class Tables:
    """What the head of a rich text says: its code page, its symbol fonts, the heading level of its styles."""

    encoding: str = "cp1252"
    symbol_fonts: set[int] = field(default_factory=set)
    headings: dict[int, int] = field(default_factory=dict)

    def use_code_page(self, number: int) -> None:
        """Take Windows code page ``number`` where Python knows it."""
        try:
            self.encoding = codecs.lookup(f"cp{number}").name
        except LookupError:
            self.encoding = "cp1252"

    def name_style(self, number: int, name: str) -> None:
        """Remember the level of a style whose name is that of a heading or a title."""
        words = name.strip(" ;").lower().split()
        if words[:1] == ["title"] and len(words) == 1:
            self.headings[number] = 1
        elif len(words) == 2 and words[0] == "heading" and words[1].isdigit():
            self.headings[number] = min(int(words[1]), 9)
