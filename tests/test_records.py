"""The data model: columns and vocabularies as promised, tables that survive DataFrames and CSV files."""

from typing import get_type_hints

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.frames import dtype, frame, read_table, records_of, write_table
from helpers.records import RECORDS, Statement
from helpers.schema import EVIDENCE, columns, vocabulary

# The fixed interface: other programs read these columns under these names, in this order.
PROMISED = {
    "documents": "doc_id file date date_source type title author publisher language characters sha256 warnings",
    "skipped": "file reason",
    "actors": "actor_id name kind iso3166 wikidata mentions statements",
    "mentions": "mention_id doc_id start end evidence actor_id kind role affiliation_id rule confidence",
    "statements": "statement_id attribution_id doc_id start end evidence date speaker_id speaker_text speaker_start "
    "speaker_end reported_by_id addressee_id cue cue_start cue_end mode act event issue_id stance condition rule "
    "confidence",
    "positions": "actor_id issue_id stance first_date last_date n_statements n_direct statement_ids",
    "demands": "demand_id from_id to_id issue_id outcome condition answer_ids",
    "dialogues": "dialogue_id doc_id start end evidence date format_id format_name actor_id relation outcome rule "
    "confidence",
    "exchanges": "exchange_id doc_id start end evidence kind sender_id recipient_id signatory_id date_from date_to "
    "date_text status reply_to format_id rule confidence",
    "claims": "claim_id doc_id start end evidence kind subject predicate value verdict as_of basis",
    "anomalies": "anomaly_id doc_id start end evidence kind reading severity effect",
    "stories": "telling_id story_id doc_id start end evidence kind row_id actor_id relation difference source sources "
    "contradicted_by_id rule confidence",
}
VOCABULARIES = {
    ("documents", "date_source"): "header metadata text none",
    ("documents", "type"): "news letter note statement transcript readout memo speech other",
    ("actors", "kind"): "state organisation body person office group media",
    ("mentions", "kind"): "name alias metonym role nominal pronoun",
    ("statements", "mode"): "direct mixed indirect implied",
    ("statements", "act"): "refuse accept deny demand propose call commit warn criticise concern question announce "
    "silence state",
    ("statements", "stance"): "support oppose conditional neutral",
    ("demands", "outcome"): "accepted refused refused_unless deferred answered_otherwise unanswered",
    ("dialogues", "relation"): "proposes prefers accepts_as_complement rejects used scheduled suspended mentioned",
    ("dialogues", "outcome"): "agreement no_result failed ongoing",
    ("exchanges", "kind"): "letter note call meeting visit talks press_conference statement",
    ("exchanges", "status"): "draft signed sent held scheduled refused reported",
    ("claims", "kind"): "membership_all membership_count count office_holder acronym_expansion document_status "
    "quantity",
    ("claims", "verdict"): "true false true_as_intended misleading tension not_checkable_offline",
    ("anomalies", "kind"): "metadata_in_body acronym_typo name_variant negation_trap modality_shift condition_marker "
    "paraphrase_artefact ambiguous_referent status_tension number_mismatch unmatched_quote encoding duplicate "
    "near_duplicate boilerplate",
    ("anomalies", "severity"): "high medium low",
    ("stories", "kind"): "exchange quotation statement",
    ("stories", "relation"): "own_words first same_words reworded contradicted denied copy",
    ("statements", "confidence"): "high medium low",
}
TABLES = sorted(RECORDS)


def a_value(table, name):
    """Any value that a column may hold."""
    hint, allowed = get_type_hints(RECORDS[table])[name], vocabulary(table, name)
    if allowed:
        return st.sampled_from(allowed)
    numbers = st.integers(0, 2**40)
    if hint is int:
        return numbers
    text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    formulas = st.builds("".join, st.tuples(st.sampled_from(["=", "+", "-", "@", "'", "'=", "\t", "\r", " "]), text))
    if dtype(table, name) == "Int64":
        return st.none() | numbers
    return text.filter(lambda words: "\r" not in words) if name == "evidence" else text | formulas  # as texts are read


def some_records(table):
    """A few records of a table, filled with any values."""
    cells = {field.name: a_value(table, field.name) for field in columns(table)}
    return st.lists(st.builds(RECORDS[table], **cells), max_size=3)


def test_every_table_of_the_interface_is_there():
    assert set(RECORDS) == set(PROMISED)


@pytest.mark.parametrize("table", TABLES)
def test_columns_begin_with_those_promised(table):
    promised = PROMISED[table].split()
    assert [f.name for f in columns(table)][: len(promised)] == promised


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_a_sentence(table):
    descriptions = [f.metadata["description"] for f in columns(table)]
    assert all(d and d[0].isupper() and not d.endswith(".") for d in descriptions)


@pytest.mark.parametrize(("table", "name"), VOCABULARIES)
def test_vocabularies_are_those_promised(table, name):
    assert set(vocabulary(table, name)) - {""} == set(VOCABULARIES[table, name].split())


@pytest.mark.parametrize("table", TABLES)
def test_a_table_with_start_and_end_holds_the_whole_evidence(table):
    names = [f.name for f in columns(table)]
    assert ("start" in names) == all(name in names for name in EVIDENCE)


@pytest.mark.parametrize("name", ["text", "body"])
def test_the_text_itself_stays_out_of_the_tables(name):
    assert name not in frame("documents", []).columns


@pytest.mark.parametrize(
    ("table", "name", "kind"),
    [
        ("statements", "start", "int64"),
        ("statements", "cue_start", "Int64"),
        ("statements", "evidence", "str"),
        ("positions", "n_direct", "int64"),
        ("documents", "confidential", "str"),
    ],
)
def test_dtypes_say_which_numbers_may_be_missing(table, name, kind):
    assert dtype(table, name) == kind
    assert str(frame(table, []).dtypes[name]) == kind


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_keeps_columns_and_dtypes_through_a_file(table, tmp_path):
    empty = frame(table, [])
    write_table(empty, tmp_path / "table.csv")
    pd.testing.assert_frame_equal(read_table(table, tmp_path / "table.csv"), empty)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_records_come_back_from_a_dataframe_and_from_a_file(table, data, tmp_path_factory):
    records = data.draw(some_records(table))
    path = tmp_path_factory.mktemp("table") / "table.csv"
    write_table(frame(table, records), path)
    assert records_of(table, frame(table, records)) == records
    assert records_of(table, read_table(table, path)) == records


def test_a_file_has_unix_line_ends_and_empty_cells_for_unknown_values(tmp_path):
    row = Statement(statement_id="s1", attribution_id="a1", doc_id="d", start=0, end=2, evidence="é\n")
    write_table(frame("statements", [row]), tmp_path / "table.csv")
    data = (tmp_path / "table.csv").read_bytes()
    assert b"\r" not in data
    assert "nan" not in data.decode("utf-8").lower()
    assert ',"é\n",,,,,' in data.decode("utf-8")


def test_an_unknown_table_is_named():
    with pytest.raises(KeyError, match="letters"):
        columns("letters")
