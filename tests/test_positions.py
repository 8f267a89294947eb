from dataclasses import replace

import pytest

from helpers.positions import find_positions, own_words
from helpers.records import Statement

PLAIN = Statement(
    statement_id="s1", attribution_id="a1", doc_id="d", start=0, end=4, evidence="text", date="2022-02-09",
    speaker_id="russia", issue_id="talks", act="state", stance="support",
)  # fmt: skip


def said(number, stance="support", **values):
    return replace(PLAIN, statement_id=f"s{number}", start=number, stance=stance, **values)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["support", "support", "oppose"], "support"),
        (["support", "oppose"], "oppose"),
        (["oppose", "support"], "support"),
        (["neutral", "neutral", "conditional"], "conditional"),
        (["neutral"], "neutral"),
    ],
)
def test_stance_is_that_of_most_statements_the_later_where_two_are_as_frequent(stances, expected):
    (found,) = find_positions(said(number, stance) for number, stance in enumerate(stances))
    assert found.stance == expected


def test_position_counts_and_dates_its_statements():
    rows = [said(1, date="2022-02-10", mode="direct"), said(2, date="2022-01-26", doc_id="c")]
    (found,) = find_positions(rows)
    assert (found.first_date, found.last_date, found.n_statements, found.n_direct) == ("2022-01-26", "2022-02-10", 2, 1)
    assert found.statement_ids == "s2; s1"


def test_joint_speakers_have_a_position_each():
    assert [p.actor_id for p in find_positions([said(1, speaker_id="russia; china")])] == ["china", "russia"]


def test_what_others_report_is_never_merged_with_own_words():
    found = find_positions([said(1), said(2, "oppose", reported_by_id="josep-borrell")])
    assert [(p.reported_by_id, p.stance) for p in found] == [("", "support"), ("josep-borrell", "oppose")]


@pytest.mark.parametrize("values", [{"speaker_id": ""}, {"issue_id": ""}])
def test_statement_without_speaker_or_issue_makes_no_position(values):
    assert find_positions([said(1, **values)]) == []


def test_own_words_are_told_for_whom_one_speaks_in_time():
    rows = [
        said(1, date="2022-02-10"),
        said(2, date="2022-01-26", speaker_id="sergey-lavrov"),
        said(3, reported_by_id="x"),
    ]
    found = own_words(rows, {"sergey-lavrov": "russia", "russia": "russia"}.get)
    assert {key: [s.statement_id for s in rows] for key, rows in found.items()} == {("russia", "talks"): ["s2", "s1"]}
