"""Which format is meant: by name, by letters swapped, by who takes part; groups and occasions behind exchanges."""

import pytest

from helpers.formats import longest, swap
from helpers.phrases import Hit


def formats(tables):
    return [d.format_id for d in tables["dialogues"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States and Russia held talks in Geneva.", "us-russia-talks"),
        ("China and Japan held talks in Beijing.", "bilateral-talks"),
        ("The co-chairs of the OSCE Minsk Group met in Vienna.", "osce-minsk-group"),
        ("Foreign Minister Sergey Lavrov met Antony Blinken.", "bilateral-talks"),
        ("Joe Biden telephoned Vladimir Putin.", "phone-call"),
        ("Russia sent the United States a letter.", "letter-exchange"),
    ],
)
def test_who_takes_part_tells_the_format(code, text, expected):
    assert expected in formats(code(text))


def test_the_longer_name_wins():
    assert longest([Hit("osce", 1, 2), Hit("osce-minsk-group", 1, 4), Hit("talks", 6, 7)]) == [
        Hit("osce-minsk-group", 1, 4),
        Hit("talks", 6, 7),
    ]


def test_neighbouring_letters_are_swapped():
    assert swap("OSCE", 1) == "OCSE"


def test_a_name_followed_by_its_acronym_counts_once(code):
    text = "Poland prefers the Organization for Security and Co-operation in Europe (OSCE)."
    assert formats(code(text)) == ["osce"]


def test_an_exchange_has_its_format_a_public_statement_none(code):
    text = "The United States and Russia held talks in Geneva. Dmitry Peskov told reporters that nothing had changed."
    assert [e.format_id for e in code(text)["exchanges"]] == ["us-russia-talks", ""]
