import pytest
from test_positions import said

from helpers.common_ground import find_common_ground


def ground(*stances):
    rows = [said(n, stance, speaker_id=who) for n, (who, stance) in enumerate(stances)]
    return find_common_ground(rows, {"russia", "sergey-lavrov"}, {"eu"})


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("support", "support", "both_support"),
        ("oppose", "oppose", "both_oppose"),
        ("support", "oppose", "collision"),
        ("support", "conditional", "conditional"),
        ("conditional", "oppose", "conditional"),
        ("support", "neutral", "one_silent"),
    ],
)
def test_relation_of_two_stances(one, other, relation):
    (found,) = ground(("russia", one), ("eu", other))
    assert found.relation == relation


def test_persons_speak_for_their_side():
    (found,) = ground(("sergey-lavrov", "oppose"), ("eu", "support"))
    assert (found.stance, found.other_stance) == ("oppose", "support")


def test_issue_of_third_parties_is_left_out():
    assert ground(("china", "support")) == []


def test_what_others_report_makes_no_ground():
    assert find_common_ground([said(1, reported_by_id="eu")], {"russia"}, {"eu"}) == []


def test_collisions_come_first():
    rows = [
        said(1, issue_id="talks"), said(2, speaker_id="eu", issue_id="talks"),
        said(3, issue_id="truce"), said(4, "oppose", speaker_id="eu", issue_id="truce"),
    ]  # fmt: skip
    assert [g.issue_id for g in find_common_ground(rows, {"russia"}, {"eu"})] == ["truce", "talks"]
