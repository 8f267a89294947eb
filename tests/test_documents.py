"""A folder of files to documents: ids, metadata, duplicates, what is skipped and why."""

import os

import pytest
import samples

from helpers.characters import find_oddities
from helpers.corpus import read_corpus
from helpers.documents import READERS, read_documents
from helpers.duplicates import find_duplicates
from helpers.frames import frame, read_table, write_table
from helpers.records import Document, Skipped

PROSE = "The minister of Examplia said that the talks would go on in the city, and that nobody had set a date for them."


def read(folder, **files):
    """What becomes of files, by their path; in names __ stands for a slash and a last _ for the point."""
    for name, content in files.items():
        path = folder / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {one.file: one for one in read_documents(folder)}


def test_a_missing_folder_is_named():
    with pytest.raises(FileNotFoundError, match="no such folder or file"):
        list(read_documents("nowhere"))


def test_an_empty_folder_holds_nothing(tmp_path):
    assert list(read_documents(tmp_path)) == []


def test_ids_are_paths_without_endings_and_keep_them_where_two_are_equal(tmp_path):
    found = read(tmp_path, note_txt=PROSE, note_md=PROSE, in__letter_txt=PROSE, records_jsonl=samples.jsonl())
    assert {one.doc_id for one in found.values()} >= {"note_txt", "note_md", "in_letter"}
    ids = [one.doc_id for one in read_documents(tmp_path / "records.jsonl")]
    assert ids == ["letters_1", "2"]


def test_the_text_of_a_file_stays_as_it_is_but_for_line_ends(tmp_path):
    found = read(tmp_path, a_txt="\ufeff date 2022-02-09 One.\r\nTwo.\r".encode())
    assert found["a.txt"].text == " date 2022-02-09 One.\nTwo.\n"
    assert found["a.txt"].text[found["a.txt"].body :] == "One.\nTwo.\n"


def test_documents_csv_goes_before_what_a_file_says(tmp_path):
    given = "file,date,type,title,confidential\na.txt,2021-01-01,memo,Given,yes\ngone.txt,,,,\n"
    found = read(tmp_path, a_txt=f"date 2022-02-09 {PROSE}", documents_csv=given)
    one = found["a.txt"]
    assert (one.date, one.date_source, one.type, one.title, one.confidential) == (
        "2021-01-01",
        "metadata",
        "memo",
        "Given",
        "yes",
    )
    assert any("gone.txt" in one.reason for one in found.values() if isinstance(one, Skipped))


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    found = read(tmp_path, a_txt=b"\x89PNG\r\n\x1a\n", b_txt=PROSE, c_xyz="x", d_docx=b"PK\x03\x04")
    assert [type(one) for one in found.values()] == [Skipped, Document, Skipped, Skipped]


def test_a_reader_that_fails_is_named(tmp_path, monkeypatch):
    def broken(source):
        raise KeyError("oh")

    monkeypatch.setitem(READERS, ".txt", broken)
    assert "its reader failed (KeyError: 'oh')" in read(tmp_path, a_txt=PROSE)["a.txt"].reason


def test_a_text_beyond_the_bound_is_skipped(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.documents.MAX_CHARACTERS", 50)
    assert "more than the 50" in read(tmp_path, a_txt=PROSE)["a.txt"].reason


def test_pipes_and_links_are_named(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path.parent)
    found = read(tmp_path, a_txt=PROSE)
    assert "pipe" in found["pipe.txt"].reason
    assert "link" in found["link.txt"].reason


def test_a_link_inside_the_folder_is_read(tmp_path):
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert isinstance(read(tmp_path, a_txt=PROSE)["b.txt"], Document)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Министр заявил в среду, что переговоры продолжатся в этом городе.", "ru"), (PROSE, "en")],
)
def test_a_document_in_another_language_is_listed_with_a_warning_and_not_coded(tmp_path, reference, text, language):
    (tmp_path / "a.txt").write_text(f"date 2022-02-09 {text} “Josep Borrell” said NATO talks.", "utf-8")
    corpus = read_corpus(tmp_path / "a.txt", reference, cache=False, workers=1)
    row = corpus.documents.iloc[0]
    assert row["language"] == language
    assert ("not coded" in row["warnings"]) == (language == "ru")
    assert corpus.mentions.empty == (language == "ru")
    assert text in corpus.texts["a"]


# ---- duplicates


def documents(*texts):
    return [Document(doc_id=str(number), text=text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("other", "exact"),
    [
        (PROSE, True),
        (PROSE.upper().replace(" ", "\n"), True),
        (f"{PROSE} Updated.", False),
        (PROSE.replace("minister", "envoy"), False),
        ("Nothing of the kind was said by anybody in any of the rooms of that house on the hill.", None),
        ("Short.", None),
    ],
)
def test_copies_are_found_whatever_their_case_and_space(other, exact):
    found = list(find_duplicates(documents(PROSE, other)))
    assert [one.exact for one in found] == ([] if exact is None else [exact])


def test_a_copy_names_the_first(tmp_path):
    found = read(tmp_path, a_txt=f"date 2022-02-09 {PROSE}", b_txt=f"date 2022-02-10 {PROSE}")
    assert found["b.txt"].duplicate_of == "a"
    assert "same text as a" in found["b.txt"].warnings


# ---- characters


@pytest.mark.parametrize(
    ("text", "kind", "shown", "reading"),
    [
        ("in Mоscow", "look-alike", "Mоscow", "Moscow"),
        ("the N\u200bATO", "invisible", "\u200b", "NA"),
        ("Ã‰lysÃ©e", "mojibake", "Ã‰", "É"),
        ("a \u202eb", "direction", "\u202e", ""),
        ("a\x00b", "control", "\x00", ""),
    ],
)
def test_characters_that_mislead_are_found(text, kind, shown, reading):
    first = find_oddities(text)[0]
    assert (first.kind, text[first.start : first.end], first.reading) == (kind, shown, reading)


@pytest.mark.parametrize("text", ["Élysée, señor “quoted” – naïve", "Москва", "می‌خواهم", "👩‍🚀 said", "1 Ã 2"])
def test_usual_characters_of_any_script_are_none(text):
    assert find_oddities(text) == []


# ---- tables for spreadsheets


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "'=1", "''=1", "'quoted'", "plain", "", "＝1"])
def test_formulas_are_written_as_text_and_read_back(cell, tmp_path):
    path = tmp_path / "skipped.csv"
    write_table(frame("skipped", [Skipped(file=cell, reason=cell)]), path)
    assert not path.read_text("utf-8").splitlines()[1].startswith(("=", "+", "-", "@", "\t", '"='))
    assert read_table("skipped", path).iloc[0].tolist() == [cell, cell]
