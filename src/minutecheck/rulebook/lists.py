"""Word lists, each read when a pattern first names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from minutecheck.resources import stored_values
from minutecheck.rulebook.files import read_values
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.rulebook.notation import parse_pattern
from minutecheck.rulebook.trees import Sequence


class WordLists(Mapping[str, tuple[str, ...]]):
    """The word lists of some packs by their names; of two with one name, the one of the later pack counts.

    A file that other parts of the program read, of another shape than a plain list, is no word list. Patterns are
    read once, since rules share many of them.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._read: dict[str, tuple[str, ...]] = {}
        self._parsed: dict[str, Sequence] = {}
        self._trees: dict[tuple[str, ...], tuple[Sequence, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._read:
            file = self._file(name)
            if file is None:
                raise KeyError(name)
            value, _ = read_values(file)
            if not isinstance(value, list) or not value or not all(isinstance(entry, str) for entry in value):
                raise RuleError(file, 1, "a word list that a pattern names must be a plain list of words in quotes.")
            self._read[name] = tuple(value)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._file(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({file.stem for folder in self._folders for file in folder.glob("*.yaml")}))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def parse(self, pattern: str) -> Sequence:
        """Return the tree of ``pattern``; see :func:`~minutecheck.rulebook.notation.parse_pattern`."""
        if pattern not in self._parsed:
            self._parsed[pattern] = parse_pattern(pattern, self)
        return self._parsed[pattern]

    def trees(self, patterns: tuple[str, ...]) -> tuple[Sequence, ...]:
        """Return the trees of several patterns; see :meth:`parse`."""
        if patterns not in self._trees:
            self._trees[patterns] = tuple(self.parse(pattern) for pattern in patterns)
        return self._trees[patterns]

    @cached_property
    def all_stored(self) -> bool:
        """Whether all the lists are as they were when the values of the shipped files were stored."""
        files = (file for folder in self._folders for file in folder.glob("*.yaml"))
        return all(stored_values(file.read_bytes()) is not None for file in files)

    def _file(self, name: str) -> Path | None:
        files = (folder / f"{name}.yaml" for folder in reversed(self._folders))
        return next((file for file in files if file.is_file()), None)
