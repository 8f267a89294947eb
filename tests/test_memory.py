import pytest
from made import make_corpus

from helpers.memory import digest_of, remembered


@pytest.fixture
def reads(tmp_path):
    """A function that remembers, the list of its true readings, and the folder it reads."""
    calls = []

    @remembered
    def read(documents, reference, **options):
        calls.append((documents, options))
        return make_corpus()

    (tmp_path / "letter.txt").write_text("one")
    return read, calls, tmp_path


def test_same_files_are_read_once(reads):
    read, calls, folder = reads
    read(folder, folder)
    read(folder, folder)
    assert len(calls) == 1


def test_changed_file_is_read_again(reads):
    read, calls, folder = reads
    read(folder, folder)
    (folder / "letter.txt").write_text("two")
    read(folder, folder)
    assert len(calls) == 2


def test_other_options_are_read_anew(reads):
    read, calls, folder = reads
    read(folder, folder, since="2022-01-01")
    read(folder, folder, since="2022-02-01")
    assert len(calls) == 2


def test_change_of_a_table_stays_with_its_owner(reads):
    read, _, folder = reads
    corpus = read(folder, folder)
    corpus.statements["act"] = "changed"
    assert "changed" not in set(read(folder, folder).statements["act"])


def test_missing_folder_has_a_digest(tmp_path):
    assert digest_of(tmp_path / "nowhere") != digest_of(tmp_path)


def test_a_place_named_from_here_is_the_same_place(tmp_path, monkeypatch):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/letter.txt").write_text("A letter.")
    monkeypatch.chdir(tmp_path)
    assert digest_of("documents") == digest_of(tmp_path / "documents")
