"""From the parts of a date in words to the days that it means, one rule a function.

Every rule takes the parts that a pattern has found, the document's date and whether the sentence looks ahead, and gives
the first and last possible day, or None where the text leaves it open.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from helpers.records import Day

Given = dict[str, str]  # parts of a date by the name of their group, in lower case

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: n for n, word in enumerate(COUNTING, 1)} | {"a": 1, "an": 1, "a couple of": 2}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
RELATIVE = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
LATIN = {"i": 0, "u": -1, "p": 1}  # instant, ultimo, proximo: this month, the last, the next
SINCE, UNTIL = ("since", "after"), ("until", "by", "before")


class Days(NamedTuple):
    """First and last possible day (or month), and the same in EDTF."""

    start: Day
    end: Day
    edtf: str


def resolve(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """The days that the parts of a date mean, or None if they mean none.

    Parameters
    ----------
    given : dict
        Parts by group name.
    anchor : datetime.date or None
        The document's date.
    ahead : bool
        Whether the sentence looks ahead.
    """
    for names, rule in RULES:
        if names <= given.keys():
            try:
                return rule(given, anchor, ahead)
            except (ValueError, OverflowError):  # 31 February, the year 0
                return None
    return None


def one(day: date, mark: str = "") -> Days:
    """A single day; `mark` "~" where it is approximate."""
    return Days(day.isoformat(), day.isoformat(), f"{day.isoformat()}{mark}")


def interval(first: date, last: date) -> Days:
    """From the first day to the last."""
    if first == last:
        return one(first)
    return Days(first.isoformat(), last.isoformat(), f"{first.isoformat()}/{last.isoformat()}")


def whole_month(year: int, month: int, mark: str = "") -> Days:
    """A month as a whole."""
    text = f"{date(year, month, 1):%Y-%m}" if year >= 1000 else f"{year:04}-{month:02}"
    return Days(text, text, f"{text}{mark}")


def nearest_year(anchor: date, month: int, day: int = 15) -> int:
    """The year that brings a day and month nearest to the document's date."""
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if day <= calendar.monthrange(y, month)[1]]
    if not years:
        raise ValueError(day)
    return min(years, key=lambda y: abs((date(y, month, day) - anchor).days))


def count(word: str) -> int:
    """The number that a word or figure means; "the" and "a" are one."""
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)


def full_date(given: Given, anchor: date | None, ahead: bool) -> Days:
    """Day, month and year as given."""
    return one(date(int(given["y2"]), MONTHS[given["m2"]], int(given["d2"])))


def iso_date(given: Given, anchor: date | None, ahead: bool) -> Days:
    """An ISO 8601 day."""
    return one(date.fromisoformat(given["iso"]))


