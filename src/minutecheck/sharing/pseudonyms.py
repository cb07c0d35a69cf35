"""Gives every person one made-up label for a whole run, and remembers nothing after it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from minutecheck.sharing.names import words_of_name

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(slots=True)
class Pseudonyms:
    """The labels of one run. ``labels`` are by the words of a name in lower case.

    A word that two people share (a family's surname) stands for neither: it becomes "a surname in this record".
    """

    labels: dict[str, str] = field(default_factory=dict)
    _used: Counter[str] = field(default_factory=Counter)
    _owners: dict[str, set[str]] = field(default_factory=dict)

    def of(self, name: str, what: str = "Person") -> str:
        """Return the label of a name; a new one called by ``what`` where neither it nor a word of it is known."""
        words = [_POSSESSIVE.sub("", word).lower() for word in words_of_name(name)] or [name.lower()]
        whole = " ".join(words)
        if whole in self.labels:
            return self.labels[whole]
        known = [self.labels[word] for word in words if word in self.labels and self.labels[word] != SURNAME]
        if len(words) == 1 and words[0] in self.labels:
            return self.labels[words[0]]
        # The first name tells people of one family apart; the surname alone does not.
        label = self.labels.get(words[0]) if len(words) > 1 else None
        if label is None or label == SURNAME or (known and label not in known):
            label = self._new(what)
        self.labels[whole] = label
        for word in words:
            owners = self._owners.setdefault(word, set())
            owners.add(label)
            self.labels[word] = label if len(owners) == 1 else SURNAME
        return label

    def _new(self, what: str) -> str:
        number = self._used[what]
        self._used[what] += 1
        letter = _LETTERS[number % 26] * (number // 26 + 1)
        return f"{what} {letter}"


SURNAME = "a surname in this record"
