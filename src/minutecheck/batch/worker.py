"""A worker: a program of its own that checks one document after another, so that a bad one costs itself only.

It is told a document in a line of JSON and answers with a line of JSON and the result's bytes. Being a program and not a
forked copy, it runs alike on every system, under any scheduler, and takes nothing of the parent's memory with it.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import logging
import os
import sys
import warnings
from importlib import import_module
from pathlib import Path
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
    _limit(options.limits.memory_bytes)
    answers.write(READY)
    answers.flush()
    nowhere = open(os.devnull, "wb")  # noqa: PTH123, SIM115 - stays open as long as the program
    for line in sys.stdin.buffer:
        # Where the parent was killed nobody watches any more: what then hangs ends itself.
        faulthandler.dump_traceback_later(2 * options.limits.seconds + 10, exit=True, file=nowhere)
        _answer(json.loads(line), checker, options, answers)
        faulthandler.cancel_dump_traceback_later()


def _answer(asked: dict[str, Any], checker: Any, options: Options, answers: BinaryIO) -> None:  # noqa: ANN401 - a name
    from minutecheck.batch.document import failed, too_heavy
    from minutecheck.record import ReadErrorCode

    data = () if asked["size"] is None else (sys.stdin.buffer.read(asked["size"]),)
    try:
        found = checker(asked["path"], asked["known"], options, *data)
    except MemoryError:
        found = failed(asked["path"], ReadErrorCode.TOO_LARGE, too_heavy(options.limits))
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
    from minutecheck.analysis.scoring.model import model_called
    from minutecheck.readers import read_bytes
    from minutecheck.review import review_record

    review_record(read_bytes(b"Strategy discussion", "warm-up.txt"), model_called(options.model), pack=options.pack)


def _limit(beside: int) -> None:
    """Set the system's own limits, where it has them: no dump of memory, and an end to what the parent sees too late.

    ``beside`` is what a document may take, in bytes. The parent watches the memory in use; address space is limited to
    half as much again, since programs reserve more than they use.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        most = int(sizes.read_text().split()[0]) * resource.getpagesize() + beside * 3 // 2
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
