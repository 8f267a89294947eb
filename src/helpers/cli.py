"""The command `demarche`: build the briefing, write the tables, check the reference tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from helpers.checking import ReferenceError
from helpers.progress import losses, steps

if TYPE_CHECKING:
    from helpers.briefing.order import Order, Report

PARAMETERS = ("title", "marking", "since", "until", "actors", "issues", "level", "blocs", "rules_only")
MISTAKE = 1  # exit code where nothing could be built; click itself uses 2 for wrong usage


class Sentences(click.Group):
    """A group whose commands end with one sentence, never a traceback, where something is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; show any error as one sentence unless --debug asks for the traceback."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise click.ClickException(explain(error)) from error


def explain(error: Exception) -> str:
    """An error as a sentence; errors that nobody foresaw say so."""
    from helpers.briefing.build import BuildError  # heavy; needed only here
    from helpers.briefing.model import ChapterError
    from helpers.briefing.pdf import RenderError
    from helpers.proof import ProofError

    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror or error}. Check the path and its permissions."
    known = BuildError | ChapterError | RenderError | ProofError | ReferenceError | FileNotFoundError | ValueError
    if isinstance(error, known):
        return str(error)
    return f"{type(error).__name__}: {error}. This should not happen; --debug shows where."


def check_day(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """A day, month or year in ISO form, or nothing."""
    from helpers.checking import is_day

    if value and not is_day((value + "-01-01")[:10] if len(value) in (4, 7) else value):
        raise click.BadParameter(f"{value!r} is no day such as 2022-02-09.")
    return value


def source_options(command: Callable) -> Callable:
    """Options that say what is read."""
    reference = click.option(
        "--reference", type=click.Path(path_type=Path), default=Path("data/reference"), show_default=True,
        help="Folder of the reference tables.",
    )  # fmt: skip
    since = click.option("--since", default="", callback=check_day, help="Leave out documents dated before this day.")
    until = click.option("--until", default="", callback=check_day, help="Leave out documents dated after this day.")
    rules = click.option("--rules-only", is_flag=True, help="Find who says what by rules alone: faster, finds less.")
    return reference(since(until(rules(command))))


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="demarche", prog_name="demarche")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Read diplomatic texts: who is involved, what each wants, in which formats they talk."""


@main.command()
@click.option(
    "--documents", type=click.Path(path_type=Path), default=Path("data/documents"), show_default=True,
    help="Folder, file or .jsonl file with the texts.",
)  # fmt: skip
@source_options
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("reports"), show_default=True,
    help="Folder for briefing.html, briefing.pdf and tables.",
)  # fmt: skip
@click.option("--title", default="", help="Title; made from the tables if not given.")
@click.option("--marking", default="", help='A line over the title, such as "draft" or "internal".')
@click.option("--actors", multiple=True, metavar="NAME", help="Keep what concerns this actor; may be repeated.")
@click.option("--issues", multiple=True, metavar="NAME", help="Keep what is about this issue; may be repeated.")
@click.option(
    "--level", type=click.Choice(["actor", "state", "bloc"]), default="actor", show_default=True,
    help="Put persons and bodies under their state or organisation, or these under a bloc.",
)  # fmt: skip
@click.option("--blocs", multiple=True, metavar="NAME", help="A bloc for --level bloc; may be repeated.")
@click.option("--paper", type=click.Choice(["a4", "us-letter"]), default="a4", show_default=True, help="Paper size.")
@click.option("--kernel", is_flag=True, help="Run the chapters with stock papermill and a Jupyter kernel.")
@click.option("--exports/--no-exports", default=True, show_default=True, help="Write the exports beside the briefing.")
@click.option(
    "--since-report", type=click.Path(path_type=Path, exists=True, file_okay=False), default=None, metavar="FOLDER",
    help="Begin with what has changed since the earlier report in this folder.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Build anew even where nothing has changed since the last build.")
@click.option(
    "--check", is_flag=True, help="Write nothing; fail if the report in the folder is not what a build gives."
)
def build(force: bool, check: bool, **names: Any) -> None:
    """Build the briefing: tables, chapters, HTML, PDF and exports."""
    from helpers.briefing.order import Order
    from helpers.briefing.unchanged import recall

    parameters = {name: list(value) if isinstance(value := names.pop(name), tuple) else value for name in PARAMETERS}
    order = Order(parameters=parameters, **names)
    if check:
        fail_if_stale(order)
        return
    report = None if force else recall(order)
    if report:
        click.echo("nothing has changed since the last build; --force builds anew", err=True)
    tell(report or build_anew(order))


def build_anew(order: Order) -> Report:
    """Build, showing the steps."""
    from helpers.briefing.build import build_briefing  # what has not changed need not wait for it

    with steps() as progress:
        return build_briefing(order, progress)


def fail_if_stale(order: Order) -> None:
    """Fail with what differs between the report that lies there and what a build gives."""
    from helpers.briefing.staleness import find_stale

    with steps() as progress:
        differences = find_stale(order, progress)
    for difference in differences:
        click.echo(difference, err=True)
    if differences:
        raise click.ClickException(f"{order.output} is stale: build it anew and keep the result.")
    click.echo(f"{order.output}: up to date")


def tell(report: Report) -> None:
    """Say what a build has made."""
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(f"{report.html}\n{report.pdf} ({report.pages} pages)\n{report.tables}")
    counts = ", ".join(f"{table} {count:,}" for table, count in report.counts.items())
    click.echo(f"{counts}, warnings {len(report.warnings)}; {report.seconds:.1f} seconds")


@main.command()
@click.argument("documents", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@source_options
def tables(documents: Path, output: Path, reference: Path, **options: Any) -> None:
    """Write all tables as CSV, and the texts as read, from DOCUMENTS into OUTPUT."""
    from helpers.corpus import read_corpus, write_tables

    corpus = read_corpus(documents, reference, **options)
    write_tables(corpus, output)
    for row in corpus.skipped.to_dict("records"):
        click.echo(f"warning: {row['file']}: {row['reason']}", err=True)
    counts = ", ".join(f"{table} {len(data):,}" for table, data in corpus.tables.items())
    click.echo(f"{output}: {counts}")
    if corpus.documents.empty:
        raise click.ClickException(f"{documents}: no document to read. Put texts into this folder.")


@main.command()
@click.argument("documents", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@source_options
@click.option("--title", default="", help="Title; made from the tables if not given.")
@click.option("--marking", default="", help='A line such as "draft" or "internal".')
def export(documents: Path, output: Path, reference: Path, title: str, marking: str, **options: Any) -> None:
    """Write tables and exports, without a briefing, from DOCUMENTS into OUTPUT.

    CSV and Parquet with a data package, an Excel workbook, Web Annotations, networks as GraphML, exchanges as TEI, and
    an RO-Crate that describes them.
    """
    from helpers.corpus import read_corpus
    from helpers.exports.bundle import export_corpus

    corpus = read_corpus(documents, reference, **options)
    if corpus.documents.empty:
        raise click.ClickException(f"{documents}: no document to read. Put texts into this folder.")
    build = export_corpus(corpus, output, title, marking=marking)
    click.echo(f"{output}: build {build}")


@main.command()
@click.argument("reference", type=click.Path(path_type=Path), default=Path("data/reference"))
def check(reference: Path) -> None:
    """Check the reference tables in REFERENCE: every mistake with file, line and column."""
    from helpers.reference import read_reference

    try:
        found = read_reference(reference)
    except ReferenceError as error:
        count = len(str(error).splitlines())
        click.echo(str(error), err=True)
        raise click.ClickException(f"{reference}: {count} {'mistake' if count == 1 else 'mistakes'}.") from error
    counts = f"{len(found.actors):,} actors, {len(found.formats):,} formats, {len(found.issues):,} issues"
    click.echo(f"{reference}: no mistakes; {counts}")


@main.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("new", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the changes as a page, too.")
@click.option(
    "--reference", type=click.Path(path_type=Path), default=Path("data/reference"), show_default=True,
    help="Folder of the reference tables.",
)  # fmt: skip
def diff(old: Path, new: Path, html: Path | None, reference: Path) -> None:
    """Say what has changed from the report in OLD to that in NEW: positions, formats, exchanges, with evidence."""
    from helpers.changes_shown import Comparison, tell_changes
    from helpers.delivered import read_report
    from helpers.reference import read_reference

    known = read_reference(reference)
    found = Comparison(read_report(old, known), read_report(new, known))
    if html:
        from helpers.briefing.difference import render_difference

        html.write_text(render_difference(found), "utf-8", newline="\n")
    for line in tell_changes(found):
        click.echo(line)


@main.command()
@click.argument("report", type=click.Path(path_type=Path), default=Path("reports"))
@click.option(
    "--documents", type=click.Path(path_type=Path), default=None,
    help="Folder, file or .jsonl file with the documents as they are now.",
)  # fmt: skip
def verify(report: Path, documents: Path | None) -> None:
    """Check a delivered briefing in REPORT: every text and passage, and whether the documents have changed."""
    from helpers.verify import verify_report

    found = verify_report(report, documents)
    for line in (*found.faults, *found.changes):
        click.echo(line, err=True)
    checked = f"{report}: {found.texts:,} texts and {found.passages:,} passages checked"
    if not found.holds:
        raise click.ClickException(f"{checked}; {len(found.faults):,} faults, {len(found.changes):,} changes.")
    click.echo(f"{checked}: all hold" + (", the documents are unchanged." if documents else "."))


@main.command()
@click.argument("base", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("model"), show_default=True,
    help="Folder for the model; if it holds a checkpoint of the same settings, training goes on there.",
)  # fmt: skip
@click.option(
    "--texts", type=click.Path(path_type=Path), default=Path("data/training/attribution"), show_default=True,
    help="Folder of marked-up texts.",
)  # fmt: skip
@click.option(
    "--reference", type=click.Path(path_type=Path), default=Path("data/reference"), show_default=True,
    help="Folder of the reference tables.",
)  # fmt: skip
@click.option("--epochs", default=8.0, show_default=True, help="Rounds over the texts.")
@click.option("--share", default=1.0, show_default=True, help="Share of the texts, for a learning curve.")
@click.option("--seed", default=0, show_default=True, help="Everything drawn by chance follows from it.")
@click.option("--threads", default=2, show_default=True, help="Cores to use.")
def train(base: Path, out: Path, texts: Path, reference: Path, share: float, **settings: Any) -> None:
    """Train the tagger from the weights of all-MiniLM-L6-v2 in the folder BASE."""
    from helpers.project import find_path

    try:
        from helpers.training import Settings, train_from
    except ModuleNotFoundError as error:
        raise click.ClickException(f"Training needs {error.name}: pip install 'demarche[train]'.") from error
    folders, chosen = (base, out), Settings(**settings)
    with losses() as progress:
        report = train_from(
            folders, find_path(texts), find_path(reference), share=share, settings=chosen, progress=progress
        )
    click.echo(f"{out}: version {report.version}, F1 {report.tally.f1:.1f} on {report.held_out} texts held out")