def days_of_month(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """From one day of a month to another, of the year given or the nearest."""
    month, first, last = MONTHS[given["m1"]], int(given["d1"]), int(given["e1"])
    if "y1" not in given and anchor is None:
        return None
    year = int(given["y1"]) if "y1" in given else nearest_year(anchor, month, first)
    return interval(date(year, month, first), date(year, month, last)) if first < last else None


def months(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """From one month to another."""
    if anchor is None and "y7" not in given:
        return None
    first, last = MONTHS[given["m6"]], MONTHS[given["m7"]]
    end = int(given["y7"]) if "y7" in given else nearest_year(anchor, last)
    start = int(given["y6"]) if "y6" in given else end - (first > last)
    a, b = whole_month(start, first).start, whole_month(end, last).start
    return Days(a, b, f"{a}/{b}")


def day_and_month(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Day and month in the year that brings them nearest to the document's date."""
    if anchor is None:
        return None
    month, day = MONTHS[given["m3"]], int(given["d3"])
    return one(date(nearest_year(anchor, month, day), month, day))


def latin_day(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """A day of this month, the last or the next: "10th instant", "23d ultimo"."""
    if anchor is None:
        return None
    number = anchor.year * 12 + anchor.month - 1 + LATIN[given["latin"][0]]
    return one(date(number // 12, number % 12 + 1, int(given["d8"])))


def ordinal_day(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """The last such day of a month up to the document's date, the next where the sentence looks ahead: "the 15th"."""
    if anchor is None:
        return None
    day = int(given["d9"].rstrip("stndrh"))
    for shift in (0, 1) if ahead else (0, -1):
        number = anchor.year * 12 + anchor.month - 1 + shift
        found = date(number // 12, number % 12 + 1, day)
        if (found >= anchor) if ahead else (found <= anchor):
            return one(found)
    return None


def month(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """A month or part of one, of the year given or of the nearest; "since" and "until" leave a side open in EDTF."""
    number = MONTHS[given["m5"]]
    if "y5" not in given and anchor is None:
        return None
    year = int(given["y5"]) if "y5" in given else nearest_year(anchor, number)
    found = whole_month(year, number, "~" if "third" in given else "")
    if given.get("side") in SINCE:
        return found._replace(edtf=f"{found.start}/..")
    return found._replace(edtf=f"../{found.end}") if given.get("side") in UNTIL else found


def this_month(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """The month of the document, the one before or the one behind it."""
    if anchor is None:
        return None
    number = anchor.year * 12 + anchor.month - 1 + {"this": 0, "last": -1, "next": 1}[given["month"]]
    return whole_month(number // 12, number % 12 + 1)


def weekday_and_day(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """A weekday with its day of the month, near the document's date: "Wednesday (9)"."""
    if anchor is None:
        return None
    days = [anchor + timedelta(shift) for shift in range(-15, 16)]
    fitting = (day for day in days if day.day == int(given["wd"]) and day.weekday() == WEEKDAYS[given["w1"]])
    return next((one(day) for day in fitting), None)


def weekday(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """The last such weekday up to the document's date; the next one where the sentence looks ahead."""
    if anchor is None:
        return None
    back = (anchor.weekday() - WEEKDAYS[given["w2"]]) % 7
    which = given.get("which", "")
    if "last" in which:
        return one(anchor - timedelta(back or 7))
    if "next" in which or "coming" in which:
        return one(anchor + timedelta(7 - back))
    return one(anchor + timedelta(7 - back)) if ahead and back else one(anchor - timedelta(back))


def part_of_week(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """From Monday to the day before the document's date, or from the day behind it to Sunday."""
    if anchor is None:
        return None
    monday = anchor - timedelta(anchor.weekday())
    sunday = monday + timedelta(6)
    if given["part"] == "earlier":
        return interval(monday, max(monday, anchor - timedelta(1)))
    return interval(min(anchor + timedelta(1), sunday), sunday)


def week(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Monday to Sunday of this, the last or the next week; the past week ends with the document's date."""
    if anchor is None:
        return None
    if given["week"] == "the past":
        return interval(anchor - timedelta(6), anchor)
    shift = {"this": 0, "last": -7, "the previous": -7}.get(given["week"], 7)
    monday = anchor - timedelta(anchor.weekday()) + timedelta(shift)
    return interval(monday, monday + timedelta(6))


def weekend(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Saturday and Sunday: the last up to the document's date, the next where the words look ahead."""
    if anchor is None:
        return None
    forward = ahead or given["weekend"] in ("this", "next")
    saturday = anchor - timedelta((anchor.weekday() + 2) % 7)
    saturday += timedelta(7) if forward and anchor.weekday() < 5 else timedelta(0)
    return interval(saturday, saturday + timedelta(1))


def relative_day(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Today, yesterday, tomorrow."""
    return one(anchor + timedelta(RELATIVE.get(given["rel"], 0))) if anchor else None


def counted_back(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Days, weeks or months before the document's date: "two weeks ago"."""
    return away(anchor, -count(given["n1"]), given["u1"], "about" in given) if anchor else None


def counted_ahead(given: Given, anchor: date | None, ahead: bool) -> Days | None:
    """Days, weeks or months behind the document's date: "in two weeks"; "within" leaves the days up to then."""
    if anchor is None:
        return None
    found = away(anchor, count(given["n2"]), given["u2"], "about" in given)
    return (
        interval(anchor, date.fromisoformat(found.end))
        if given["within"] == "within" and len(found.end) == 10
        else found
    )


def away(anchor: date, number: int, unit: str, about: bool) -> Days:
    """So many days, weeks or months away from a day; months away is a month."""
    if unit == "month":
        target = anchor.year * 12 + anchor.month - 1 + number
        return whole_month(target // 12, target % 12 + 1, "~" if about else "")
    return one(anchor + timedelta(number * DAYS_OF[unit]), "~" if about else "")


Rule = Callable[[Given, date | None, bool], Days | None]
RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (frozenset({"e1"}), days_of_month),
    (frozenset({"m7"}), months),
    (frozenset({"y2"}), full_date),
    (frozenset({"iso"}), iso_date),
    (frozenset({"latin"}), latin_day),
    (frozenset({"d3"}), day_and_month),
    (frozenset({"m5"}), month),
    (frozenset({"w1"}), weekday_and_day),
    (frozenset({"w2"}), weekday),
    (frozenset({"part"}), part_of_week),
    (frozenset({"week"}), week),
    (frozenset({"weekend"}), weekend),
    (frozenset({"month"}), this_month),
    (frozenset({"rel"}), relative_day),
    (frozenset({"n1"}), counted_back),
    (frozenset({"n2"}), counted_ahead),
    (frozenset({"d9"}), ordinal_day),
)
