import pytest
from test_positions import said

from helpers.movements import find_movements, turning_day

OLD, NEW = "2022-01-10", "2022-02-10"


def moved(*rows, **options):
    return [(m.issue_id, m.change) for m in find_movements(rows, **options)]


def spoken(number, date, stance="support", act="state", issue="talks", **values):
    return said(number, stance, date=date, act=act, issue_id=issue, **values)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("support", "propose"), ("oppose", "refuse"), "hardened"),
        (("support", "propose"), ("conditional", "accept"), "hardened"),
        (("support", "call"), ("support", "demand"), "hardened"),
        (("oppose", "concern"), ("oppose", "refuse"), "hardened"),
        (("oppose", "refuse"), ("conditional", "refuse"), "softened"),
        (("support", "demand"), ("support", "propose"), "softened"),
    ],
)
def test_position_hardens_and_softens_by_stance_then_by_act(before, after, change):
    assert moved(spoken(1, OLD, *before), spoken(2, NEW, *after)) == [("talks", change)]


def test_same_position_has_not_moved():
    assert moved(spoken(1, OLD), spoken(2, NEW)) == []


def test_new_and_dropped_are_told_of_actors_who_go_on_speaking():
    rows = [spoken(1, OLD, issue="talks"), spoken(2, NEW, issue="sanctions")]
    assert moved(*rows) == [("sanctions", "new"), ("talks", "dropped")]


def test_actor_who_speaks_in_one_period_only_has_not_moved():
    assert moved(spoken(1, OLD, speaker_id="china"), spoken(2, NEW, issue="sanctions")) == []


@pytest.mark.parametrize("values", [{"stance": "neutral"}, {"reported_by_id": "josep-borrell"}, {"date": ""}])
def test_neutral_reported_and_undated_words_move_nothing(values):
    rows = [
        spoken(1, OLD),
        spoken(2, NEW),
        spoken(3, **{"date": NEW, "stance": "oppose", "issue": "sanctions"} | values),
    ]
    assert moved(*rows) == []


def test_camp_moves_by_what_its_persons_say():
    rows = [spoken(1, OLD), spoken(2, NEW, "oppose", speaker_id="sergey-lavrov")]
    assert moved(*rows, camp=lambda one: "russia") == [("talks", "hardened")]


def test_turn_may_be_chosen():
    rows = [spoken(1, OLD), spoken(2, "2022-01-20", "oppose"), spoken(3, NEW, "oppose")]
    assert moved(*rows) == [("talks", "hardened")]
    assert moved(*rows, turn=NEW) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([OLD, NEW], NEW),
        ([OLD, OLD, OLD, NEW], NEW),
        ([OLD, "2022-01-20", NEW], "2022-01-20"),
        ([OLD, OLD], ""),
        ([], ""),
    ],
)
def test_turning_day_opens_the_later_half(days, expected):
    assert turning_day([spoken(n, day) for n, day in enumerate(days)]) == expected
