"""Makes small rule packs for tests. Every person and sentence in them is fictional."""

from __future__ import annotations

import shutil
from pathlib import Path

from minutecheck.resources import data_folder

RULE = """\
id: risk.bail
name: "Risk while on bail"
criterion: risk-level
value: high
why: "The record says that the risk is high while he is on bail."
source:
  document: GSCB C
  text: "The level of risk is set out."
patterns:
  - "risk ..3.. high"
examples:
  fires:
    - "The risk to Orla is high while he is on bail."
  silent:
    - "The risk to Orla was discussed."
"""


def make_pack(root: Path, *rules: str, pack: str = "core", settings: str = 'title: "A test pack"\n') -> Path:
    """Write a pack with these rule files under ``root`` and return the root."""
    folder = root / pack
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(settings, encoding="utf-8")
    if pack == "core":
        shutil.copy(data_folder("rules") / "core" / "criteria.yaml", folder / "criteria.yaml")
    for number, text in enumerate(rules):
        file = folder / "risk-level" / f"rule-{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
