"""How far a batch is, and what came of it so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Progress:
    """How far a batch is: documents in the plan, done, used again; records by kind, failures by code.

    ``damaged`` says that what an earlier run kept could not be used.
    """

    planned: int
    done: int = 0
    reused: int = 0
    damaged: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str | None, error: str | None) -> None:
        """Count one document that is done."""
        self.done += 1
        if error is not None:
            self.errors[error] += 1
        elif kind is not None:
            self.kinds[kind] += 1
