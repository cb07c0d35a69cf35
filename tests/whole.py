"""One record of invented people for the tests of the whole, and a way to run Python apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
CANARY = "Quillondra Vasterbeck"
"""The child's name: words that must never leave the report."""
MINUTES = f"""STRATEGY DISCUSSION

Date: 3 May 2024
Child: {CANARY}, aged 6

Present:
Ines Vale, Team Manager, Children's Services (chair)
Jo Pell, Social Worker, Children's Services
DC Sam Amory, Detective Constable, Elmshire Police
Una Brand, Health Visitor, Elmshire NHS Trust

Information shared
Nursery saw a bruise on {CANARY}'s back. She told her key worker that it hurt when she sat.
The health visitor challenged the view that this was a fall.

Outcome
The meeting agreed that section 47 enquiries will start today because the bruise is not explained.
The risk to {CANARY} is high.

Actions
- Jo Pell to visit {CANARY} at nursery by 7 May.
- Police to check the address ASAP.
""".encode()


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python code in a process of its own, at the top of the checkout."""
    surroundings = {**os.environ, "PYTHONPATH": str(TOP / "src"), **environment}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, env=surroundings, cwd=TOP, timeout=120, check=False)
