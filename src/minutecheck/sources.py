"""Finds the files to check: what was named, what the folders hold, and what was left out, which is always said."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PurePosixPath

STDIN = "-"
KNOWN = frozenset(
    [".doc", ".docm", ".docx", ".dotx", ".eml", ".htm", ".html", ".md", ".msg", ".odt", ".pdf", ".rtf", ".txt"]
)
OURS = (".marked.docx", ".report.html", ".report.json", ".marked.pdf")
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are wanted, as glob patterns."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to check in order (``None`` is standard input), and one sentence for each kind of thing left out."""

    files: tuple[Path | None, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _LeftOut:
    other_types: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    by_pattern: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def notes(self) -> tuple[str, ...]:
        """Return a sentence for each group that has something in it."""
        groups = (
            (self.other_types, "file of another type", "files of other types"),
            (self.hidden, "hidden file or folder", "hidden files or folders"),
            (self.ours, "report made by minutecheck", "reports made by minutecheck"),
            (
                self.by_pattern,
                "file or folder left out by --include or --exclude",
                "left out by --include or --exclude",
            ),
            (self.linked, "linked folder", "linked folders"),
            (self.twice, "file named more than once, checked once", "files named more than once, checked once"),
        )
        return tuple(_sentence(names, one, many) for names, one, many in groups if names)


def plan_files(named: Sequence[str], choice: Choice) -> Plan:
    """Return the files that the command line names and that its folders hold, each once.

    A file named by itself is always tried. A folder is searched to its depth, in the order of its names; hidden files,
    files of other types and the reports of earlier runs are left out and said.
    """
    left_out, files, seen = _LeftOut(), [], set[Path | None]()
    for name in named:
        found = [None] if name == STDIN else _files_of(Path(name), choice, left_out)
        for file in found:
            key = None if file is None else file.resolve()
            if key in seen:
                left_out.twice.append(name if file is None else file.name)
            else:
                files.append(file)
            seen.add(key)
    return Plan(tuple(files), left_out.notes())


def wanted_of(
    files: Iterable[PurePosixPath], top: PurePosixPath, choice: Choice
) -> tuple[list[PurePosixPath], tuple[str, ...]]:
    """Return those files under ``top`` that a folder on this computer would be searched for, and what was left out."""
    left_out = _LeftOut()
    found = []
    for file in files:
        if any(_hidden(PurePosixPath(part)) for part in file.relative_to(top).parts[:-1]):
            left_out.hidden.append(file.name)
        elif _wanted(file, top, choice, left_out):
            found.append(file)
    return found, left_out.notes()


def _files_of(path: Path, choice: Choice, left_out: _LeftOut) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    unopened: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unopened.append(Path(error.filename))):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if _enters(here / name, path, choice, left_out))
        for name in sorted(names):
            if _wanted(here / name, path, choice, left_out):
                yield here / name
    yield from unopened


def _enters(folder: Path, top: Path, choice: Choice, left_out: _LeftOut) -> bool:
    group = (
        left_out.hidden
        if _hidden(folder)
        else left_out.linked
        if folder.is_symlink()
        else left_out.by_pattern
        if _matches(folder, top, choice.exclude)
        else None
    )
    if group is not None:
        group.append(folder.name)
    return group is None


def _wanted(file: PurePath, top: PurePath, choice: Choice, left_out: _LeftOut) -> bool:
    group = (
        left_out.hidden
        if _hidden(file)
        else left_out.ours
        if file.name.lower().endswith((*OURS, ".shared.html", ".shared.json", ".follow-up.html", ".verdicts.yaml"))
        else left_out.other_types
        if file.suffix.lower() not in KNOWN
        else left_out.by_pattern
        if _matches(file, top, choice.exclude) or (choice.include and not _matches(file, top, choice.include))
        else None
    )
    if group is not None:
        group.append(file.name)
    return group is None


def _hidden(path: PurePath) -> bool:
    """Tell whether a name is hidden, or a lock file that Word leaves beside an open document."""
    return path.name.startswith((".", "~$"))


def _matches(path: PurePath, top: PurePath, patterns: Sequence[str]) -> bool:
    """Tell whether a pattern matches the path from the folder that was named, or the last name, in any case."""
    inside = PurePosixPath(path.relative_to(top).as_posix().lower())
    lowered = [pattern.lower().rstrip("/") for pattern in patterns]
    tried = [*lowered, *(pattern[3:] for pattern in lowered if pattern.startswith("**/"))]
    return any(fnmatchcase(str(inside), pattern) or fnmatchcase(inside.name, pattern) for pattern in tried)


def _sentence(names: Sequence[str], one: str, many: str) -> str:
    listed = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return f"Not checked: {len(names)} {one if len(names) == 1 else many} ({listed})."
