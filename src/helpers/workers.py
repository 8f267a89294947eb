"""Coding many documents: in batches, on all cores where that pays, each batch kept as soon as it is done."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from joblib import Parallel, delayed
from tqdm import tqdm

from helpers.records import Document
from helpers.reference import Reference
from helpers.store import Store, Tables, key_of

BATCH = 1_000_000  # characters coded between two visits to the store
WORTH = 4 * BATCH  # characters from which starting a second process pays

Coder = Callable[[Document, Reference], Tables]


class Settings(NamedTuple):
    """What every batch needs, small enough to travel with it."""

    store: Store
    reference: bytes  # pickled; each process unpacks it once
    code: Coder
    mode: str


class Done(NamedTuple):
    """A batch that lies in the store."""

    keys: list[str]
    segment: str
    characters: int


def code_into(
    store: Store,
    documents: list[Document],
    reference: Reference,
    code: Coder,
    *,
    mode: str = "",
    workers: int | None = None,
) -> dict[str, str]:
    """Code documents into a store.

    Parameters
    ----------
    store : Store
    documents : list of Document
    reference : Reference
    code : callable
        Codes one document; must be importable by worker processes.
    mode : str
        What `key_of` takes.
    workers : int, optional
        Number of processes; all cores where the documents are worth it, if absent.

    Returns
    -------
    dict
        Segment by key of each document. The rows do not depend on the number of workers.
    """
    size = sum(document.characters for document in documents)
    pieces = list(batches(documents))
    count = min(workers or (os.cpu_count() or 1 if size >= WORTH else 1), len(pieces))
    settings = Settings(store, pickle.dumps(reference), code, mode)
    run = Parallel(count, return_as="generator_unordered")
    segments: dict[str, str] = {}
    with tqdm(total=size, unit="characters", unit_scale=True, desc="coding", disable=None, leave=False) as bar:
        for done in run(delayed(code_batch)(piece, settings) for piece in pieces):
            segments |= dict.fromkeys(done.keys, done.segment)
            bar.update(done.characters)
    return segments


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield documents in order, in lists of about `BATCH` characters."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += document.characters
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def code_batch(documents: list[Document], settings: Settings) -> Done:
    """Code a batch of documents and write its segment."""
    reference = unpacked(settings.reference)
    coded = {key_of(d, reference, settings.mode): settings.code(d, reference) for d in documents}
    return Done(list(coded), settings.store.write(coded), sum(d.characters for d in documents))


@lru_cache(maxsize=1)
def unpacked(reference: bytes) -> Reference:
    """The reference tables, unpacked once a process."""
    return pickle.loads(reference)
