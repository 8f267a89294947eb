"""Head and end of a briefing: title, scope and counts; from what and with which versions it was made."""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any

from pandas.util import hash_pandas_object

from helpers.blocks import Block, make_block
from helpers.corpus import Corpus
from helpers.figures import ranked
from helpers.kit import chapters_digest, kit_digest
from helpers.project import find_project
from helpers.records import Id
from helpers.sentences import Teller, split_ids
from helpers.wording import capitalise

DISTRIBUTION = "demarche"


def title(corpus: Corpus, title: str = "", *, marking: str = "") -> Block:
    """The title block: title, scope, counts and build id.

    Parameters
    ----------
    corpus : Corpus
        What the briefing is about.
    title : str
        Made from the two actors that speak most with each other where it is empty.
    marking : str
        A line such as "draft" or "internal"; none where it is empty.
    """
    content = {
        "kind": "title",
        "title": title or default_title(corpus),
        "marking": marking,
        "scope": scope_of(corpus),
        "date": Teller(corpus).dates()[1],
        "facts": facts_of(corpus),
        "build": build_id(corpus, title, marking=marking),
    }
    return make_block(corpus, content)


def default_title(corpus: Corpus) -> str:
    """A title from the pair of actors that address each other most, persons counted for whom they serve."""
    teller = Teller(corpus)
    pairs: Counter[tuple[Id, Id]] = Counter()
    for row in corpus.statements.to_dict("records"):
        for one in split_ids(row["addressee_id"]):
            pair = sorted({teller.principal(row["speaker_id"]), teller.principal(one)} - {""})
            if len(pair) == 2:
                pairs[pair[0], pair[1]] += 1
    if not pairs:
        return "Briefing"
    names = [teller.name(one) for one in ranked(pairs)[0][0]]
    return f"{capitalise(teller.words.join(names))}: who wants what, and where they talk"


def scope_of(corpus: Corpus) -> str:
    """What the briefing covers: "1 document, 9 February 2022"."""
    teller = Teller(corpus)
    first, last = teller.dates()
    counted = teller.words.count(len(corpus.documents), "document")
    return f"{counted}, {teller.words.period(first, last)}" if first else counted


def facts_of(corpus: Corpus) -> list[dict[str, str]]:
    """Numbers at a glance."""
    words = Teller(corpus).words
    counts = {
        "document": len(corpus.documents),
        "actor": len(corpus.actors),
        "statement": len(corpus.statements),
        "position": len(corpus.positions),
        "format": corpus.dialogues["format_id"].nunique(),
        "exchange": corpus.exchanges["exchange_id"].nunique(),
    }
    counted = {noun: words.count(count, noun).split(" ", 1) for noun, count in counts.items()}
    return [{"value": value, "label": label} for value, label in counted.values()]


def build_id(corpus: Corpus, title: str = "", *, marking: str = "") -> str:
    """Twelve characters that name the content: the same id always means the same briefing.

    They are a hash over the rows of all tables (with the hash of each text, and what corrections did to them), the
    reference tables, the chapters, the options, title and marking, every file of the kit, and the versions of the
    packages that it needs. The size of the paper is no content.
    """
    chapters = sorted((find_project() / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    versions = [f"{program['name']} {program['version']}" for program in programs()]
    options = [f"{name}={value}" for name, value in sorted(corpus.options.items())]
    parts = [kit_digest(), chapters_digest(chapters), corpus.reference.digest, title, marking, *options, *versions]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    for table, data in corpus.tables.items():
        digest.update("\0".join([table, *data.columns]).encode())
        digest.update(hash_pandas_object(data, index=False).to_numpy("<u8").tobytes())
    return digest.hexdigest()[:12]


def release() -> str:
    """Version of this kit."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:  # run from the folder, not installed
        return "0"


def sources(corpus: Corpus, title: str = "", *, marking: str = "") -> Block:
    """From which documents, tables and programs the briefing was made; title and marking as for `title`."""
    teller = Teller(corpus)
    rows = corpus.documents.sort_values("file").to_dict("records")
    documents: list[dict[str, Any]] = [
        {
            "file": row["file"],
            "title": row["title"],
            "date": teller.words.day(row["date"]) if row["date"] else "",
            "sha256": row["sha256"],
            "text": f"texts/{row['doc_id']}.txt",
        }
        for row in rows
    ]
    reference = {"digest": corpus.reference.digest, "actors": len(corpus.reference.actors)}
    recipe = recipe_of(documents[0]["text"]) if documents else []
    content = {
        "kind": "sources",
        "recipe": recipe,
        "documents": documents,
        "reference": reference,
        "programs": programs(),
    }
    return make_block(corpus, content | {"build": build_id(corpus, title, marking=marking)})


def recipe_of(text: str) -> list[str]:
    """Commands by which a reader without the kit checks a text and a passage of it."""
    path = shlex.quote(text)
    return [
        f"sha256sum {path}",
        f'python3 -c \'import sys; print(open(sys.argv[1], encoding="utf-8", newline="").read()[0:100])\' {path}',
    ]


def programs() -> list[dict[str, str]]:
    """The kit itself and the packages it directly needs, with their versions."""
    try:
        needed = [need.split(";")[0] for need in requires(DISTRIBUTION) or [] if "extra ==" not in need]
    except PackageNotFoundError:
        needed = []
    names = sorted(need.replace(" ", "").split("=")[0].split("<")[0].split(">")[0].split("~")[0] for need in needed)
    found = [{"name": DISTRIBUTION, "version": release()}]
    return found + [{"name": name, "version": version(name)} for name in names]
