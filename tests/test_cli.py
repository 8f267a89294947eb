import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from helpers.briefing import build
from helpers.cli import main

PROJECT = Path(__file__).parents[1]
REFERENCE = str(PROJECT / "data/reference")
FILES = ["briefing.html", "briefing.pdf", "exports", "ro-crate-metadata.json", "tables", "texts"]
LETTER = "The European Union called on Russia on Tuesday to withdraw its troops.\n"


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "2022-02-09_letter.txt").write_text(LETTER, "utf-8")
    return folder


def call(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def make(documents, output, *words):
    return call("build", "--documents", documents, "--reference", REFERENCE, "--output", output, *words)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    (folder / "documents").mkdir()
    (folder / "documents/2022-02-09_letter.txt").write_text(LETTER, "utf-8")
    result = make(folder / "documents", folder / "report", "--title", "A title", "--marking", "draft")
    assert result.exit_code == 0, result.output
    return folder / "report", result


@pytest.mark.parametrize("command", [[], ["build"], ["tables"], ["check"], ["verify"]])
def test_help_tells_what_a_command_does(command):
    result = call(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_build_makes_page_pdf_and_tables(report):
    folder, _ = report
    assert (folder / "briefing.html").stat().st_size < 500_000
    assert (folder / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "tables/statements.csv").is_file()


def test_build_leaves_nothing_else_behind(report):
    assert sorted(path.name for path in report[0].iterdir()) == FILES


def test_build_ends_with_paths_pages_counts_and_seconds(report):
    lines = report[1].stdout.splitlines()
    assert lines[0].endswith("briefing.html")
    assert "pages)" in lines[1]
    assert lines[-1].startswith("documents 1, ")
    assert lines[-1].endswith("seconds")


def test_build_says_each_step_in_a_log(report):
    assert "[1/11] reading documents" in report[1].stderr


def test_title_and_marking_reach_the_page(report):
    page = (report[0] / "briefing.html").read_text("utf-8")
    assert "<h1>A title</h1>" in page
    assert '<span class="marking">draft</span>' in page


def test_tables_are_written_for_a_single_file(documents, tmp_path):
    result = call("tables", next(documents.iterdir()), tmp_path / "out", "--reference", REFERENCE)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/texts/2022-02-09_letter.txt").read_text("utf-8") == LETTER


def test_check_passes_on_the_reference_tables():
    result = call("check", REFERENCE)
    assert result.exit_code == 0
    assert "no mistakes" in result.output


def test_check_names_file_line_and_column(tmp_path):
    for path in Path(REFERENCE).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "offices.csv").open("a", encoding="utf-8") as stream:
        stream.write("nobody-at-all,russia,President,2022-02-30,,\n")
    result = call("check", tmp_path)
    assert result.exit_code == 1
    assert "offices.csv, line" in result.output
    assert "column start: '2022-02-30' is not a day such as 2022-02-09" in result.output


def fails(result, *words):
    """Whether a command failed with one sentence and no traceback."""
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    last = result.output.strip().splitlines()[-1]
    return last.startswith("Error: ") and all(word in last for word in words)


def test_missing_folder_is_one_sentence(tmp_path):
    assert fails(make(tmp_path / "nowhere", tmp_path / "out"), "nowhere", "no such folder or file")


def test_empty_folder_is_one_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    assert fails(make(tmp_path / "empty", tmp_path / "out"), "empty", "Put texts into this folder")


def test_folder_without_a_readable_file_says_why(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/picture.xyz").write_bytes(b"\x00\x01")
    assert fails(make(tmp_path / "documents", tmp_path / "out"), "picture.xyz")


def test_output_that_is_a_file_is_one_sentence(documents, tmp_path):
    (tmp_path / "out").write_text("not a folder")
    assert fails(make(documents, tmp_path / "out"), "cannot be written", "--output")


def test_unknown_actor_is_one_sentence_with_close_names(documents, tmp_path):
    assert fails(make(documents, tmp_path / "out", "--actors", "Rusia"), "No actor 'Rusia' is known", "russia")


def test_no_such_day_is_wrong_usage(documents, tmp_path):
    result = make(documents, tmp_path / "out", "--since", "9 February")
    assert result.exit_code == 2
    assert "no day such as 2022-02-09" in result.output


def test_period_without_documents_is_one_sentence(documents, tmp_path):
    assert fails(make(documents, tmp_path / "out", "--since", "2023-01-01"), "from that period")


def test_broken_reference_table_is_named(documents, tmp_path):
    (tmp_path / "reference").mkdir()
    result = call("build", "--documents", documents, "--reference", tmp_path / "reference", "--output", tmp_path)
    assert result.exit_code == 1
    assert "actors.csv" in result.output
    assert "Traceback" not in result.output


def test_failing_chapter_leaves_the_earlier_report(documents, tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    broken = (PROJECT / "notebooks/02_documents.ipynb").read_text("utf-8").replace("list_claims", "list_clams")
    (tmp_path / "notebooks/02_documents.ipynb").write_text(broken, "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/briefing.html").write_text("earlier")
    monkeypatch.setattr(build, "find_chapters", lambda: [tmp_path / "notebooks/02_documents.ipynb"])
    assert fails(make(documents, tmp_path / "out"), "02_documents.ipynb, cell", "AttributeError")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["briefing.html"]
    assert (tmp_path / "out/briefing.html").read_text() == "earlier"


def test_error_that_nobody_foresaw_is_still_one_sentence(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "render_html", lambda model: 1 / 0)
    assert fails(make(documents, tmp_path / "out"), "ZeroDivisionError", "--debug")


def test_second_build_replaces_the_first(documents, tmp_path):
    assert make(documents, tmp_path / "out").exit_code == 0
    first = (tmp_path / "out/briefing.pdf").read_bytes()
    (tmp_path / "out/tables/stale.csv").write_text("stale")
    assert make(documents, tmp_path / "out").exit_code == 0
    assert (tmp_path / "out/briefing.pdf").read_bytes() == first
    assert not (tmp_path / "out/tables/stale.csv").exists()


def test_training_says_what_it_needs(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "helpers.training", raising=False)
    for name in ("exporting", "learning", "network"):
        monkeypatch.delitem(sys.modules, f"helpers.{name}", raising=False)
    result = CliRunner().invoke(main, ["train", str(tmp_path)])
    assert result.exit_code == 1
    assert "Training needs torch: pip install 'demarche[train]'" in result.stderr


def test_rules_alone_give_rows_without_the_tagger(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Moscow said on Tuesday that it would reply to the letter.", "utf-8")
    for name, options in (("tagger", []), ("rules", ["--rules-only"])):
        result = CliRunner().invoke(main, ["tables", str(tmp_path / "in"), str(tmp_path / name), *options])
        assert result.exit_code == 0
    rules = {name: pd.read_csv(tmp_path / name / "statements.csv")["rule"].tolist() for name in ("tagger", "rules")}
    assert rules["rules"] == ["that"]
    assert rules["tagger"][0].startswith("tagger ")


def test_grammars_that_nobody_uses_are_not_compiled():
    script = "import sys, helpers.briefing.build; sys.exit(sys.modules.get('rfc3987_syntax') is not None)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_what_has_not_changed_is_not_built_again(documents, tmp_path):
    first, second = make(documents, tmp_path / "out"), make(documents, tmp_path / "out")
    assert "nothing has changed" in second.stderr
    assert "[1/11]" not in second.stderr
    assert second.stdout.rpartition(";")[0] == first.stdout.rpartition(";")[0]
    assert "[1/11]" in make(documents, tmp_path / "out", "--force").stderr


def test_check_fails_on_a_stale_report_and_writes_nothing(documents, tmp_path):
    assert make(documents, tmp_path / "out").exit_code == 0
    assert "up to date" in make(documents, tmp_path / "out", "--check").stdout
    page = tmp_path / "out/briefing.html"
    page.write_text("old")
    assert fails(make(documents, tmp_path / "out", "--check"), "is stale")
    assert page.read_text() == "old"


def test_export_writes_tables_and_exports_without_a_briefing(documents, tmp_path):
    result = call("export", documents, tmp_path / "out", "--reference", REFERENCE, "--title", "A title")
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["exports", "ro-crate-metadata.json", "tables", "texts"]


def test_export_of_an_empty_folder_is_one_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    assert fails(call("export", tmp_path / "empty", tmp_path / "out", "--reference", REFERENCE), "no document to read")
