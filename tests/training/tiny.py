"""Writes a corpus just large enough to train every classifier on. All of it is fictional."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from minutecheck.criteria.attendance import DETAIL
from minutecheck.criteria.further import BY_SEGMENT, FLAGS
from minutecheck.training.lessons import CORE

_YES = {
    "s47-decision": ("initiate", "Section 47 enquiries will start today."),
    "risk-level": ("high", "The risk to {child} is high."),
    "rationale": ("stated", "This is because the burn is not explained."),
    "challenge": ("recorded", "The health visitor challenged the police view."),
}
_ACTIONS = ("Social worker to visit {child} by 7 May.", "Nurse to send the growth chart by 8 May.")
_CHILDREN = ("Orla", "Bram", "Cleo", "Davy", "Elsa", "Finn", "Gwen", "Hari", "Isla", "Jude")


def _minutes(number: int) -> dict[str, Any]:
    """Return minutes that show everything where ``number`` is even, and nothing where it is odd."""
    child, full = _CHILDREN[number % len(_CHILDREN)], number % 2 == 0
    said = {name: words.format(child=child) for name, (_, words) in _YES.items()}
    tasks = [task.format(child=child) for task in _ACTIONS] if full else []
    body = list(said.values()) if full else ["The family was talked about.", f"{child} has a cat."]
    lines = [
        f"# Strategy discussion: {child}",
        "3 May 2024",
        "## Discussion",
        *body,
        "## Actions",
        *(f"- {t}" for t in tasks),
    ]
    return {
        "id": f"tiny-{number}",
        "kind": "minutes",
        "meeting_date": "2024-05-03",
        "text": "\n\n".join(lines) + "\n",
        "criteria": {
            **{n: {"value": _YES[n][0] if full else "absent", "evidence": [said[n]] if full else []} for n in CORE},
            "meeting-label": {"value": "correct", "evidence": []},
        },
        "actions": [{"text": task, "owner_kind": "role", "due_kind": "dated"} for task in tasks],
        "further": {name: _further(name, full) for name in (*BY_SEGMENT, DETAIL)},
    }


def _further(name: str, full: bool) -> str:
    good, bad = ("clear", "flagged") if name in FLAGS else ("yes", "no")
    return good if full else bad


def _other(number: int, kind: str) -> dict[str, Any]:
    note = "03/05/2024 Call with social care and police. Joint visit agreed."
    text = (
        f"# Notes {number}\n\n{note}\n" if kind == "case_note" else f"# Car park {number}\n\nThe barrier is mended.\n"
    )
    label = {"value": "mislabelled", "evidence": ["Call with social care and police."]}
    return {
        "id": f"tiny-{kind}-{number}", "kind": kind, "meeting_date": None, "text": text, "actions": [], "further": None,
        "criteria": {"meeting-label": label} if kind == "case_note" else {},
    }  # fmt: skip


def write_tiny_corpus(folder: Path) -> None:
    """Write records of every kind, and a bank for every classifier."""
    (folder / "segments").mkdir(parents=True)
    records = [_minutes(number) for number in range(16)]
    records += [_other(number, kind) for number in range(7) for kind in ("case_note", "other")]
    _write(folder / "records.jsonl", records)
    banks: dict[str, list[dict[str, Any]]] = {
        name: [{"text": words, "value": value}, {"text": "The family was talked about.", "value": "none"}]
        for name, (value, words) in _YES.items()
    }
    banks["actions"] = [{"text": task, "value": "action"} for task in _ACTIONS]
    banks["meeting-label"] = [
        {"text": "Attended strategy meeting.", "value": "correct"},
        {"text": "Core group meeting.", "value": "not_applicable"},
    ]
    banks["kind"] = [{"text": "The barrier is mended.", "value": "other"}]
    banks["further"] = [{"text": f"Something of {name}.", "value": "yes", "criterion": name} for name in BY_SEGMENT]
    for name, rows in banks.items():
        _write(folder / "segments" / f"{name}.jsonl", rows)


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
