"""``minutecheck train``: make the models from the corpora."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutecheck.cli.streams import emit, note


def train(
    corpora: Annotated[Path, typer.Option(help="The folder of labelled records and segments.")] = Path("corpora"),
    models: Annotated[Path, typer.Option(help="The folder to write the models into.")] = Path("models"),
) -> None:
    """Train the classifiers on the corpora and write them as plain arrays."""
    from minutecheck.cli.faults import CannotRun
    from minutecheck.training.train import train as train_all

    if not (corpora / "records.jsonl").is_file():
        raise CannotRun(f"{corpora} holds no records.jsonl: name the folder of the corpora with --corpora.")
    train_all(corpora, models, note)
    emit(f"The models are in {models}.\n")
