"""Reads ``rules/core/cues.yaml`` and compiles its cues; the notation of a cue's words is explained there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from minutecheck.analysis.assertion.cues import YEAR, CueBook, CueRule, Element, Entry, Phrase, tokens_of
from minutecheck.resources import shipped_values

_CUE_KEYS = {
    "state",
    "holder",
    "pseudo",
    "settles",
    "adopts",
    "direction",
    "scope",
    "stops_at",
    "weak",
    "about",
    "words",
}
_FILE_KEYS = {"lists", "holders", "clause_ends", "cues", "holder_cues", "headings"}


@cache
def cue_book() -> CueBook:
    """Return the shipped cues, compiled once.

    Raises:
        ValueError: the file holds a key, list or holder that is not known.
    """
    return compile_cues(shipped_values("cues.yaml"))


def compile_cues(data: Mapping[str, Any]) -> CueBook:
    """Compile the contents of a cue file.

    Raises:
        ValueError: a key, list or holder is not known.
    """
    _refuse(data, _FILE_KEYS, "file")
    lists = _Lists(data["lists"] | data["holders"])
    states = [rule for entry in data["cues"] for rule in _rules(entry, lists)]
    holders: list[CueRule] = []
    for name, words in data["holders"].items():
        own = _Lists(data["lists"] | data["holders"] | {"who": words}, lists.elements)
        for entry in data["holder_cues"]:
            if entry.get("holder", name) == name:
                holders += _rules({"holder": name} | entry, own)
    headings = [rule for entry in data["headings"] for rule in _rules(entry, lists)]
    return CueBook(_index(states), _index(holders), _index(headings), frozenset(data["clause_ends"]))


def _refuse(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in entry:
        if key not in known:
            raise ValueError(f"cues.yaml: unknown key {key!r} in a {where}")


def _rules(entry: Mapping[str, Any], lists: _Lists) -> Iterator[CueRule]:
    _refuse(entry, _CUE_KEYS, "cue")
    for phrase in entry["words"]:
        yield CueRule(
            elements=tuple(lists.element(part) for part in str(phrase).split()),
            direction=entry.get("direction", "either"),
            scope=entry.get("scope", "clause"),
            state=entry.get("state"),
            holder=entry.get("holder"),
            pseudo=entry.get("pseudo", False),
            settles=entry.get("settles", False),
            adopts=entry.get("adopts", False),
            weak=entry.get("weak", False),
            about=entry.get("about"),
            stops_at=frozenset(str(word) for word in entry.get("stops_at", ())),
        )


class _Lists:
    """The word lists of a cue file, and the elements already made from them."""

    def __init__(self, lists: Mapping[str, Sequence[str]], elements: Mapping[str, Element] | None = None) -> None:
        self.lists = lists
        self.elements = {part: element for part, element in (elements or {}).items() if "{who}" not in part}

    def element(self, part: str) -> Element:
        """Return the element that one part of a phrase stands for."""
        if part not in self.elements:
            self.elements[part] = self._make(part)
        return self.elements[part]

    def _make(self, part: str) -> Element:
        if part.startswith(".."):
            return Element(gap=int(part[2:] or 3))
        optional = part.startswith("[") and part.endswith("]")
        phrases: set[Phrase] = set()
        for word in (part[1:-1] if optional else part).split("|") if part != "|" else ["|"]:
            if word.startswith("{"):
                name, _, ending = word[1:].partition("}")
                if name not in self.lists:
                    raise ValueError(f"cues.yaml: unknown list {name!r}")
                phrases.update(_phrase(str(entry) + ending) for entry in self.lists[name])
            else:
                phrases.add(_phrase(word))
        if () in phrases:
            raise ValueError(f"cues.yaml: {part!r} holds no word")
        by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
            by_first.setdefault(phrase[0], []).append(phrase)
        return Element(choices={first: tuple(found) for first, found in by_first.items()}, optional=optional)


def _phrase(words: str) -> Phrase:
    """Return the tokens that ``words`` make in a text."""
    return (words,) if words == YEAR else tuple(token.words for token in tokens_of(words))


def _index(rules: Iterable[CueRule]) -> dict[str, Entry]:
    """Return the rules by every word that they can begin with, and by the second word where that is known."""
    anything: dict[str, list[CueRule]] = {}
    second: dict[str, dict[str, list[CueRule]]] = {}
    for rule in rules:
        for first, follower in dict.fromkeys(_beginnings(rule.elements)):
            if follower is None:
                anything.setdefault(first, []).append(rule)
            else:
                second.setdefault(first, {}).setdefault(follower, []).append(rule)
    return {
        first: Entry(
            tuple(anything.get(first, ())),
            {follower: tuple(found) for follower, found in second.get(first, {}).items()},
        )
        for first in (*anything, *(word for word in second if word not in anything))
    }


def _beginnings(elements: tuple[Element, ...]) -> Iterator[tuple[str, str | None]]:
    """Yield the first words of a cue, each with its second word or ``None`` where that can be any or none."""
    for number, element in enumerate(elements):
        following = elements[number + 1] if number + 1 < len(elements) else None
        fixed = following is not None and not following.optional and not following.gap and YEAR not in following.choices
        for phrase in (phrase for phrases in element.choices.values() for phrase in phrases):
            if len(phrase) > 1:
                yield phrase[0], phrase[1]
            elif fixed and following is not None:
                for follower in following.choices:
                    yield phrase[0], follower
            else:
                yield phrase[0], None
        if not element.optional:
            return
