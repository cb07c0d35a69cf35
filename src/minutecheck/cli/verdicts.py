"""``--verdicts``: what people said of findings, read before any record is; and what a run shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import note

if TYPE_CHECKING:
    from minutecheck.report import RecordReport
    from minutecheck.review import Reviewed
    from minutecheck.verdicts.file import VerdictFile


@dataclass(frozen=True, slots=True)
class GivenVerdicts:
    """The verdicts on each file of a run, by its number, and the files that they were found in."""

    by_number: dict[int, VerdictFile] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def on(self, number: int, reviewed: Reviewed) -> Reviewed:
        """Return a record that was checked with the verdicts on it."""
        file = self.by_number.get(number)
        if file is None:
            return reviewed
        from minutecheck.verdicts.apply import with_verdicts

        return replace(reviewed, report=with_verdicts(reviewed.report, file))

    def say(self, reports: Sequence[RecordReport]) -> None:
        """Say from where verdicts came and how many findings they set aside: neither may pass unseen."""
        if not self.files:
            return
        from minutecheck.outputs.wording import set_aside

        number = sum(map(set_aside, reports))
        files = self.files[0] if len(self.files) == 1 else f"{len(self.files)} files"
        note(f"Verdicts from {files}: {number} finding{'' if number == 1 else 's'} accepted or disputed.")


def given_verdicts(files: Sequence[Path | None], named: Path | None) -> GivenVerdicts:
    """Return the verdicts on the files of a run: from the file or folder named, or from beside each file.

    Raises:
        CannotRun: a file of verdicts cannot be used; every mistake in every one is named.
    """
    if named is not None and not named.exists():
        raise CannotRun(f"There is no file or folder of verdicts {named}.")
    if named is not None and named.is_file() and len(files) > 1:
        raise CannotRun("One file of verdicts is for one record: name a folder of them with --verdicts.")
    from minutecheck.verdicts.file import is_there, place_of

    found: dict[int, Path] = {}
    for number, file in enumerate(files):
        if file is not None and is_there(place_of(file, named)):
            place = place_of(file, named)
            if place in found.values():
                raise CannotRun(
                    f"{place} could be about two of the records: keep the verdicts on records of one name beside them."
                )
            found[number] = place
        elif file is None and named is not None and named.is_file():
            found[number] = named
    return _read(found) if found else GivenVerdicts()


def read_verdict_file(file: Path) -> VerdictFile:
    """Return the verdicts in one file.

    Raises:
        CannotRun: it cannot be used; every mistake in it is named.
    """
    from minutecheck.rulebook import RuleError
    from minutecheck.verdicts.file import read_verdicts

    try:
        return read_verdicts(file)
    except RuleError as error:
        raise CannotRun(str(error)) from None
    except UnicodeDecodeError:
        raise CannotRun(f"{file} is not UTF-8 text.") from None
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}.") from None


def _read(found: dict[int, Path]) -> GivenVerdicts:
    entries, wrong = {}, []
    for number, file in found.items():
        try:
            entries[number] = read_verdict_file(file)
        except CannotRun as problem:
            wrong.append(str(problem))
    if wrong:
        raise CannotRun("\n".join(wrong))
    return GivenVerdicts(entries, tuple(dict.fromkeys(found.values())))
