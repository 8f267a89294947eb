"""Judging: which attributions are right, and what a confidence promises."""

import pytest

from helpers.judging import Judged, Tally, levels_of, match, tier_of
from helpers.markup import Annotation
from helpers.spans import Span

STRING = "Ann said that the talks would go on. Bob said no."
MARKED = [Annotation((Span(0, 3),), (Span(4, 8),), (Span(9, 35),))]


@pytest.mark.parametrize(
    ("source", "content", "right"),
    [
        ((0, 3), (9, 35), True),
        ((0, 3), (18, 35), True),
        ((0, 3), (31, 35), False),
        ((37, 40), (9, 35), False),
        (None, (9, 35), False),
    ],
)
def test_half_of_the_words_and_the_source_must_be_common(source, content, right):
    assert match(STRING, [[source] if source else []], [[content]], MARKED) == ({0: 0} if right else {})


def test_an_attribution_without_a_source_needs_none():
    assert match(STRING, [[]], [[(9, 35)]], [Annotation((), (), (Span(9, 35),))]) == {0: 0}


def test_each_attribution_is_used_once():
    assert match(STRING, [[(0, 3)]] * 2, [[(18, 35)], [(9, 35)]], MARKED) == {1: 0}


def test_levels_rise_even_where_chance_would_have_them_fall():
    judged = [Judged(number / 100, number % 10 >= 5 or number > 60) for number in range(100)]
    scores, shares = zip(*levels_of(judged), strict=True)
    assert list(scores) == sorted(scores)
    assert list(shares) == sorted(shares)
    assert shares[-1] == 1


def test_nothing_found_is_never_sure():
    assert levels_of([]) == [[0, 0]]


@pytest.mark.parametrize(("confidence", "tier"), [(1, "high"), (0.9, "medium"), (0.7, "low"), (0, "low")])
def test_tiers(confidence, tier):
    assert tier_of(confidence) == tier


def test_tallies_add_up():
    assert (Tally(1, 2, 2) + Tally(1, 2, 2)).f1 == 50
