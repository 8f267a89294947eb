"""Dates in a text: where they stand, and the days that they mean.

"Tuesday" is the last such day up to the document's date, or the next one where the sentence looks ahead; a date without
a year is the one nearest to the document's date (`helpers.reckoning` holds the rules). What the text leaves open stays
open: without a date of the document only full dates are read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from helpers.reckoning import MONTHS, NUMBERS, WEEKDAYS, Given, resolve
from helpers.records import Day
from helpers.spans import Span

MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
WEEKDAY = "|".join(WEEKDAYS)
NUMBER = r"\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
UNIT = "day|week|fortnight|month"
TH = r"(?:st|nd|rd|th|d)?"
TO = " ?(?:-|–|to|and) ?"
PART = "early|mid|late|(?:beginning|middle|end|start|first days|last days) of"
DAYTIME = r"this (?:morning|afternoon|evening)|(?:earlier|later) (?:in|on) the day"


def year(number: int) -> str:
    """The pattern of a year that may be left out."""
    return rf"(?:,? (?P<y{number}>\d{{4}}))?"


# Patterns in the order of trial, each with the name of its rule; the longer and more exact come first.
PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "days of a month",
        rf"(?:from |between )?(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}}){TH}{TO}(?P<e1>\d{{1,2}}){TH}\b{year(1)}(?![:.]\d)",
    ),
    (
        "days of a month",
        rf"(?:from |between )?(?P<d1>\d{{1,2}}){TH}{TO}(?P<e1>\d{{1,2}}){TH}(?: of)? (?P<m1>{MONTH})\b\.?{year(1)}",
    ),
    ("months", rf"(?:between|from) (?P<m6>{MONTH})\.?{year(6)} (?:and|to|until) (?P<m7>{MONTH})\b\.?{year(7)}(?! \d)"),
    ("full date", rf"(?P<m2>{MONTH})\.? (?P<d2>\d{{1,2}}){TH},? (?P<y2>\d{{4}})\b"),
    ("full date", rf"(?P<d2>\d{{1,2}}){TH}(?: of)? (?P<m2>{MONTH})\.?,? (?P<y2>\d{{4}})\b"),
    ("iso date", r"(?P<iso>\d{4}-\d{2}-\d{2})"),
    (
        "day of this month or the last",
        rf"\b(?:the )?(?P<d8>\d{{1,2}}){TH}(?: day)?,? (?:of )?(?P<latin>inst(?:ant)?|ult(?:imo)?|prox(?:imo)?)\b\.?",
    ),
    ("day and month", rf"(?P<m3>{MONTH})\.? (?P<d3>\d{{1,2}}){TH}\b(?![:,]?\d)"),
    ("day and month", rf"\b(?P<d3>\d{{1,2}}){TH}(?: day)?(?: of)? (?P<m3>{MONTH})\b"),
    ("part of a month", rf"(?P<third>{PART})[ -](?P<m5>{MONTH})\b{year(5)}"),
    ("month", rf"(?P<side>in|of|since|until|by|before|after)[ -](?P<m5>{MONTH})\b{year(5)}"),
    ("weekday and day", rf"(?:this )?(?P<w1>{WEEKDAY}),? \(?(?P<wd>\d{{1,2}})\)?(?![\d:])"),
    ("weekday", rf"(?P<which>next |last |this |on the coming )?(?P<w2>{WEEKDAY})s?\b"),
    ("part of a week", r"(?P<part>earlier|later) (?:this|in the|that) week"),
    ("week", r"(?P<week>this|last|next|the previous|the coming|the past) week(?!end)"),
    ("weekend", r"(?P<weekend>this|last|next|the|at the|over the) weekend"),
    ("month", r"(?P<month>this|last|next) month"),
    (
        "relative day",
        r"\b(?P<rel>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight"
        rf"|{DAYTIME})\b",
    ),
    ("counted", rf"\b(?P<about>about |some |around |nearly |almost )?(?P<n1>{NUMBER}) (?P<u1>{UNIT})s? (?P<ago>ago)\b"),
    (
        "counted",
        rf"\b(?P<within>in|within) (?P<about>about |some |around )?(?P<n2>{NUMBER}) (?P<u2>{UNIT})s?\b(?:’|')?",
    ),
    ("ordinal day", r"\b(?:on|of|dated) the (?P<d9>\d{1,2}(?:st|nd|rd|th|d))\b(?! (?!of|at|in|and)\w)"),
)
REGEX = [(rule, re.compile(pattern, re.IGNORECASE)) for rule, pattern in PATTERNS]
AHEAD = re.compile(
    r"\b(?:will|would|shall|plans?|planned|is to|are to|to be|due|next|expected|scheduled|intends?|going to"
    r"|upcoming)\b",
    re.IGNORECASE,
)
LOOK_BACK = 60  # characters before a date in which a word that looks ahead counts
TRIGGER = re.compile(
    rf"\d|(?i:{MONTH}|{WEEKDAY}|day|week|month|fortnight|today|tomorrow|tonight|morning|afternoon|evening)"
)


class Found(NamedTuple):
    """A date in a text.

    Attributes
    ----------
    start, end : str
        First and last possible day, or the month; both the same where it is one.
    span : Span
        Where it stands.
    rule : str
        The rule that read it.
    edtf : str
        The same in the Extended Date/Time Format (ISO 8601-2): "2022-02-09", "2022-02-07/2022-02-08", "2022-02~".
    """

    start: Day
    end: Day
    span: Span
    rule: str
    edtf: str


def find_dates(string: str, span: Span, on: Day, *, ahead: bool | None = None) -> list[Found]:
    """Find the dates of a stretch of text.

    Parameters
    ----------
    string : str
        The whole text.
    span : Span
        The stretch to look at.
    on : str
        The document's date, to which relative dates refer; where it is empty only full dates are found.
    ahead : bool, optional
        Whether weekdays lie ahead; by default as the words before them say.

    Returns
    -------
    list of Found
        In order, without overlap; the longer and more exact pattern wins.
    """
    if not TRIGGER.search(string, span.start, span.end):
        return []
    anchor = date.fromisoformat(on) if len(on) == 10 else None
    found: list[Found] = []
    for rule, regex in REGEX:
        for match in regex.finditer(string, span.start, span.end):
            if any(f.span.start < match.end() and match.start() < f.span.end for f in found):
                continue
            forward = looks_ahead(string, span, match) if ahead is None else ahead
            if resolved := resolve(given_of(match), anchor, forward):
                found.append(Found(resolved.start, resolved.end, Span(*match.span()), rule, resolved.edtf))
    return sorted(found, key=lambda f: f.span)


def given_of(match: re.Match) -> Given:
    """The named parts of a match that are there, in lower case."""
    return {name: value.lower().strip() for name, value in match.groupdict().items() if value}


def looks_ahead(string: str, span: Span, match: re.Match) -> bool:
    """Whether the words before a date look ahead: "will", "are to", "planned"."""
    return bool(AHEAD.search(string, max(span.start, match.start() - LOOK_BACK), match.end()))


def shifted(day: Day, days: int) -> Day:
    """A day so many days later; a month or nothing stays as it is."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat() if len(day) == 10 else day
