"""A delivered briefing is checked again: its texts, its tables, its page, and the documents as they are now."""

import shutil

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.verify import find_marks, verify_report

NOTE = "date 2022-02-09 Josep Borrell wrote to Moscow. “We call on Russia to withdraw its troops,” he said on Tuesday."


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Documents, and a briefing made from them."""
    folder = tmp_path_factory.mktemp("verified")
    (folder / "documents").mkdir()
    (folder / "documents/note.txt").write_text(NOTE, "utf-8")
    words = ["build", "--documents", folder / "documents", "--output", folder / "report"]
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def folder(built, tmp_path):
    """A copy of both that a test may change."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def verify(folder, *more):
    return CliRunner().invoke(main, ["verify", str(folder / "report"), *map(str, more)])


def change(path, old, new):
    """Replace words in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_briefing_as_delivered_holds(folder):
    found = verify_report(folder / "report", folder / "documents")
    assert found.holds
    assert found.texts == 1
    assert found.passages > len(list(find_marks(folder / "report/briefing.html"))) > 1


def test_the_command_says_so(folder):
    result = verify(folder, "--documents", folder / "documents")
    assert result.exit_code == 0
    assert "all hold, the documents are unchanged." in result.output


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("texts/note.txt", "withdraw", "wihdraw", "note: its text is not the one with SHA-256"),
        ("tables/statements.csv", "withdraw its troops", "withdraw no troops", "statements.csv, line"),
        ("briefing.html", "withdraw its troops</mark>", "withdraw no troops</mark>", "briefing.html: note["),
    ],
)
def test_what_was_tampered_with_is_found(folder, file, old, new, told):
    change(folder / "report" / file, old, new)
    result = verify(folder)
    assert result.exit_code == 1
    assert told in result.output


def test_a_missing_text_is_a_fault(folder):
    (folder / "report/texts/note.txt").unlink()
    assert "note: its text is missing" in verify_report(folder / "report").faults


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("to Moscow", "to Minsk now", "have moved"), ("withdraw", "bring home", "are gone"), ("Tuesday", "Friday", "stand where they stood")],
)  # fmt: skip
def test_changed_documents_are_told_with_their_passages(folder, old, new, told):
    change(folder / "documents/note.txt", old, new)
    found = verify_report(folder / "report", folder / "documents")
    assert not found.faults
    assert found.changes[0].startswith("note: its text has changed")
    assert told in found.changes[0]


def test_documents_gone_and_new_are_told(folder):
    (folder / "documents/note.txt").rename(folder / "documents/other.txt")
    found = verify_report(folder / "report", folder / "documents")
    assert found.changes == ("note: no longer among the documents", "other: not in the briefing")


def test_texts_outside_the_folder_are_never_read(folder):
    change(folder / "report/tables/documents.csv", "note,note.txt", "../documents/note,note.txt")
    assert "../documents/note: its text is missing" in verify_report(folder / "report").faults


def test_a_folder_without_briefing_is_told(tmp_path):
    result = CliRunner().invoke(main, ["verify", str(tmp_path)])
    assert result.exit_code == 1
    assert "no briefing here" in result.output
