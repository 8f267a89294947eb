"""The date of a document: from fields, a header, a dateline, the title, the file's name; never from the file's time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.metadata.days import FULL, FULL_DATE, PARTIAL, Written, day_of, read_day
from helpers.records import DateSource, Day, Offset

HEADER = re.compile(r"\s*date[:=]?[ \t]+(\d[\d./-]{3,9})(?=\s|$)[ \t]*", re.IGNORECASE)
FILE_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
FILE_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
LINES = 15  # from the top, in which a dateline is looked for
REACH = 4_000  # characters from the top, in which they must stand
FOOT = 1_500  # characters from the end, in which a closing dateline is looked for
LONGEST = 250  # characters of a line that may be a dateline

SMALL = re.compile(  # words without a capital in names of places and offices
    r"of|the|de|du|des|la|le|di|da|del|den|der|am|in|at|and|for|on|to|y|et|und|by|near|von|van|zu|au|an|op|os"
)
BRACKETED = re.compile(r"[\[(](\w{1,12}[.,]?)[\])]")  # what editors have added: "[January] 22, [1934]"
RECEIVED = re.compile(r"\W*(?:rec(?:eive)?d|answered|translat)", re.IGNORECASE)
LABEL = re.compile(
    r"(?:press release|news|statement|remarks|document)?\W*(?:dated?|posted|published|released?|issued|updated|on|"
    r"as of|this|the|signed|sent|for immediate release)?(?: on)?\W*(?:the)?",
    re.IGNORECASE,
)
DAY_NAME = re.compile(r"\W*\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?[,.]?\s*$", re.IGNORECASE)
AFTER = re.compile(
    r"[\s,;.:\])—–*_-]{0,6}(?:at )?"
    r"(?:(?:\d{1,2}(?:[:.]\d{2})?|noon|midnight|\w{3,9})[\s,]{0,2}(?:[ap]\. ?m\.?|[ap]m\b|h\b|hours|hrs|o’clock)?)?"
    r"[\s,;.:]{0,3}(?:\(?[A-Z]{2,4}\)?)?[\s.,;:—–-]{0,4}(?:[\[(].{0,120})?[\s.,;:\])—–*_-]*",
    re.IGNORECASE,
)
OPENER = re.compile(
    rf"(?P<place>[A-Z][A-Z .,'’/-]{{2,40}}?|(?:[A-Z][\w.'’-]{{1,20}}[ ,/]{{1,2}}){{1,4}}?)[ ,]{{0,2}}\(?"
    rf"(?:(?i:{FULL})|(?i:{PARTIAL}))\)?[.,]?\s?(?P<end>\([^)\n]{{2,40}}\)\s?)?(?:[—–:]|--?(?=[ \w])|\.(?=\s[A-Z“\"]))"
)
DONE = re.compile(rf"\b(?:done|signed|adopted|given) (?:at|in) [^.\n]{{2,80}}?(?:{FULL})", re.IGNORECASE)
DATED = re.compile(rf"\b(?:dated|of)(?: the)? (?:{FULL})", re.IGNORECASE)
SHORT_DATE = re.compile(PARTIAL, re.IGNORECASE)


class Dated(NamedTuple):
    """The date of a document, where it was found, where the text proper begins, what to know about it."""

    day: Day = ""
    source: DateSource = "none"
    body: Offset = 0
    warnings: tuple[str, ...] = ()


def find_date(text: str, *, given: str = "", file: str = "", title: str = "", body: Offset = 0) -> Dated:
    """Find the date of a document.

    Parameters
    ----------
    text : str
        The text as read.
    given : str
        What `documents.csv`, a field or the mark-up says.
    file : str
        Path of the file: a full ISO day in its name is the last resort.
    title : str
        The title, which may hold the date.
    body : int
        Where the text proper begins, behind front matter.

    Returns
    -------
    Dated
        Without a day where nothing says which it is, or where what says so is ambiguous or impossible; the warnings
        name the reason.
    """
    header, body = read_header(text, body)
    written = read_day(given)
    warnings = [*header.warnings, *[written.problem][: bool(written.problem)]]
    if written.day:
        return Dated(written.day, "metadata", body, tuple(warnings))
    if header.day:
        return Dated(header.day, "header", body, tuple(warnings))
    for found in in_text(text, body, title, file):
        warnings += [found.problem][: bool(found.problem)]
        if found.day:
            return Dated(found.day, "text", body, tuple(warnings))
    named = FILE_DAY.search(file.rpartition("/")[2])
    if named and (day := read_day(named[1]).day):
        return Dated(day, "metadata", body, (*warnings, "the date was taken from the name of the file"))
    unknown = "no date found: relative dates stay open, give one in documents.csv"
    return Dated("", "none", body, tuple(dict.fromkeys(warnings)) or (unknown,))


def read_header(text: str, body: Offset) -> tuple[Dated, Offset]:
    """Read a header such as `date 2022-02-09` before the text; it may stand there twice."""
    first = HEADER.match(text, body)
    if not first:
        return Dated(), body
    written, end = read_day(first[1]), first.end()
    warnings = [written.problem] if written.problem else []
    while other := HEADER.match(text, end):
        if other[1] != first[1]:
            warnings.append(f"its header has two dates, {first[1]} and {other[1]}: the first was taken")
        end = other.end()
    return Dated(written.day, warnings=tuple(warnings)), end


def in_text(text: str, body: Offset, title: str, file: str) -> Iterator[Written]:
    """Yield the dates that the text gives, best first: dateline, title, closing line, a dateline without year."""
    lines = top_lines(text, body)
    short = []
    for line in lines:
        if line == title or RECEIVED.match(line):
            continue
        if match := dateline(BRACKETED.sub(r"\1", line)):
            yield day_of(match)
        elif match := OPENER.match(line):
            yield day_of(match) if full(match) else Written("")
            short += [] if full(match) else [match.group()]
        elif len(line) <= LONGEST and (match := SHORT_DATE.search(line)) and stands_alone(line, match):
            short.append(line)
    for line in (title, *lines[:3]):
        named = list(FULL_DATE.finditer(line[:1000])) if line else []
        if len(named) == 1 and (line == title or DATED.search(line)):
            yield day_of(named[0])
    yield from at_foot(text[max(body, len(text) - FOOT) :])
    yield from without_year(short, text[body : body + REACH], file)


def top_lines(text: str, body: Offset) -> list[str]:
    """The first lines that hold something, without mark-up of headings."""
    lines = (line.strip(" \t#*_>|") for line in text[body : body + REACH].splitlines())
    return [line for line in lines if line][:LINES]


def full(match: re.Match[str]) -> bool:
    """Whether a match holds a date with its year."""
    return any(value for key, value in match.groupdict().items() if value and key[0] == "y")


def dateline(line: str) -> re.Match[str] | None:
    """The date of a line that is a dateline: a place, a day, perhaps an hour; or a byline, a dash and a day."""
    if len(line) > LONGEST:
        return None
    match = FULL_DATE.search(line)
    return match if match and stands_alone(line, match) else None


def stands_alone(line: str, match: re.Match[str]) -> bool:
    """Whether a line holds nothing beside a date but a place, a label, an hour."""
    return is_place(line[: match.start()]) and bool(AFTER.fullmatch(line[match.end() :]))


def is_place(before: str) -> bool:
    """Whether what stands before a date names a place or an office, or labels the date."""
    before = DAY_NAME.sub("", before).strip()
    if LABEL.fullmatch(before):
        return True
    words = re.findall(r"[^\s\[\]()]+", before)
    if len(words) > 16:
        return False
    if before.endswith((" -", " –", " —", "|", "·", "•")) and not re.search(r"[.!?] [A-Z]", before):
        return True
    if not all(is_name(word) for word in words):
        return False
    last = re.split(r"[,;:]", before)[-1].split()
    return before[-1] in ",;:]).—–-" or len(last) <= 3 or LABEL.fullmatch(words[-1]) is not None


def is_name(word: str) -> bool:
    """Whether a word may belong to the name of a place or an office."""
    return not word[0].islower() or SMALL.fullmatch(word.strip(",.;:")) is not None


def at_foot(text: str) -> Iterator[Written]:
    """Yield the date of a closing line: "Done at Helsinki on 1 August 1975", or a dateline below the signature."""
    yield from (day_of(match) for match in DONE.finditer(text))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:0:-1][:6]:
        if match := dateline(line):
            yield day_of(match)


def without_year(short: list[str], text: str, file: str) -> Iterator[Written]:
    """Yield a dateline without a year, in the one year that the name of the file or all full dates of the text name."""
    years = {*FILE_YEAR.findall(file.rpartition("/")[2])} or {
        value
        for match in FULL_DATE.finditer(text)
        for key, value in match.groupdict().items()
        if value and key[0] == "y"
    }
    if not short or len(years) != 1:
        return
    match = SHORT_DATE.search(short[0])
    written = read_day(f"{match.group()} {(year := years.pop())}") if match else Written("")
    if written.day:
        yield Written(written.day, f"its dateline has no year: {year} was taken from elsewhere in the document")
