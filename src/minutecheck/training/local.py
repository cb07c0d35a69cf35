"""A local model: the shipped corpora with lines of a partnership's own, such as its auditors' verdicts teach."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutecheck import __version__
from minutecheck.agreement.lessons import CORE, LEARNT, NONE
from minutecheck.analysis.scoring.model import MODEL, read_model
from minutecheck.rulebook import criteria_catalogue
from minutecheck.training.corpus import Example, segment_from
from minutecheck.training.lessons import gather
from minutecheck.training.store import write_model
from minutecheck.training.train import fitted

_FURTHER = "further"
_LARGEST = 200_000_000


class LocalModelError(Exception):
    """A local model, or the file that is to teach one, cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LocalLines:
    """Lines of a partnership's own: by the bank that they belong to, how many there are, and the digest of their file."""

    banks: dict[str, tuple[Example, ...]]
    number: int
    digest: str


def read_lines(file: Path) -> LocalLines:
    """Return the lines of a file that ``minutecheck verdicts export`` wrote, or that somebody wrote like it.

    Raises:
        LocalModelError: it cannot be read, holds nothing, or lines are not as they should be: each is named, ten at most.
    """
    try:
        data = file.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise LocalModelError(f"{file} cannot be read as UTF-8 text.") from None
    if len(data) > _LARGEST:
        raise LocalModelError(f"{file} is too large.")
    banks: dict[str, list[Example]] = {}
    wrong = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                bank, example = _example(line)
                banks.setdefault(bank, []).append(example)
            except ValueError as problem:
                wrong.append(f"{file}, line {number}: {problem}.")
    if wrong:
        raise LocalModelError("\n".join(wrong[:10]))
    if not banks:
        raise LocalModelError(f"{file} holds no line to learn from.")
    known = {name: tuple(examples) for name, examples in banks.items()}
    return LocalLines(known, sum(map(len, known.values())), hashlib.sha256(data).hexdigest())


def _example(line: str) -> tuple[str, Example]:
    try:
        row = json.loads(line)
    except ValueError:
        raise ValueError("this is not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise ValueError("it needs 'text', the words of a record")
    criterion, value = row.get("criterion"), row.get("value")
    if criterion not in LEARNT:
        raise ValueError(f"'criterion' must be one of {', '.join(LEARNT)}")
    values = (NONE, *criteria_catalogue()[criterion].evidence)
    if value not in values:
        raise ValueError(f"'value' of {criterion} must be one of {', '.join(values)}")
    for name in ("heading", "before"):
        if not isinstance(row.get(name), str | None):
            raise ValueError(f"'{name}' must be text or null")
    segment = segment_from(row["text"], row.get("heading"), row.get("before"))
    return (criterion if criterion in CORE else _FURTHER), Example(segment, value, criterion)


def train_local(corpora: Path, file: Path, out: Path, progress: Callable[[str], None]) -> LocalLines:
    """Train on the shipped corpora and the lines of a file, and write the model, which says what it is, into a folder.

    Raises:
        LocalModelError: the lines cannot be used.
    """
    lines = read_lines(file)
    progress("reading the corpora")
    model = fitted(gather(corpora, local=lines.banks), progress)
    write_model(model, out, local=about(lines))
    return lines


def about(lines: LocalLines) -> dict[str, Any]:
    """Return what a local model says of itself."""
    many = f"{lines.number} line{'' if lines.number == 1 else 's'}"
    note = f"Judged with a local model, taught by {many} of a partnership's own (sha256:{lines.digest[:12]})."
    return {
        "note": note,
        "lines": lines.number,
        "sha256": lines.digest,
        "version": __version__,
        "of": dict(_counts(lines)),
    }


def _counts(lines: LocalLines) -> Counter[str]:
    return Counter(str(one.criterion) for some in lines.banks.values() for one in some)


def look_over(folder: Path) -> None:
    """Look whether a folder holds a local model that this version of the program can use.

    Raises:
        LocalModelError: it does not; the message says why.
    """
    if not (folder / f"{MODEL}.json").is_file():
        raise LocalModelError(
            "there is no model in this folder: make one with 'minutecheck train --with FILE --out DIR'."
        )
    try:
        words = json.loads((folder / f"{MODEL}.json").read_text(encoding="utf-8"))
        read_model(folder)
    except (OSError, ValueError, KeyError):
        raise LocalModelError("the model is damaged: train it again.") from None
    made_with = words["local"]["version"] if "local" in words else __version__
    if made_with != __version__:
        raise LocalModelError(f"the model was made with version {made_with}, this is {__version__}: train it again.")
