"""One command: tables, chapters, document model, HTML and PDF; the earlier report stays until the new one is whole."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from helpers.briefing.html import render_html
from helpers.briefing.model import ChapterError, build_model
from helpers.briefing.pdf import render_pdf
from helpers.corpus import Corpus, read_corpus, write_tables, write_texts
from helpers.focus import focus
from helpers.project import find_path, find_project
from helpers.proof import prove_corpus, prove_model
from helpers.rollup import roll_up

# jsonschema looks for this package when it is imported and then compiles some 35 grammars (2 s) that nothing here
# uses; None makes the import fail at once (jsonschema#1428).
sys.modules.update({"rfc3987_syntax": sys.modules.get("rfc3987_syntax")})

HTML, PDF, TABLES, TEXTS = "briefing.html", "briefing.pdf", "tables", "texts"

Progress = Callable[[str, int, int], None]  # name of the step that begins, its number, number of steps


@dataclass(frozen=True)
class Order:
    """What to build from what; the notebooks' parameters and where the report goes.

    Attributes
    ----------
    documents, reference, output : Path
        Folders; they may be relative to the working directory or to the project.
    parameters : dict
        Further parameters of the notebooks: since, until, actors, issues, title, marking.
    kernel : bool
        Run the chapters with stock papermill and a Jupyter kernel.
    paper : str
        Paper size of the PDF.
    """

    documents: Path = Path("data/documents")
    reference: Path = Path("data/reference")
    output: Path = Path("reports")
    parameters: dict[str, Any] = field(default_factory=dict)
    kernel: bool = False
    paper: str = "a4"


@dataclass(frozen=True)
class Report:
    """What a build has made."""

    html: Path
    pdf: Path
    tables: Path
    pages: int
    counts: dict[str, int]
    warnings: tuple[str, ...]
    seconds: float


class BuildError(RuntimeError):
    """Nothing could be built; the message says what stands in the way and how to mend it."""


def build_briefing(order: Order, progress: Progress = lambda name, number, steps: None) -> Report:
    """Build the briefing and its tables.

    Raises
    ------
    BuildError, ChapterError, RenderError, ProofError, ReferenceError, FileNotFoundError, ValueError
        With one sentence that says what is wrong; the earlier report is then as it was.
    """
    begun = time.monotonic()
    chapters = find_chapters()
    steps = count(1)

    def begin(name: str) -> None:
        progress(name, next(steps), len(chapters) + 3)

    with fresh_folder(find_output(order.output)) as folder:
        begin("reading documents")
        corpus = read_focused(order)
        prove_corpus(corpus)
        write_tables(corpus, folder / TABLES)
        write_texts(corpus, folder / TEXTS)
        notebooks = []
        for path in chapters:
            begin(f"chapter {path.stem}")
            notebooks.append(run_chapter(path, order))
        begin("HTML")
        model = build_model(notebooks)
        prove_model(model, corpus)
        (folder / HTML).write_text(render_html(model), "utf-8", newline="\n")
        begin("PDF")
        pdf, pages = render_pdf(model, paper=order.paper)
        (folder / PDF).write_bytes(pdf)
    return report_of(order, corpus, pages, time.monotonic() - begun)


def report_of(order: Order, corpus: Corpus, pages: int, seconds: float) -> Report:
    """What was built, for the last lines of the command."""
    folder = find_output(order.output)
    counts = {table: len(data) for table, data in corpus.tables.items() if table != "mentions"}
    warnings = [f"{row['file']}: {row['reason']}" for row in corpus.skipped.to_dict("records")]
    warnings += [f"{row['file']}: {row['warnings']}" for row in corpus.documents.to_dict("records") if row["warnings"]]
    return Report(folder / HTML, folder / PDF, folder / TABLES, pages, counts, tuple(warnings), seconds)


def read_focused(order: Order) -> Corpus:
    """Read the corpus as the chapters will, and refuse one without a document.

    Raises
    ------
    BuildError
        If no document can be read.
    """
    names = order.parameters
    period = {key: names.get(key, "") for key in ("since", "until")}
    corpus = read_corpus(order.documents, order.reference, **period, rules_only=names.get("rules_only", False))
    if corpus.documents.empty:
        reasons = [f"{row['file']} {row['reason']}" for row in corpus.skipped.to_dict("records")[:3]]
        cause = f" ({'; '.join(reasons)})" if reasons else " from that period" if any(period.values()) else ""
        raise BuildError(f"{order.documents}: no document to read{cause}. Put texts into this folder.")
    corpus = focus(corpus, actors=names.get("actors", ()), issues=names.get("issues", ()))
    return roll_up(corpus, names.get("level", "actor"), names.get("blocs", ()))


def find_chapters() -> list[Path]:
    """The notebooks of the project in the order of their numbers.

    Raises
    ------
    BuildError
        If there is none.
    """
    folder = find_project() / "notebooks"
    chapters = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not chapters:
        raise BuildError(f"{folder}: no chapter to run. Put back notebooks named like 01_summary.ipynb.")
    return chapters


def run_chapter(path: Path, order: Order) -> NotebookNode:
    """Run one notebook with its parameters and return it executed.

    Raises
    ------
    ChapterError
        If a cell fails; the message names notebook, cell and error.
    """
    import papermill  # takes half a second; --help need not wait
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError

    from helpers.briefing.engine import InProcessEngine

    papermill_engines.register("demarche", InProcessEngine)
    places = {"documents": find_path(order.documents), "reference": find_path(order.reference)}
    parameters = {name: str(place.resolve()) for name, place in places.items()} | order.parameters
    engine = {"kernel_name": "python3", "engine_name": None if order.kernel else "demarche"}
    options = {"progress_bar": False, "log_output": False, "cwd": str(path.parent)}
    try:
        return papermill.execute_notebook(str(path), None, parameters, **engine, **options)
    except PapermillExecutionError as error:
        raise ChapterError(f"{path.name}, cell {error.cell_index + 1}: {error.ename}: {error.evalue}") from error


def find_output(folder: Path) -> Path:
    """Where the report goes: the folder as named, or in the project where only that has it.

    Raises
    ------
    BuildError
        If it cannot be made or is no folder.
    """
    folder = find_path(folder).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(
            f"{folder}: cannot be written ({error.strerror}). Name another folder with --output."
        ) from error
    return folder


@contextmanager
def fresh_folder(output: Path) -> Iterator[Path]:
    """A folder beside the earlier report, whose content replaces it when all has gone well.

    Raises
    ------
    BuildError
        If the output folder cannot be written.
    """
    try:
        fresh = Path(tempfile.mkdtemp(prefix=".building-", dir=output))
    except OSError as error:
        raise BuildError(
            f"{output}: cannot be written ({error.strerror}). Name another folder with --output."
        ) from error
    try:
        yield fresh
        for path in sorted(fresh.iterdir()):
            replace_path(path, output / path.name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def replace_path(new: Path, old: Path) -> None:
    """Put a new file or folder in the place of an old one."""
    if new.is_dir() and old.exists():
        aside = new.with_name(f"{new.name}.old")
        old.rename(aside)
        new.rename(old)
        shutil.rmtree(aside)
    else:
        new.replace(old)
