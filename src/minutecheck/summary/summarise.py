"""Makes the page, the workbook and the tables of an audit in one pass over its results."""

from __future__ import annotations

from pathlib import Path

from minutecheck.agreement.beside import with_auditors
from minutecheck.agreement.said import Said
from minutecheck.agreement.store import VerdictStore
from minutecheck.outputs.wording import CORE, OUTCOMES
from minutecheck.rulebook import criteria_catalogue
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.rulebook.packs import CORE as CORE_PACK
from minutecheck.summary.csv_files import ACTIONS, CRITERIA, CsvFiles
from minutecheck.summary.page import render_summary
from minutecheck.summary.read import AuditNotes, notes_of, records_in
from minutecheck.summary.sheets import SummaryBook
from minutecheck.summary.small import share_in_words
from minutecheck.summary.tally import Tally
from minutecheck.summary.trend import trend_of

PAGE, BOOK = "summary.html", "summary.xlsx"


def summarise(
    folder: Path,
    out: Path,
    *,
    compare: Path | None = None,
    below: int = 0,
    quotes: bool = True,
    store: VerdictStore | None = None,
) -> tuple[str, ...]:
    """Write the summary of an audit in ``folder`` into ``out``, and return the names of its files.

    ``compare`` is the folder of an earlier audit; ``below`` leaves out counts that are too few; without ``quotes`` no word
    of a record is in any of it but names of files. ``store`` holds what auditors have said, to be shown beside the outcomes.

    Raises:
        NoAuditError: a folder does not hold the results of an audit.
        OSError: a file cannot be written.
    """
    notes = notes_of(folder)
    titles = _titles(notes.pack)
    tally = Tally(notes.folders)
    book = SummaryBook(out / BOOK, notes.folders, titles, quotes=quotes)
    with CsvFiles(out, quotes=quotes) as tables:
        said = None if store is None else Said()
        for found in records_in(folder):
            report = found if store is None else with_auditors(found, store)
            if said is not None and store is not None and report.sha256:
                said.add(report, store.on(report.sha256))
            tally.add(report)
            book.add(report)
            tables.add(report)
    book.close(_overview(tally, notes, titles))
    trend = None
    if compare is not None:
        earlier = notes_of(compare)
        then = Tally(earlier.folders)
        for report in records_in(compare):
            then.add(report)
        trend = trend_of(tally, then, notes, earlier, titles, below)
    page = render_summary(tally, notes, titles, trend=trend, below=below, quotes=quotes, said=said)
    (out / PAGE).write_text(page, encoding="utf-8", errors="replace")
    for name in (PAGE, BOOK, CRITERIA, ACTIONS):
        (out / name).chmod(0o600)
    return PAGE, BOOK, CRITERIA, ACTIONS


def _titles(pack: str) -> dict[str, str]:
    """Return the criteria's titles; core's where the pack is no longer there."""
    try:
        catalogue = criteria_catalogue(pack)
    except RuleError:
        catalogue = criteria_catalogue(CORE_PACK)
    return {name: criterion.title for name, criterion in catalogue.items()}


def _overview(tally: Tally, notes: AuditNotes, titles: dict[str, str]) -> list[tuple[str, str]]:
    rows = [
        ("Audit of strategy discussion records", ""),
        ("Folders", ", ".join(notes.folders)),
        ("Records", str(tally.records)),
        ("Could not be checked", str(sum(tally.errors.values()))),
        ("Actions with an owner and a date", share_in_words(tally.complete, tally.actions)),
        ("", ""),
        ("Core criteria", ""),
    ]
    for name in CORE:
        counts = tally.outcomes[name]
        if sum(counts.values()):
            parts = ", ".join(f"{count} {OUTCOMES[outcome]}" for outcome, count in sorted(counts.items()))
            rows.append((titles.get(name, name), parts))
    return [
        *rows,
        ("", ""),
        ("How to use this workbook", ""),
        (
            "Your verdict",
            "On the sheet “Criteria”, choose what you find in the column “Your verdict”, and say why beside it.",
        ),
        ("Sensitive", "The words quoted are the records' own: this file is as sensitive as the records."),
        ("Not shown", "The record does not show it; that does not mean that it did not happen."),
    ]
