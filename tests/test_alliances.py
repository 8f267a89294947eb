import pytest
from test_positions import said

from helpers.alliances import find_ties

ROWS = [
    said(1, "support", speaker_id="russia", issue_id="talks"),
    said(2, "support", speaker_id="eu", issue_id="talks"),
    said(3, "support", speaker_id="eu", issue_id="truce"),
    said(4, "oppose", speaker_id="russia", issue_id="truce"),
]


def test_ties_tell_what_is_shared_and_what_contested():
    (tie,) = find_ties(ROWS)
    assert (tie.one, tie.other, tie.shared, tie.contested, tie.weight) == ("eu", "russia", ("talks",), ("truce",), 0)


@pytest.mark.parametrize("values", [{"stance": "conditional"}, {"stance": "neutral"}, {"reported_by_id": "china"}])
def test_conditional_neutral_and_reported_words_tie_nobody(values):
    assert find_ties([ROWS[0], said(2, **{"stance": "support", "speaker_id": "eu"} | values)]) == []


def test_camps_are_not_tied_to_themselves():
    assert find_ties(ROWS, camp=lambda one: "russia") == []
