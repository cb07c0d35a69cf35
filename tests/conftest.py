"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run: a change is judged by what it changes. "--hypothesis-profile=default" tries new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
