"""When an exchange took place: the date beside it, of its sentence, or of the passage it continues; Wednesday, 9 Feb."""

import pytest


def days(tables):
    return [(e.date_from, e.date_to, e.date_edtf) for e in tables["exchanges"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergey Lavrov met Antony Blinken on 21 January 2022.", ("2022-01-21", "2022-01-21", "2022-01-21")),
        ("On Tuesday Sergey Lavrov met Antony Blinken.", ("2022-02-08", "2022-02-08", "2022-02-08")),
        ("Sergey Lavrov will meet Antony Blinken tomorrow.", ("2022-02-10", "2022-02-10", "2022-02-10")),
        ("Sergey Lavrov met Antony Blinken earlier this week.", ("2022-02-07", "2022-02-08", "2022-02-07/2022-02-08")),
        ("Sergey Lavrov met Antony Blinken in January.", ("2022-01", "2022-01", "2022-01")),
        ("Sergey Lavrov met Antony Blinken.", ("", "", "")),
        ("Sergey Lavrov met Antony Blinken, who flew home on Friday.", ("", "", "")),
    ],
)
def test_the_date_of_an_exchange_is_the_one_that_belongs_to_it(code, text, expected):
    assert days(code(text))[0] == expected


def test_the_rule_and_the_words_stand_with_the_date(code):
    found = code("Sergey Lavrov met Antony Blinken on Tuesday.")["exchanges"][0]
    assert (found.date_text, found.date_rule) == ("Tuesday", "weekday")


def test_without_a_date_of_the_document_relative_dates_stay_open(code):
    found = code("Sergey Lavrov met Antony Blinken on Tuesday.", date="")["exchanges"][0]
    assert found.date_from == ""


def test_a_day_after_another_event_is_counted_from_it(code):
    text = "Emmanuel Macron flew to Kyiv on Tuesday, a day after his talks with Vladimir Putin."
    assert [day for day, _, _ in days(code(text))] == ["2022-02-08", "2022-02-07"]
