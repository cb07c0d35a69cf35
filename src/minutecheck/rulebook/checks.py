"""Finds and reads the checks of a pack: files under ``checks/``, those of a local pack after, or instead of, core's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from minutecheck.rulebook.check import APPLIES, ATTENDED, SHOWN, Applies, Check, CheckFile, Shown
from minutecheck.rulebook.files import line_of, nearest, read_model
from minutecheck.rulebook.lists import WordLists
from minutecheck.rulebook.load import pack_lists
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.model import Example, Rule, Severity, Words
from minutecheck.rulebook.notation import PatternError
from minutecheck.rulebook.packs import CORE, chain, packs_root
from minutecheck.rulebook.sources import refuse_strange_source

FOLDER = "checks"


@cache
def load_checks(pack: str = CORE) -> tuple[Check, ...]:
    """Return the checks of a pack and of the packs it extends, in the order of their files' names.

    Raises:
        RuleError: a check is not as ``docs/rules.md`` says; file and line are named.
    """
    return read_checks(packs_root(pack), Path(pack).name)


@cache
def rules_of(pack: str = CORE) -> tuple[Rule, ...]:
    """Return the rules that find the words of all checks of a pack, in one tuple that is the same each time."""
    return tuple(rule for check in load_checks(pack) for rule in check.rules)


def read_checks(root: Path, pack: str) -> tuple[Check, ...]:
    """Return the checks of ``root/pack`` and of the packs it extends; see :func:`load_checks`.

    A local pack's check with the id of an older one stands in its place; ``disable`` leaves one out.
    """
    found: dict[str, Check] = {}
    lists = pack_lists(root, pack)
    mistakes = Mistakes()
    for folder, settings in chain(root, pack):
        for disabled in settings.disable_checks:
            if found.pop(disabled, None) is None:
                with mistakes.gathered():
                    line = line_of(folder / "pack.yaml", ("disable_checks",))
                    what = f"there is no check '{disabled}' to disable; {nearest(disabled, found)}."
                    raise RuleError(folder / "pack.yaml", line, what)
        for file in sorted((folder / FOLDER).glob("*.yaml")):
            with mistakes.gathered():
                check = read_check(file, lists)
                found[check.id] = check
        for known in settings.information:
            if known not in found:
                with mistakes.gathered():
                    line = line_of(folder / "pack.yaml", ("information",))
                    raise RuleError(
                        folder / "pack.yaml", line, f"there is no check '{known}'; {nearest(known, found)}."
                    )
                continue
            told = found[known].file.model_copy(update={"information": True})
            found[known] = replace(found[known], file=told)
    mistakes.raise_any()
    return tuple(found.values())


def read_check(file: Path, lists: WordLists) -> Check:
    """Read and look over one check file.

    Raises:
        RuleError: the first thing that is wrong with it.
    """
    found, stored = read_model(file, CheckFile)
    refuse_strange_source(file, found.source.document)
    if file.stem != found.id:
        raise RuleError(file, line_of(file, ("id",)), f"the id '{found.id}' must be the name of the file.")
    if not (stored and lists.all_stored):
        _refuse_wrong_patterns(file, found, lists)
    shown = found.shown
    attended = Shown(patterns=shown.attended, unless_state=()) if shown and shown.attended else None
    return Check(
        found,
        _rule(found, APPLIES, found.applies, lists),
        _rule(found, SHOWN, shown, lists),
        _rule(found, ATTENDED, attended, lists),
    )


def _rule(check: CheckFile, part: str, words: Applies | Shown | None, lists: WordLists) -> Rule | None:
    """Return the rule that finds the words of one part of a check; ``None`` where it has no words."""
    if words is None or not words.patterns:
        return None
    examples = {
        APPLIES: (check.examples.applies, check.examples.not_applies),
        SHOWN: (check.examples.shown, check.examples.not_shown),
    }
    fires, silent = examples.get(part, ((), ()))
    return Rule(
        id=f"{check.id}.{part}",
        name=check.title,
        criterion=check.id,
        value=part,
        severity=Severity.EVIDENCE,
        why=check.question,
        source=check.source,
        zones=frozenset(words.zones) if isinstance(words, Shown) else frozenset(),
        patterns=words.patterns,
        unless=words.unless,
        heading_patterns=words.heading_patterns if isinstance(words, Shown) else (),
        unless_heading=(),
        unless_state=frozenset(words.unless_state),
        lists=lists,
        fires=_examples(fires),
        silent=_examples(silent),
        known_miss=(),
    )


def _examples(given: Iterable[str | Example]) -> tuple[Example, ...]:
    return tuple(Example(text=example) if isinstance(example, str) else example for example in given)


def _refuse_wrong_patterns(file: Path, found: CheckFile, lists: WordLists) -> None:
    mistakes = Mistakes()
    for part, words in (("applies", found.applies), ("shown", found.shown)):
        for key in ("patterns", "unless", "heading_patterns"):
            patterns: Words = getattr(words, key, ())
            for number, pattern in enumerate(patterns):
                with mistakes.gathered():
                    try:
                        lists.parse(pattern)
                    except PatternError as error:
                        line = line_of(file, (part, key, number))
                        raise RuleError(file, line, f"in '{pattern}': {error}.") from None
    mistakes.raise_any()
