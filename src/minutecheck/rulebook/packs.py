"""Where a rule pack stands, which packs it builds on, and what it changes of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from minutecheck.resources import data_folder, shipped_values
from minutecheck.rulebook.files import line_of, nearest, read_model
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.pack_file import PackFile

CORE = "core"
_MOST_PACKS = 10
_NAMES = ("headings.yaml", "columns.yaml")
"""Core's files with the names of parts of a record and of the columns of action tables."""


def packs_root(pack: str) -> Path:
    """Return the folder in which a pack stands: the shipped packs' own, or that of a pack named by its path."""
    return Path(pack).resolve().parent if _is_path(pack) else data_folder("rules")


def _is_path(pack: str) -> bool:
    return "/" in pack or "\\" in pack or (Path(pack) / "pack.yaml").is_file()


def chain(root: Path, pack: str) -> tuple[tuple[Path, PackFile], ...]:
    """Return the folders of a pack and of the packs it extends with their settings, the deepest first.

    A pack that is extended stands beside the pack that extends it, or is a shipped one.
    """
    found: list[tuple[Path, PackFile]] = []
    name: str | None = pack
    while name is not None:
        folder = root / name
        if not (folder / "pack.yaml").is_file():
            folder = data_folder("rules") / name
        file = folder / "pack.yaml"
        if not file.is_file():
            raise RuleError(root / name / "pack.yaml", 1, f"there is no rule pack '{name}'.")
        settings, _ = read_model(file, PackFile)
        found.insert(0, (folder, settings))
        if len(found) > _MOST_PACKS:
            raise RuleError(file, line_of(file, ("extends",)), "packs extend one another in a circle.")
        name = settings.extends
    return tuple(found)


@cache
def renamed_headings(pack: str = CORE) -> Mapping[str, str]:
    """Return what the forms of a partnership call a part of the record, each with the name that core knows it by.

    Raises:
        RuleError: core knows no such name.
    """
    found: dict[str, str] = {}
    if pack != CORE:
        mistakes = Mistakes()
        known = {phrase for file in _NAMES for phrases in shipped_values(file).values() for phrase in phrases}
        for folder, settings in chain(packs_root(pack), Path(pack).name):
            file = folder / "pack.yaml"
            for local, name in settings.headings.items():
                if name.lower() not in known:
                    with mistakes.gathered():
                        line = line_of(file, ("headings", local))
                        raise RuleError(
                            file, line, f"no part of a record is known as '{name}'; {nearest(name, known)}."
                        )
            found |= settings.headings
        mistakes.raise_any()
    return MappingProxyType(found)
