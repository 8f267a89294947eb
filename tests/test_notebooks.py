import json
from pathlib import Path

import nbformat
import pytest

from helpers.briefing.build import Order, find_chapters, run_chapter
from helpers.briefing.model import build_model

PROJECT = Path(__file__).parents[1]
CHAPTERS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
LETTER = """\
The European Union is ready to continue talks with Russia, the bloc said in a letter to Moscow.

“We call on Russia to withdraw its troops,” Josep Borrell said on Tuesday.

Russia refused to withdraw its troops unless NATO leaves Eastern Europe.
"""


@pytest.fixture(scope="module")
def order(tmp_path_factory):
    documents = tmp_path_factory.mktemp("documents")
    (documents / "2022-02-09_letter.txt").write_text(LETTER, "utf-8")
    return Order(documents=documents, reference=PROJECT / "data/reference")


def cells_of(path, kind):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def parameters_of(path):
    return [c.source for c in cells_of(path, "code") if "parameters" in c.metadata.get("tags", [])]


def test_there_are_seven_chapters():
    names = [path.stem.partition("_")[2] for path in find_chapters()]
    assert names == ["summary", "documents", "actors", "positions", "dialogues", "exchanges", "method"]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_output_is_committed(path):
    assert not [cell for cell in cells_of(path, "code") if cell.outputs or cell.execution_count]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_parameters_are_the_same_and_each_is_explained(path):
    found = parameters_of(path)
    assert found == parameters_of(CHAPTERS[0])
    assert len(found) == 1
    assert all("  # " in line for line in found[0].splitlines())


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_cells_are_short_and_define_nothing(path):
    cells = [c.source for c in cells_of(path, "code") if "parameters" not in c.metadata.get("tags", [])]
    assert all(len(source.splitlines()) <= 7 for source in cells)
    assert not [source for source in cells if "def " in source or "lambda" in source]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_runs_alone_and_shows_something(path, order):
    model = build_model([run_chapter(path, order)])
    assert model["summary"] or model["chapters"]


@pytest.mark.parametrize("path", CHAPTERS[:1] + CHAPTERS[3:4], ids=lambda path: path.stem)
def test_kernel_gives_an_equal_model(path, order, tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    kernel = Order(documents=order.documents, reference=order.reference, kernel=True)
    assert build_model([run_chapter(path, kernel)]) == build_model([run_chapter(path, order)])


def test_chapter_runs_from_any_folder(order, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert build_model([run_chapter(CHAPTERS[1], order)])["chapters"]


def test_focus_on_an_actor_reaches_the_chapter(order):
    narrow = Order(order.documents, order.reference, parameters={"actors": ["Russia"], "title": "Only Russia"})
    assert build_model([run_chapter(CHAPTERS[0], narrow)])["head"]["title"] == "Only Russia"


def test_notebooks_are_formatted_as_jupyterlab_saves_them():
    for path in CHAPTERS:
        text = path.read_text("utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
