"""Loads the word lists of the core rule pack, and turns them into patterns and look-up sets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from minutecheck.resources import shipped_values

_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """Return a word-list file of the core pack (``rules/core/lists/NAME.yaml``): its lists, by name."""
    loaded: dict[str, list[str]] = shipped_values("lists", f"{name}.yaml")
    return {key: tuple(str(item) for item in items) for key, items in loaded.items()}


def phrase_pattern(phrases: Iterable[str]) -> str:
    """Return an alternation that matches any of ``phrases``, longest first; a space is white space or a hyphen."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"[\s\-]{1,3}") for phrase in ordered)


def plain(text: str) -> str:
    """Return ``text`` in small letters, with straight quotes, and spaces for hyphens: the form that sets hold."""
    low = text.lower()
    if low.isascii() and low.isalpha():
        return low
    if not low.isascii():
        low = low.replace("’", "'").replace("–", "-")
    if "-" in low:
        low = _HYPHEN.sub(" ", low)
    return " ".join(low.split())


@cache
def plain_set(name: str, *keys: str) -> frozenset[str]:
    """Return the phrases of one file's lists (all of them without ``keys``) in their plain form."""
    lists = words(name)
    return frozenset(plain(phrase) for key in keys or tuple(lists) for phrase in lists[key])


@cache
def cue(name: str, key: str, form: str = r"\b(?:{})\b") -> re.Pattern[str]:
    """Return one list of regular expressions as one pattern: any of them, where ``{}`` stands in ``form``."""
    return re.compile(form.replace("{}", "|".join(words(name)[key])), re.IGNORECASE)
