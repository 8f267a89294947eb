"""A hostile folder through the whole build: nothing that stands in a document is ever executed or taken for mark-up."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import chromium
import pytest
from pypdf import PdfReader

from helpers.briefing.build import Order, build_briefing, find_chapters, run_chapter

PROJECT = Path(__file__).parents[1]
LIVE = '<script>window.hurt=1</script><img src=x onerror="window.hurt=1"><svg onload=window.hurt=1>'
CODE = '{{ 7*7 }} {% raw %} #panic("x") #read("/etc/hostname") $\\input{x}$ **bold** [link](javascript:hurt) [@s1]'
SAID = f"Sergey Lavrov said that “Russia {LIVE} {CODE} will not agree” to talks with the EU."
SHEET = 'The EU said “=HYPERLINK("http://127.0.0.1/","x")” was refused. @SUM(1+1) said: “+1 for talks”.'
MAGIC = "```python\nraise SystemExit\n```\n%run x.py\n!touch hurt\nNATO said that Russia `rejects` talks."
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_documents(folder):
    """Documents that carry every kind of code, in text, title, author, id and name."""
    record = {"id": "=cmd|' /C calc'!A0", "title": "@SUM(1) %run x", "author": "-2+3", "text": SAID}
    page = f"<title>{LIVE}</title><meta name=author content='=cmd|calc'><p>{SHEET}</p><p>The EU said no to talks.</p>"
    files = {
        "<b>x&amp;'\" #panic(1) {{ 7*7 }}.txt": f"date 2022-02-09 {SAID}\n\n{SHEET}\n\n{MAGIC}",
        "page.html": page,
        "records.jsonl": json.dumps(record) + '\n{"id": "<svg onload=window.hurt=1>", "text": 5}',
        "ru.txt": f"date 2022-02-07 Министр иностранных дел заявил в среду, что переговоры продолжатся. {LIVE}",
        "=bad<svg onload=window.hurt=1>.doc": "x",
    }
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def order(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    write_documents(folder / "documents")
    names = {"title": f"{LIVE} {CODE}", "marking": f"{LIVE} #panic()"}
    return Order(folder / "documents", PROJECT / "data/reference", folder / "out", parameters=names)


@pytest.fixture(scope="module")
def report(order):
    return build_briefing(order)


@pytest.fixture(scope="module")
def shown_in_jupyter(order):
    """What JupyterLab would show as HTML, of all chapters."""
    cells = [cell for path in find_chapters() for cell in run_chapter(path, order).cells if cell.cell_type == "code"]
    pages = [output.get("data", {}).get("text/html", "") for cell in cells for output in cell.outputs]
    return "".join("".join(page) for page in pages)


class Tags(HTMLParser):
    """The elements of a page and the words in it."""

    def __init__(self, source):
        super().__init__()
        self.found, self.words = [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def commands(tags):
    """Elements that would execute something: attributes of events, addresses that are code."""
    return [
        (tag, name)
        for tag, attributes in tags.found
        for name, value in attributes.items()
        if name.startswith("on") or (value or "").strip().lower().startswith(("javascript:", "data:text"))
    ]


def test_page_shows_code_as_text(report):
    page = Tags(report.html.read_text("utf-8"))
    assert commands(page) == []
    assert sum(tag == "script" for tag, _ in page.found) == 1
    assert not any(tag in ("iframe", "object", "embed") for tag, _ in page.found)
    words = "".join(page.words)
    assert LIVE in words
    assert "{{ 7*7 }} {% raw %} #panic" in words
    assert "[link](javascript:hurt)" in words


def test_notebooks_show_code_as_text(shown_in_jupyter):
    page = Tags(shown_in_jupyter)
    assert commands(page) == []
    assert not any(tag in ("script", "iframe", "object", "embed") for tag, _ in page.found)
    assert "{{ 7*7 }}" in "".join(page.words)


def test_pdf_shows_code_as_text_and_holds_none(report):
    reader = PdfReader(report.pdf)
    words = "".join("".join(page.extract_text() for page in reader.pages).split()).replace("\u200b", "")
    assert "{{7*7}}{%raw%}#panic(" in words
    assert "<script>window.hurt=1</script>" in words
    data = report.pdf.read_bytes()
    assert not any(mark in data for mark in (b"/JavaScript", b"/JS ", b"/Launch", b"/OpenAction"))
    links = [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]
    assert not any("javascript" in str(link.get("/A", "")) for link in links)


def test_tables_hold_no_formula(report):
    for path in report.tables.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert not any(cell.startswith(FORMULA) for row in csv.reader(stream) for cell in row), path.name


def test_no_magic_ran(report, shown_in_jupyter):
    assert not [path for place in (Path.cwd(), PROJECT, PROJECT / "notebooks") for path in place.glob("hurt")]


def test_what_could_not_be_read_and_what_is_not_coded_is_said(report):
    assert report.counts["skipped"] == 2
    assert any("no reader for files of kind .doc" in warning for warning in report.warnings)
    words = "".join(Tags(report.html.read_text("utf-8")).words)
    assert "No reader for files of kind .doc" in words
    assert "in a language that the kit does not code (Russian)" in words
    for table in ("mentions", "statements", "anomalies"):
        with (report.tables / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            assert "ru" not in {row["doc_id"] for row in csv.DictReader(stream)}


# ---- in Chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    driver = chromium.open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@chromium.needed
def test_no_script_of_a_document_runs_on_the_page(browser, report):
    browser.get(report.html.as_uri())
    assert browser.execute_script("return [typeof window.hurt, document.images.length]") == ["undefined", 0]


@chromium.needed
def test_no_script_of_a_document_runs_in_a_notebook(browser, shown_in_jupyter, tmp_path):
    page = tmp_path / "notebook.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{shown_in_jupyter}", "utf-8")
    browser.get(page.as_uri())
    assert browser.execute_script("return typeof window.hurt") == "undefined"
