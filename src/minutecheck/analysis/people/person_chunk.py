"""What one phrase says of one person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one phrase says of one person; all ``None`` where it names nobody."""

    name: str | None = None
    initials: str | None = None
    role: str | None = None
    agency: str | None = None
    chair: bool = False

    @property
    def empty(self) -> bool:
        """Whether the phrase names nobody at all."""
        return not (self.name or self.initials or self.role or self.agency or self.chair)

    def merged(self, other: Chunk) -> Chunk:
        """Return this chunk with its gaps filled from ``other``."""
        return Chunk(
            self.name or other.name,
            self.initials or other.initials,
            self.role or other.role,
            self.agency or other.agency,
            self.chair or other.chair,
        )
