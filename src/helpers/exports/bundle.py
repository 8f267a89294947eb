"""All exports of a corpus at once, and the list of them that the briefing shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers import imprint
from helpers.corpus import Corpus, write_tables
from helpers.correspdesc import write_correspondence
from helpers.exports.annotations import annotations
from helpers.exports.crate import NAME, describe_crate
from helpers.exports.datapackage import Written, describe_package
from helpers.exports.networks import addressing, graphml, standing, writing
from helpers.exports.parquet import parquet_bytes
from helpers.exports.workbook import workbook_bytes

TABLES, EXPORTS, TEXTS = "tables", "exports", "texts"
SHOWN = {  # what the briefing links to; the words for it stand in the catalogue
    "datapackage": "tables/datapackage.json",
    "workbook": "exports/tables.xlsx",
    "annotations": "exports/annotations.jsonld",
    "addressing": "exports/addressing.graphml",
    "writing": "exports/writing.graphml",
    "standing": "exports/standing.graphml",
    "correspondence": "exports/correspondence.xml",
    "crate": NAME,
}
CHAPTERS = "exports/notebooks"

Json = dict[str, Any]


def describe(corpus: Corpus, title: str = "", *, marking: str = "") -> Json:
    """What every export says of itself: title, scope, marking, date, id of the build, kit, options."""
    block = imprint.title(corpus, title, marking=marking).content
    given = {name: value for name, value in {"title": title, "marking": marking}.items() if value}
    kit = {"kit": f"Démarche {imprint.release()}", "version": imprint.release()}
    return (
        {key: block[key] for key in ("title", "scope", "marking", "date", "build")}
        | kit
        | {"options": corpus.options | given}
    )


def export_corpus(corpus: Corpus, folder: Path, title: str = "", *, marking: str = "") -> str:
    """Write tables, texts and exports of a corpus, with the file that describes them all.

    Returns
    -------
    str
        Id of the build.
    """
    about = describe(corpus, title, marking=marking)
    write_tables(corpus, folder / TABLES, folder / TEXTS)
    write_exports(corpus, folder, about)
    write_crate(corpus, folder, about)
    return about["build"]


def write_exports(corpus: Corpus, folder: Path, about: Json) -> None:
    """Write all exports of a corpus.

    Parameters
    ----------
    corpus : Corpus
    folder : Path
        Of the report; holds `tables` already, as `write_tables` leaves it.
    about : dict
        As `describe` gives it.
    """
    build = about["build"]
    for table, data in corpus.tables.items():
        put(folder / TABLES / f"{table}.parquet", parquet_bytes(table, data, build))
    package = describe_package(corpus, about, read_files(folder / TABLES))
    put(folder / SHOWN["datapackage"], as_json(package))
    put(folder / SHOWN["workbook"], workbook_bytes(corpus, about))
    put(folder / SHOWN["annotations"], "\n".join(annotations(corpus, about, f"../{TEXTS}")) + "\n")
    put(folder / SHOWN["addressing"], graphml(corpus, addressing(corpus), build))
    put(folder / SHOWN["writing"], graphml(corpus, writing(corpus), build))
    put(folder / SHOWN["standing"], graphml(corpus, standing(corpus), build, is_directed=False))
    put(folder / SHOWN["correspondence"], write_correspondence(corpus.exchanges, corpus.actors, build=build))


def write_chapters(notebooks: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write executed notebooks, given as pairs of name and text, below a report folder."""
    for name, text in notebooks:
        put(folder / CHAPTERS / name, text)


def write_crate(corpus: Corpus, folder: Path, about: Json) -> None:
    """Write the file that describes all others; comes last."""
    put(folder / NAME, as_json(describe_crate(corpus, about, read_files(folder))))


def put(path: Path, content: str | bytes) -> None:
    """Write a file, text as UTF-8; make its folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def read_files(folder: Path) -> dict[str, Written]:
    """Size and hash of each file below a folder, by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): written(path) for path in paths}


def written(path: Path) -> Written:
    """Size and hash of a file."""
    with path.open("rb") as stream:
        return Written(path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())


def as_json(data: Json) -> str:
    """JSON that people can read, too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def list_exports() -> list[dict[str, str]]:
    """The exports as the briefing names them: key of their words in the catalogue, path below the report."""
    return [{"key": key, "path": path} for key, path in (SHOWN | {"chapters": CHAPTERS}).items()]
