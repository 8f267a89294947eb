"""The store of coded documents."""

import fsspec
import pandas as pd
import pytest

from helpers.corpus import code_document
from helpers.records import Document
from helpers.store import INDEX, Store, key_of

TEXTS = {"one": "Moscow rejected the offer, Lavrov said.", "two": "Nothing to report."}


@pytest.fixture
def coded(reference):
    documents = [Document(doc_id=i, text=t, sha256=i, date="2022-02-09") for i, t in TEXTS.items()]
    return {key_of(d, reference): code_document(d, reference) for d in documents}


@pytest.fixture(params=["folder", "memory"])
def store(request, tmp_path):
    yield Store(str(tmp_path / "store") if request.param == "folder" else "memory://demarche")
    if request.param == "memory" and fsspec.filesystem("memory").exists("/demarche"):
        fsspec.filesystem("memory").rm("/demarche", recursive=True)


def test_what_was_written_is_read(store, coded):
    segment = store.write(coded)
    assert store.segments() == dict.fromkeys(coded, segment)
    rows = store.read(dict.fromkeys(coded, segment))["mentions"]
    assert list(rows["evidence"]) == [m.evidence for tables in coded.values() for m in tables["mentions"]]
    assert set(rows["key"]) <= set(coded)


def test_the_same_documents_give_the_same_bytes(store, coded):
    segment = store.write(coded)
    system = fsspec.url_to_fs(store.address)[0]
    first = {path: system.cat_file(path) for path in system.ls(segment, detail=False)}
    assert store.write(coded) == segment
    assert {path: system.cat_file(path) for path in system.ls(segment, detail=False)} == first


def test_a_segment_without_an_index_counts_for_nothing(store, coded):
    segment = store.write(coded)
    fsspec.url_to_fs(store.address)[0].rm(f"{segment}/{INDEX}")
    assert store.segments() == {}


def test_a_spoilt_index_counts_for_nothing(store, coded):
    segment = store.write(coded)
    with fsspec.url_to_fs(store.address)[0].open(f"{segment}/{INDEX}", "wb") as stream:
        stream.write(b"spoilt")
    assert store.segments() == {}


def test_an_empty_store_gives_empty_tables(store):
    assert store.segments() == {}
    assert all(isinstance(data, pd.DataFrame) and data.empty for data in store.read({}).values())


@pytest.mark.parametrize(
    "change", [{"sha256": "other"}, {"date": "2022-02-10"}, {"doc_id": "three"}, {"type": "letter"}]
)
def test_a_key_changes_with_the_document(reference, change):
    about = {"doc_id": "one", "sha256": "one", "date": "2022-02-09"}
    assert key_of(Document(**about), reference) != key_of(Document(**(about | change)), reference)


def test_a_key_changes_with_the_mode(reference):
    document = Document(doc_id="one", sha256="one")
    assert key_of(document, reference) != key_of(document, reference, "rules only")


def test_only_the_rows_of_the_documents_wanted_are_read(store, coded):
    segment = store.write(coded)
    key = next(iter(coded))
    assert set(store.read({key: segment})["mentions"]["key"]) == {key}
