"""The drafts of one session, held in memory: nothing of them is written anywhere but the file that was uploaded."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from minutecheck.outputs.wording import on_one_line
from minutecheck.page.problem import PageProblem
from minutecheck.record import Record
from minutecheck.report import Kind, RecordReport
from minutecheck.verdicts.file import VerdictFile

_LONGEST_NAME = 120


class Stage(StrEnum):
    """How far a draft is."""

    WAITING = "waiting"
    CHECKING = "checking"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Held:
    """One record that was checked; ``record`` is ``None`` where the file could not be read."""

    report: RecordReport
    record: Record | None


@dataclass(slots=True, eq=False)
class Draft:
    """One file that was uploaded, or a text that was typed.

    ``id`` is in addresses and tells nothing; ``name`` is what its reader calls it. ``records`` are the file's own first, then
    what is attached to it. ``before`` is the draft of which this is a new version; ``kind`` what its reader says that it is.
    """

    id: str
    name: str
    file: Path
    kind: Kind | None = None
    before: str | None = None
    typed: bool = False
    stage: Stage = Stage.WAITING
    records: tuple[Held, ...] = ()
    verdicts: VerdictFile = field(default_factory=VerdictFile)

    @property
    def done(self) -> bool:
        """Whether it is checked."""
        return self.stage is Stage.DONE


class Shelf:
    """The drafts of one session, in the order in which they came; at most ``most``."""

    def __init__(self, most: int) -> None:
        self._drafts: dict[str, Draft] = {}
        self._most = most

    def add(
        self, name: str, file: Path, *, kind: Kind | None = None, before: str | None = None, typed: bool = False
    ) -> Draft:
        """Put a file on the shelf and return its draft.

        Raises:
            PageProblem: the shelf is full; the file is deleted.
        """
        if len(self._drafts) >= self._most:
            file.unlink(missing_ok=True)
            raise PageProblem(
                409, f"There are {self._most} drafts here already", "Finish, or delete some of your drafts, then go on."
            )
        draft = Draft(secrets.token_urlsafe(16), shown_name(name), file, kind, before, typed)
        self._drafts[draft.id] = draft
        return draft

    def get(self, draft: str) -> Draft | None:
        """Return the draft with an id, ``None`` where there is none."""
        return self._drafts.get(draft)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, in the order in which they came."""
        return tuple(self._drafts.values())

    def remove(self, draft: str) -> None:
        """Take a draft off the shelf and delete its file."""
        found = self._drafts.pop(draft, None)
        if found is not None:
            found.file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Take every draft off the shelf."""
        for draft in list(self._drafts):
            self.remove(draft)


def shown_name(name: str) -> str:
    """Return a file's name as pages may show it: without folders, on one line, not too long, its ending kept."""
    last = on_one_line(name.replace("\\", "/").rpartition("/")[2]).strip(" .") or "draft"
    if len(last) <= _LONGEST_NAME:
        return last
    stem, dot, ending = last.rpartition(".")
    return (
        last[:_LONGEST_NAME] if not dot or len(ending) > 8 else f"{stem[: _LONGEST_NAME - len(ending) - 2]}….{ending}"
    )
