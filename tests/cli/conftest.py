"""Runs the command line over a stand-in for the review, which answers by a file's first word. All fictional."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

# Loaded before the stand-in for the rulebook takes its place, which is no package to import them from.
import minutecheck.outputs.html.view_page
import minutecheck.outputs.terminal.view
import minutecheck.rulebook.views  # noqa: F401
from minutecheck.cli import build_app
from minutecheck.record import Record
from minutecheck.report import RecordReport
from tests.outputs import samples

SECRET = "Orla Penhaligon"
"""Words of the fictional record that no error may repeat."""

Run = Callable[..., Result]


@dataclass(frozen=True)
class Reviewed:
    report: RecordReport
    record: Record | None
    data: bytes | None


def review_bytes(
    data: bytes, name: str, kind: object = None, *, ocr: bool = False, pack: str = "core", model: str = "shipped"
) -> Reviewed:
    match data.split()[0] if data.split() else b"":
        case b"minutes":
            record = samples.minutes_record()
            report = samples.minutes_report(record)
        case b"note":
            record, report = samples.minutes_record(), samples.case_note_report()
        case b"good":
            record, report = samples.minutes_record(), samples.complete_report()
        case b"crash":
            raise RuntimeError(f"could not read {SECRET}")
        case _:
            record, report = None, samples.unreadable_report()
    changed = {"path": name} if kind is None else {"path": name, "kind": kind}
    return Reviewed(report.model_copy(update=changed), record, data if record else None)


def review_path(
    path: Path, kind: object = None, *, ocr: bool = False, pack: str = "core", model: str = "shipped"
) -> Reviewed:
    data = path.read_bytes() if path.is_file() else b""
    return review_bytes(data, str(path), kind)


def marked_up_copy(
    data: bytes, record: Record, report: RecordReport, *, titles: object, suggest: bool = False
) -> bytes:
    if b"unmarkable" in data:
        raise ValueError(f"could not mark {SECRET}")
    return b"marked " + data


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINUTECHECK_DEBUG", raising=False)
    titles = {criterion: SimpleNamespace(title=title) for criterion, title in samples.TITLES.items()}
    tools = {
        "Reviewed": Reviewed,
        "review_bytes": review_bytes,
        "review_path": review_path,
        "review_attached": lambda first, kind=None, ocr=False, pack="core", model="shipped": (),
    }
    for name, members in {
        "minutecheck.review": {**tools, "tool": lambda pack="core", model="shipped": samples.TOOL},
        "minutecheck.rulebook": {"criteria_catalogue": lambda pack="core": titles},
        "minutecheck.outputs.word.copy": {"marked_up_copy": marked_up_copy},
    }.items():
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object, given: bytes | None = None) -> Result:
        words: Sequence[str] = [str(argument) for argument in arguments]
        return CliRunner().invoke(build_app(), words, input=given)

    return invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one record of each kind, and much that is not a record."""
    drafts = tmp_path / "drafts"
    (drafts / "old").mkdir(parents=True)
    (drafts / ".cache").mkdir()
    (drafts / "b.txt").write_text("minutes")
    (drafts / "a.docx").write_text("good")
    (drafts / "old" / "b.txt").write_text("note")
    (drafts / "sheet.xlsx").write_text("numbers")
    (drafts / "photo.jpg").write_text("picture")
    (drafts / "~$a.docx").write_text("lock")
    (drafts / ".cache" / "c.txt").write_text("minutes")
    (drafts / "a.report.html").write_text("page")
    return drafts
