"""The shapes that British dates and times take in records, as regular expressions by the name of each form.

Every quantifier is bounded, so that matching is linear in the text. Groups carry the parts: ``num_d`` is the day of the
form ``numeric``.
"""

from __future__ import annotations

from functools import cache

from minutecheck.analysis.word_lists import phrase_pattern, words

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?|day)?|wed(?:s|nesday|ensday|nsday|nesdy)?|thu(?:r(?:s(?:day)?|day)?|sday)?"
    r"|fri(?:day)?|sat(?:urday|erday)?|sun(?:day)?)"
)
_TH = r"(?:st|nd|rd|th)"
_NO_CLOCK = r"(?!\s?(?:am\b|pm\b|a\.m|p\.m|hrs\b|hours|o.?clock|[:.]\d))"
_DAY_NAME = rf"(?P<%s>{_WEEKDAY})\b[.,]?\s{{0,2}}(?:the\s)?"
_NO_DAY_NAME = r"(?P<%s>(?!))?"
_WORDED = (
    rf"(?<![\d/.:])(?P<dmy_d>\d{{1,2}})\s?{_TH}?(?:\sof)?[\s\-,/]{{0,2}}(?P<dmy_m>{_MONTH})\b\.?"
    rf"(?:[\s,\-/]{{1,2}}(?P<dmy_y>(?:19|20)\d\d|'?\d\d){_NO_CLOCK}(?![\d/]))?(?![a-z])"
)
_NUMERIC = (
    r"(?<![\d/.:\-£])(?P<num_d>\d{1,2})\s?(?P<sep>[./-])\s?(?P<num_m>\d{1,2})"
    r"(?:(?P=sep)(?P<num_y>\d{4}|\d{2}))?(?![\d/%]|[.:-]\d)"
)
_UNIT = (
    r"(?:(?:clear\s|full\s)?(?:working|wkg|wking|work|business|school|w)[\s\-/]?(?:days?|d)['’]?s?"
    r"|(?:clear\s|calendar\s)?days?['’]?|hours?['’]?|hrs?|h|weeks?['’]?|wks?|wds?|fortnights?|months?['’]?|mths?"
    r"|minutes?|mins?)"
)
_CLOCK = (
    r"(?<![\d/.£])(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:am\b|pm\b|a\.m\.?|p\.m\.?)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?hrs?\b)?|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours|h)\b|\d{1,2}\so['’]?clock\b)(?![\d/])"
)
_BARE = r"(?<![\d/.£])(?:(?:[01]?\d|2[0-3])\.[0-5]\d|(?:0[6-9]|1\d|2[0-3])[0-5][05]|\d{1,2})(?![\d/%]|[.:]\d)\b"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PAST_HOUR = r"(?:half\spast|half|(?:a\s)?quarter\s(?:to|past)|(?:ten|five|twenty)\s(?:to|past))\s"
_WEEK = r"(?:week|wk)"


@cache
def numbers() -> dict[str, int]:
    """Return the numbers that records write in words, with their values."""
    lists = words("time_words")
    ordered = {word: number for number, word in enumerate(lists["numbers"], start=1)}
    return ordered | {word: int(value) for word, value in (entry.split("=") for entry in lists["more_numbers"])}


@cache
def ordinals() -> dict[str, int]:
    """Return "first" to "thirty-first" with their values."""
    return {word: number for number, word in enumerate(words("time_words")["ordinals"], start=1)}


def _duration() -> str:
    return (
        rf"(?<![\d/.:])(?P<du_n>(?:{phrase_pattern(numbers())})(?![a-z])|\d{{1,3}})"
        rf"(?:\s?(?:-|–|to|/)\s?(?P<du_n2>\d{{1,3}}))?[\s\-]{{0,2}}(?:\(\d{{1,3}}\)\s)?(?P<du_u>{_UNIT})\b"
        r"(?P<du_after>\s(?:ago|old|earlier|before|later|since|previously|gestation|pregnant|of age|each|a day|a week"
        r"|per|on\b)|'s\stime)?"
    )


