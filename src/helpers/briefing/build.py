"""One command: tables, chapters, document model, HTML and PDF; the earlier report stays until the new one is whole."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from nbformat import NotebookNode

from helpers.briefing.html import render_html
from helpers.briefing.model import ChapterError, build_model
from helpers.briefing.order import BuildError, Order, Report, find_chapters, find_output
from helpers.briefing.pdf import render_pdf
from helpers.briefing.unchanged import inputs_digest, remember
from helpers.corpus import Corpus, read_corpus, write_tables
from helpers.delivered import digest_tables, read_report
from helpers.exports.bundle import EXPORTS, describe, list_exports, write_chapters, write_crate, write_exports
from helpers.exports.chapters import notebook_text, shown_place
from helpers.exports.crate import NAME as CRATE
from helpers.focus import focus
from helpers.imprint import build_id
from helpers.project import find_path, find_project
from helpers.proof import prove_corpus, prove_model
from helpers.rollup import roll_up

HTML, PDF, TABLES, TEXTS = "briefing.html", "briefing.pdf", "tables", "texts"

Progress = Callable[[str, int, int], None]  # name of the step that begins, its number, number of steps


def build_briefing(order: Order, progress: Progress = lambda name, number, steps: None) -> Report:
    """Build the briefing and its tables.

    Raises
    ------
    BuildError, ChapterError, RenderError, ProofError, ReferenceError, FileNotFoundError, ValueError
        With one sentence that says what is wrong; the earlier report is then as it was.
    """
    begun, inputs = time.monotonic(), inputs_digest(order)
    chapters = find_chapters()
    steps = count(1)

    def begin(name: str) -> None:
        progress(name, next(steps), len(chapters) + 3 + order.exports)

    with fresh_folder(find_output(order.output)) as folder:
        begin("reading documents")
        corpus = read_focused(order)
        prove_corpus(corpus)
        write_tables(corpus, folder / TABLES, folder / TEXTS)
        notebooks = []
        for path in chapters:
            begin(f"chapter {path.stem}")
            notebooks.append(run_chapter(path, order))
        begin("HTML")
        model = build_model(notebooks, opening=opening_of(order, corpus))
        model["exports"] = list_exports() if order.exports else []
        name_build(model, order, corpus)
        prove_model(model, corpus)
        (folder / HTML).write_text(render_html(model), "utf-8", newline="\n")
        begin("PDF")
        pdf, pages = render_pdf(model, paper=order.paper)
        (folder / PDF).write_bytes(pdf)
        if order.exports:
            begin("exports")
            export(order, corpus, notebooks, folder)
        names = {path.name for path in folder.iterdir()}
    report = report_of(order, corpus, pages, time.monotonic() - begun)
    remember(order, report, inputs, names)
    return report


def opening_of(order: Order, corpus: Corpus) -> tuple[list[dict], ...]:
    """What has changed since an earlier report: a finding and a chapter; nothing without one."""
    if not order.since_report:
        return ()
    from helpers.changes_shown import Comparison, find_opening, show_changes

    found = Comparison(read_report(order.since_report, corpus.reference), corpus)
    return tuple([block.content for block in blocks] for blocks in (find_opening(found), show_changes(found)))


def name_build(model: dict, order: Order, corpus: Corpus) -> None:
    """Put the id of the build into head and end: the chapters do not know of the earlier report."""
    names = order.parameters
    build = build_id(corpus, names.get("title", ""), marking=names.get("marking", ""))
    for part in (model["head"], model["sources"]):
        if part:
            part["build"] = build


def export(order: Order, corpus: Corpus, notebooks: list[NotebookNode], folder: Path) -> None:
    """Write the exports: tables, passages, networks, executed chapters, and a file that describes all of them."""
    names = order.parameters
    about = describe(corpus, names.get("title", ""), marking=names.get("marking", ""))
    write_exports(corpus, folder, about)
    places = {name: shown_place(find_path(place), find_project()) for name, place in places_of(order).items()}
    texts = (notebook_text(notebook, places, about["build"]) for notebook in notebooks)
    write_chapters(zip([path.name for path in find_chapters()], texts, strict=True), folder)
    write_crate(corpus, folder, about)


def places_of(order: Order) -> dict[str, Path]:
    """What is read, by the name of the notebooks' parameter."""
    return {"documents": order.documents, "reference": order.reference}


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
    corpus = roll_up(corpus, names.get("level", "actor"), names.get("blocs", ()))
    if not order.since_report:
        return corpus
    return replace(corpus, options=corpus.options | {"since_report": digest_tables(order.since_report)[:12]})


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
    places = {name: str(find_path(place).resolve()) for name, place in places_of(order).items()}
    parameters = places | order.parameters
    engine = {"kernel_name": "python3", "engine_name": None if order.kernel else "demarche"}
    options = {"progress_bar": False, "log_output": False, "cwd": str(path.parent)}
    try:
        return papermill.execute_notebook(str(path), None, parameters, **engine, **options)
    except PapermillExecutionError as error:
        raise ChapterError(f"{path.name}, cell {error.cell_index + 1}: {error.ename}: {error.evalue}") from error


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
        if not (fresh / CRATE).exists():
            remove_exports(output)
        for path in sorted(fresh.iterdir()):
            replace_path(path, output / path.name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def remove_exports(output: Path) -> None:
    """Remove the exports of an earlier build, which would no longer fit; a folder that no build made stays."""
    if (output / CRATE).exists():
        (output / CRATE).unlink()
        shutil.rmtree(output / EXPORTS, ignore_errors=True)


def replace_path(new: Path, old: Path) -> None:
    """Put a new file or folder in the place of an old one."""
    if new.is_dir() and old.exists():
        aside = new.with_name(f"{new.name}.old")
        old.rename(aside)
        new.rename(old)
        shutil.rmtree(aside)
    else:
        new.replace(old)
