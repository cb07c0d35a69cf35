"""``minutecheck evaluate``: how right the judgements are, by cross-validation or against gold labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutecheck.cli.streams import emit, note


def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(help="A folder of records with a gold label file beside each; else cross-validate.")
    ] = None,
    corpora: Annotated[Path, typer.Option(help="The folder of labelled records and segments.")] = Path("corpora"),
    intervals: Annotated[bool, typer.Option(help="Add 95 % bootstrap intervals.")] = False,
) -> None:
    """Score every criterion, by cross-validation on the training corpora unless a folder of gold labels is named."""
    from minutecheck.cli.faults import CannotRun
    from minutecheck.training.evaluate import interval, table
    from minutecheck.training.measures import CORE_VALUES, compare

    if gold is not None:
        records, reports = _against(gold)
    else:
        if not (corpora / "records.jsonl").is_file():
            raise CannotRun(f"{corpora} holds no records.jsonl: name the folder of the corpora with --corpora.")
        from minutecheck.training.evaluate import cross_validated_reports
        from minutecheck.training.lessons import gather

        note("reading the corpora")
        material = gather(corpora)
        records, reports = list(material.records), cross_validated_reports(material, note)
    ends = None
    if intervals:
        names: list[str | None] = [*CORE_VALUES, None]
        ends = {name or "core": interval(records, reports, name) for name in names}
    emit(table(compare(records, reports), ends) + "\n")


def _against(gold: Path) -> tuple[list, list]:  # type: ignore[type-arg]
    from minutecheck.cli.faults import CannotRun
    from minutecheck.review import review_path
    from minutecheck.training.evaluate import load_gold

    records = load_gold(gold) if gold.is_dir() else ()
    if not records:
        raise CannotRun(f"{gold} holds no gold labels: each is a JSON file that names its record under “file”.")
    return list(records), [review_path(gold / record.id).report for record in records]
