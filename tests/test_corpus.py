"""The corpus: a folder in, every table out; the questions that newcomers ask."""

import json

import pandas as pd
import pytest

from helpers.corpus import read_corpus, write_tables
from helpers.frames import read_table
from helpers.records import RECORDS
from helpers.schema import EVIDENCE

FIRST = " date 2022-02-09 \nPoland said that it would not lift the sanctions. Sergey Lavrov sent a letter to Poland on Tuesday."
LATER = " date 2022-03-01 \nPoland called on Russia to withdraw its troops. The OSCE is the right forum, Poland said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "later.txt").write_text(LATER, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    return folder


@pytest.fixture(scope="module")
def corpus(folder, reference):
    return read_corpus(folder, reference, cache=False)


def test_every_table_is_there_with_its_columns(corpus):
    assert list(corpus.tables) == list(RECORDS)
    assert list(corpus.documents["doc_id"]) == ["first", "later"]
    assert list(corpus.skipped["file"]) == ["broken.pdf"]


@pytest.mark.parametrize("table", [name for name, kind in RECORDS.items() if "evidence" in kind.__dataclass_fields__])
def test_every_row_is_proven(corpus, table):
    for row in corpus.tables[table].to_dict("records"):
        doc_id, start, end, evidence = (row[name] for name in EVIDENCE)
        assert corpus.texts[doc_id][start:end] == evidence != ""


def test_statements_of_an_actor_on_an_issue(corpus):
    assert len(corpus.statements_of("poland")) > len(corpus.statements_of("poland", issue="sanctions")) == 1
    assert corpus.statements_of("france").empty


def test_a_state_has_the_statements_and_exchanges_of_its_people(corpus):
    assert "sergey-lavrov" in corpus.family("russia")
    assert len(corpus.exchanges_between("russia", "poland")) == 1
    assert len(corpus.exchanges_between("poland", "russia")) == 1


def test_dialogues_of_an_actor(corpus):
    assert "osce" in set(corpus.dialogues_of("poland")["format_id"])


def test_a_passage_stands_in_its_paragraph(corpus):
    row = corpus.statements.iloc[0]
    passage = corpus.passage(row)
    assert passage.quote == row["evidence"]
    assert passage.before + passage.quote + passage.after in corpus.texts[passage.doc_id]


def test_names_for_ids(corpus):
    assert corpus.name("russia; osce") == "Russia; OSCE"
    assert corpus.name("nobody-at-all") == "nobody-at-all"


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"since": "2022-02-10"}, ["later"]),
        ({"until": "2022-02-09"}, ["first"]),
        ({"until": "2022-02"}, ["first"]),
        ({"since": "2022", "until": "2022"}, ["first", "later"]),
    ],
)
def test_a_period_leaves_out_documents(folder, reference, period, found):
    assert list(read_corpus(folder, reference, cache=False, **period).documents["doc_id"]) == found


def test_one_file_and_lines_of_json_are_read(tmp_path, reference):
    assert list(read_corpus(write(tmp_path / "a.txt", FIRST), reference, cache=False).documents["doc_id"]) == ["a"]
    lines = "\n".join(json.dumps({"id": f"n/{n}", "text": LATER, "date": "2022-03-01"}) for n in range(3))
    read = read_corpus(write(tmp_path / "b.jsonl", lines), reference, cache=False)
    assert list(read.documents["doc_id"]) == ["n_0", "n_1", "n_2"]


def write(path, text):
    path.write_text(text, "utf-8")
    return path


def test_an_empty_folder_gives_empty_tables(tmp_path, reference):
    corpus = read_corpus(tmp_path, reference, cache=False)
    assert all(data.empty for data in corpus.tables.values())


def test_a_folder_that_is_not_there_is_named(tmp_path, reference):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        read_corpus(tmp_path / "nowhere", reference)


def test_tables_and_texts_are_written_and_read_back(corpus, tmp_path):
    write_tables(corpus, tmp_path)
    assert (tmp_path / "texts/first.txt").read_bytes().decode() == corpus.texts["first"]
    for table, data in corpus.tables.items():
        pd.testing.assert_frame_equal(read_table(table, tmp_path / f"{table}.csv"), data)


def test_actors_are_counted(corpus):
    actors = corpus.actors.set_index("actor_id")
    assert actors.loc["poland", "statements"] == len(corpus.statements_of("poland"))
    assert actors.loc["russia", "addressed"] >= 1
    assert list(actors["mentions"]) == sorted(actors["mentions"], reverse=True)
