"""What rules alone would say, and studies that leave something out. Every record here is fictional."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutecheck.analysis.analyse import understand
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.readers import read_bytes
from minutecheck.report import Kind
from minutecheck.review import review_record
from minutecheck.training.ablation import OPENERS, by_rules_alone, without_rules
from minutecheck.training.lessons import Material, gather
from tests.training.tiny import write_tiny_corpus

MINUTES = """# Strategy discussion: Nell

3 May 2024. Present: Ann Poe (social worker), DC Ray Bell (police), Sue Orr (health visitor)

## Purpose

The purpose of this meeting is to decide whether section 47 enquiries should be initiated.

## Outcome

{outcome}

## Actions

- Ann Poe to visit Nell by 7 May 2024.
"""


def by_rules(outcome: str) -> dict[str, str]:
    record = read_bytes(MINUTES.format(outcome=outcome).encode(), "nell.md")
    report = by_rules_alone(understand(record), review_record(record, shipped_model(), Kind.MINUTES))
    return {judgement.id: str(judgement.value) for judgement in report.criteria}


def test_rules_alone_take_the_last_evidence_that_no_veto_rules_out() -> None:
    first = "The meeting agreed that the section 47 threshold is met."
    assert by_rules(first)["s47-decision"] == "initiate"
    assert by_rules(first + " It was then agreed not to start section 47 enquiries.")["s47-decision"] == "not_initiate"


def test_rules_alone_know_nothing_where_none_fires() -> None:
    found = by_rules("The family was talked about at length.")
    assert (found["s47-decision"], found["risk-level"]) == ("absent", "absent")


@pytest.mark.slow
def test_without_rules_no_classifier_is_told_which_fired(tmp_path: Path) -> None:
    write_tiny_corpus(tmp_path)
    assert told_of_rules(gather(tmp_path))
    assert not told_of_rules(without_rules(tmp_path))


def told_of_rules(material: Material) -> bool:
    """Say whether anything that a classifier counts names what a rule found."""
    return any(name.startswith(OPENERS) for name in material.blank.vocabulary["form"])
