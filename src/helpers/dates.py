"""Dates in a text, resolved against the document's date to a day, a month or an interval.

"Tuesday" is the last such day up to the document's date, or the next one where the sentence looks ahead; a date without
a year is the one nearest to the document's date. What the text leaves open stays open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from helpers.language import Span
from helpers.records import Day

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: n for n, word in enumerate(COUNTING, 1)} | {"a": 1, "an": 1}
MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
NUMBER = r"\d{1,2}|" + "|".join(NUMBERS)
SPAN_OF = {"day": 1, "week": 7, "fortnight": 14}


class Found(NamedTuple):
    """A date in a text: first and last possible day (or month), where it stands, which rule read it."""

    start: Day
    end: Day
    span: Span
    rule: str


PATTERNS: tuple[tuple[str, str], ...] = (
    ("full date", rf"(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})\b"),
    ("full date", rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{MONTH})\.?,? (?P<y2>\d{{4}})\b"),
    ("iso date", r"(?P<iso>\d{4}-\d{2}-\d{2})"),
    ("day and month", rf"(?P<m3>{MONTH})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:,]?\d)"),
    ("day and month", rf"(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m4>{MONTH})\b"),
    ("month", rf"(?:in|of|since|until|early|late|mid)[ -](?P<m5>{MONTH})\b(?: (?P<y5>\d{{4}}))?"),
    ("weekday and day", r"(?:this )?(?P<w1>{W}),? \(?(?P<wd>\d{1,2})\)?(?![\d:])"),
    ("weekday", r"(?P<next>next )?(?P<w2>{W})\b"),
    ("part of a week", r"(?P<part>earlier|later) (?:this|in the) week"),
    ("week", r"(?P<week>this|last|next|the previous|the coming) week"),
    ("month", r"(?P<mon>this|last|next) month"),
    (
        "relative day",
        r"\b(?P<rel>today|yesterday|tomorrow|tonight|the day before yesterday|this (?:morning|afternoon|evening)"
        r"|(?:earlier|later) (?:in|on) the day)\b",
    ),
    ("counted", rf"\b(?P<n1>{NUMBER}) (?P<u1>day|week)s? (?P<ago>ago|earlier|before|later)\b"),
    ("counted", rf"\bin (?P<n2>{NUMBER}) (?P<u2>day|week)s?\b"),
)  # fmt: skip
REGEX = [(rule, re.compile(p.replace("{W}", "|".join(WEEKDAYS)), re.IGNORECASE)) for rule, p in PATTERNS]
AHEAD = re.compile(
    r"\b(?:will|would|shall|plans?|is to|are to|to be|due|next|expected|scheduled|intends?|going to|upcoming)\b",
    re.IGNORECASE,
)
RELATIVE = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}


def find_dates(string: str, span: Span, on: Day) -> list[Found]:
    """Find the dates of a stretch of text.

    Parameters
    ----------
    string : str
        The whole text.
    span : Span
        The stretch to look at.
    on : str
        The document's date, to which relative dates refer; where it is empty only full dates are found.

    Returns
    -------
    list of Found
        In order, without overlap; the longer and more exact pattern wins.
    """
    anchor = date.fromisoformat(on) if len(on) == 10 else None
    found: list[Found] = []
    for rule, regex in REGEX:
        for match in regex.finditer(string, span.start, span.end):
            if any(f.span.start < match.end() and match.start() < f.span.end for f in found):
                continue
            ahead = bool(AHEAD.search(string, max(span.start, match.start() - 60), match.end()))
            if resolved := resolve(match, anchor, ahead):
                found.append(Found(*resolved, Span(*match.span()), rule))
    return sorted(found, key=lambda f: f.span)


def resolve(match: re.Match, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """First and last day that a match means, or None if it means none."""
    given = {k: v.lower() for k, v in match.groupdict().items() if v}
    for names, reader in READERS:
        if names <= given.keys():
            try:
                return reader(given, anchor, ahead)
            except ValueError:  # 31 February
                return None
    return None


def one(day: date) -> tuple[Day, Day]:
    """A single day as an interval."""
    return day.isoformat(), day.isoformat()


def full_date(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day]:
    """Day, month and year as given."""
    n = "1" if "m1" in given else "2"
    return one(date(int(given[f"y{n}"]), MONTHS[given[f"m{n}"]], int(given[f"d{n}"])))


def iso_date(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day]:
    """An ISO 8601 day."""
    return one(date.fromisoformat(given["iso"]))


def day_and_month(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """Day and month in the year that brings them nearest to the document's date."""
    n = "3" if "m3" in given else "4"
    if anchor is None:
        return None
    days = [date(anchor.year + k, MONTHS[given[f"m{n}"]], int(given[f"d{n}"])) for k in (-1, 0, 1)]
    return one(min(days, key=lambda day: abs((day - anchor).days)))


