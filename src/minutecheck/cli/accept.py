"""``minutecheck accept``: accept or dispute a finding with a reason, in a file beside the record."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import put_file
from minutecheck.cli.kinds import KindChoice
from minutecheck.cli.packs import CORE, pack_called
from minutecheck.cli.streams import emit
from minutecheck.cli.verdicts import read_verdict_file

if TYPE_CHECKING:
    from minutecheck.report import RecordReport
    from minutecheck.verdicts.file import Entry
    from minutecheck.verdicts.findings import Finding

_WIDE = 34


def accept(
    record: Annotated[Path, typer.Argument(help="The record.")],
    finding: Annotated[str | None, typer.Argument(help="The finding; without it, all findings are listed.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why, in a sentence.")] = None,
    who: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    dispute: Annotated[
        bool, typer.Option("--dispute", help="Say that the finding is wrong, rather than accept it.")
    ] = False,
    when: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="On which day; today unless given.")] = None,
    verdicts: Annotated[
        Path | None,
        typer.Option(help="The file or folder of verdicts; RECORD.verdicts.yaml beside the record unless given."),
    ] = None,
    kind: Annotated[KindChoice | None, typer.Option(help="Say what kind of record it is.")] = None,
    pack: Annotated[str, typer.Option(help="The rule pack to go by: core, or the folder of one of your own.")] = CORE,
) -> None:
    """Accept or dispute a finding with a reason. Later checks of the record show it; the finding itself stays.

    The verdict is written into a file of its own. It holds the reason, who and when, and no word of the record.
    """
    from minutecheck.rulebook.files import nearest
    from minutecheck.verdicts.findings import findings_in

    pack = pack_called(pack)
    report = _checked(record, kind, pack)
    findings = findings_in(report)
    if finding is None:
        _list(findings, pack)
        return
    found = next((one for one in findings if one.id == finding), None)
    if found is None:
        near = nearest(finding, [one.id for one in findings])
        raise CannotRun(
            f"There is no finding '{finding}' in this record; {near}. 'minutecheck accept {record}' lists them."
        )
    if not reason or len(reason.strip()) < 3 or not who or len(who.strip()) < 2:
        raise CannotRun("Give a reason with --reason and a name with --who: a verdict without them helps nobody later.")
    entry = _entry(found, reason.strip(), who.strip(), _day(when), dispute=dispute)
    place = _write(record, verdicts, report.sha256, entry, findings)
    emit(f"{entry.verdict.capitalize()}: {found.id}. Written into {place}.\n")


def _checked(record: Path, kind: KindChoice | None, pack: str) -> RecordReport:
    from minutecheck.review import review_path

    report = review_path(record, kind.known() if kind else None, pack=pack).report
    if report.error is not None:
        raise CannotRun(f"{record}: {report.error.message}")
    return report


def _list(findings: tuple[Finding, ...], pack: str) -> None:
    from minutecheck.outputs.wording import shorten
    from minutecheck.rulebook import criteria_catalogue

    if not findings:
        emit("There is no finding in this record.\n")
        return
    catalogue = criteria_catalogue(pack)
    for one in findings:
        what = f"{catalogue[one.id].title}: {one.says}" if one.id in catalogue else one.says
        emit(f"{one.id:{_WIDE}} {shorten(what, 110)}\n")


def _entry(finding: Finding, reason: str, who: str, when: date, *, dispute: bool) -> Entry:
    from minutecheck.report import Verdict
    from minutecheck.verdicts.apply import entry_on

    verdict = Verdict(verdict="disputed" if dispute else "accepted", reason=reason, who=who, when=when)
    return entry_on(finding, verdict)


def _write(record: Path, named: Path | None, sha256: str | None, entry: Entry, findings: tuple[Finding, ...]) -> Path:
    """Write the verdicts on a record with one more, and return where they stand."""
    from minutecheck.verdicts.apply import renewed
    from minutecheck.verdicts.file import VerdictFile, as_yaml, is_there, place_of, with_entry

    place = place_of(record, named)
    if place.resolve() == record.resolve():
        raise CannotRun("The verdicts would be written over the record: name another file with --verdicts.")
    before = read_verdict_file(place) if is_there(place) else VerdictFile()
    after = with_entry(renewed(before, findings), entry).model_copy(update={"record": record.name, "sha256": sha256})
    put_file(place.parent, place.name, as_yaml(after).encode("utf-8", "replace"))
    return place


def _day(when: str | None) -> date:
    if when is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(when)
    except ValueError:
        raise CannotRun(f"'{when}' is no day: write it like 2026-05-14.") from None
