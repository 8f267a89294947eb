"""A folder of hostile files, read and coded whole: each behaves as its trap says, none stops the others."""

import csv

import hostile
import pytest

from helpers.corpus import read_corpus, write_tables
from helpers.documents import read_documents
from helpers.files import plain
from helpers.frames import read_table, records_of
from helpers.records import RECORDS, Document, Skipped
from helpers.schema import EVIDENCE

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nasty") / "documents"
    hostile.write_all(folder)
    return folder


@pytest.fixture(scope="module")
def found(folder):
    return {one.file: one for one in read_documents(folder)}


@pytest.fixture(scope="module")
def corpus(folder, reference):
    return read_corpus(folder, reference, cache=False, workers=1)


@pytest.mark.parametrize("trap", hostile.TRAPS, ids=lambda trap: ascii(trap.name[:40]))
def test_a_hostile_file_behaves_as_expected(trap, found):
    one = found[plain(trap.name)]
    if isinstance(one, Skipped):
        assert trap.expect in ("skipped", "warned")
        assert one.reason
    else:
        assert trap.expect in ("read", "warned")
        assert trap.marker in one.text
        assert one.warnings or trap.expect == "read"


@pytest.mark.parametrize("name", hostile.LINKS)
def test_links_are_named_and_not_followed(name, found):
    assert "link" in found[name].reason


def test_nothing_of_other_files_comes_in(found):
    texts = [one.text for one in found.values() if isinstance(one, Document)]
    assert not any(hostile.SECRET in text or "root:" in text for text in texts)


def test_names_and_reasons_cannot_command_a_terminal(found):
    shown = [one.file + one.reason if isinstance(one, Skipped) else one.file + one.warnings for one in found.values()]
    assert not any("\x1b" in one or "\n" in one for one in shown)


def test_every_document_is_coded_and_every_passage_proven(corpus):
    for table, data in corpus.tables.items():
        if set(EVIDENCE) <= set(data.columns):
            for row in data[list(EVIDENCE)].itertuples(index=False):
                assert corpus.texts[row.doc_id][row.start : row.end] == row.evidence, table


def test_tables_hold_no_formula_and_read_back(corpus, tmp_path):
    write_tables(corpus, tmp_path)
    for table in RECORDS:
        written = read_table(table, tmp_path / f"{table}.csv")
        assert records_of(table, written) == records_of(table, corpus.tables[table])
        with (tmp_path / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            assert not any(cell.startswith(FORMULA) for row in csv.reader(stream) for cell in row)
    assert {path.stem for path in (tmp_path / "texts").iterdir()} == set(corpus.texts)
