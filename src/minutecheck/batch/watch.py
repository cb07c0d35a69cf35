"""Watches worker programs while they have a document in hand, and ends the one that takes too long or too much memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

EVERY = 0.05
"""Seconds between two looks."""


class Why(Enum):
    """Why a worker was lost in the middle of a document."""

    LATE = "late"
    HEAVY = "heavy"
    DIED = "died"


@dataclass(slots=True)
class _Watched:
    until: float
    most: int
    resident: Callable[[], int]
    end: Callable[[], None]


@dataclass(slots=True)
class Watch:
    """One thread that looks at every busy worker. A worker is never ended between two documents."""

    _busy: dict[int, _Watched] = field(default_factory=dict)
    _ended: dict[int, Why] = field(default_factory=dict)
    _change: threading.Condition = field(default_factory=threading.Condition)

    def begin(
        self, number: int, seconds: float, most: int, resident: Callable[[], int], end: Callable[[], None]
    ) -> None:
        """Watch process ``number`` from now on.

        ``end`` is called after ``seconds``, or as soon as it holds more than ``most`` bytes by ``resident``.
        """
        with self._change:
            self._busy[number] = _Watched(time.monotonic() + seconds, most, resident, end)
            if len(self._busy) == 1:
                self._change.notify()

    def done(self, number: int) -> Why | None:
        """Watch it no longer; return why it was ended, ``None`` where it was not."""
        with self._change:
            self._busy.pop(number, None)
            return self._ended.pop(number, None)

    def look(self) -> None:
        """Look at every busy worker once, as soon as there is one."""
        with self._change:
            while not self._busy:
                self._change.wait()
            now = time.monotonic()
            for number, watched in list(self._busy.items()):
                why = Why.LATE if now > watched.until else Why.HEAVY if watched.resident() > watched.most else None
                if why is not None:
                    del self._busy[number]
                    self._ended[number] = why
                    watched.end()


@cache
def watch() -> Watch:
    """Return the watch of this process, whose thread begins with the first worker and ends with the process."""
    found = Watch()

    def look_on() -> None:
        while True:
            found.look()
            time.sleep(EVERY)

    threading.Thread(target=look_on, name="minutecheck-watch", daemon=True).start()
    return found
