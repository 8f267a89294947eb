"""Finds: what structure decides about contents."""

import pytest

from helpers.finds import Find, settle
from helpers.language import Text
from helpers.spans import Span


def span(string, part):
    start = string.index(part)
    return Span(start, start + len(part))


def settled(string, *finds):
    """Contents after settling; each find is given as source, cue, contents."""
    given = [
        Find(span(string, s), span(string, c), tuple(span(string, p) for p in parts), string.index(c), 0.9, 0.9)
        for s, c, *parts in finds
    ]
    found = settle(Text("text", "", string), given, 0.5)
    return [tuple(string[part.start : part.end] for part in find.contents) for find in found]


def test_a_quotation_is_said_whole_from_its_opening():
    string = "“We will sign, and they’ll sign too,” she said."
    assert settled(string, ("she", "said", "“We will sign, and they")) == [("“We will sign, and they’ll sign too,”",)]


def test_a_few_quoted_words_in_the_middle_stay_as_they_are():
    string = "He called it “a good day for all of us and for the others” again."
    assert settled(string, ("He", "called", "it", "day for")) == [("it", "day for")]


def test_a_passage_is_said_by_the_speaker_of_its_paragraph():
    string = "“We go,” Ann said.\n\n“They stay,” Bob said to all."
    found = settled(string, ("Ann", "Ann said", "“We go,”", "“They stay,”"), ("Bob", "Bob said", "“They stay,”"))
    assert found == [("“We go,”",), ("“They stay,”",)]


def test_of_two_in_a_paragraph_the_nearer_speaks():
    string = "“We go,” Ann said, adding later, “and you stay here.”"
    found = settled(
        string, ("Ann", "said", "“We go,”", "“and you stay here.”"), ("Ann", "adding", "“and you stay here.”")
    )
    assert found == [("“We go,”",), ("“and you stay here.”",)]


@pytest.mark.parametrize(("quotation", "given"), [("“We shall not go back on this.”", True), ("“Freedom Day”", False)])
def test_a_quotation_left_over_belongs_to_the_speech_beside_it(quotation, given):
    string = f"The deal is good, Ann said. {quotation}"
    assert settled(string, ("Ann", "said", "The deal is good")) == [("The deal is good", quotation)[: 1 + given]]
