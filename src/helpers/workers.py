"""Coding many documents: in batches, on all cores where that pays, each batch kept as soon as it is done."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from tqdm import tqdm

from helpers.records import Document
from helpers.reference import Reference
from helpers.store import Store, Tables, key_of

BATCH = 1_000_000  # characters coded between two visits to the store
WORTH = 4 * BATCH  # characters from which starting a second process pays

Coder = Callable[[Document, Reference], Tables]
_state: dict = {}  # what a worker process keeps between batches


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
    count = workers or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    pieces = list(batches(documents))
    with tqdm(total=size, unit="characters", unit_scale=True, desc="coding", disable=None, leave=False) as bar:
        if count == 1 or len(pieces) == 1 or (workers is None and size < WORTH):
            set_up(store, reference, code, mode)
            found = map(code_batch, pieces)
        else:
            found = spread(pieces, count, (store, reference, code, mode))
        segments: dict[str, str] = {}
        for keys, segment, characters in found:
            segments |= dict.fromkeys(keys, segment)
            bar.update(characters)
    return segments


def spread(pieces: list[list[Document]], count: int, settings: tuple) -> Iterator[tuple[list[str], str, int]]:
    """Yield the results of batches as processes finish them; on Ctrl-C what is done is kept and the rest is dropped."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(count, len(pieces)), context, initializer=set_up, initargs=settings) as pool:
        try:
            for future in as_completed([pool.submit(code_batch, piece) for piece in pieces]):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def set_up(store: Store, reference: Reference, code: Coder, mode: str) -> None:
    """Give a process what it needs for every batch."""
    _state.update(store=store, reference=reference, code=code, mode=mode)


def code_batch(documents: list[Document]) -> tuple[list[str], str, int]:
    """Code a batch of documents and write its segment; gives their keys, the segment, the number of characters."""
    reference, code, mode = _state["reference"], _state["code"], _state["mode"]
    coded = {key_of(document, reference, mode): code(document, reference) for document in documents}
    return list(coded), _state["store"].write(coded), sum(document.characters for document in documents)
