"""The patterns that find dates, times and vague words, compiled once from the forms and the word lists.

Words that cannot open a form are passed over by their first letters, which is most of them.
"""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.dates.time_forms import MONTHS, WEEKDAYS, digit_forms, numbers, word_forms
from minutecheck.analysis.word_lists import phrase_pattern, words

_FIRST = re.compile(r"['\w]{1,30}")
_STARTS = (
    *("end", "month", "week", "later", "this", "some", "early", "mid", "next", "following", "coming", "same", "last"),
    *("half", "quarter", "the", "a", "within", "inside", "start", "beginning", "today", "tomorrow", "fortnight"),
    *("year", "every", "each", "first", "day", "christmas", "boxing", "new", "good", "easter"),
)


def _compiled(forms: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in forms.items()), re.IGNORECASE)


def _listed() -> dict[str, str]:
    lists = words("time_words")
    listed = {
        "next_working": phrase_pattern(lists["next_working_day"]),
        "day_after": r"day\safter\s(?:tomorrow|tmrw)",
        "tomorrow": phrase_pattern(lists["next_day"]),
        "today": phrase_pattern(lists["same_day"]),
        "part": phrase_pattern(lists["parts_of_day"]),
        "feast": r"christmas\s(?:day|eve)|boxing\sday|new\syear['’]?s\s(?:day|eve)|good\sfriday|easter\smonday",
    }
    return {name: rf"(?:{pattern})(?!\w)" for name, pattern in listed.items()}


@cache
def digit_grammar() -> re.Pattern[str]:
    """Return the pattern of dated forms that open with a digit; the outer group's name says which form matched."""
    listed = _listed()
    return _compiled({name: listed[name] for name in ("tomorrow", "today", "part")} | digit_forms())


@cache
def word_grammar() -> re.Pattern[str]:
    """Return the pattern of dated forms that open with a letter; the outer group's name says which form matched."""
    forms = word_forms()
    last = {name: forms.pop(name) for name in ("hour_word", "weekday", "duration")}
    return _compiled(forms | _listed() | last)


@cache
def word_starts() -> frozenset[str]:
    """Return the first three letters of every word that can open a dated form, so that others cost nothing."""
    lists = words("time_words")
    phrases = [phrase for name in lists if name not in ("more_numbers", "ordinals") for phrase in lists[name]]
    return frozenset(word[:3] for word in (*MONTHS, *WEEKDAYS, *numbers(), *phrases, *_STARTS))


@cache
def vague_grammar() -> tuple[dict[str, re.Pattern[str]], frozenset[str]]:
    """Return the patterns of words that say when and name no day, by first word, and the words that open a clause."""
    lists = words("vague_dates")
    openers = frozenset(lists["openers"])
    by_first: dict[str, list[str]] = {}
    for phrase in sorted({*lists["phrases"], *openers}):
        first = _FIRST.match(phrase)
        by_first.setdefault(first[0] if first else phrase, []).append(phrase)
    patterns = {
        first: re.compile(rf"(?:{phrase_pattern(phrases)})(?!\w)", re.IGNORECASE) for first, phrases in by_first.items()
    }
    return patterns, openers


@cache
def day_end_grammar() -> re.Pattern[str]:
    """Return the pattern of "before he goes home": an event that ends the meeting's own day."""
    ends = phrase_pattern(words("time_words")["day_ends"])
    lead = r"\b(?:before|befor|b4|until|till|by the time)\s(?:the\s)?(?:\w{1,15}\s){1,2}"
    return re.compile(rf"{lead}(?:{ends})\b(?!\s(?:hospital|the ward|care))", re.IGNORECASE)
