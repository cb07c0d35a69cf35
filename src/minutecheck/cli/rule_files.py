"""Finds the rules and checks that ``minutecheck rules`` works on: those of a pack, of a file, of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.packs import CORE, pack_called

if TYPE_CHECKING:
    from minutecheck.rulebook import Rule
    from minutecheck.rulebook.check import Check


def rules_in(pack: str) -> tuple[Rule, ...]:
    """Return the rules of a pack.

    Raises:
        CannotRun: something in the pack is wrong; all of it is named.
    """
    from minutecheck.rulebook import load_rules

    return load_rules(pack_called(pack))


def checks_in(pack: str) -> tuple[Check, ...]:
    """Return the checks of a pack; see :func:`rules_in`."""
    from minutecheck.rulebook.checks import load_checks

    return load_checks(pack_called(pack))


def rules_at(path: Path, pack: str) -> tuple[tuple[Rule, ...], tuple[Check, ...]]:
    """Read the rules and checks of one file, or of all files under a folder, with the word lists of ``pack``."""
    from minutecheck.rulebook import RuleError, criteria_catalogue, pack_lists, read_rule
    from minutecheck.rulebook.checks import FOLDER, read_check
    from minutecheck.rulebook.mistakes import Mistakes
    from minutecheck.rulebook.packs import packs_root

    pack = pack_around(path, pack)
    catalogue = criteria_catalogue(pack)
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    checks = [file for file in files if file.parent.name == FOLDER]
    rules = [file for file in files if file not in checks and (file == path or file.parent.name in catalogue)]
    if not rules and not checks:
        raise CannotRun(f"There is no rule file at {path}; rules stand in folders named after their criterion.")
    lists = pack_lists(packs_root(pack), pack)
    mistakes = Mistakes()
    read: list[Rule] = []
    read_checks: list[Check] = []
    for file in rules:
        with mistakes.gathered():
            read.append(read_rule(file, lists, catalogue))
    for file in checks:
        with mistakes.gathered():
            read_checks.append(read_check(file, lists))
    try:
        mistakes.raise_any()
    except RuleError as error:
        raise CannotRun(str(error)) from None
    return tuple(read), tuple(read_checks)


def pack_around(path: Path, pack: str) -> str:
    """Return the pack whose folder holds a rule, its own word lists and criteria with it; else ``pack``."""
    folders = (path, *path.resolve().parents)
    around = next((folder for folder in folders if (folder / "pack.yaml").is_file()), None)
    return pack if pack != CORE or around is None else str(around)


def nearest_name(wrong: str, known: list[str]) -> str:
    """Return a sentence on a name that is not known: which one comes nearest."""
    from difflib import get_close_matches

    near = get_close_matches(wrong, known, n=1, cutoff=0.0)
    return f"There is no '{wrong}'. The nearest is '{near[0]}'." if near else f"There is no '{wrong}'."
