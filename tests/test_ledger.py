import pytest
from test_positions import said

from helpers.ledger import find_demands

DEMAND = said(1, act="demand", speaker_id="eu", addressee_id="russia")


def outcome(reference, *answers, demand=DEMAND):
    (row,) = find_demands([demand, *answers], reference)
    return row.outcome


@pytest.mark.parametrize(
    ("act", "condition", "expected"),
    [
        ("accept", "", "accepted"),
        ("commit", "", "accepted"),
        ("refuse", "", "refused"),
        ("deny", "", "refused"),
        ("refuse", "unless NATO leaves", "refused_unless"),
        ("silence", "", "deferred"),
        ("criticise", "", "answered_otherwise"),
        ("state", "", "unanswered"),
    ],
)
def test_act_of_the_answer_is_the_outcome(reference, act, condition, expected):
    assert outcome(reference, said(2, act=act, condition=condition)) == expected


def test_silence_in_words_and_silence_by_absence_are_told_apart(reference):
    assert outcome(reference, said(2, act="silence")) == "deferred"
    assert outcome(reference) == "unanswered"


@pytest.mark.parametrize(
    "values",
    [
        {"issue_id": "sanctions"},
        {"speaker_id": "china"},
        {"speaker_id": "josep-borrell"},
        {"doc_id": "e", "date": "2022-01-09"},
        {"doc_id": "e", "date": "2023-02-09"},
        {"doc_id": "e", "date": ""},
    ],
)
def test_other_issues_sides_and_times_answer_nothing(reference, values):
    assert outcome(reference, said(2, act="refuse", **values)) == "unanswered"


def test_persons_answer_for_whom_they_serve(reference):
    assert outcome(reference, said(2, act="refuse", speaker_id="sergey-lavrov")) == "refused"


def test_later_document_answers(reference):
    assert outcome(reference, said(2, act="refuse", doc_id="e", date="2022-02-20")) == "refused"


def test_refusal_weighs_more_than_acceptance_and_cites_itself(reference):
    (row,) = find_demands([DEMAND, said(2, act="accept"), said(3, act="refuse")], reference)
    assert (row.outcome, row.answer_ids) == ("refused", "s3")


@pytest.mark.parametrize("values", [{"addressee_id": ""}, {"speaker_id": ""}, {"act": "criticise"}])
def test_what_asks_nobody_is_no_demand(reference, values):
    assert (
        find_demands([said(1, **{"act": "demand", "speaker_id": "eu", "addressee_id": "russia"} | values)], reference)
        == []
    )