def digit_forms() -> dict[str, str]:
    """Return the forms that open with a digit."""
    return {
        "iso": r"(?<![\d/-])(?P<iso_y>\d{4})-(?P<iso_m>\d{1,2})-(?P<iso_d>\d{1,2})(?![\d/-])",
        "worded": _NO_DAY_NAME % "dmy_w" + _WORDED,
        "clinical": r"(?P<cl_n>\d{1,2})/52(?![\d/])",
        "numeric": _NO_DAY_NAME % "num_w" + _NUMERIC,
        "duration": _duration(),
        "clock": _CLOCK,
        "ordinal": rf"(?P<ord_d>\d{{1,2}})\s?{_TH}\b"
        r"(?=\s?(?:$|[.,;:)\]|–-]|(?:inst|at|in|so|and|to|with|of this month|for|if|when|\d)\b))",
        "bare_clock": _BARE,
    }


def word_forms() -> dict[str, str]:
    """Return the forms that open with a letter and that no list holds."""
    ordinal = phrase_pattern(ordinals())
    return {
        "worded": _DAY_NAME % "dmy_w" + _WORDED,
        "american": rf"(?P<mdy_m>{_MONTH})\.?\s(?:the\s)?(?P<mdy_d>\d{{1,2}}){_TH}?(?![\d/]){_NO_CLOCK}"
        r"(?:,?\s(?P<mdy_y>(?:19|20)\d\d))?",
        "numeric": _DAY_NAME % "num_w" + _NUMERIC,
        "named_day": rf"(?P<wdo_w>{_WEEKDAY})\b[.,]?\s(?:the\s)?(?P<wdo_d>\d{{1,2}})"
        rf"(?:\s?(?P<wdo_o>{_TH})\b|(?![\d:./]){_NO_CLOCK})",
        "month_end": rf"(?:end\sof\s(?:the\s|this\s)?(?P<me_next>next\s)?(?:month\b|(?P<me_m>{_MONTH})\b)"
        r"|month[\s\-]end\b)",
        "week_end": rf"(?:end\sof\s(?:the\s|this\s)?(?P<we_next>next\s|following\s)?(?:working\s)?{_WEEK}\b"
        rf"|week[\s\-]end\b(?!ing)|week\sis\sout|later\sthis\s{_WEEK}|this\s{_WEEK}\b)",
        "ordinal_word": rf"the\s(?P<ow_d>{ordinal})(?:\sof\s(?P<ow_m>{_MONTH})\b|(?=[.,;:)]|\s?$|\sof\sthis\smonth))",
        "month_first": rf"(?P<mf_m>{_MONTH})\sthe\s(?P<mf_d>\d{{1,2}}){_TH}",
        "week_today": r"(?:(?:a|one|two)\s)?(?:weeks?|fortnight)\s(?:from\s)?(?P<wt>today|tomorrow|now)\b"
        r"|(?P<wt2>today|tomorrow)\s(?:week|fortnight)\b",
        "year_end": r"(?:end\sof\s(?:the\s|this\s)?year|year[\s-]end)\b",
        "loose": rf"(?:(?:some\stime\s|early\s|late\s|later\s|mid\s?-?)?(?:next|following|coming)\s(?:{_WEEK}|month)\b"
        rf"|mid-?\s?{_MONTH}\b|(?:the|this)\sweekend\b|(?:within|inside)\sthe\s(?:week|month|fortnight)\b"
        r"|(?:start|beginning)\sof\s(?:next\s(?:week|month)|the\sweek)\b|same\s(?:deadline|date)\b)",
        "weekday": r"(?:(?P<wd_before>(?:a\s)?week\son|every|each|every\sother|a\sweek|first\sthing|this\scoming|this"
        rf"|next|coming|following|last)\s)?(?P<wd>{_WEEKDAY})\b(?P<wd_poss>['’]s)?"
        r"(?:\s(?P<wd_after>week|wk|fortnight|of\snext\sweek|next\sweek|next|coming|gone)\b)?",
        "duration": _duration(),
        "hour_word": rf"{_PAST_HOUR}(?:{_HOUR}|\d{{1,2}})\b|{_HOUR}\so['’]?clock",
    }
