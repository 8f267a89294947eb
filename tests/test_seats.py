"""Who sits at the table: seats and coverage on a day, and where two actors may meet."""

import pytest

from helpers.corpus import read_corpus
from helpers.seating import list_common_formats, list_seats, plot_seats, read_seats
from helpers.seats import coverage, find_common_formats, find_coverage, leading_pair, seats_of

DAY = "2022-02-09"
TEXT = (
    "The European Union proposed the OSCE as a forum. Russia rejected the OSCE. "
    "Russia proposed talks in the NATO-Russia Council, and NATO welcomed the NATO-Russia Council. "
    "The European Union called on Russia to withdraw. Josep Borrell has sent a letter to Sergey Lavrov. "
    "Ukraine and the United States watched, as did NATO."
)


@pytest.fixture(scope="module")
def corpus(reference, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seats")
    (folder / f"{DAY}_talks.txt").write_text(TEXT, encoding="utf-8")
    return read_corpus(folder, reference, cache=False)


@pytest.fixture(scope="module")
def empty(reference, tmp_path_factory):
    return read_corpus(tmp_path_factory.mktemp("nothing"), reference, cache=False)


@pytest.mark.parametrize(
    ("format_id", "actor_id", "on", "seats"),
    [
        ("osce", "eu", DAY, (27, 27)),
        ("nato-russia-council", "eu", DAY, (21, 27)),
        ("nato-russia-council", "nato", DAY, (30, 30)),
        ("nato-russia-council", "russia", DAY, (1, 1)),
        ("nato-russia-council", "ukraine", DAY, (0, 1)),
        ("nato-russia-council", "eu", "2025-01-01", (23, 27)),
        ("normandy-format", "eu", DAY, (2, 27)),
    ],
)
def test_coverage_counts_the_members_of_a_bloc_that_sit(reference, format_id, actor_id, on, seats):
    found = coverage(reference, format_id, actor_id, on)
    assert (found.seated, found.members) == seats


def test_an_organisation_sits_as_one_in_bilateral_talks(reference):
    assert seats_of(reference, "eu-russia-talks", DAY) == ["eu", "russia"]
    assert coverage(reference, "eu-russia-talks", "eu", DAY).itself


def test_unnamed_talks_have_no_seats(reference):
    assert seats_of(reference, "talks", DAY) == []


def test_the_board_is_covered_format_by_bloc_and_state(corpus):
    found = {(c.format_id, c.actor_id): c.seated for c in find_coverage(corpus)}
    assert found["osce", "eu"] == 27
    assert found["nato-russia-council", "russia"] == 1


def test_the_sides_that_deal_with_each_other_most_are_a_pair(corpus):
    assert leading_pair(corpus) == ("eu", "russia")


def test_common_formats_rank_what_both_favour_before_what_one_rejects(corpus):
    data = find_common_formats(corpus, "nato", "russia")
    assert data["format_id"].tolist()[0] == "nato-russia-council"
    row = find_common_formats(corpus, "eu", "russia").set_index("format_id").loc["osce"]
    assert (row["one"], row["other"]) == (("proposes",), ("rejects",))


def test_formats_in_which_only_one_sits_are_not_common(corpus):
    assert "nato-russia-council" not in find_common_formats(corpus, "ukraine", "russia")["format_id"].tolist()


def test_seats_are_drawn_listed_and_read(corpus):
    assert "21 of 27 of European Union" in plot_seats(corpus).alt
    assert list_seats(corpus).set_index("Format").loc["OSCE", "European Union"] == "27 of 27"
    assert "seats" in str(read_seats(corpus).parts[0])
    assert "OSCE" in list_common_formats(corpus)["Format"].tolist()


def test_nothing_is_drawn_or_listed_without_documents(empty):
    assert plot_seats(empty) is None
    assert list_seats(empty).empty
    assert list_common_formats(empty).empty
    assert not read_seats(empty).parts
