"""The letters inside words, which carry over to spellings and word forms never seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

LONGEST, SHORTEST = 5, 3
_CLASS_WORDS = frozenset({"qname", "qdate", "qyear", "qnumber"})


@dataclass(frozen=True, slots=True)
class Letters(Collection[str]):
    """The runs of three to five letters of some words, in order. They are taken apart only for whoever asks for the runs.

    A model looks up whole words that it knows instead (see :mod:`minutecheck.analysis.scoring.vectors`), which gives the
    same in a fraction of the time.
    """

    words: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        for word in self.words:
            yield from runs_of(word)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, run: object) -> bool:
        return any(run == own for own in self)


def letters_of(words: Collection[str]) -> Letters:
    """Return the letters of a segment's words; class words such as ``qname`` have none."""
    return Letters(tuple(word for word in words if word not in _CLASS_WORDS))


def runs_of(word: str) -> list[str]:
    """Return the runs of letters of one word, its edges marked by spaces."""
    padded = f" {word} "
    return [padded[at : at + size] for size in range(SHORTEST, LONGEST + 1) for at in range(len(padded) - size + 1)]
