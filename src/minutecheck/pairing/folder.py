"""Reads records for pairing, one after another; what cannot be read or paired is named and stops nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from minutecheck.analysis.analyse import score, understand
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.pairing.notes import Discussion, Note, paired_from
from minutecheck.pairing.pair import WINDOW, pair
from minutecheck.pairing.report import Pairing, Unread
from minutecheck.review import Reviewed, review_attached, review_path
from minutecheck.rulebook.packs import CORE

_OTHER = "neither the minutes of a discussion nor an agency's note"


def pair_files(paths: Iterable[Path], *, window: int = WINDOW, ocr: bool = False, pack: str = CORE) -> Pairing:
    """Check files and pair the notes among them with the minutes; what is attached to an email counts too."""
    return pair_reviewed(
        (found for path in paths for found in _with_attached(path, ocr=ocr, pack=pack)), window=window, pack=pack
    )


def pair_reviewed(reviewed: Iterable[Reviewed], *, window: int = WINDOW, pack: str = CORE) -> Pairing:
    """Pair records that were checked already; see :func:`~minutecheck.pairing.pair.pair`."""
    discussions: list[Discussion] = []
    notes: list[Note] = []
    left_out: list[Unread] = []
    for one in reviewed:
        found = _paired(one, pack)
        if isinstance(found, Discussion):
            discussions.append(found)
        elif isinstance(found, Note):
            notes.append(found)
        else:
            why = one.report.error.message if one.report.error else _OTHER
            left_out.append(Unread(path=one.report.path, why=why))
    return pair(discussions, notes, left_out, window)


def _with_attached(path: Path, *, ocr: bool, pack: str) -> Iterable[Reviewed]:
    first = review_path(path, ocr=ocr, pack=pack)
    yield first
    yield from review_attached(first, ocr=ocr, pack=pack)


def _paired(reviewed: Reviewed, pack: str) -> Discussion | Note | None:
    if reviewed.record is None:
        return None
    model = shipped_model()
    return paired_from(score(understand(reviewed.record, pack), model), reviewed.report, model)
