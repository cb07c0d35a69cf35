"""``minutecheck schema``: the JSON Schema of the JSON report."""

from __future__ import annotations

from minutecheck.cli.streams import emit


def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from minutecheck.outputs.schema import schema_text

    emit(schema_text())
