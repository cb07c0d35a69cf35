"""Turns a segment into what a reader sees of it, as named features for the classifiers.

Features come in families that are weighted apart: the segment's words, the letters inside them (which carry over to
spellings and word forms never seen), the classes of the field that its words belong to, its heading and label, the
segment before, and its form: zone, tick marks, mood, rules that fired. Method: bag of n-grams with class words, as
measured in ``docs/method.md``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from minutecheck.analysis.forms.form_text import as_answered
from minutecheck.analysis.forms.ticks import find_options
from minutecheck.analysis.scoring.letters import letters_of
from minutecheck.analysis.scoring.word_classes import class_features, class_sequence
from minutecheck.analysis.segment import Segment, SegmentKind

FAMILIES = ("word", "char", "class", "head", "before", "form")

_TOKEN = re.compile(r"§\d+|[☐☒]|\d+(?:[./:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[?!:%£]")
_STATUTE = re.compile(
    r"\b(?:sections?|sect?\.?|s\.?)[\s-]*(?P<one>17|20|31|46|47)(?:\(\d\)(?:\([a-z]\))?)?s?\b|\bsection[\s-]forty[\s-]seven\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{1,2}(?:[./-]\d{1,2}){1,2}(?:[./-]?\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?(?:\s+\d{2,4})?\b|\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?\b",
    re.IGNORECASE,
)
_MAY_CITE = re.compile(r"\d|forty", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def canonical(text: str) -> str:
    """Return a text with statute references, dates and years replaced by class words (``§47``, ``qdate``, ``qyear``)."""
    text = text.replace("’", "'").replace("‘", "'")
    numbered = _MAY_CITE.search(text) is not None
    if numbered:
        text = _STATUTE.sub(lambda found: f" §{found['one'] or 47} ", text)
    text = _DATE.sub(" qdate ", text)
    return _YEAR.sub(" qyear ", text) if numbered else text


def tokens(text: str, lexicon: Collection[str]) -> list[str]:
    """Return a text's words in lower case; a capitalised word that the lexicon does not hold becomes ``qname``.

    ``lexicon`` holds the words that the training corpora write in lower case, so that the model learns wording and
    not the names of people and places.
    """
    words = []
    for token in _TOKEN.findall(canonical(text)):
        lower = token.lower()
        if token[0].isdigit():
            words.append(token if len(token) <= 2 else "qnumber")
        elif token[0].isupper() and lexicon and lower not in lexicon and not (token.isupper() and len(token) > 1):
            words.append("qname")
        else:
            words.append(lower)
    return words


class Reading:
    """The words and word classes of one record's texts, each taken apart once.

    Segments share headings, and each is the one before of the next. It lives as long as its record is read.
    """

    __slots__ = ("_classes", "_lexicon", "_tokens")

    def __init__(self, lexicon: Collection[str]) -> None:
        self._lexicon = lexicon
        self._tokens: dict[str, list[str]] = {}
        self._classes: dict[str, list[str]] = {}

    def tokens(self, text: str) -> list[str]:
        """Return a text's words, as :func:`tokens` does."""
        found = self._tokens.get(text)
        if found is None:
            found = self._tokens[text] = tokens(text, self._lexicon)
        return found

    def classes(self, text: str) -> list[str]:
        """Return the classes of a text's words, in order."""
        found = self._classes.get(text)
        if found is None:
            found = self._classes[text] = class_sequence(self.tokens(text))
        return found


def features(
    segment: Segment, lexicon: Collection[str] = (), marks: Iterable[str] = (), reading: Reading | None = None
) -> Mapping[str, Collection[str]]:
    """Return the features of one segment by family; ``marks`` are the rules and assertion states found in it.

    ``reading`` is what was read of the record's texts so far, for whoever asks for all its segments.
    """
    reading = reading or Reading(lexicon)
    text, over = segment.answer or as_answered(segment.text), f"{segment.heading or ''} . {segment.label or ''}"
    earlier = as_answered(segment.before or "")
    words, above, before = reading.tokens(text), reading.tokens(over), reading.tokens(earlier)
    return {
        "word": [*words, *_grams(["^", *words, "$"], 2), *_grams(words, 3)],
        "char": letters_of(words),
        "class": class_features(reading.classes(text)),
        "head": [*reading.classes(over), *above, *_grams(above, 2)],
        "before": [*reading.classes(earlier), *before[-25:], *_grams(before[-25:], 2)],
        "form": [*_form(segment, words), *marks],
    }


def _grams(words: list[str], size: int) -> list[str]:
    return list(map(" ".join, zip(*(words[first:] for first in range(size)), strict=False)))


def _form(segment: Segment, words: list[str]) -> Iterator[str]:
    yield f"zone={segment.zone}"
    yield f"kind={segment.kind}"
    yield f"words={min(len(words) // 4, 8)}"
    if segment.text.rstrip().endswith("?"):
        yield "asks"
    if segment.label:
        yield "labelled"
    if segment.speaker:
        yield "spoken"
    if segment.kind is SegmentKind.FIELD and len(words) <= 1 + len((segment.label or "").split()):
        yield "empty"
    shown = segment.answer or segment.text
    if "☐" in shown or "☒" in shown:
        yield from _ticks(shown)


def _ticks(text: str) -> Iterator[str]:
    options = find_options(text)
    if not any(option.state == "ticked" for option in options):
        yield "nothing ticked"
    for option in options:
        for word in tokens(option.label, ())[:6]:
            yield f"{option.state}:{word}"
