"""How far to trust the documents and the kit, as the chapters show it."""

from dataclasses import replace

import pytest
from made import empty_corpus, make_corpus, row

from helpers import expectations
from helpers.accuracy import Figure
from helpers.expectations import expect, list_accuracy, list_doubts, read_accuracy, read_doubts
from helpers.frames import frame
from helpers.records import Telling
from helpers.reliability import list_stories, list_weights, read_stories, read_weights, weigh
from helpers.wording import read_wording

ABOUT = {"benchmark": "seed", "date": "2026-01-02", "command": "score"}
PLAIN = {"type": "news", "duplicate_of": "", "paraphrase_score": 0}


def about(corpus, **changed):
    """The corpus with other facts about its document."""
    return replace(corpus, documents=corpus.documents.assign(**changed))


@pytest.mark.parametrize(
    ("changed", "weight"),
    [
        ({}, "report"),
        ({"type": "letter"}, "first_hand"),
        ({"paraphrase_score": 40}, "quotations"),
        ({"type": "letter", "duplicate_of": "other"}, "copy"),
    ],
)
def test_a_source_weighs_what_its_kind_and_wording_bear(changed, weight):
    assert weigh(PLAIN | changed) == weight


def test_every_document_is_weighed():
    (only,) = list_weights(about(make_corpus(), date="")).to_dict("records")
    assert only["Weight"]
    assert only["To know"] == "One claim in it does not hold. It bears no date."
    assert "statements" in only["Verbatim"]


def test_a_copy_names_its_original():
    (only,) = list_weights(about(make_corpus(), duplicate_of="other")).to_dict("records")
    assert only["To know"].startswith("It repeats “other” and counts with it as one source.")


def test_machines_are_warned_of():
    assert "bears traces of a machine" in read_weights(about(make_corpus(), paraphrase_score=40)).text
    assert "machine" not in read_weights(make_corpus()).text


def test_an_empty_corpus_has_nothing_to_weigh():
    corpus = empty_corpus()
    assert list_weights(corpus).empty
    assert list_stories(corpus).empty
    assert not read_stories(corpus).parts
    assert list_doubts(corpus).empty
    assert not read_doubts(corpus).parts
    assert not read_accuracy(corpus).parts


def telling(number, relation, **values):
    """A telling of one story."""
    told = row("stories", "Russia refused", telling_id=f"t{number}", story_id="story", relation=relation, **values)
    assert isinstance(told, Telling)
    return told


def test_stories_are_shown_with_their_differences():
    rows = [telling(1, "first", sources=2), telling(2, "reworded", sources=2, difference="“refused” → “declined”")]
    corpus = replace(make_corpus(), stories=frame("stories", rows))
    (only,) = list_stories(corpus).to_dict("records")
    assert only["Sources"] == 2
    assert only["Other tellings"].text == "Worded differently: “refused” → “declined”"
    assert (only["What"].cites, only["Other tellings"].cites) == (["t1"], ["t2"])
    assert "One story is told by more than one document; one of them in other words" in read_stories(corpus).text


@pytest.mark.parametrize(
    ("hits", "predicted", "gold", "expected"), [(8, 10, 16, (4, 16)), (10, 10, 10, (0, 0)), (5, 10, 5, (10, 0))]
)
def test_expectations_follow_from_counts(hits, predicted, gold, expected):
    assert expect(20, Figure("statements", "spans", hits=hits, predicted=predicted, gold=gold, **ABOUT)) == expected


def test_measured_figures_are_put_into_numbers_of_this_briefing(monkeypatch):
    figures = [Figure("statements", "spans", hits=8, predicted=10, gold=8, **ABOUT)]
    figures.append(Figure("statements", "speaker", hits=6, predicted=8, gold=8, **ABOUT))
    monkeypatch.setattr(expectations, "read_figures", lambda: figures)
    corpus = make_corpus()
    wrong = read_wording().figure(round(len(corpus.statements) * 0.2))
    text = read_accuracy(corpus).text
    assert f"Of the {len(corpus.statements)} statements in this briefing expect about {wrong} to be wrong" in text
    assert "hardly any more to have been missed" in text
    assert "its speaker is right in 75 of 100" in text


def test_shipped_figures_are_shown_with_their_dates():
    shown = list_accuracy()
    assert {"What", "Measured on", "Right", "Found", "Date"} == set(shown.columns)
    assert shown["Date"].all()
    assert not shown["What"].str.contains("_").any()


def test_doubtful_rows_come_with_their_reasons():
    corpus = make_corpus()
    doubted = corpus.statements.assign(confidence="low", mode="implied")
    shown = list_doubts(replace(corpus, statements=doubted))
    assert shown.iloc[0]["Why to check"].startswith("Marked as doubtful")
    assert shown.iloc[0]["Passage"].cites
    assert "less certain than the rest" in read_doubts(replace(corpus, statements=doubted)).text
