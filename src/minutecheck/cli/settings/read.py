"""Turns a file of settings into what the commands take when no option is given; every mistake in it is named at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.settings.find import SettingsFile
from minutecheck.cli.settings.known import Setting

_TABLE = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*["']?([\w-]+)["']?\s*=""")


@dataclass(frozen=True, slots=True)
class Given:
    """One setting that the file gives: its value as the option takes it, and the line where it stands."""

    setting: Setting
    value: Any
    line: int


def given_in(file: SettingsFile, known: Mapping[str, tuple[Setting, ...]]) -> tuple[Given, ...]:
    """Return the settings that a file gives, by command; a command's own table comes before what holds for all.

    Raises:
        CannotRun: a key is not known, or a value is not one that its option takes; each such line is named.
    """
    lines = _lines(file)
    wrong: list[tuple[int, str]] = []
    found: dict[tuple[str, str], Given] = {}
    for table, key, value in _entries(file.values, known):
        line = lines.get((table, key), 1)
        settings = [one for command in ((table,) if table else known) for one in known[command] if one.key == key]
        if not settings:
            wrong.append((line, _unknown(table, key, known)))
        problems = {setting.command: _problem(setting, value) for setting in settings}
        if settings and all(problems.values()):
            wrong.append((line, f"'{key}' {problems[settings[0].command]}."))
        # What holds for all commands holds for those that can take it: "jsonl" is no format of a pairing.
        for setting in settings:
            if problems[setting.command] is None:
                found[setting.command, key] = Given(setting, _placed(setting, value, file.path.parent), line)
    if wrong:
        raise CannotRun("\n".join(f"{file.path}, line {line}: {what}" for line, what in sorted(set(wrong))))
    return tuple(found.values())


def default_map(given: tuple[Given, ...]) -> dict[str, dict[str, Any]]:
    """Return the settings in the form in which the command line takes them, below what the person types."""
    found: dict[str, dict[str, Any]] = {}
    for one in given:
        found.setdefault(one.setting.command, {})[one.setting.parameter] = one.value
    return found


def _entries(values: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield the table, the key and the value of every entry: those for all commands first."""
    for key, value in values.items():
        if not (isinstance(value, dict) and key in known):
            yield "", key, value
    for table in known:
        if isinstance(values.get(table), dict):
            for key, value in values[table].items():
                yield table, key, value


def _unknown(table: str, key: str, known: Mapping[str, tuple[Setting, ...]]) -> str:
    keys = sorted({one.key for command in ((table,) if table else known) for one in known[command]})
    near = get_close_matches(key, keys + ([] if table else list(known)), n=1, cutoff=0.0)[0]
    where = f" in [{table}]" if table else ""
    return f"there is no setting '{key}'{where}; the nearest is '{near}'."


def _problem(setting: Setting, value: Any) -> str | None:  # noqa: ANN401 - TOML
    """Return what is wrong with a value, as the end of a sentence."""
    if setting.choices:
        return None if value in setting.choices else f"must be one of: {', '.join(setting.choices)}"
    if setting.kind is bool:
        return None if isinstance(value, bool) else "must be true or false"
    if setting.kind is list:
        right = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if right else 'must be a list of words in quotes, like ["*.docx"]'
    if setting.kind in (int, float):
        right = isinstance(value, (int, setting.kind)) and not isinstance(value, bool)
        if not right or value < (setting.least or 0) or value > (setting.most or value):
            return (
                f"must be a number from {setting.least or 0:g} to {setting.most:g}"
                if setting.most
                else "must be a number"
            )
        return None
    return None if isinstance(value, str) else "must be words in quotes"


def _placed(setting: Setting, value: Any, folder: Path) -> Any:  # noqa: ANN401 - TOML
    """Return a value with its path counted from the folder of the file; a rule pack is a path where there is one."""
    if setting.kind is Path:
        return str(folder / value)
    if setting.key == "pack" and isinstance(value, str) and (folder / value / "pack.yaml").is_file():
        return str(folder / value)
    return value


def _lines(file: SettingsFile) -> dict[tuple[str, str], int]:
    """Return the line (from 1) of each key, by the command's table it stands in; TOML's reader does not tell it."""
    found: dict[tuple[str, str], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(file.text.splitlines(), start=1):
        opened, key = _TABLE.match(line), _KEY.match(line)
        if opened:
            table = tuple(part.strip(" \"'") for part in opened[1].split("."))
            if table[: len(file.within)] == file.within and len(table) > len(file.within):
                found.setdefault(("", table[-1]), number)
        elif key and table[: len(file.within)] == file.within:
            found.setdefault((".".join(table[len(file.within) :]), key[1]), number)
    return found
