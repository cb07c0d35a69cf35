"""The mistakes of a rule pack: each names its file and line, and all of a pack are given at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MOST = 50
"""Mistakes that are spelt out; of more, the number is given."""


class RuleError(Exception):
    """A rule file that cannot be used: the file, the line (from 1) and what to change."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}, line {line}: {message}")
        self.file = file
        self.line = line
        self.message = message


class RuleErrors(RuleError):
    """Several mistakes of a pack; ``errors`` has each, by file and line."""

    def __init__(self, errors: Sequence[RuleError]) -> None:
        self.errors = tuple(sorted(set(errors), key=lambda error: (str(error.file), error.line, error.message)))
        super().__init__(self.errors[0].file, self.errors[0].line, self.errors[0].message)
        shown = [str(error) for error in self.errors[:MOST]]
        more = len(self.errors) - MOST
        self.args = ("\n".join([*shown, *([f"and {more} more."] if more > 0 else [])]),)


class Mistakes:
    """Gathers the mistakes of several files, so that a person can put all of them right in one go."""

    def __init__(self) -> None:
        self._found: list[RuleError] = []

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Keep the mistakes that what is done inside finds, and go on after it."""
        try:
            yield
        except RuleErrors as errors:
            self._found += errors.errors
        except RuleError as error:
            self._found.append(error)

    def raise_any(self) -> None:
        """Raise what was gathered, if anything was.

        Raises:
            RuleError: the one mistake, or several at once.
        """
        different = {str(error): error for error in self._found}
        if len(different) == 1:
            raise next(iter(different.values()))
        if different:
            raise RuleErrors(tuple(different.values()))
