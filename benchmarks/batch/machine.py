"""What the measuring was done on, as far as a reader needs to compare: no name of a computer, no path."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from pathlib import Path

import psutil

from minutecheck import __version__


def machine() -> dict[str, str | int | float]:
    """Return the day, the processor, cores, memory, versions, and how busy the computer was before the run."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "date": datetime.now().astimezone().date().isoformat(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gb": round(psutil.virtual_memory().total / 1024**3),
        "system": platform.system(),
        "python": platform.python_version(),
        "minutecheck": __version__,
        "load_before": round(load, 2),
    }


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
