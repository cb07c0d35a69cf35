"""The rulebook: rules, word lists and criteria as data, read from ``rules/`` and checked on the way in."""

from __future__ import annotations

from minutecheck.rulebook.catalogue import criteria_catalogue
from minutecheck.rulebook.load import load_rules, pack_lists, read_pack, read_rule, rules_digest
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.rulebook.model import ByRules, Criterion, Example, Rule, Severity, ValueWording

__all__ = [
    "ByRules",
    "Criterion",
    "Example",
    "Rule",
    "RuleError",
    "Severity",
    "ValueWording",
    "criteria_catalogue",
    "load_rules",
    "pack_lists",
    "read_pack",
    "read_rule",
    "rules_digest",
]
