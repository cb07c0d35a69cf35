"""The words of an auditor's verdict: those in which reports give outcomes."""

from __future__ import annotations

from minutecheck.outputs.wording import OUTCOMES

VERDICTS = list(OUTCOMES.values())
"""What the auditor chooses from."""
