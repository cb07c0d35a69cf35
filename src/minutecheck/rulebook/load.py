"""Finds the rules of a pack, checks them, and says which bytes they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from minutecheck.rulebook.catalogue import read_catalogue
from minutecheck.rulebook.files import line_of, nearest, read_model
from minutecheck.rulebook.lists import WordLists
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.model import Criterion, Example, Rule, RuleFile, Severity
from minutecheck.rulebook.notation import PatternError
from minutecheck.rulebook.packs import CORE, chain, packs_root
from minutecheck.rulebook.sources import refuse_strange_source

VETO_VALUE = "none"


@cache
def load_rules(pack: str = CORE) -> tuple[Rule, ...]:
    """Return the rules of a shipped pack and of the packs it extends, in the order of the criteria and then of ids.

    Raises:
        RuleError: a rule, a list or the pack is not as ``docs/rules.md`` says; file and line are named.
    """
    return read_pack(packs_root(pack), Path(pack).name)


@cache
def rules_digest(pack: str = CORE) -> str:
    """Return ``sha256:...`` over the names and bytes of every YAML file of a pack and of the packs it extends."""
    digest = hashlib.sha256()
    for folder, _ in chain(packs_root(pack), Path(pack).name):
        for file in sorted(folder.rglob("*.yaml")):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(folder.parent).as_posix()}\n{len(content)}\n".encode())
            digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def read_pack(root: Path, pack: str) -> tuple[Rule, ...]:
    """Return the rules of ``root/pack`` and of the packs it extends; see :func:`load_rules`."""
    catalogue = read_catalogue(root, pack)
    rules: dict[str, Rule] = {}
    lists = pack_lists(root, pack)
    mistakes = Mistakes()
    for folder, settings in chain(root, pack):
        for number, disabled in enumerate(settings.disable):
            if rules.pop(disabled, None) is None:
                file = folder / "pack.yaml"
                with mistakes.gathered():
                    line = line_of(file, ("disable", number))
                    raise RuleError(
                        file, line, f"there is no rule '{disabled}' to disable; {nearest(disabled, rules)}."
                    )
        if folder.name != CORE:
            with mistakes.gathered():
                _refuse_stray_folders(folder, catalogue)
        for criterion in catalogue:
            for file in sorted((folder / criterion).glob("*.yaml")):
                with mistakes.gathered():
                    rule = read_rule(file, lists, catalogue)
                    if rule.id in rules:
                        raise RuleError(
                            file, 1, f"there is already a rule '{rule.id}'; disable it or choose another id."
                        )
                    rules[rule.id] = rule
    mistakes.raise_any()
    places = {criterion: place for place, criterion in enumerate(catalogue)}
    return tuple(sorted(rules.values(), key=lambda rule: (places[rule.criterion], rule.id)))


def pack_lists(root: Path, pack: str = CORE) -> WordLists:
    """Return the word lists that patterns of a pack may name, a pack's own before those it builds on."""
    return WordLists(tuple(folder / "lists" for folder, _ in chain(root, Path(pack).name)))


def read_rule(file: Path, lists: WordLists, catalogue: Mapping[str, Criterion]) -> Rule:
    """Read and check one rule file.

    Raises:
        RuleError: the first thing that is wrong with it.
    """
    found, stored = read_model(file, RuleFile)
    refuse_strange_source(file, found.source.document)
    criterion = catalogue.get(found.criterion)
    if criterion is None or file.parent.name != found.criterion:
        raise RuleError(
            file, line_of(file, ("criterion",)), f"'{found.criterion}' must be a criterion and the name of its folder."
        )
    allowed = (VETO_VALUE,) if found.severity is Severity.VETO else criterion.evidence
    if found.value not in allowed:
        raise RuleError(
            file, line_of(file, ("value",)), f"the value '{found.value}' must be one of: {', '.join(allowed)}."
        )
    if not (stored and lists.all_stored):
        _refuse_wrong_patterns(file, found, lists)
    return Rule(
        id=found.id,
        name=found.name,
        criterion=found.criterion,
        value=found.value,
        severity=found.severity,
        why=found.why,
        source=found.source,
        zones=frozenset(found.zones),
        patterns=found.patterns,
        unless=found.unless,
        heading_patterns=found.heading_patterns,
        unless_heading=found.unless_heading,
        unless_state=frozenset(found.unless_state),
        lists=lists,
        fires=_examples(found.examples.fires),
        silent=_examples(found.examples.silent),
        known_miss=_examples(found.examples.known_miss),
    )


def _refuse_wrong_patterns(file: Path, found: RuleFile, lists: WordLists) -> None:
    """Read every pattern, so that a wrong one is named with its line; a rule's own trees are read when it runs."""
    keys = {
        "patterns": found.patterns,
        "unless": found.unless,
        "heading_patterns": found.heading_patterns,
        "unless_heading": found.unless_heading,
    }
    mistakes = Mistakes()
    for key, patterns in keys.items():
        for number, pattern in enumerate(patterns):
            with mistakes.gathered():
                try:
                    lists.parse(pattern)
                except PatternError as error:
                    raise RuleError(file, line_of(file, (key, number)), f"in '{pattern}': {error}.") from None
    mistakes.raise_any()


def _examples(given: Iterable[str | Example]) -> tuple[Example, ...]:
    return tuple(Example(text=example) if isinstance(example, str) else example for example in given)


def _refuse_stray_folders(folder: Path, catalogue: Mapping[str, Criterion]) -> None:
    for inside in sorted(folder.iterdir()):
        if inside.is_dir() and inside.name not in catalogue and inside.name not in ("lists", "checks"):
            raise RuleError(inside, 1, "this folder is not named after a criterion, so its rules would not be used.")
