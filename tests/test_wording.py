import pytest

from helpers.wording import is_plural, read_wording, shorten

words = read_wording()


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2022-02-09", "9 February 2022"), ("2022-02", "February 2022"), ("2022", "2022"), ("", "undated")],
)
def test_day_reads_as_people_write_it(value, expected):
    assert words.day(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-02-07", "2022-02-08", "7–8 February 2022"),
        ("2022-01-30", "2022-02-09", "30 January to 9 February 2022"),
        ("2021-12-30", "2022-02-09", "30 December 2021 to 9 February 2022"),
        ("2022-02-09", "2022-02-09", "9 February 2022"),
        ("", "2022-02-09", "9 February 2022"),
    ],
)
def test_period_takes_its_shortest_form(first, last, expected):
    assert words.period(first, last) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-02-09", "", "on 9 February 2022"),
        ("2022-02", "2022-02", "in February 2022"),
        ("2022-02-07", "2022-02-08", "between 7 and 8 February 2022"),
        ("", "", ""),
    ],
)
def test_date_fits_into_a_sentence(first, last, expected):
    assert words.when(first, last) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("European Union", "organisation", "the European Union"),
        ("NATO", "organisation", "NATO"),
        ("OSCE", "organisation", "the OSCE"),
        ("NATO-Russia Council", "", "the NATO-Russia Council"),
        ("Russia", "state", "Russia"),
        ("United States", "state", "the United States"),
        ("Josep Borrell", "person", "Josep Borrell"),
    ],
)
def test_names_take_their_article(name, kind, expected):
    assert words.with_article(name, kind) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_joined(names, expected):
    assert words.join(names) == expected


def test_many_names_are_counted():
    assert words.join("ABCDEF", limit=2) == "A, B and 4 others"


def test_pattern_drops_parts_without_a_name_and_agrees_in_number():
    pattern = "refuses/refuse[ {issue}][ to {addressee}]"
    assert words.fill(pattern, plural=True, issue="talks", addressee="") == "refuse talks"


def test_name_is_never_read_as_a_pattern():
    assert words.fill("meets {other}", other="{issue} [and/or] a/b") == "meets {issue} [and/or] a/b"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [("Western allies", "group", True), ("Hamas", "group", False), ("United States", "state", False)],
)
def test_groups_with_a_plural_name_take_a_plural_verb(name, kind, expected):
    assert is_plural(name, kind) is expected


def test_long_text_is_cut_at_a_word():
    assert shorten("one two three", 9) == "one two …"


def test_unknown_language_names_those_that_are_known():
    with pytest.raises(ValueError, match="there is en"):
        read_wording("tlh")
