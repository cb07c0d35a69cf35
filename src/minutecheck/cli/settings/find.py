"""Finds the file with the settings: ``minutecheck.toml``, or ``pyproject.toml`` with ``[tool.minutecheck]``, upwards."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutecheck.cli.faults import CannotRun

NAME, SHARED, TABLE = "minutecheck.toml", "pyproject.toml", ("tool", "minutecheck")
_LARGEST = 64 * 1024
"""Bytes. A file of settings is a page long."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file with settings: where it is, its text, and its values as TOML gives them."""

    path: Path
    text: str
    values: dict[str, Any]
    within: tuple[str, ...] = ()


def find_settings(start: Path) -> SettingsFile | None:
    """Return the nearest file with settings in ``start`` or a folder above it; ``None`` where there is none.

    Raises:
        CannotRun: the nearest cannot be read, or belongs to somebody else, who could send reports elsewhere by it.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        own, shared = folder / NAME, folder / SHARED
        if own.exists():
            _refuse_strangers(own)
            return read_settings(own)
        if shared.is_file():
            found = _of_project(shared)
            if found is not None:
                _refuse_strangers(shared)
                return found
    return None


def read_settings(file: Path) -> SettingsFile:
    """Return what a file named by a person holds.

    Raises:
        CannotRun: it cannot be read, or is no TOML.
    """
    text = _text(file)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRun(f"{file} is not TOML: {error}.") from None
    within = TABLE if file.name == SHARED else ()
    for table in within:
        values = values.get(table, {})
    return SettingsFile(file, text, values, within)


def _of_project(file: Path) -> SettingsFile | None:
    """Return the settings in a project's file; what is wrong with the rest of that file is not our business."""
    try:
        found = read_settings(file)
    except CannotRun:
        return None
    return found if found.values else None


def _text(file: Path) -> str:
    try:
        if file.is_dir():
            raise CannotRun(f"{file} is a folder, not a file of settings.")
        if file.stat().st_size > _LARGEST:
            raise CannotRun(f"{file} is too large for a file of settings.")
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CannotRun(f"{file} is not UTF-8 text.") from None
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}.") from None


def owner_of(file: Path) -> int:
    """Return the number of the user to whom a file belongs."""
    return file.stat().st_uid


def _refuse_strangers(file: Path) -> None:
    if not hasattr(os, "getuid"):
        return
    if owner_of(file) not in (0, os.getuid()):
        raise CannotRun(
            f"{file} belongs to somebody else, so its settings are not used. Name it with --config if you trust it, or "
            "leave it out with --no-config."
        )
