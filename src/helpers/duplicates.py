"""Documents that stand in the corpus twice, word for word or nearly so.

Of each text the smallest hashes of its five-word phrases are kept (a bottom-k sketch, Broder 1997): the share of hashes
that two sketches have in common estimates the share of phrases that the texts have in common. Time is linear in the
number of words, memory about a kilobyte a document.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from helpers.records import Document, Id

PHRASE = 5  # words of a phrase
SKETCH = 128  # hashes kept of a text
KEYS = 10  # of these, the smallest, by which similar texts are looked up
CROWD = 50  # documents with one key from which it says nothing: a formula, not a copy
SIMILAR = 0.8  # share of common phrases from which texts count as nearly the same
LEAST_WORDS = 12  # words below which texts are only compared as a whole
WORD = re.compile(r"\w+")
POWERS = np.array([pow(1_000_003, n, 1 << 64) for n in range(PHRASE)], dtype=np.uint64)


class Duplicate(NamedTuple):
    """A document, the earlier one that it repeats, and the share of phrases that they have in common."""

    doc_id: Id
    of_id: Id
    share: float

    @property
    def exact(self) -> bool:
        """Whether the words are the same from first to last."""
        return self.share == 1.0


class Seen:
    """The documents that have been seen: `add` compares one with them, then adds it."""

    def __init__(self) -> None:
        self.whole: dict[int, Id] = {}
        self.sketches: dict[Id, np.ndarray] = {}
        self.places: dict[int, list[Id]] = defaultdict(list)

    def add(self, document: Document) -> Duplicate | None:
        """Compare a document with those before it: the first that is the same, else the most similar one, or none."""
        hashes = word_hashes(document.text[document.body :])
        key = hash(hashes.tobytes())
        if key in self.whole:
            return Duplicate(document.doc_id, self.whole[key], 1.0)
        self.whole[key] = document.doc_id
        sketch = sketch_of(hashes)
        found = self.most_similar(document.doc_id, sketch)
        self.sketches[document.doc_id] = sketch
        for one in sketch[:KEYS].tolist():
            self.places[one].append(document.doc_id)
        return found

    def most_similar(self, doc_id: Id, sketch: np.ndarray) -> Duplicate | None:
        """The document that has most phrases in common with a sketch, if they are enough."""
        near = (self.places.get(one, ()) for one in sketch[:KEYS].tolist())
        candidates = dict.fromkeys(other for ids in near if len(ids) <= CROWD for other in ids)
        found = [Duplicate(doc_id, other, similarity(sketch, self.sketches[other])) for other in candidates]
        best = max(found, key=lambda one: one.share, default=None)
        return best if best and best.share >= SIMILAR else None


def find_duplicates(documents: Iterable[Document]) -> Iterator[Duplicate]:
    """Yield the documents that repeat an earlier one, in order."""
    seen = Seen()
    for document in documents:
        if found := seen.add(document):
            yield found


def word_hashes(text: str) -> np.ndarray:
    """A hash for each word of a text; case, punctuation and white space do not matter."""
    known: dict[str, int] = {}
    words = WORD.findall(text.lower())
    codes = [known.get(w) or known.setdefault(w, zlib.crc32(w.encode("utf-8", "surrogatepass")) + 1) for w in words]
    return np.array(codes, dtype=np.uint64)


def sketch_of(hashes: np.ndarray) -> np.ndarray:
    """The smallest hashes of the phrases of a text, in order; empty for a text of few words."""
    if len(hashes) < LEAST_WORDS:
        return np.empty(0, dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, PHRASE)
    mixed = (windows * POWERS).sum(axis=1, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return np.unique(mixed)[:SKETCH]


def similarity(one: np.ndarray, other: np.ndarray) -> float:
    """Share of phrases that two texts have in common, estimated from their sketches; below 1."""
    if not len(one) or not len(other):
        return 0.0
    union = np.union1d(one, other)[:SKETCH]
    common = np.isin(union, one) & np.isin(union, other)
    return min(0.99, float(common.sum()) / len(union))


def warning_of(duplicate: Duplicate) -> str:
    """What to say about a document that repeats another."""
    if duplicate.exact:
        return f"has the same text as {duplicate.of_id}: what it says is counted twice"
    return (
        f"is nearly the same as {duplicate.of_id} (about {duplicate.share:.0%} of its phrases): much is counted twice"
    )
