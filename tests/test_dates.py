"""Dates in words, resolved against Wednesday, 9 February 2022."""

import pytest

from helpers.dates import find_dates
from helpers.language import Span

ON = "2022-02-09"


@pytest.mark.parametrize(
    ("string", "start", "end"),
    [
        ("he said on Tuesday", "2022-02-08", "2022-02-08"),
        ("he said on Wednesday", "2022-02-09", "2022-02-09"),
        ("they will meet on Friday", "2022-02-11", "2022-02-11"),
        ("proposed this Wednesday (9) that", "2022-02-09", "2022-02-09"),
        ("received this Friday, 4, in Beijing", "2022-02-04", "2022-02-04"),
        ("earlier this week", "2022-02-07", "2022-02-08"),
        ("last week", "2022-01-31", "2022-02-06"),
        ("met on Jan. 26", "2022-01-26", "2022-01-26"),
        ("met on 26 January", "2022-01-26", "2022-01-26"),
        ("met on December 20", "2021-12-20", "2021-12-20"),
        ("signed on 22 July 2020", "2020-07-22", "2020-07-22"),
        ("signed on July 22, 2020", "2020-07-22", "2020-07-22"),
        ("in the first days of February", "2022-02", "2022-02"),
        ("since December 2019", "2019-12", "2019-12"),
        ("next month", "2022-03", "2022-03"),
        ("tomorrow", "2022-02-10", "2022-02-10"),
        ("yesterday", "2022-02-08", "2022-02-08"),
        ("two weeks ago", "2022-01-26", "2022-01-26"),
        ("are to meet again in two weeks", "2022-02-23", "2022-02-23"),
        ("2022-01-31", "2022-01-31", "2022-01-31"),
    ],
)
def test_a_date_is_resolved(string, start, end):
    found = find_dates(string, Span(0, len(string)), ON)
    assert [(f.start, f.end) for f in found] == [(start, end)]


@pytest.mark.parametrize(
    "string", ["he may come in May or not", "on 31 February", "version 1.2", "in 1999 troops", "a wedding"]
)
def test_what_is_no_date_stays_open(string):
    assert [f for f in find_dates(string, Span(0, len(string)), ON) if f.rule != "month"] == []


def test_without_a_date_of_the_document_only_full_dates_are_read():
    string = "On Tuesday they answered the letter of 3 May 1926."
    assert [(f.start, string[slice(*f.span)]) for f in find_dates(string, Span(0, len(string)), "")] == [
        ("1926-05-03", "3 May 1926")
    ]
