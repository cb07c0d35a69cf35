"""Stand-ins for the check of one document, which workers call by name: quick, and as bad as a document can be.

A document's first word says what happens. All fictional.
"""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path

from minutecheck.batch.document import Checked, check_document
from minutecheck.batch.options import Options

CHECKER = "tests.batch.stand_ins:check"


def check(path: str, known: str | None, options: Options) -> Checked:
    """Check a document as the program does, unless its first word is one of the bad ones."""
    word = Path(path).read_bytes().split(b" ", 1)[0].decode("utf-8", "replace")
    if word in ("hang", "sleep"):
        time.sleep(600)
    elif word == "half":
        os.write(3, b'{"size": 100}\nhalf')
        os._exit(0)
    elif word == "crash":
        ctypes.string_at(0)
    elif word == "exit":
        os._exit(3)
    elif word == "grow":
        grown = [b"x" * (16 * 1024 * 1024) for _ in range(1_000) if not time.sleep(0.02)]
        assert grown
    elif word == "eat":
        eaten = [bytearray(64 * 1024 * 1024) for _ in range(1_000)]
        assert eaten
    elif word == "print":
        print("a library that prints", flush=True)
    elif word == "slow":
        time.sleep(0.05)
    return check_document(path, known, options)
