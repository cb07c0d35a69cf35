"""One document to check, as it is handed to an engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One document to check: its place in the plan, its path or address, and the digest whose result is kept already."""

    number: int
    path: str
    known: str | None = None
