"""Parts of a batch for array jobs: each job checks its own documents, and one merge writes the results of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from minutecheck.batch.progress import Progress
from minutecheck.batch.results import write_results
from minutecheck.batch.state import FOLDER, State

_NAME = re.compile(r"part-(\d+)-of-(\d+)")


class PartsMissingError(Exception):
    """Parts of a batch are not there, or not done, so that nothing can be merged."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of ``count`` parts of a batch; ``number`` is from 1."""

    number: int
    count: int

    @property
    def state_name(self) -> str:
        """The name under which this part keeps its results."""
        width = len(str(self.count))
        return f"part-{self.number:0{width}d}-of-{self.count}"

    def of(self, paths: Sequence[str]) -> list[str]:
        """Return this part's documents: every so-manieth, so that folders of heavy documents are dealt out evenly."""
        return list(paths[self.number - 1 :: self.count])


def shard_from(text: str) -> Shard:
    """Return the part that "17/1000" names.

    Raises:
        ValueError: it names none.
    """
    found = re.fullmatch(r"(\d{1,7})/(\d{1,7})", text)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise ValueError(f"'{text}' is no part: write 1/8, 2/8 and so on to 8/8")
    return Shard(int(found[1]), int(found[2]))


def parts_in(folder: Path) -> list[Shard]:
    """Return the parts whose results are kept under a folder, in their order."""
    states = folder / FOLDER
    found = [match for one in states.iterdir() if (match := _NAME.fullmatch(one.name))] if states.is_dir() else []
    return sorted((Shard(int(match[1]), int(match[2])) for match in found), key=lambda shard: shard.number)


def merge_parts(folder: Path, paths: Sequence[str]) -> Progress:
    """Write the results of all parts in the order of the plan, and return what came of all documents.

    Raises:
        PartsMissingError: a part, or a document of one, has no result yet, or has one made with other rules.
        StateInUseError: a part is still being checked.
    """
    parts = parts_in(folder)
    if not parts:
        raise PartsMissingError("no part of a batch is there to merge")
    count = parts[0].count
    if {part.count for part in parts} != {count}:
        raise PartsMissingError("the parts are of batches that were dealt out differently")
    missing = sorted(set(range(1, count + 1)) - {part.number for part in parts})
    if missing:
        raise PartsMissingError(f"of {count} parts these are not there: {', '.join(map(str, missing))}")
    with ExitStack() as open_states:
        states = [open_states.enter_context(State(folder / FOLDER / part.state_name)) for part in parts]
        done = _all_of(parts, states, paths)
        place = {path: number % count for number, path in enumerate(paths)}
        write_results(folder, paths, lambda path: states[place[path]].lines_of(path))
    return done


def _all_of(parts: Sequence[Shard], states: Sequence[State], paths: Sequence[str]) -> Progress:
    progress = Progress(len(paths))
    undone, made_with = [], Counter[str]()
    of_part: dict[int, set[str]] = {}
    for part, state in zip(parts, states, strict=True):
        for kept in map(state.kept, part.of(paths)):
            if kept is None:
                undone.append(str(part.number))
                break
            progress.count(kept.kind, kept.error)
            made_with[kept.made_with] += 1
            of_part.setdefault(part.number, set()).add(kept.made_with)
    if undone:
        raise PartsMissingError(f"these parts are not done: {', '.join(undone)}. Run them again, they go on")
    if len(made_with) > 1:
        usual = made_with.most_common(1)[0][0]
        others = ", ".join(str(number) for number, found in of_part.items() if found != {usual})
        raise PartsMissingError(
            f"these parts were checked with other rules or another version: {others}. Run them again"
        )
    return progress
