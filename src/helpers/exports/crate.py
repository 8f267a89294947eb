"""The report folder as an RO-Crate 1.1: one metadata file that says what lies there, and from what and how it was made.

The run is a `CreateAction` as in the Process Run Crate profile: instrument (the kit), object (texts, reference tables,
options), result (the files). It bears no clock: the same corpus gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from helpers.corpus import Corpus
from helpers.exports.datapackage import Written

CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"},  # as Workflow Run Crates do; 1.1 has no term for it
]
VERSION = "https://w3id.org/ro/crate/1.1"
NAME = "ro-crate-metadata.json"
TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".graphml": "application/graphml+xml",
    ".xml": "application/tei+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
    ".ipynb": "application/x-ipynb+json",
}
UNDATED = "2000-01-01"

Json = dict[str, Any]


def describe_crate(corpus: Corpus, about: Json, files: Mapping[str, Written]) -> Json:
    """Describe a report folder.

    Parameters
    ----------
    corpus : Corpus
    about : dict
        `title`, `scope`, `marking`, `date`, `build`, `kit`, `version` and `options` of the briefing.
    files : mapping
        Size and hash of each file by its path below the folder.

    Returns
    -------
    dict
        The content of `ro-crate-metadata.json`.
    """
    texts = {path for path in files if path.endswith(".txt")}
    graph = [
        {"@id": NAME, "@type": "CreativeWork", "conformsTo": {"@id": VERSION}, "about": {"@id": "./"}},
        describe_root(about, files),
        describe_run(about, sorted(texts), sorted(files.keys() - texts)),
        *describe_kit(about),
        describe_reference(corpus),
        *describe_options(about["options"]),
        *(describe_file(path, written) for path, written in sorted(files.items())),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def describe_root(about: Json, files: Mapping[str, Written]) -> Json:
    """The folder itself; published, as far as it knows, on the day of its latest document."""
    words = ". ".join(part for part in (about["scope"], about["marking"], f"Build {about['build']}") if part)
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": about["title"],
        "description": words,
        "identifier": about["build"],
        "datePublished": about["date"] or UNDATED,
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": iri(path)} for path in sorted(files)],
        "mentions": {"@id": "#run"},
    }


def describe_run(about: Json, texts: list[str], made: list[str]) -> Json:
    """The run: by which program, from which texts, tables and options, to which files."""
    used = [*map(iri, texts), "#reference", *(f"#option-{name}" for name in about["options"])]
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"Build {about['build']}",
        "instrument": {"@id": "#kit"},
        "object": [{"@id": one} for one in used],
        "result": [{"@id": iri(path)} for path in made],
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
    }


def describe_kit(about: Json) -> Iterator[Json]:
    """Yield the program that made the report, and the rights to it and to the texts."""
    yield {
        "@id": "#kit",
        "@type": "SoftwareApplication",
        "name": about["kit"],
        "version": about["version"],
        "softwareVersion": about["version"],
        "license": {"@id": "https://spdx.org/licenses/MIT"},
    }
    yield {"@id": "https://spdx.org/licenses/MIT", "@type": "CreativeWork", "name": "MIT License"}
    rights = "The texts keep the rights of their owners; tables and briefing quote from them."
    yield {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": rights}


def describe_reference(corpus: Corpus) -> Json:
    """The reference tables with which the texts were read."""
    digest = corpus.reference.digest
    words = "Actors, offices, memberships, formats, issues and words, as analysts keep them."
    return {"@id": "#reference", "@type": "CreativeWork", "name": "Reference tables", "description": words,
            "identifier": f"sha256:{digest}"}  # fmt: skip


def describe_options(options: Mapping[str, str]) -> Iterator[Json]:
    """Yield the options that were given."""
    for name, value in options.items():
        yield {"@id": f"#option-{name}", "@type": "PropertyValue", "name": name, "value": value}


def describe_file(path: str, written: Written) -> Json:
    """A file of the report."""
    ending = path[path.rfind(".") :]
    kind = {"encodingFormat": TYPES[ending]} if ending in TYPES else {}
    size = {"contentSize": str(written.size), "sha256": written.sha256}
    return {"@id": iri(path), "@type": "File", "name": path.rpartition("/")[2]} | kind | size


def iri(path: str) -> str:
    """A path as a relative IRI."""
    return quote(path)
