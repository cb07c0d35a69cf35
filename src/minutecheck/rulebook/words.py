"""How a word is written down before it is compared: the same for a rule's pattern and for a record's text."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*")
"""A run of letters and digits with the apostrophes inside it ("don't"), or a number with its points and commas."""

TICKED = "☒"
UNTICKED = "☐"
NUMBER = "#"
STOPS = frozenset(".;?")
"""Marks that a gap never crosses. Other punctuation is not seen at all."""


def word_key(word: str) -> str:
    """Return the form in which ``word`` is compared: small letters, straight apostrophes, no possessive ``'s``.

    ``word`` is one match of :data:`WORD`; ligatures and full-width letters become plain ones.
    """
    if word.isascii():
        key = word.lower()
    else:
        key = unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("ʼ", "'")
    return key[:-2] if key.endswith("'s") and len(key) > 2 else key


def statute_key(section: str) -> str:
    """Return the key of the one token that stands for a reference to a section of the Children Act, ``§47``."""
    return f"§{section}"
