"""The gate before a briefing goes out: every passage verbatim, every number with its passage, every finding cited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from helpers.corpus import Corpus
from helpers.inline import find_cites, words_of
from helpers.records import Id
from helpers.schema import EVIDENCE

SHOWN = 5  # problems named in an error; more are counted


class ProofError(RuntimeError):
    """Something in a briefing is not proven; the message says what."""


def prove_corpus(corpus: Corpus) -> None:
    """Prove that every text is the one whose hash the tables give, and every passage stands where its row says.

    Raises
    ------
    ProofError
        If one does not; the message names table, row and place.
    """
    hashes = dict(zip(corpus.documents["doc_id"], corpus.documents["sha256"], strict=True))
    require([*find_changed(hashes, corpus.texts), *find_unproven(corpus.tables, corpus.texts)])


def prove_model(model: Mapping[str, Any], corpus: Corpus) -> None:
    """Prove that every finding of a briefing is cited, and every citation leads to a passage of a text.

    Parameters
    ----------
    model : mapping
        As `helpers.briefing.model.build_model` gives it.
    corpus : Corpus
        From which the briefing was made.

    Raises
    ------
    ProofError
        If one is not.
    """
    require([*find_uncited(model), *find_dangling(model), *find_misquoted(model, corpus.texts)])


def require(problems: list[str]) -> None:
    """Raise an error that names the first of several problems; nothing happens where there is none.

    Raises
    ------
    ProofError
        If there is a problem.
    """
    if problems:
        more = f"\n… and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
        raise ProofError("Not proven:\n" + "\n".join(problems[:SHOWN]) + more)


def hash_of(text: str) -> str:
    """SHA-256 of a text as it is delivered, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_changed(hashes: Mapping[Id, str], texts: Mapping[Id, str]) -> Iterator[str]:
    """Yield the texts that are missing or have another hash than the tables give."""
    for doc_id, digest in hashes.items():
        if doc_id not in texts:
            yield f"{doc_id}: its text is missing"
        elif hash_of(texts[doc_id]) != digest:
            yield f"{doc_id}: its text is not the one with SHA-256 {digest[:16]}"


def find_unproven(tables: Mapping[str, pd.DataFrame], texts: Mapping[Id, str]) -> Iterator[str]:
    """Yield the rows of all tables whose evidence is not `text[start:end]` of their document."""
    for table, data in tables.items():
        if set(EVIDENCE) <= set(data.columns):
            for number, row in enumerate(data[list(EVIDENCE)].itertuples(index=False, name=None), 2):
                doc_id, start, end, evidence = row
                if texts.get(doc_id, "")[int(start) : int(end)] != evidence or not evidence:
                    yield f"{table}.csv, line {number}: {doc_id}[{start}:{end}] is not {evidence[:60]!r}"


def find_uncited(model: Mapping[str, Any]) -> Iterator[str]:
    """Yield the key findings without a citation."""
    for block in model["summary"]:
        for point in block.get("points", ()):
            if not any(find_cites(point["c"])):
                yield f"The finding “{words_of(point['c'])[:80]}” has no citation"


def find_dangling(model: Mapping[str, Any]) -> Iterator[str]:
    """Yield the citations that lead to no passage."""
    known = {item["number"] for item in model["evidence"]}
    for node in find_cites([model["summary"], model["chapters"]]):
        if node.get("number") not in known:
            yield f"The citation {node.get('number', node.get('id', ''))} has no passage"


def find_misquoted(model: Mapping[str, Any], texts: Mapping[Id, str]) -> Iterator[str]:
    """Yield the passages of the appendix that do not stand in their text where they say."""
    for item in model["evidence"]:
        if item.get("earlier"):  # stands in a text of the earlier report, proven when that was read
            continue
        passage = texts.get(item["doc_id"], "")[item["start"] : item["end"]]
        if not passage or not is_shown(passage, item["quote"]):
            yield f"Passage {item['number']} is not {item['doc_id']}[{item['start']}:{item['end']}]"


def is_shown(passage: str, quote: str) -> bool:
    """Whether a quote is a passage; characters that no page can show may stand as replacement characters."""
    same = len(passage) == len(quote)
    return same and all(b in (a, "\ufffd") for a, b in zip(passage, quote, strict=True))


def count_passages(tables: Iterable[pd.DataFrame]) -> int:
    """Number of rows with evidence."""
    return sum(len(data) for data in tables if set(EVIDENCE) <= set(data.columns))
