"""What the ledger takes of an audit's results, read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from minutecheck.batch.ledger import Entry
from minutecheck.batch.results import result_files


def entries_in(folder: Path) -> Iterator[Entry]:
    """Yield what came of each record whose results are in a folder: digests and outcomes, none of its words."""
    for number, file in enumerate(result_files(folder), 1):
        with file.open("rb") as lines:
            for line, content in enumerate(lines, 1):
                record = json.loads(content)
                yield Entry(
                    record["path"],
                    record["sha256"],
                    record["kind"],
                    record["error"]["code"] if record["error"] else None,
                    number,
                    line,
                    {judged["id"]: judged["outcome"] for judged in record["criteria"]},
                )
