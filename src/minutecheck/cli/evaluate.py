"""``minutecheck evaluate``: how right the judgements are, by cross-validation or against gold labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.streams import emit, note

if TYPE_CHECKING:
    from minutecheck.report import RecordReport
    from minutecheck.training.corpus import LabelledRecord

_Measured = tuple[Sequence["LabelledRecord"], Sequence["RecordReport"]]


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            help="A folder of records with a gold label file beside each, or labelled records in one .jsonl file; else "
            "cross-validate."
        ),
    ] = None,
    corpora: Annotated[Path, typer.Option(help="The folder of labelled records and segments.")] = Path("corpora"),
    intervals: Annotated[bool, typer.Option("--intervals", help="Add 95 % bootstrap intervals.")] = False,
    details: Annotated[
        bool, typer.Option("--details", help="Add confusion tables, reliability and wrong “met”.")
    ] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Cross-validate within each fold too (about 10 minutes).")
    ] = False,
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Instead, compare rules, classifiers, and both.")
    ] = False,
    learning_curve: Annotated[
        bool, typer.Option("--learning-curve", help="Instead, learn from a part of the records.")
    ] = False,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="List the verdicts that differ from those kept in this file.")
    ] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep the verdicts in this file.")] = None,
) -> None:
    """Score every criterion, by cross-validation on the training corpora unless a folder of gold labels is named."""
    if ablation or learning_curve:
        emit("\n\n".join(_studies(_corpora(corpora), ablation, learning_curve)) + "\n")
        return
    records, reports = _against(gold) if gold is not None else _cross_validated(_corpora(corpora), nested)
    emit("\n\n".join(_tables(records, reports, intervals, details)) + "\n")
    if against is not None:
        _show_flips(against, records, reports)
    if save is not None:
        from minutecheck.training.flips import write_verdicts

        write_verdicts(save, records, reports)


def _tables(
    records: Sequence[LabelledRecord], reports: Sequence[RecordReport], intervals: bool, details: bool
) -> Iterator[str]:
    from minutecheck.training.evaluate import interval
    from minutecheck.training.measures import CORE_VALUES, compare, of_right_kind
    from minutecheck.training.tables import confusion, reliability, table, wrong_met

    ends = None
    if intervals:
        names: list[str | None] = [*CORE_VALUES, None]
        ends = {name or "core": interval(records, reports, name) for name in names}
    scores = compare(records, reports)
    yield table(scores, ends)
    known, known_reports = of_right_kind(records, reports)
    if len(known) < len(records):
        yield f"the {len(known)} records whose kind was told rightly\n" + table(compare(known, known_reports))
    if details:
        for name in ("kind", *CORE_VALUES):
            yield confusion(name, scores.pairs[name])
        yield reliability(records, reports)
        yield wrong_met(records, reports)


def _studies(corpora: Path, ablation: bool, curve: bool) -> Iterator[str]:
    from minutecheck.training import ablation as studies
    from minutecheck.training.lessons import gather
    from minutecheck.training.tables import comparison

    note("reading the corpora")
    material = gather(corpora)
    if ablation:
        yield comparison(studies.ablation(corpora, material, note), "what judges")
    if curve:
        found = studies.learning_curve(material, note)
        count = len(material.records) * 4 // 5
        yield comparison({f"{round(share * count)} records": scores for share, scores in found.items()}, "learnt from")


def _show_flips(against: Path, records: Sequence[LabelledRecord], reports: Sequence[RecordReport]) -> None:
    from minutecheck.cli.faults import CannotRun
    from minutecheck.training.flips import flips, read_verdicts, verdicts_of

    try:
        before, kept = read_verdicts(against)
    except (OSError, ValueError, KeyError):
        raise CannotRun(f"{against} holds no verdicts: make such a file with --save.") from None
    found = list(flips(kept, verdicts_of(reports, records), records))
    emit(f"\ncore score before: {before:.3f}; verdicts flipped: {len(found)}\n")
    emit("".join(f"{flip}\n" for flip in found))


def _corpora(folder: Path) -> Path:
    from minutecheck.cli.faults import CannotRun

    if not (folder / "records.jsonl").is_file():
        raise CannotRun(f"{folder} holds no records.jsonl: name the folder of the corpora with --corpora.")
    return folder


def _cross_validated(corpora: Path, nested: bool) -> _Measured:
    from minutecheck.training.evaluate import cross_validated_reports
    from minutecheck.training.lessons import gather
    from minutecheck.training.nested import nested_reports

    note("reading the corpora")
    material = gather(corpora)
    return material.records, (nested_reports if nested else cross_validated_reports)(material, note)


def _against(gold: Path) -> _Measured:
    from minutecheck.analysis.scoring.model import shipped_model
    from minutecheck.cli.faults import CannotRun
    from minutecheck.review import review_path, review_record
    from minutecheck.training.corpus import load_file
    from minutecheck.training.evaluate import load_gold

    if gold.suffix == ".jsonl" and gold.is_file():
        told = load_file(gold)
        return told, [review_record(record.read(), shipped_model()) for record in told]
    records = load_gold(gold) if gold.is_dir() else ()
    if not records:
        raise CannotRun(f"{gold} holds no gold labels: each is a JSON file that names its record under “file”.")
    return records, [review_path(gold / record.id).report for record in records]
