"""A worker: a program of its own that checks one document after another, so that a bad one costs itself only.

It is told a document in a line of JSON and answers with a line of JSON and the result's bytes. Being a program and not a
forked copy, it runs alike on every system, under any scheduler, and takes nothing of the parent's memory with it.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import warnings
from importlib import import_module
from typing import Any, BinaryIO

from minutecheck.batch.options import Options, options_from

READY = b"ready\n"


def main() -> None:
    """Answer requests on standard input until it ends. What a library prints must not get among the answers."""
    gc.set_threshold(50_000, 20, 100)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    options = options_from(sys.argv[1])
    checker = _checker(options.checker)
    _prepare(options)
    _limit_memory(options.limits.memory_bytes)
    answers.write(READY)
    answers.flush()
    for line in sys.stdin.buffer:
        _answer(json.loads(line), checker, options, answers)


def _answer(asked: dict[str, Any], checker: Any, options: Options, answers: BinaryIO) -> None:  # noqa: ANN401 - a name
    from minutecheck.batch.document import failed
    from minutecheck.record import ReadErrorCode

    try:
        found = checker(asked["path"], asked["known"], options)
    except MemoryError:
        why = f"Checking this file took more than the {options.limits.memory} MB of memory that a file may take."
        found = failed(asked["path"], ReadErrorCode.TOO_LARGE, why)
    head = {
        "sha256": found.sha256,
        "kind": found.kind,
        "error": found.error,
        "same": found.same,
        "size": len(found.lines),
    }
    answers.write(json.dumps(head).encode() + b"\n" + found.lines)
    answers.flush()


def _checker(name: str) -> Any:  # noqa: ANN401 - a function by its name
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def _prepare(options: Options) -> None:
    """Load rules and models once, before the first document is timed."""
    from minutecheck.analysis.scoring.model import shipped_model
    from minutecheck.readers import read_bytes
    from minutecheck.review import review_record

    review_record(read_bytes(b"Strategy discussion", "warm-up.txt"), shipped_model(), pack=options.pack)


def _limit_memory(beside: int) -> None:
    """Let this program take no more than ``beside`` bytes more than it has now, where the system can hold it to that."""
    try:
        import resource
    except ImportError:
        return
    with open("/proc/self/statm", "rb") if os.path.exists("/proc/self/statm") else open(os.devnull, "rb") as sizes:  # noqa: PTH110, PTH123
        pages = sizes.read().split()
    if pages:
        most = int(pages[0]) * resource.getpagesize() + beside
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
