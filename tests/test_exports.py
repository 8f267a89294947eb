"""The exports, read by programs of others."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import networkx
import openpyxl
import pandas as pd
import pytest
from made import TEXT, empty_corpus, make_corpus, statement, tables
from nbformat import v4
from pyarrow import parquet

from helpers import imprint
from helpers.exports.bundle import SHOWN, describe, export_corpus
from helpers.exports.chapters import notebook_text, shown_place
from helpers.exports.crate import NAME
from helpers.exports.datapackage import leads
from helpers.exports.parquet import parquet_bytes
from helpers.exports.workbook import CELL, safe, workbook_bytes
from helpers.focus import focus
from helpers.records import RECORDS
from helpers.rollup import roll_up
from helpers.schema import EVIDENCE

HOSTILE = '=HYPERLINK("http://example.org";"x")'


def hostile_corpus():
    """The corpus with an actor and a document whose names a spreadsheet or an XML reader would stumble over."""
    records = tables()
    records["actors"][0] = replace(records["actors"][0], name=HOSTILE, wikidata="Q458")
    records["documents"][0] = replace(records["documents"][0], title="a\x0bb <c> & “d”", author="-1+1")
    return replace(make_corpus(**records), options={"since": "2022-01-01"})


@pytest.fixture(scope="module")
def corpus():
    return hostile_corpus()


@pytest.fixture(scope="module")
def folder(corpus, tmp_path_factory):
    place = tmp_path_factory.mktemp("exports")
    export_corpus(corpus, place, "A title", marking="draft")
    return place


@pytest.fixture(scope="module")
def build(corpus):
    return imprint.build_id(corpus, "A title", marking="draft")


def read_json(path):
    return json.loads(path.read_text("utf-8"))


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- all


def test_the_same_corpus_gives_the_same_bytes(folder, tmp_path):
    export_corpus(hostile_corpus(), tmp_path, "A title", marking="draft")
    assert files_of(tmp_path) == files_of(folder)


@pytest.mark.parametrize("path", SHOWN.values())
def test_every_export_bears_the_build_id(folder, build, path):
    data = (folder / path).read_bytes()
    if path.endswith(".xlsx"):
        data = str([[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(data))["briefing"]]).encode()
    assert build.encode() in data


def test_a_corpus_without_rows_can_be_exported(tmp_path):
    export_corpus(empty_corpus(), tmp_path)
    assert all((tmp_path / path).is_file() for path in SHOWN.values())


@pytest.mark.parametrize("changed", [{"title": "Another"}, {"marking": "internal"}])
def test_the_build_id_changes_with_title_and_marking(corpus, build, changed):
    about = {"title": "A title", "marking": "draft"} | changed
    assert imprint.build_id(corpus, about["title"], marking=about["marking"]) != build


def test_the_build_id_changes_with_an_option(corpus, build):
    assert imprint.build_id(replace(corpus, options={}), "A title", marking="draft") != build


def test_options_are_kept_with_the_corpus():
    narrow = focus(make_corpus(), actors=["Russia"])
    assert narrow.options == {"actors": "russia"}
    assert roll_up(narrow, "bloc", ["European Union"]).options == {"actors": "russia", "level": "bloc", "blocs": "eu"}


def test_the_build_id_changes_with_a_row(corpus, build):
    other = replace(corpus, statements=corpus.statements.assign(stance="oppose"))
    assert imprint.build_id(other, "A title", marking="draft") != build


# --- data package


def test_frictionless_finds_the_package_valid(folder):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "tables/datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])


def test_frictionless_finds_a_changed_table(folder, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    for name, data in files_of(folder / "tables").items():
        (tmp_path / name).write_bytes(data.replace(b"s1,", b"s9,") if name == "statements.csv" else data)
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_every_column_is_described(folder):
    resources = {one["name"]: one for one in read_json(folder / "tables/datapackage.json")["resources"]}
    for table in RECORDS:
        header = (folder / f"tables/{table}.csv").read_text("utf-8").split("\n")[0].split(",")
        assert [field["name"] for field in resources[table]["schema"]["fields"]] == header
        assert all(field["description"] for field in resources[table]["schema"]["fields"])


def test_vocabularies_and_links_stand_in_the_schema(folder):
    resources = {one["name"]: one for one in read_json(folder / "tables/datapackage.json")["resources"]}
    schema = resources["statements"]["schema"]
    modes = next(field for field in schema["fields"] if field["name"] == "mode")["constraints"]["enum"]
    assert "indirect" in modes
    assert {"fields": "doc_id", "reference": {"resource": "documents", "fields": "doc_id"}} in schema["foreignKeys"]
    assert {"fields": "issue_id", "reference": {"resource": "issues", "fields": "issue_id"}} in schema["foreignKeys"]


@pytest.mark.parametrize(("cells", "found"), [(["a", ""], True), (["a; b"], False), (["c"], False)])
def test_a_column_is_a_foreign_key_where_each_cell_is_one_known_id(cells, found):
    assert leads(pd.Series(cells), {"a", "b"}) is found


@pytest.mark.parametrize("table", RECORDS)
def test_parquet_holds_the_rows_of_the_table(corpus, table):
    found = parquet.read_table(io.BytesIO(parquet_bytes(table, corpus.tables[table], "abc")))
    assert found.to_pylist() == corpus.tables[table].astype(object).where(
        corpus.tables[table].notna(), None
    ).to_dict("records")  # fmt: skip
    assert found.schema.metadata[b"build"] == b"abc"
    assert all(field.metadata[b"description"] for field in found.schema)


# --- annotations


@pytest.fixture(scope="module")
def page(folder):
    return read_json(folder / SHOWN["annotations"])


def test_each_row_with_evidence_is_an_annotation(corpus, page):
    rows = sum(len(data) for data in corpus.tables.values() if set(EVIDENCE) <= set(data.columns))
    assert page["total"] == len(page["first"]["items"]) == rows
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_ids_of_annotations_are_unique(page):
    ids = [item["id"] for item in page["first"]["items"]]
    assert len(ids) == len(set(ids))


def test_both_selectors_find_the_passage(folder, page):
    for item in page["first"]["items"]:
        place = urljoin(f"{folder.as_posix()}/exports/annotations.jsonld", unquote(item["target"]["source"]))
        text = Path(place).read_bytes().decode("utf-8")
        words, position = item["target"]["selector"]
        assert (words["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == words["exact"]
        assert text[:start].endswith(words.get("prefix", ""))
        assert text[end:].startswith(words.get("suffix", ""))


def test_bodies_say_what_is_meant(page):
    bodies = next(item["body"] for item in page["first"]["items"] if item["id"] == "#mentions-1")
    assert {"type": "TextualBody", "purpose": "identifying", "value": f"actor: {HOSTILE}"} in bodies
    assert any(body.get("source", "").endswith("/Q458") for body in bodies)


# --- networks


@pytest.mark.parametrize("name", ["addressing", "writing", "standing"])
def test_networkx_reads_the_networks(folder, build, name):
    graph = networkx.read_graphml(folder / SHOWN[name])
    assert graph.graph["build"] == build
    assert graph.is_directed() is (name != "standing")


def test_edges_count_who_addresses_whom(folder):
    graph = networkx.read_graphml(folder / SHOWN["addressing"])
    assert graph.edges["eu", "russia"]["weight"] == 1
    assert graph.edges["eu", "russia"]["acts"] == "propose"
    assert graph.nodes["eu"]["name"] == HOSTILE


@pytest.mark.parametrize("name", ["addressing", "writing", "standing"])
def test_every_attribute_of_a_network_is_declared(folder, name):
    root = ElementTree.parse(folder / SHOWN[name]).getroot()
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    declared = {key.get("id") for key in root.findall("g:key", names)}
    assert {data.get("key") for data in root.iterfind(".//g:data", names)} <= declared


def test_a_network_without_ties_is_read(tmp_path):
    export_corpus(empty_corpus(), tmp_path)
    assert not networkx.read_graphml(tmp_path / SHOWN["standing"]).nodes


def test_an_exchange_told_twice_is_one_tie(tmp_path):
    records = tables()
    records["exchanges"] = [records["exchanges"][0], replace(records["exchanges"][0], start=0)]
    export_corpus(make_corpus(**records), tmp_path)
    assert networkx.read_graphml(tmp_path / SHOWN["writing"]).edges["eu", "russia"]["weight"] == 1


def test_those_who_agree_and_collide_are_tied(tmp_path):
    sides = [
        statement(1, "offered talks", "eu", "propose", issue_id="talks", stance="support"),
        statement(3, "to pull back", "russia", "refuse", issue_id="talks", stance="oppose"),
    ]
    export_corpus(make_corpus(statements=sides), tmp_path)
    graph = networkx.read_graphml(tmp_path / SHOWN["standing"])
    assert graph.edges["eu", "russia"]["conflict"] == 1
    assert graph.edges["eu", "russia"]["contested"] == "talks"


# --- TEI


def test_correspondence_has_what_tei_demands(folder):
    root = ElementTree.parse(folder / SHOWN["correspondence"]).getroot()
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    parts = [one.tag.partition("}")[2] for one in root.find("t:teiHeader/t:fileDesc", names)]
    assert parts == ["titleStmt", "publicationStmt", "sourceDesc"]
    actions = root.findall(".//t:correspDesc/t:correspAction", names)
    assert {action.get("type") for action in actions} == {"sent", "received"}


# --- workbook


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / SHOWN["workbook"])


def test_workbook_has_a_sheet_for_each_table(book):
    assert book.sheetnames == ["briefing", "columns", *RECORDS]


@pytest.mark.parametrize("table", RECORDS)
def test_sheets_hold_the_rows(corpus, book, table):
    rows = [[cell.value for cell in row] for row in book[table]]
    data = corpus.tables[table]
    assert rows[0] == list(data.columns)
    assert len(rows) == len(data) + 1
    for shown, row in zip(rows[1:], data.itertuples(index=False, name=None), strict=True):
        assert shown == [safe(v) or None if isinstance(v, str) else None if v is pd.NA else v for v in row]


def test_no_cell_is_a_formula(book):
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}
    assert book["actors"]["B2"].value == HOSTILE
    assert book["actors"]["B2"].data_type == "s"
    assert book["actors"]["B2"].quotePrefix


def test_a_long_text_is_cut_to_what_a_cell_holds(corpus):
    long = replace(corpus, documents=corpus.documents.assign(title="x" * (CELL + 5)))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(long, describe(long))))
    titles = [cell.value for cell in next(book["documents"].iter_cols(6, 6))]
    assert [len(title) for title in titles[1:]] == [CELL]


def test_a_long_table_is_cut_and_says_so(corpus, monkeypatch):
    monkeypatch.setattr("helpers.exports.workbook.ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(corpus, describe(corpus))))
    assert book["statements"].max_row == 3
    assert ("statements", "2 of 4 rows; all of them are in statements.csv") in list(
        book["briefing"].iter_rows(values_only=True)
    )


# --- crate


@pytest.fixture(scope="module")
def graph(folder):
    return {one["@id"]: one for one in read_json(folder / NAME)["@graph"]}


def test_crate_has_what_version_1_1_demands(graph):
    assert graph[NAME]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert graph[NAME]["about"] == {"@id": "./"}
    root = graph["./"]
    assert root["@type"] == "Dataset"
    assert root["name"] == "A title"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", root["datePublished"])
    assert root["license"]["@id"] in graph


def test_crate_lists_every_file_with_its_size(folder, graph):
    files = files_of(folder)
    listed = {unquote(one["@id"]) for one in graph["./"]["hasPart"]}
    assert listed == files.keys() - {NAME}
    assert all(int(graph[name]["contentSize"]) == len(files[unquote(name)]) for name in map(str, listed))


def test_every_reference_in_the_crate_leads_to_an_entity(graph):
    def find(value):
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                yield value["@id"]
            for inner in value.values():
                yield from find(inner)
        for inner in value if isinstance(value, list) else ():
            yield from find(inner)

    outside = {one for one in find(list(graph.values())) if one not in graph}
    assert outside <= {"https://w3id.org/ro/crate/1.1", "http://schema.org/CompletedActionStatus"}


def test_run_names_kit_texts_and_options(graph):
    used = {one["@id"] for one in graph["#run"]["object"]}
    assert {"#reference", "#option-since", "texts/letter.txt"} <= used
    assert graph["#run"]["instrument"] == {"@id": "#kit"}
    assert graph["#option-since"]["value"] == "2022-01-01"


# --- chapters


def executed():
    cell = v4.new_code_cell('documents = "/home/anna/letters"', metadata={"tags": ["injected-parameters"]}, id="random")
    cell.metadata["papermill"] = {"duration": 0.1}
    noisy = v4.new_code_cell("x", outputs=[v4.new_output("stream", name="stderr", text="9%")], id="two")
    about = {"papermill": {"parameters": {"documents": "/home/anna/letters", "since": ""}, "start_time": "now"}}
    return v4.new_notebook(cells=[cell, noisy], metadata=about)


def test_notebooks_bear_no_clock_and_no_path():
    text = notebook_text(executed(), {"documents": "letters"}, "abc")
    assert not re.search("duration|start_time|anna|9%|random", text)
    assert json.loads(text)["metadata"]["demarche"]["build"] == "abc"
    assert 'documents = "letters"' in "".join(json.loads(text)["cells"][0]["source"])


def test_a_place_outside_the_project_is_shown_by_its_name(tmp_path):
    (tmp_path / "project/data").mkdir(parents=True)
    assert shown_place(tmp_path / "project/data", tmp_path / "project") == "data"
    assert shown_place(tmp_path / "letters", tmp_path / "project") == "letters"


def test_text_is_as_read(folder):
    assert (folder / "texts/letter.txt").read_text("utf-8") == TEXT
