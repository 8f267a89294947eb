"""Descriptive groups: who belongs to "advisers to the leaders of A and B", and "the four delegations" later."""

import pytest


def senders(tables):
    return [e.sender_id for e in tables["exchanges"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Advisers to the leaders of Ukraine, Russia, France and Germany met in Paris.", "normandy-format-advisers"),
        ("The co-chairs of the OSCE Minsk Group met in Vienna.", "minsk-group-co-chairs"),
    ],
)
def test_a_group_with_a_name_in_the_tables_stands_for_it(code, text, expected):
    assert senders(code(text)) == [expected]


def test_a_later_noun_of_the_same_number_is_the_same_group(code):
    text = (
        "Advisers to the leaders of Ukraine, Russia, France and Germany met in Paris. "
        "The four delegations are to meet again in Berlin."
    )
    assert senders(code(text)) == ["normandy-format-advisers"] * 2


def test_another_number_is_another_group(code):
    text = (
        "Advisers to the leaders of Ukraine, Russia, France and Germany met in Paris. "
        "The seven delegations are to meet again in Berlin."
    )
    assert "normandy-format-advisers" not in senders(code(text))[1:]
