"""``minutecheck train``: make the models from the corpora, or a local one with a partnership's own lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutecheck.cli.streams import emit, note


def train(
    corpora: Annotated[Path, typer.Option(help="The folder of labelled records and segments.")] = Path("corpora"),
    models: Annotated[Path, typer.Option(help="The folder to write the models into.")] = Path("models"),
    with_file: Annotated[
        Path | None,
        typer.Option("--with", metavar="FILE", help="Lines of your own, from 'verdicts export': makes a local model."),
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to write a local model into.")] = None,
) -> None:
    """Train the classifiers on the corpora and write them as plain arrays.

    With --with, a model of your own is made in --out; 'check --model DIR' goes by it, and every report says so.
    """
    from minutecheck.cli.faults import CannotRun
    from minutecheck.training.local import LocalModelError, train_local
    from minutecheck.training.train import train as train_all

    if (with_file is None) != (out is None):
        raise CannotRun("A local model is made with --with FILE and a folder for it, --out DIR: give both.")
    if not (corpora / "records.jsonl").is_file():
        raise CannotRun(
            f"{corpora} holds no records.jsonl: name the folder of the corpora, as it stands in the source, with --corpora."
        )
    if with_file is None or out is None:
        train_all(corpora, models, note)
        emit(f"The models are in {models}.\n")
        return
    if out.resolve() == models.resolve():
        raise CannotRun("A local model does not take the place of the shipped one: name another folder with --out.")
    try:
        lines = train_local(corpora, with_file, out, note)
    except LocalModelError as problem:
        raise CannotRun(str(problem)) from None
    many = f"{lines.number} line{'' if lines.number == 1 else 's'}"
    emit(
        f"The local model, taught by {many} of yours beside the corpora, is in {out}. It holds words of your records: "
        f"keep it where the records are.\nGo by it with: minutecheck check RECORD --model {out}. Every report says so.\n"
        "Before you rely on it, audit records that it did not learn from, with it and without, and see which agrees more.\n"
    )
