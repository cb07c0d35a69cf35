"""Stores what the YAML files of the shipped rule packs hold as JSON: ``python -m minutecheck.rulebook.store``.

Two hundred YAML files take longer to read than a record takes to check. The stored values are found by the digest of
each file's bytes (:func:`minutecheck.resources.stored_values`): after a change to a rule the program reads the rule's
own file again, and is right, if slower, until the values are stored anew.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import yaml

from minutecheck.resources import STORED, data_folder
from minutecheck.rulebook.files import read_yaml
from minutecheck.rulebook.load import read_pack


def values_by_digest(root: Path) -> str:
    """Return the values of every YAML file under ``root`` as JSON, by the digest of the file's bytes.

    A file is left out where JSON would not give the same values back, or where keys are not plain words.
    """
    values = {}
    for file in sorted(root.rglob("*.yaml")):
        content = file.read_bytes()
        value, _ = read_yaml(file)
        if json.loads(json.dumps(value)) == value == yaml.safe_load(content):
            values[sha256(content).hexdigest()] = value
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Check the shipped rule packs, and store their values beside them.

    Raises:
        RuleError: a rule is not as it should be; nothing is stored.
    """
    root = data_folder("rules")
    (root / STORED).unlink(missing_ok=True)
    for pack in sorted(file.parent.name for file in root.glob("*/pack.yaml")):
        read_pack(root, pack)
    (root / STORED).write_text(values_by_digest(root), encoding="utf-8")


if __name__ == "__main__":
    main()
