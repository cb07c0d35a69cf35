"""What a batch is checked with, and how much one document may take of the machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from minutecheck.resources import SHIPPED
from minutecheck.rulebook.packs import CORE

CHECKER = "minutecheck.batch.document:check_document"
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may take: seconds, megabytes beside what the program needs anyway, megabytes of results."""

    seconds: float = 20.0
    memory: int = 1024
    output: int = 32

    @property
    def memory_bytes(self) -> int:
        """The limit on memory in bytes."""
        return self.memory * _MB

    @property
    def output_bytes(self) -> int:
        """The limit on results in bytes."""
        return self.output * _MB


@dataclass(frozen=True, slots=True)
class Options:
    """What every document of a batch is checked with; ``checker`` names the function that checks one.

    ``model`` is the shipped one, or the folder of a local one.
    """

    pack: str = CORE
    ocr: bool = False
    limits: Limits = field(default_factory=Limits)
    checker: str = CHECKER
    model: str = SHIPPED

    def as_json(self) -> str:
        """Return the options as one line, for a worker's command line."""
        return json.dumps(asdict(self))


def options_from(text: str) -> Options:
    """Return the options that :meth:`Options.as_json` wrote."""
    found: dict[str, Any] = json.loads(text)
    return Options(**{**found, "limits": Limits(**found["limits"])})


def made_with(options: Options, tool: Mapping[str, Any]) -> str:
    """Return a digest of everything that a result depends on beside the document: version, rules, models, options.

    ``tool`` holds the digests of rule packs, wherever they lie. Limits are not in it: a document that kept within them comes
    out the same.
    """
    parts = {"tool": tool, "ocr": options.ocr, "checker": options.checker}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
