"""Puts a rule into words for the person who reads it, and gives a new one its first lines."""

from __future__ import annotations

from collections.abc import Iterable

from minutecheck.rulebook.model import Criterion, Example, Rule, Severity

_SKELETON = """\
id: {prefix}.{name}
name: "Say in a few words what the rule finds"
criterion: {criterion}
# What the record says where the rule fires. For words that do not count: value none, severity veto.
value: {value}
severity: evidence
why: "Say in one sentence for the chair what these words show."
source:
  document: {document}
  text: "Say in your own words what the document asks for."
patterns:
  - "two words ... (of|from) the record"
unless:
  - "not ..4.. record"
# Examples are fictional.
examples:
  fires:
    - "There are two words here of the record."
  silent:
    - "There are no such words."
"""


def explained(rule: Rule) -> str:
    """Return all that there is to know of ``rule`` as plain text."""
    counts = "does not count as evidence" if rule.severity is Severity.VETO else f"is evidence for '{rule.value}'"
    parts = [
        f"{rule.id}: {rule.name}",
        f"Criterion: {rule.criterion}. What it finds {counts}.",
        rule.why,
        f"Source: {rule.source.document}. {rule.source.text}",
        _listed("It looks for", rule.patterns),
        _listed("under a heading or label with", rule.heading_patterns),
        _listed("in the parts of a record", sorted(rule.zones)),
        _listed("unless the same sentence has", rule.unless),
        _listed("or the heading has", rule.unless_heading),
        _listed("or the words are", sorted(rule.unless_state)),
        _listed("It fires on", map(in_words, rule.fires)),
        _listed("It stays silent on", map(in_words, rule.silent)),
        _listed("It misses, and should not", map(in_words, rule.known_miss)),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def in_words(example: Example) -> str:
    """Return an example on one line, with its heading before it."""
    above = " > ".join(part for part in (example.heading, example.label) if part)
    return f"[{above}] {example.text}" if above else example.text


def skeleton(criterion: Criterion, name: str) -> str:
    """Return a whole rule file to begin from; its examples do what it says."""
    value = next(iter(criterion.evidence))
    return _SKELETON.format(
        prefix=criterion.id.replace("-", ""),
        name=name,
        criterion=criterion.id,
        value=f'"{value}"' if value in ("yes", "no") else value,
        document=next((source for source in criterion.sources if source != "GSCB"), "TIPS"),
    )


def _listed(title: str, entries: Iterable[str]) -> str:
    lines = [f"    {entry}" for entry in entries]
    return "\n".join((f"{title}:", *lines)) if lines else ""
