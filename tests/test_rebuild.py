"""An unchanged report is left as it is, a changed one built anew, a stale one found."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.briefing import staleness, unchanged
from helpers.briefing.build import Order, build_briefing
from helpers.briefing.staleness import build_of, compare_reports, find_stale
from helpers.briefing.unchanged import recall
from helpers.kit import chapters_digest, kit_digest

PROJECT = Path(__file__).parents[1]
LETTER = "The European Union called on Russia on Tuesday to withdraw its troops.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A report with its order, built once."""
    folder = tmp_path_factory.mktemp("rebuild")
    (folder / "documents").mkdir()
    (folder / "documents/2022-02-09_letter.txt").write_text(LETTER, "utf-8")
    shutil.copytree(PROJECT / "data/reference", folder / "reference")
    order = Order(folder / "documents", folder / "reference", folder / "report")
    return order, build_briefing(order)


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_unchanged_report_is_recalled(built):
    order, report = built
    found = recall(order)
    assert replace(found, seconds=0) == replace(report, seconds=0)


@pytest.mark.parametrize("change", [{"paper": "us-letter"}, {"parameters": {"title": "Another"}}, {"exports": False}])
def test_another_order_is_built(built, change):
    assert recall(replace(built[0], **change)) is None


@pytest.mark.parametrize("folder", ["documents", "reference"])
def test_a_changed_input_is_built_anew(built, folder):
    path = next(path for path in sorted(getattr(built[0], folder).iterdir()))
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    try:
        assert recall(built[0]) is None
    finally:
        path.write_bytes(before)
    assert recall(built[0])


@pytest.mark.parametrize("name", ["briefing.html", "tables/statements.csv", "exports/tables.xlsx"])
def test_a_changed_output_is_built_anew(built, name):
    path = built[0].output / name
    before = path.read_bytes()
    path.write_bytes(before + b" ")
    try:
        assert recall(built[0]) is None
    finally:
        path.write_bytes(before)


def test_a_missing_output_is_built_anew(built, tmp_path):
    path = built[0].output / "briefing.pdf"
    shutil.move(path, tmp_path / "briefing.pdf")
    try:
        assert recall(built[0]) is None
    finally:
        shutil.move(tmp_path / "briefing.pdf", path)


def test_a_file_that_came_into_the_tables_is_noticed(built):
    stray = built[0].output / "tables/stray.csv"
    stray.write_text("stray")
    try:
        assert recall(built[0]) is None
    finally:
        stray.unlink()


@pytest.mark.parametrize("part", ["kit_digest", "installed_digest"])
def test_another_kit_or_package_builds_anew(built, monkeypatch, part):
    monkeypatch.setattr(unchanged, part, lambda: "another")
    assert recall(built[0]) is None


def test_a_spoilt_stamp_counts_for_nothing(built, monkeypatch, tmp_path):
    (tmp_path / "stamp.json").write_text('{"inputs": ')
    monkeypatch.setattr(unchanged, "stamp_of", lambda order: tmp_path / "stamp.json")
    assert recall(built[0]) is None


def test_a_build_without_exports_takes_those_of_an_earlier_one_away(built, tmp_path):
    output = tmp_path / "report"
    shutil.copytree(built[0].output, output)
    build_briefing(replace(built[0], output=output, exports=False))
    assert sorted(path.name for path in output.iterdir()) == ["briefing.html", "briefing.pdf", "tables", "texts"]
    assert not list(output.glob("tables/*.parquet"))
    assert "exports/" not in (output / "briefing.html").read_text("utf-8")


def test_a_fresh_report_is_not_stale(built):
    before = files_of(built[0].output)
    assert find_stale(built[0]) == []
    assert files_of(built[0].output) == before


def test_a_report_of_another_text_is_stale(built, monkeypatch, tmp_path):
    def build(order, progress):
        shutil.copytree(built[0].output, order.output, dirs_exist_ok=True)

    monkeypatch.setattr(staleness, "build_briefing", build)
    shutil.copytree(built[0].output, tmp_path / "report")
    page = tmp_path / "report/briefing.html"
    page.write_text(page.read_text("utf-8").replace(build_of(built[0].output), "abc"), "utf-8")
    (tmp_path / "report/tables/demands.csv").unlink()
    (tmp_path / "report/tables/new.csv").write_text("")
    found = find_stale(replace(built[0], output=tmp_path / "report"))
    assert len(found) == 4
    assert "is build abc; a build now gives" in found[0]


def test_no_report_is_stale(built, tmp_path):
    assert "(none)" in next(compare_reports(tmp_path, built[0].output))


def test_outputs_in_a_notebook_do_not_change_the_chapters(tmp_path):
    chapters = sorted((PROJECT / "notebooks").glob("*.ipynb"))
    copy = tmp_path / chapters[0].name
    text = chapters[0].read_text("utf-8")
    copy.write_text(text.replace('"outputs": []', '"outputs": [{"output_type": "stream"}]'), "utf-8")
    assert chapters_digest([copy]) == chapters_digest(chapters[:1])
    copy.write_text(text.replace("Key findings", "Findings"), "utf-8")
    assert chapters_digest([copy]) != chapters_digest(chapters[:1])


def test_the_kit_is_hashed_with_its_templates(monkeypatch, tmp_path):
    shutil.copytree(PROJECT / "src/helpers/briefing", tmp_path / "briefing", ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr("helpers.kit.PACKAGE", tmp_path)
    before = kit_digest.__wrapped__()
    with (tmp_path / "briefing/templates/briefing.css").open("a") as stream:
        stream.write(" ")
    assert kit_digest.__wrapped__() != before
