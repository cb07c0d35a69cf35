"""Finds references to sections of the Children Act (section 47, 17, 20 ...) in the spellings that records use.

The grammar has three strengths. A reference that names itself ("s.47", "Section forty-seven") counts anywhere. A
misread one ("547", "$47") and a bare "47" count only beside words that make the meaning plain. References to other
Acts ("s17 PACE", "section 47 of the National Assistance Act") do not count. Every part of a pattern is bounded, so
the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_KNOWN = frozenset(
    str(number)
    for number in (
        *(7, 8, 11, 17, 18, 20, 22, 23, 24, 25, 31, 34, 35, 37, 38, 39, 42, 43, 44, 46, 47, 48, 76, 85),
        *(117, 126, 128, 130, 136, 157, 175),
    )
)
_ALSO_PAGES = frozenset({"7", "8", "11"})
_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "seventy": 70, "eighty": 80}
_WHOLE = {"seven": 7, "eleven": 11, "seventeen": 17, "twenty": 20, "fortyseven": 47, "fourtyseven": 47}

_WORD_NUMBER = (
    r"(?:(?:twenty|thirty|fou?rty|seventy|eighty)[\s\-–]{0,3}(?:one|two|three|four|five|six|seven|eight)"
    r"|four[\s\-–]{1,3}seven|one[\s\-–]{1,3}seven|seventeen|eleven|twenty|seven)"
)
_NUMBER = rf"(?:\d{{1,3}}(?![\d]|[.,:]\d)|{_WORD_NUMBER}(?![a-z]))"
_SUBSECTION = r"(?:\s?\(\d{1,2}[A-Za-z]?\)(?:\s?\([a-z]{1,4}\)){0,3})?"
_NAMED = rf"""
    (?<![A-Za-z0-9'’£])
    (?:(?P<long>[s5]e[ce]t[il1]ons?|sects?|secs?)|(?P<short>ss?)|(?P<sign>§{{1,2}}))
    [.]?[\s\u00ad\u200b]{{0,6}}[-–/.]?[\s\u00ad\u200b]{{0,4}}
    (?P<number>{_NUMBER})(?P<sub>{_SUBSECTION})(?P<plural>(?:['’]?s)?)(?![A-Za-z0-9])
    (?P<more>(?:\s{{0,2}}(?:/|,|&|and\b|or\b)\s{{0,2}}\d{{2,3}}(?![A-Za-z0-9%]|[.,:/]\d)){{0,4}})
"""
_MISREAD = (
    r"(?<![A-Za-z0-9£'’./:\-])(?P<misread>547|\$\s?47|S\.?\s?4\s7|S\.?\s?4[lI]|S\.?\s?A7)"
    r"(?=s?(?![A-Za-z0-9]|[.,:/]\d))"
)
_BARE = rf"(?<![A-Za-z0-9£$#%.,:/'’\-])(?P<bare>47s?|{_WORD_NUMBER})(?![A-Za-z0-9%]|[.,:/]\d|['’]\s?\d)"

_BESIDE = re.compile(
    r"\b(?:agree|enq|inq|thresh|joint|initiat|investig|req|decision|commenc|proceed|single|strat|nfa|police|start)",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an|this|that|under|re|deciding|single|joint|our|one)\s{1,3}$", re.IGNORECASE)
_ENQUIRY_BEFORE = re.compile(
    r"\b(?:enquir(?:y|ies)|inquir(?:y|ies)|joint|threshold)(?:\s{1,3}(?:for|of|under|to|on|a|the|is|are|met)){0,3}"
    r"\s{0,2}[:–\-(]?\s{0,2}$",
    re.IGNORECASE,
)
_ENQUIRY_AFTER = re.compile(
    r"\s{0,3}[–\-:(/]?\s{0,3}(?:cp\s|child protection\s)?"
    r"(?:enq(?:s|uir)|inquir|investigation|threshold|thresh\b|joint)",
    re.IGNORECASE,
)
_FREE_AFTER = re.compile(
    r"""\s{0,3}(?:$|[.;:?!)"”’|,](?!\d)|[–—]\s)|\s{1,3}(?:is|was|isn't|be|has|will|won't|would|should|to|not|on|for|off|
    then|now|today|tonight|and|or|but|because|as|if|until|with|by|at|in|decision|question|outcome|route|process|episode|
    strat\w*|agreed|required|needed|met|started|opened|closed|stays|stands|goes|there|here|please)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_ACT = re.compile(
    r"""\s{0,3},?\s{0,3}(?:(?:of|under)\s{1,3})?(?:the\s{1,3})?
    (?:PACE\b|MHA\b|MCA\b|NHS|SOA\b|FLA\b|HRA\b|DPA\b|Care\sAct
    |(?:(?!Children|Social|Adoption|Act\b)[A-Z][\w&()\-]{1,20}\s{1,3}(?:(?:and|of|&)\s{1,3})?){1,6}Act\b)""",
    re.VERBOSE,
)
_PART_OF_FORM = re.compile(
    r"\s{1,3}(?:of|in|on)\s(?:the|this|that|our)\s(?:form|report|document|template|policy|guidance|record|agenda|plan|"
    r"handbook|assessment|referral)\b|\s{1,3}(?:above|below|overleaf|Road|Street|Lane)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{2,3}")
_FIGURE = re.compile(r"\d")
_IN_WORDS = ("four", "fort", "seven", "eleven", "twenty", "thirty", "eight")
"""One of these stands in every number that is written in words."""


@dataclass(frozen=True, slots=True)
class StatuteRef:
    """One reference to a section: where it stands, the section ("47") and the subsection ("(1)(b)") if given."""

    start: int
    end: int
    act_section: str
    subsection: str | None = None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"{_MISREAD}|(?:{_NAMED})|{_BARE}", re.IGNORECASE | re.VERBOSE)


def find_statutes(text: str) -> tuple[StatuteRef, ...]:
    """Return the references to sections in ``text``, in order; a list such as "S.47/17" gives one for each number."""
    if not _FIGURE.search(text):
        low = text.lower()
        if not any(number in low for number in _IN_WORDS):
            return ()
    found: list[StatuteRef] = []
    for match in _pattern().finditer(text):
        if match["number"]:
            found += _named(text, match)
        elif match["misread"]:
            around = text[max(0, match.start() - 60) : match.start()] + " " + text[match.end() : match.end() + 60]
            if _BESIDE.search(around):
                found.append(StatuteRef(match.start(), match.end(), "47"))
        elif _bare_counts(text, match):
            found.append(StatuteRef(match.start(), match.end(), "47"))
    return tuple(found)


def _named(text: str, match: re.Match[str]) -> list[StatuteRef]:
    number = _digits(match["number"])
    after = text[match.end() : match.end() + 90]
    if number not in _KNOWN or _OTHER_ACT.match(after):
        return []
    if match["long"] and (
        _PART_OF_FORM.match(after) or (number in _ALSO_PAGES and not after.lstrip().startswith("of"))
    ):
        return []
    subsection = "".join(match["sub"].split()) or None
    end = match.start("more") if match["more"] else match.end()
    refs = [StatuteRef(match.start(), end, number, subsection)]
    for other in _LISTED.finditer(match["more"]):
        if other[0] in _KNOWN:
            offset = match.start("more")
            refs.append(StatuteRef(offset + other.start(), offset + other.end(), other[0]))
    return refs


def _bare_counts(text: str, match: re.Match[str]) -> bool:
    if _digits(match["bare"].rstrip("sS")) != "47":
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 40]
    if not match["bare"][0].isdigit() and re.search(r"\bno\s{1,3}$", before, re.IGNORECASE):
        return bool(_FREE_AFTER.match(after))
    if _ENQUIRY_BEFORE.search(before) or _ENQUIRY_AFTER.match(after):
        return not re.search(r"\b(?:aged?|flat|room|no|number|at)\.?\s{1,3}$", before, re.IGNORECASE)
    return bool(_ARTICLE_BEFORE.search(before) and _FREE_AFTER.match(after))


def _digits(number: str) -> str:
    """Return a number written in figures or words as figures."""
    if number.isdigit():
        return number.lstrip("0") or "0"
    parts = re.split(r"[\s\-–]+", number.lower())
    if len(parts) == 1:
        whole = parts[0]
        if whole in _WHOLE:
            return str(_WHOLE[whole])
        for tens, value in _TENS.items():
            if whole.startswith(tens) and whole[len(tens) :] in _UNITS:
                return str(value + _UNITS[whole[len(tens) :]])
        return whole
    if parts[0] in _TENS:
        return str(_TENS[parts[0]] + _UNITS.get(parts[1], 0))
    return "".join(str(_UNITS.get(part, "")) for part in parts)
