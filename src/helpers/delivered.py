"""A delivered report as a corpus again: its tables, its texts, and the reference tables of today for names."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpers.corpus import Corpus
from helpers.frames import frame, read_table
from helpers.project import find_path
from helpers.proof import find_changed, find_unproven, require
from helpers.records import RECORDS
from helpers.reference import Reference
from helpers.verify import TABLES, TEXTS, read_texts


def read_report(folder: str | Path, reference: Reference) -> Corpus:
    """Read the tables and texts that lie beside a delivered briefing.

    Parameters
    ----------
    folder : str or Path
        The report's folder, with `tables` and `texts`.
    reference : Reference
        Names of issues and formats, which the tables give by id only.

    Raises
    ------
    FileNotFoundError
        If there is no report.
    ProofError
        If a passage no longer stands in its text: then nothing can be told from it.
    """
    tables, texts = find_path(folder) / TABLES, find_path(folder) / TEXTS
    if not (tables / "documents.csv").is_file():
        raise FileNotFoundError(f"{folder}: no report here; it has a folder {TABLES} with documents.csv.")
    frames = {t: read_table(t, p) if (p := tables / f"{t}.csv").is_file() else frame(t, ()) for t in RECORDS}
    documents = frames["documents"]
    found = read_texts(texts if texts.is_dir() else tables / TEXTS, documents["doc_id"])
    hashes = dict(zip(documents["doc_id"], documents["sha256"], strict=True))
    require([*find_changed(hashes, found), *find_unproven(frames, found)])
    return Corpus(**frames, texts=found, reference=reference)


def digest_tables(folder: str | Path) -> str:
    """SHA-256 over the tables of a delivered report, wherever it lies."""
    digest = hashlib.sha256()
    for path in sorted((find_path(folder) / TABLES).glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
