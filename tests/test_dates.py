"""Dates in words, resolved against Wednesday, 9 February 2022."""

import pytest

from helpers.dates import find_dates, shifted
from helpers.spans import Span

ON = "2022-02-09"


def dates(string, on=ON, **how):
    return find_dates(string, Span(0, len(string)), on, **how)


@pytest.mark.parametrize(
    ("string", "start", "end"),
    [
        ("he said on Tuesday", "2022-02-08", "2022-02-08"),
        ("he said on Wednesday", "2022-02-09", "2022-02-09"),
        ("they will meet on Friday", "2022-02-11", "2022-02-11"),
        ("he arrived last Wednesday", "2022-02-02", "2022-02-02"),
        ("they meet next Tuesday", "2022-02-15", "2022-02-15"),
        ("proposed this Wednesday (9) that", "2022-02-09", "2022-02-09"),
        ("received this Friday, 4, in Beijing", "2022-02-04", "2022-02-04"),
        ("earlier this week", "2022-02-07", "2022-02-08"),
        ("later this week", "2022-02-10", "2022-02-13"),
        ("last week", "2022-01-31", "2022-02-06"),
        ("over the weekend", "2022-02-05", "2022-02-06"),
        ("met on Jan. 26", "2022-01-26", "2022-01-26"),
        ("met on 26 January", "2022-01-26", "2022-01-26"),
        ("met on the 26th of January", "2022-01-26", "2022-01-26"),
        ("met on December 20", "2021-12-20", "2021-12-20"),
        ("met on January 26-28", "2022-01-26", "2022-01-28"),
        ("from 3 to 5 February", "2022-02-03", "2022-02-05"),
        ("held between April and June", "2022-04", "2022-06"),
        ("between November 2021 and January", "2021-11", "2022-01"),
        ("signed on 22 July 2020", "2020-07-22", "2020-07-22"),
        ("signed on July 22, 2020", "2020-07-22", "2020-07-22"),
        ("in the first days of February", "2022-02", "2022-02"),
        ("since December 2019", "2019-12", "2019-12"),
        ("next month", "2022-03", "2022-03"),
        ("a month ago", "2022-01", "2022-01"),
        ("tomorrow", "2022-02-10", "2022-02-10"),
        ("yesterday", "2022-02-08", "2022-02-08"),
        ("the day before yesterday", "2022-02-07", "2022-02-07"),
        ("two weeks ago", "2022-01-26", "2022-01-26"),
        ("are to meet again in two weeks", "2022-02-23", "2022-02-23"),
        ("2022-01-31", "2022-01-31", "2022-01-31"),
        ("your note of the 5th instant", "2022-02-05", "2022-02-05"),
        ("your despatch of the 23d ultimo", "2022-01-23", "2022-01-23"),
        ("the letter dated the 15th", "2022-01-15", "2022-01-15"),
    ],
)
def test_a_date_is_resolved(string, start, end):
    assert [(f.start, f.end) for f in dates(string)] == [(start, end)]


@pytest.mark.parametrize(
    ("string", "edtf"),
    [
        ("on Tuesday", "2022-02-08"),
        ("earlier this week", "2022-02-07/2022-02-08"),
        ("in early January", "2022-01~"),
        ("since December 2019", "2019-12/.."),
        ("until March", "../2022-03"),
        ("about a week ago", "2022-02-02~"),
        ("within two days", "2022-02-09/2022-02-11"),
    ],
)
def test_a_date_has_an_edtf_form(string, edtf):
    assert [f.edtf for f in dates(string)] == [edtf]


@pytest.mark.parametrize(
    "string", ["on 31 February", "version 1.2", "in 1999 troops", "a wedding", "three days later", "the second day"]
)
def test_what_is_no_date_stays_open(string):
    assert dates(string) == []


def test_without_a_date_of_the_document_only_full_dates_are_read():
    string = "On Tuesday they answered the letter of 3 May 1926."
    assert [(f.start, string[slice(*f.span)]) for f in dates(string, "")] == [("1926-05-03", "3 May 1926")]


def test_who_knows_that_a_sentence_looks_ahead_may_say_so():
    assert [f.start for f in dates("On Thursday the council sits", ahead=True)] == ["2022-02-10"]


@pytest.mark.parametrize(("day", "moved"), [("2022-03-01", "2022-02-28"), ("2022-03", "2022-03"), ("", "")])
def test_a_day_is_shifted_and_a_month_is_not(day, moved):
    assert shifted(day, -1) == moved