def month(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """A month, of the year given or of the nearest."""
    number = MONTHS[given["m5"]]
    if "y5" in given:
        year = int(given["y5"])
    elif anchor is None:
        return None
    else:
        year = min(
            (anchor.year - 1, anchor.year, anchor.year + 1),
            key=lambda y: abs((y - anchor.year) * 12 + number - anchor.month),
        )
    return (f"{year:04}-{number:02}",) * 2


def this_month(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """The month of the document, the one before or the one behind it."""
    if anchor is None:
        return None
    number = anchor.year * 12 + anchor.month - 1 + {"this": 0, "last": -1, "next": 1}[given["mon"]]
    return (f"{number // 12:04}-{number % 12 + 1:02}",) * 2


def weekday(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """The last such weekday up to the document's date; the next one where the sentence looks ahead."""
    if anchor is None:
        return None
    wanted = WEEKDAYS[given.get("w1") or given["w2"]]
    if "wd" in given:
        days = [anchor + timedelta(k) for k in range(-15, 16)]
        return next((one(d) for d in days if d.day == int(given["wd"]) and d.weekday() == wanted), None)
    back = (anchor.weekday() - wanted) % 7
    if (ahead or "next" in given) and back:
        return one(anchor + timedelta(7 - back))
    return one(anchor - timedelta(back))


def part_of_week(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """From Monday to the day before the document's date, or from the day behind it to Sunday."""
    if anchor is None:
        return None
    monday = anchor - timedelta(anchor.weekday())
    if given["part"] == "earlier":
        return monday.isoformat(), max(monday, anchor - timedelta(1)).isoformat()
    return min(anchor + timedelta(1), monday + timedelta(6)).isoformat(), (monday + timedelta(6)).isoformat()


def week(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """Monday to Sunday of this, the last or the next week."""
    if anchor is None:
        return None
    shift = {"this": 0, "last": -7, "the previous": -7}.get(given["week"], 7)
    monday = anchor - timedelta(anchor.weekday()) + timedelta(shift)
    return monday.isoformat(), (monday + timedelta(6)).isoformat()


def relative_day(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """Today, yesterday, tomorrow."""
    return one(anchor + timedelta(RELATIVE.get(given["rel"], 0))) if anchor else None


def counted(given: dict, anchor: date | None, ahead: bool) -> tuple[Day, Day] | None:
    """Days or weeks before or after the document's date."""
    n = "1" if "n1" in given else "2"
    if anchor is None:
        return None
    number = given[f"n{n}"]
    days = (int(number) if number.isdigit() else NUMBERS[number]) * SPAN_OF[given[f"u{n}"]]
    back = n == "1" and given["ago"] != "later"
    return one(anchor + timedelta(-days if back else days))


Reader = Callable[[dict, date | None, bool], tuple[Day, Day] | None]
READERS: tuple[tuple[set[str], Reader], ...] = (
    ({"y1"}, full_date),
    ({"y2"}, full_date),
    ({"iso"}, iso_date),
    ({"d3"}, day_and_month),
    ({"d4"}, day_and_month),
    ({"m5"}, month),
    ({"w1"}, weekday),
    ({"w2"}, weekday),
    ({"part"}, part_of_week),
    ({"week"}, week),
    ({"mon"}, this_month),
    ({"rel"}, relative_day),
    ({"n1"}, counted),
    ({"n2"}, counted),
)


def dates_in(string: str, span: Span, on: Day) -> Iterator[Found]:
    """Yield the dates of a stretch that are days or intervals of days."""
    return (found for found in find_dates(string, span, on) if len(found.start) == 10)
