"""The whole program: read, analyse, judge, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from minutecheck import __version__
from minutecheck.analysis.analyse import score, understand
from minutecheck.analysis.remember import one_record
from minutecheck.analysis.scoring.model import MODEL, Model, digest, local_note, model_called, model_folder
from minutecheck.checks import with_checks
from minutecheck.criteria import judge_record
from minutecheck.readers import attached_to, bytes_of, read_bytes
from minutecheck.record import ReadError, ReadErrorCode, Record
from minutecheck.report import Failure, Kind, RecordReport, Tool
from minutecheck.resources import SHIPPED
from minutecheck.rulebook import rules_digest
from minutecheck.rulebook.packs import CORE

DEEPEST = 3
"""Emails attached to emails that are followed."""
_TOO_MUCH = "Checking this file takes more memory than there is for it."
_TOO_DEEP = "This is attached to an email within too many other emails: save it by itself, and check that."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file's report with what it was made from; ``record`` is ``None`` where the file could not be read."""

    report: RecordReport
    record: Record | None
    data: bytes | None


def review_record(record: Record, model: Model, kind: Kind | None = None, pack: str = CORE) -> RecordReport:
    """Analyse and judge a record that was read; ``kind`` overrides the kind that it looks like, ``pack`` is the rule pack.

    Raises:
        RuleError: the pack is not as ``docs/rules.md`` says.
    """
    with one_record():
        analysis = score(understand(record, pack), model)
        return with_checks(analysis, judge_record(analysis, model, kind), pack)


def review_bytes(
    data: bytes, name: str, kind: Kind | None = None, *, ocr: bool = False, pack: str = CORE, model: str = SHIPPED
) -> Reviewed:
    """Check one document held in memory. Whatever is wrong with it is said in the report's ``error``; nothing is raised.

    ``model`` is the shipped one, or the folder of a local one, which the report then says.
    """
    try:
        record = read_bytes(data, name, ocr=ocr)
        report = review_record(record, model_called(model), kind, pack)
        local = local_note(model)
        return Reviewed(report if local is None else report.model_copy(update={"local_model": local}), record, data)
    except ReadError as error:
        return _failed(name, error.code, error.message, data)
    except MemoryError:
        return _failed(name, ReadErrorCode.TOO_LARGE, _TOO_MUCH, data)
    except Exception as error:
        fault = type(error).__name__
        message = f"This record could not be checked: {fault} inside minutecheck. Please report it, without the record."
        return _failed(name, ReadErrorCode.INTERNAL, message, data)


def review_path(
    path: Path, kind: Kind | None = None, *, ocr: bool = False, pack: str = CORE, model: str = SHIPPED
) -> Reviewed:
    """Check one file; see :func:`review_bytes`."""
    try:
        data = bytes_of(path)
    except ReadError as error:
        return _failed(str(path), error.code, error.message, None)
    return review_bytes(data, str(path), kind, ocr=ocr, pack=pack, model=model)


def review_many(paths: Iterable[Path], kind: Kind | None = None) -> Iterator[Reviewed]:
    """Check files one after another, in the order given; what is attached to an email comes after it."""
    for path in paths:
        first = review_path(path, kind)
        yield first
        yield from review_attached(first, kind)


def review_attached(
    carrier: Reviewed,
    kind: Kind | None = None,
    depth: int = 1,
    *,
    ocr: bool = False,
    pack: str = CORE,
    model: str = SHIPPED,
) -> Iterator[Reviewed]:
    """Check the documents attached to an email that was checked, each as a record of its own, called "EMAIL/NAME".

    Emails within emails are followed :data:`DEEPEST` deep; what lies deeper is a record that could not be read.
    """
    for name, data in attached_to(carrier.data) if carrier.data is not None else ():
        path = f"{carrier.report.path}/{name}"
        if depth > DEEPEST:
            yield _failed(path, ReadErrorCode.TOO_LARGE, _TOO_DEEP, data)
            continue
        found = review_bytes(data, path, kind, ocr=ocr, pack=pack, model=model)
        yield found
        yield from review_attached(found, kind, depth + 1, ocr=ocr, pack=pack, model=model)


def _failed(name: str, code: ReadErrorCode, message: str, data: bytes | None) -> Reviewed:
    found = sha256(data).hexdigest() if data is not None else None
    failure = Failure(code=code, message=message)
    report = RecordReport(path=name, sha256=found, kind=None, kind_confidence=None, meeting_date=None, error=failure)
    return Reviewed(report, None, data)


@cache
def tool(pack: str = CORE, model: str = SHIPPED) -> Tool:
    """Return the version, and the digests of the rules and models in use."""
    rules = {CORE: rules_digest()} | ({} if pack == CORE else {Path(pack).name: rules_digest(pack)})
    return Tool(version=__version__, rules=rules, models={MODEL: digest(model_folder(model))})
