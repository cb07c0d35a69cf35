"""Word lists, each read when a pattern first names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from minutecheck.rulebook.files import RuleError, read_yaml
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

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._read:
            file = self._file(name)
            if file is None:
                raise KeyError(name)
            value, _ = read_yaml(file)
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

    def _file(self, name: str) -> Path | None:
        files = (folder / f"{name}.yaml" for folder in reversed(self._folders))
        return next((file for file in files if file.is_file()), None)
