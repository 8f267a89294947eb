"""Days as people write them: ISO 8601, "February 9, 2022", "9 February 2022", "9.2.2022", message headers."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from helpers.records import Day

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDINAL = r"(?:st|nd|rd|th|d)?"
FIRST_YEAR = 1500  # before it, a date is taken for a mistake
AHEAD = timedelta(days=366)  # so far ahead of today a document may be dated

FULL = (
    rf"\b(?P<m1>{MONTH})\.?[ ,]{{0,3}}(?P<d1>\d{{1,2}}){ORDINAL}[ ,.]{{1,4}}(?P<y1>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}}){ORDINAL}(?: day)?(?: of)?[ ,.]{{1,2}}(?P<m2>{MONTH})[ ,.]{{1,3}}(?P<y2>\d{{4}})(?!\d)"
    r"|(?<![\d/.-])(?P<y3>\d{4})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})(?![\d/-])"
    r"|(?<![\d.])(?P<d4>\d{1,2})\. ?(?P<m4>\d{1,2})\. ?(?P<y4>\d{4})(?![\d.]\d)"
    r"|(?<![\d/])(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4})(?![\d/])"
)
PARTIAL = rf"(?P<m6>{MONTH})\.? (?P<d6>\d{{1,2}}){ORDINAL}|(?<!\d)(?P<d7>\d{{1,2}}){ORDINAL}(?: of)? (?P<m7>{MONTH})\b"
FULL_DATE = re.compile(FULL, re.IGNORECASE)
GIVEN_MONTH = re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d{{2}})|(?P<name>{MONTH})\.?,? (?P<year>\d{{4}})", re.IGNORECASE)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")


class Written(NamedTuple):
    """A day as written: as ISO 8601 day or month, empty where it cannot be one; why it cannot."""

    day: Day
    problem: str = ""


def read_day(value: str) -> Written:
    """Read a date that a field gives.

    Parameters
    ----------
    value : str
        A day or month in any of the usual forms; what follows the day, such as a time, does not matter.

    Returns
    -------
    Written
        With an empty day, and the problem in words, where the value is none, impossible, or could mean two days.
    """
    value = " ".join(value.split())[:200]
    if match := FULL_DATE.search(value):
        return day_of(match)
    if match := COMPACT.fullmatch(value):
        return checked("-".join(match.groups()), value)
    if match := GIVEN_MONTH.fullmatch(value):
        number = match["m"] or f"{MONTHS[match['name'].lower()]:02}"
        written = checked(f"{match['y'] or match['year']}-{number}-01", value)
        return Written(written.day[:7], written.problem)
    return Written("", f"the date {value!r} names no day; write it as 2022-02-09" if value else "")


def day_of(match: re.Match[str]) -> Written:
    """The day that a match of `FULL_DATE` means."""
    given = {key: value for key, value in match.groupdict().items() if value}
    if "a5" in given:
        return slashed(int(given["a5"]), int(given["b5"]), given["y5"], match.group())
    n = next(key[1] for key in given if key[0] == "y")
    month = given[f"m{n}"]
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    return checked(f"{given[f'y{n}']}-{number:02}-{int(given[f'd{n}']):02}", match.group())


def slashed(one: int, other: int, year: str, written: str) -> Written:
    """A day with slashes: clear where one number can be no month, or both are the same."""
    if one <= 12 and other <= 12 and one != other:
        return Written("", f"the date {written} could mean two days; give it in documents.csv as 2022-02-09")
    day, month = (one, other) if one > 12 else (other, one)
    return checked(f"{year}-{month:02}-{day:02}", written)


def checked(day: Day, written: str, today: date | None = None) -> Written:
    """A day if it exists and is not far from the time that documents come from."""
    written = written.strip()
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return Written("", f"the date {written} does not exist; give the right one in documents.csv")
    if found.year < FIRST_YEAR or found > (today or date.today()) + AHEAD:
        return Written("", f"the date {written} cannot be right; give the right one in documents.csv")
    return Written(day)
