"""What an audit is of: the files that are checked, in order, and what was left out; kept beside the results."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutecheck.cli.faults import CannotRun
from minutecheck.sources import STDIN, Choice, plan_files

if TYPE_CHECKING:
    from minutecheck.batch.progress import Progress

PLAN = "audit.json"
SCHEMA = "minutecheck.audit/1"
_LEVELS = {"team": 1, "chair": 2}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the files that are found an audit takes: how many are drawn, by which seed, how many of a group, the first."""

    sample: int | None = None
    seed: int = 1
    quota: int | None = None
    quota_by: str = "team"
    limit: int | None = None

    @property
    def drawn(self) -> bool:
        """Whether chance decides."""
        return self.sample is not None or self.quota is not None


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """The files of an audit in order, the folders they were found in, and one sentence for each kind of thing left out."""

    folders: tuple[str, ...]
    paths: list[str]
    notes: tuple[str, ...] = ()
    chosen: Chosen = Chosen()

    def as_json(self, tool: Mapping[str, Any], pack: str, done: Progress | None) -> str:
        """Return the plan with what it was checked with and what came of it, the same on every run."""
        counts = {} if done is None else _counts(done)
        parts = {
            "schema": SCHEMA, "tool": tool, "pack": pack, "folders": self.folders, "counts": counts,
            "notes": self.notes, "chosen": asdict(self.chosen), "paths": self.paths,
        }  # fmt: skip
        return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"

    def with_counts(self, file: Path, done: Progress) -> str:
        """Return what ``file`` says of this plan, with what came of all its parts."""
        parts = json.loads(file.read_bytes().decode("utf-8", "surrogateescape"))
        return json.dumps({**parts, "counts": _counts(done)}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, file: Path) -> AuditPlan:
        """Return the plan that an audit left in its folder.

        Raises:
            CannotRun: there is none.
        """
        try:
            found = json.loads(file.read_bytes().decode("utf-8", "surrogateescape"))
            return cls(tuple(found["folders"]), list(found["paths"]), tuple(found["notes"]), Chosen(**found["chosen"]))
        except (OSError, ValueError, KeyError, TypeError):
            raise CannotRun(f"{file} is not there, or is no plan of an audit: run 'minutecheck audit' first.") from None


def _counts(done: Progress) -> dict[str, Any]:
    return {
        "files": done.planned,
        "kinds": dict(sorted(done.kinds.items())),
        "not_read": dict(sorted(done.errors.items())),
    }


def planned(
    named: Sequence[str],
    choice: Choice,
    out: Path,
    chosen: Chosen,
    drawn_before: Callable[[str], bool],
) -> AuditPlan:
    """Return the files that an audit checks: those found, then those drawn of them at random, then the first of these.

    ``drawn_before`` says of a file whether an audit has drawn it lately.

    Raises:
        CannotRun: nothing is left to check, or an option makes no sense.
    """
    from minutecheck.batch.choose import draw, level_of

    if STDIN in named:
        raise CannotRun("An audit takes folders and files, not standard input.")
    if chosen.quota_by not in _LEVELS:
        raise CannotRun(f"--quota-by is team or chair, not '{chosen.quota_by}'.")
    found, notes = _found(named, choice, out)
    every = len(found)
    if chosen.drawn:
        drawn = draw(
            found, named, chosen.seed, most=chosen.sample, quota=chosen.quota,
            group_of=lambda path: level_of(path, named, _LEVELS[chosen.quota_by]), drawn_before=drawn_before,
        )  # fmt: skip
        found = drawn.paths
        if drawn.passed_over:
            notes += (f"Passed over: {drawn.passed_over}, drawn for an audit in the last twelve months.",)
    found = found[: chosen.limit]
    if not found:
        raise CannotRun(" ".join(["No record was found to check in the folders named.", *notes]))
    if len(found) < every:
        notes += (f"Not checked: {every - len(found)} of {every} files, by --sample, --quota or --limit.",)
    return AuditPlan(tuple(named), found, notes, chosen)


def _found(named: Sequence[str], choice: Choice, out: Path) -> tuple[list[str], tuple[str, ...]]:
    """Return the files of this computer that are named or found in folders, then those in stores, and what was left out."""
    from minutecheck.batch.addresses import AddressError, files_at, is_address

    here = [name for name in named if not is_address(name)]
    missing = [name for name in here if not Path(name).exists()]
    if missing:
        raise CannotRun(f"There is no file or folder {missing[0]}.")
    plan = plan_files(here, choice)
    results = out.resolve()
    found = [os.fspath(file) for file in plan.files if file is not None and results not in file.resolve().parents]
    notes = plan.notes
    for address in filter(is_address, named):
        try:
            more, left_out = files_at(address, choice)
        except AddressError as problem:
            raise CannotRun(str(problem)) from None
        found += more
        notes += left_out
    return list(dict.fromkeys(found)), notes
