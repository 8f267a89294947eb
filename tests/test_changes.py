"""Two reports compared: what is new, changed or gone, each with its passages."""

from dataclasses import replace

import pytest
from made import make_corpus

from helpers.briefing.difference import render_difference
from helpers.briefing.model import build_model
from helpers.changes import find_changes
from helpers.changes_shown import Comparison, find_opening, list_changes, show_changes, tell_changes
from helpers.corpus import write_tables
from helpers.delivered import digest_tables, read_report
from helpers.proof import ProofError, hash_of, prove_model


@pytest.fixture
def corpus():
    made = make_corpus()
    digest = hash_of(made.texts["letter"])
    return replace(made, documents=made.documents.assign(sha256=digest))


def without(corpus, table, number):
    """A corpus that lacks a row."""
    data = getattr(corpus, table)
    return replace(corpus, **{table: data.drop(data.index[number]).reset_index(drop=True)})


def turned(corpus, stance):
    """A corpus whose first position is another."""
    positions = corpus.positions.copy()
    positions.loc[0, "stance"] = stance
    return replace(corpus, positions=positions)


def kinds(earlier, later, table):
    return [change.kind for change in find_changes(earlier, later, table)]


@pytest.mark.parametrize("table", ["positions", "dialogues", "exchanges"])
def test_equal_reports_differ_in_nothing(corpus, table):
    assert kinds(corpus, corpus, table) == []


def test_a_position_that_was_not_there_is_new(corpus):
    assert kinds(without(corpus, "positions", 0), corpus, "positions") == ["new"]


def test_a_position_that_is_no_longer_there_is_gone(corpus):
    assert kinds(corpus, without(corpus, "positions", 0), "positions") == ["gone"]


def test_a_position_with_another_stance_has_changed(corpus):
    assert kinds(turned(corpus, "oppose"), corpus, "positions") == ["changed"]


@pytest.mark.parametrize("table", ["dialogues", "exchanges"])
def test_formats_and_exchanges_come_and_go(corpus, table):
    empty = replace(corpus, **{table: getattr(corpus, table).iloc[:0]})
    assert set(kinds(empty, corpus, table)) == {"new"}
    assert set(kinds(corpus, empty, table)) == {"gone"}


def test_a_change_shows_both_stances_and_its_passages(corpus):
    shown = list_changes(Comparison(turned(corpus, "oppose"), corpus), "positions")
    assert shown["Before"].tolist() == ["Opposes"]
    assert shown["Evidence"][0].cites


def test_text_names_each_change_with_its_passage(corpus):
    lines = list(tell_changes(Comparison(turned(corpus, "oppose"), corpus)))
    assert any(line.startswith("  changed: ") and "Opposes → " in line for line in lines)
    assert any("A letter to Moscow, 9 February 2022" in line for line in lines)


def test_passages_of_a_text_that_is_gone_are_marked(corpus):
    later = replace(without(corpus, "positions", 0), texts={"letter": "Another text."})
    shown = show_changes(Comparison(corpus, later))
    items = [item for block in shown for item in block.content.get("evidence", [])]
    assert items
    assert all(item["earlier"] and "in the earlier report" in item["document"] for item in items)


def test_opening_counts_what_is_new(corpus):
    (block,) = find_opening(Comparison(without(corpus, "positions", 0), corpus))
    assert block.text.startswith("One position is new.")


def test_nothing_opens_where_nothing_is_new(corpus):
    assert find_opening(Comparison(corpus, corpus)) == []


def test_changes_come_before_the_chapters_and_are_proven(corpus):
    found = Comparison(without(corpus, "positions", 0), corpus)
    front, chapter = ([block.content for block in blocks] for blocks in (find_opening(found), show_changes(found)))
    model = build_model([], opening=([{"kind": "title"}, *front], chapter))
    prove_model(model, corpus)
    assert model["chapters"][0]["title"] == "What has changed"


def test_page_leads_from_numbers_to_passages(corpus):
    page = render_difference(Comparison(turned(corpus, "oppose"), corpus))
    assert 'href="#e1"' in page
    assert 'id="e1"' in page


def test_a_delivered_report_is_read_as_it_was_written(corpus, tmp_path):
    write_tables(corpus, tmp_path / "tables", tmp_path / "texts")
    again = read_report(tmp_path, corpus.reference)
    assert again.texts == corpus.texts
    assert all(again.tables[table].equals(data) for table, data in corpus.tables.items())


def test_a_report_that_is_not_true_to_its_texts_is_refused(corpus, tmp_path):
    write_tables(corpus, tmp_path / "tables", tmp_path / "texts")
    (tmp_path / "texts" / "letter.txt").write_text("Something else.", "utf-8")
    with pytest.raises(ProofError):
        read_report(tmp_path, corpus.reference)


def test_a_folder_without_a_report_is_named(corpus, tmp_path):
    with pytest.raises(FileNotFoundError, match="no report here"):
        read_report(tmp_path, corpus.reference)


def test_digest_does_not_depend_on_the_place(corpus, tmp_path):
    for place in ("one", "two"):
        write_tables(corpus, tmp_path / place / "tables", tmp_path / place / "texts")
    assert digest_tables(tmp_path / "one") == digest_tables(tmp_path / "two")
