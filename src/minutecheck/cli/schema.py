"""``minutecheck schema``: the JSON Schemas of what the program prints as JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from minutecheck.cli.streams import emit


class Printed(StrEnum):
    """The kinds of JSON that the program prints."""

    REPORT = "report"
    PAIRING = "pairing"


def schema(what: Annotated[Printed, typer.Argument(help="Which JSON.")] = Printed.REPORT) -> None:
    """Print the JSON Schema of the report of a check, or of a pairing."""
    if what is Printed.PAIRING:
        from minutecheck.outputs.pairing import pairing_schema

        emit(pairing_schema())
        return
    from minutecheck.outputs.schema import schema_text

    emit(schema_text())
