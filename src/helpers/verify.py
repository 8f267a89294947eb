"""Check a delivered briefing again: whether it is true to its texts, and whether the documents have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.documents import read_documents
from helpers.frames import read_table
from helpers.project import find_path
from helpers.proof import count_passages, find_changed, find_unproven, hash_of, is_shown
from helpers.records import RECORDS, Document, Id
from helpers.schema import EVIDENCE

PAGE, TABLES, TEXTS = "briefing.html", "tables", "texts"
MARK = re.compile(r'<mark data-text="([^"]*)" data-start="(\d+)" data-end="(\d+)">(.*?)</mark>', re.DOTALL)


class Verification(NamedTuple):
    """What a check found."""

    texts: int  # delivered
    passages: int  # rows with evidence and passages of the page
    faults: tuple[str, ...]  # the briefing is not whole, or not true to its texts
    changes: tuple[str, ...]  # the documents are no longer those that it was made from

    @property
    def holds(self) -> bool:
        """Whether the briefing is whole and the documents are still the same."""
        return not (self.faults or self.changes)


def verify_report(report: Path, documents: Path | None = None) -> Verification:
    """Check a delivered briefing against its own texts and, if given, against the documents as they are now.

    Parameters
    ----------
    report : Path
        Folder with `briefing.html`, `tables` and `texts`.
    documents : Path, optional
        Folder, file or `.jsonl` file with the documents.

    Raises
    ------
    FileNotFoundError
        If there is no briefing in the folder.
    """
    report = find_path(report)
    if not (report / TABLES / "documents.csv").is_file():
        raise FileNotFoundError(f"{report}: no briefing here; it has a folder {TABLES} with documents.csv.")
    tables = {t: read_table(t, path) for t in RECORDS if (path := report / TABLES / f"{t}.csv").is_file()}
    listed = tables["documents"]
    texts = read_texts(report / TEXTS, listed["doc_id"])
    page = list(find_marks(report / PAGE))
    hashes = dict(zip(listed["doc_id"], listed["sha256"], strict=True))
    faults = [*find_changed(hashes, texts), *find_unproven(tables, texts), *find_wrong_marks(page, texts)]
    changes = list(find_changes(tables, texts, documents)) if documents else []
    return Verification(len(texts), count_passages(tables.values()) + len(page), tuple(faults), tuple(changes))


def read_texts(folder: Path, ids: pd.Series) -> dict[Id, str]:
    """The delivered texts by doc_id; those that are missing are left out."""
    paths = {doc_id: folder / f"{doc_id}.txt" for doc_id in ids if Path(doc_id).name == doc_id}
    return {d: path.read_bytes().decode("utf-8", "surrogatepass") for d, path in paths.items() if path.is_file()}


def find_marks(page: Path) -> Iterator[tuple[Id, int, int, str]]:
    """Yield the passages of the appendix of a page: document, start, end, words."""
    if page.is_file():
        for doc_id, start, end, quote in MARK.findall(page.read_bytes().decode("utf-8")):
            yield unescape(doc_id), int(start), int(end), unescape(quote)


def find_wrong_marks(page: list[tuple[Id, int, int, str]], texts: Mapping[Id, str]) -> Iterator[str]:
    """Yield the passages of a page that do not stand in their text where they say."""
    for doc_id, start, end, quote in page:
        if not is_shown(texts.get(doc_id, "")[start:end], quote):
            yield f"{PAGE}: {doc_id}[{start}:{end}] is not {quote[:60]!r}"


def find_changes(tables: Mapping[str, pd.DataFrame], texts: Mapping[Id, str], documents: Path) -> Iterator[str]:
    """Yield what has become of the documents: gone, new, or changed, with what that does to their passages."""
    found = {d.doc_id: d.text for d in read_documents(find_path(documents)) if isinstance(d, Document)}
    listed = tables["documents"]
    for doc_id, digest in zip(listed["doc_id"], listed["sha256"], strict=True):
        if doc_id not in found:
            yield f"{doc_id}: no longer among the documents"
        elif hash_of(found[doc_id]) != digest:
            yield f"{doc_id}: its text has changed; {tell_passages(tables, doc_id, found[doc_id])}"
    for doc_id in sorted(found.keys() - set(listed["doc_id"])):
        yield f"{doc_id}: not in the briefing"


def tell_passages(tables: Mapping[str, pd.DataFrame], doc_id: Id, text: str) -> str:
    """How many passages of a document stand where they stood, elsewhere, or no longer in its new text."""
    counts = {"stand where they stood": 0, "have moved": 0, "are gone": 0}
    for data in tables.values():
        if set(EVIDENCE) <= set(data.columns):
            for row in data[data["doc_id"] == doc_id][["start", "end", "evidence"]].itertuples(index=False, name=None):
                counts[fate(row, text)] += 1
    return ", ".join(f"{count} passages {what}" for what, count in counts.items() if count) or "no passage cites it"


def fate(row: tuple[int, int, str], text: str) -> str:
    """What has become of a passage in a changed text."""
    start, end, evidence = row
    if text[start:end] == evidence:
        return "stand where they stood"
    return "have moved" if evidence in text else "are gone"
