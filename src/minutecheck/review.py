"""The whole program: read, analyse, judge, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from minutecheck import __version__
from minutecheck.analysis.analyse import score, understand
from minutecheck.analysis.scoring.model import MODEL, Model, digest, shipped_model
from minutecheck.criteria import judge_record
from minutecheck.readers import bytes_of, read_bytes
from minutecheck.record import ReadError, ReadErrorCode, Record
from minutecheck.report import Failure, Kind, RecordReport, Tool
from minutecheck.resources import data_folder
from minutecheck.rulebook import rules_digest


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file's report with what it was made from; ``record`` is ``None`` where the file could not be read."""

    report: RecordReport
    record: Record | None
    data: bytes | None


def review_record(record: Record, model: Model, kind: Kind | None = None) -> RecordReport:
    """Analyse and judge a record that was read; ``kind`` overrides the kind that it looks like."""
    return judge_record(score(understand(record), model), model, kind)


def review_bytes(data: bytes, name: str, kind: Kind | None = None) -> Reviewed:
    """Check one document held in memory. Whatever is wrong with it is said in the report's ``error``; nothing is raised."""
    try:
        record = read_bytes(data, name)
        return Reviewed(review_record(record, shipped_model(), kind), record, data)
    except ReadError as error:
        return _failed(name, error.code, error.message, data)
    except Exception as error:
        fault = type(error).__name__
        message = f"This record could not be checked: {fault} inside minutecheck. Please report it, without the record."
        return _failed(name, ReadErrorCode.INTERNAL, message, data)


def review_path(path: Path, kind: Kind | None = None) -> Reviewed:
    """Check one file; see :func:`review_bytes`."""
    try:
        data = bytes_of(path)
    except ReadError as error:
        return _failed(str(path), error.code, error.message, None)
    return review_bytes(data, str(path), kind)


def review_many(paths: Iterable[Path], kind: Kind | None = None) -> Iterator[Reviewed]:
    """Check files one after another, in the order given."""
    for path in paths:
        yield review_path(path, kind)


def _failed(name: str, code: ReadErrorCode, message: str, data: bytes | None) -> Reviewed:
    found = sha256(data).hexdigest() if data is not None else None
    failure = Failure(code=code, message=message)
    report = RecordReport(path=name, sha256=found, kind=None, kind_confidence=None, meeting_date=None, error=failure)
    return Reviewed(report, None, data)


@cache
def tool() -> Tool:
    """Return the version, and the digests of the rules and models in use."""
    return Tool(version=__version__, rules={"core": rules_digest()}, models={MODEL: digest(data_folder("models"))})
