"""``--model``: the shipped model, or the folder of a local one."""

from __future__ import annotations

from pathlib import Path

from minutecheck.cli.faults import CannotRun
from minutecheck.resources import SHIPPED

__all__ = ["SHIPPED", "model_called"]


def model_called(name: str) -> str:
    """Return the name of a model by which the program goes: ``shipped``, or a local model's folder as a whole path.

    Raises:
        CannotRun: there is no model that fits this version of the program.
    """
    if name == SHIPPED:
        return name
    folder = Path(name).absolute()
    from minutecheck.training.local import LocalModelError, look_over

    try:
        look_over(folder)
    except LocalModelError as problem:
        raise CannotRun(f"--model {name}: {problem}") from None
    return str(folder)
