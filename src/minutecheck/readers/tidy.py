"""Makes characters the same in every format: tick boxes, spaces, and what no eye can see."""

from __future__ import annotations

import re

TICKED = "☒"
UNTICKED = "☐"

# The private characters are Wingdings as Word and PDF files hold them (0xF000 + the font's own code).
_TICKED = "☑☒✅🗹🗷🗵\uf0fe\uf0fd\uf0fc\uf078\uf052\uf053\uf054"
_UNTICKED = "☐□▢❏❐❑❒◻⬜🞎\uf0a8\uf06f\uf071\uf072\uf0a3"
_SPACES = "\xa0\u2002\u2003\u2007\u2009\u202f\x0b"
_UNSEEN = "\xad\u200b\u200c\u200d\u2060\ufeff\x7f"
_TABLE: dict[int, str | None] = {
    **{code: None for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c"},
    **{code: None for code in range(0x80, 0xA0) if code != 0x85},
    **{ord(character): TICKED for character in _TICKED},
    **{ord(character): UNTICKED for character in _UNTICKED},
    **{ord(character): " " for character in _SPACES},
    **{ord(character): None for character in _UNSEEN},
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_TYPED_TICK = re.compile(r"\[ ?[xX✓✔☒] ?\]")
_TYPED_BOX = re.compile(r"\[ {0,3}\](?!\()")


def tidy(text: str) -> str:
    """Return ``text`` with every tick box as ☒ or ☐, ordinary spaces and line feeds, and no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    if "[" in text:
        text = _TYPED_BOX.sub(UNTICKED, _TYPED_TICK.sub(TICKED, text))
    return text


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())
