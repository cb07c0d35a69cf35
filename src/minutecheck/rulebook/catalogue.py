"""The criteria: their titles, questions, values, and how a report words each value; core's, and a pack's own ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from minutecheck.report import Outcome
from minutecheck.resources import data_folder
from minutecheck.rulebook.files import line_of, nearest, read_model
from minutecheck.rulebook.mistakes import Mistakes, RuleError
from minutecheck.rulebook.model import CatalogueFile, Criterion, ValueWording
from minutecheck.rulebook.pack_file import PackFile, ValueChange
from minutecheck.rulebook.packs import CORE, chain, packs_root

FILE = "criteria.yaml"
_NOT_APPLICABLE = "not_applicable"


@cache
def criteria_catalogue(pack: str = CORE) -> Mapping[str, Criterion]:
    """Return every criterion and flag by its id, in the order in which a report gives them; a pack's own come last.

    Raises:
        RuleError: a file is not as it should be.
    """
    root = data_folder("rules") if pack == CORE else packs_root(pack)
    catalogue = dict(read_catalogue(root, Path(pack).name))
    if pack != CORE:
        for folder, settings in chain(root, Path(pack).name):
            catalogue |= _changed(folder / "pack.yaml", settings, catalogue)
    return MappingProxyType(catalogue)


def read_catalogue(root: Path, pack: str = CORE) -> Mapping[str, Criterion]:
    """Return the criteria of ``root/pack`` and of the packs it builds on, their values as their own files have them.

    Core's may stand at ``root/core/criteria.yaml`` instead of among the shipped files.
    """
    file = root / CORE / FILE
    catalogue = dict(_read(file if file.is_file() else data_folder("rules") / CORE / FILE))
    if pack != CORE:
        for folder, _ in chain(root, pack):
            if folder.name != CORE and (folder / FILE).is_file():
                catalogue |= _own(folder / FILE, catalogue)
    return MappingProxyType(catalogue)


def _read(file: Path) -> Iterator[tuple[str, Criterion]]:
    found, _ = read_model(file, CatalogueFile)
    seen: set[str] = set()
    for number, criterion in enumerate(found.criteria):
        if criterion.id in seen:
            raise RuleError(file, line_of(file, ("criteria", number)), f"the criterion '{criterion.id}' stands twice.")
        seen.add(criterion.id)
        yield criterion.id, criterion


def _own(file: Path, known: Mapping[str, Criterion]) -> dict[str, Criterion]:
    """Return a pack's own criteria, which nothing was learnt for: their rules alone judge them."""
    found = dict(_read(file))
    for number, criterion in enumerate(found.values()):
        way, values = criterion.by_rules, criterion.values
        problem = None
        if criterion.id in known:
            problem = "is one of the packs that this one builds on; choose another id"
        elif way is None:
            problem = "needs 'by_rules', since its rules alone judge it"
        elif criterion.core:
            problem = "cannot be 'core: true': that is for the six published ones"
        elif {way.otherwise, _NOT_APPLICABLE, *criterion.evidence} - set(values):
            missing = sorted({way.otherwise, _NOT_APPLICABLE, *criterion.evidence} - set(values))
            problem = f"gives no wording for: {', '.join(missing)}"
        if problem:
            raise RuleError(file, line_of(file, ("criteria", number)), f"the criterion '{criterion.id}' {problem}.")
    return found


def _changed(file: Path, settings: PackFile, known: Mapping[str, Criterion]) -> dict[str, Criterion]:
    """Return the criteria whose values a pack changes."""
    found: dict[str, Criterion] = {}
    mistakes = Mistakes()
    for name, change in settings.values.items():
        criterion = name.partition(".")[0]
        with mistakes.gathered():
            found[criterion] = _with(file, name, change, found.get(criterion) or known.get(criterion), known)
    mistakes.raise_any()
    return found


def _with(
    file: Path, name: str, change: ValueChange, old: Criterion | None, known: Mapping[str, Criterion]
) -> Criterion:
    """Return a criterion with one value changed."""
    line = line_of(file, ("values", name))
    value = name.partition(".")[2]
    if old is None or value not in old.values:
        every = [f"{one.id}.{each}" for one in known.values() for each in one.values]
        raise RuleError(file, line, f"there is no value '{name}'; {nearest(name, every)}.")
    before = old.values[value]
    outcome = change.outcome or before.outcome
    advice = None if outcome in (Outcome.MET, Outcome.NOT_APPLICABLE) else change.advice or before.advice
    if advice is None and outcome in (Outcome.PARTLY_MET, Outcome.NOT_MET):
        raise RuleError(file, line, f"'{name}' comes to '{outcome}' now and needs 'advice': what should be written.")
    wording = ValueWording(outcome=outcome, summary=change.summary or before.summary, advice=advice)
    return old.model_copy(update={"values": {**old.values, value: wording}})
