"""From what the network says about each token to attributions: spans of source, cue and content.

Everything is rounded before it is compared, so that another processor comes to the same spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from helpers.finds import Find, joined, settle
from helpers.language import Text
from helpers.spans import Span
from helpers.windows import Window

OTHER, SOURCE, CUE, CONTENT = range(4)
DIGITS = 3  # to which chances are rounded before any decision
FLOOR = 1e-3  # chance below which a role is as good as excluded
SURE = 0.3  # by how much the inner of two reports must be likelier than the outer one to replace it
EDGES = " \t\r\n,;:"


class Reading(NamedTuple):
    """What the network says about a window: possible anchors of cues, and each token's role relative to them."""

    anchors: np.ndarray  # positions of tokens
    chances: np.ndarray  # that the token is the anchor of a cue
    relations: np.ndarray  # anchors x tokens x roles: chances that sum to 1


@dataclass(frozen=True)
class Choice:
    """Where the decoder draws its lines; set on held-out texts."""

    anchor: float = 0.5  # chance from which a token is an anchor
    change: float = 1.5  # what a change of role from one word to the next must gain, as a logarithm
    source: float = 0.1  # chance from which the likeliest source is taken where none is likely
    quotation: float = 0.5  # share of a quotation from which all of it is content


def decode(text: Text, windows: list[tuple[Window, Reading]], choice: Choice) -> list[Find]:
    """Find the attributions of a text in what the network says about its windows.

    Parameters
    ----------
    text : Text
    windows : list of (Window, Reading)
        In the order of the text.
    choice : Choice

    Returns
    -------
    list of Find
        In the order of their content.
    """
    found = [find for window, reading in windows for find in outermost(read_window(text, window, reading, choice))]
    return settle(text, found, choice.quotation)


def read_window(text: Text, window: Window, reading: Reading, choice: Choice) -> Iterator[Find]:
    """Yield the attributions of one window, the surest anchor first."""
    chances = np.round(reading.chances.astype(float), DIGITS)
    kept = [at for at in np.argsort(-chances, kind="stable") if chances[at] >= choice.anchor]
    if not kept or not window.words:
        return
    firsts = np.array([word.start for word in window.words])
    place = {at: int(np.searchsorted(firsts, reading.anchors[at], side="right")) - 1 for at in kept}
    relations = by_word(np.round(reading.relations[kept].astype(float), DIGITS), window)
    roles = likeliest(relations, [place[at] for at in kept], choice.change)
    taken: set[int] = set()
    for at, row, chance in zip(kept, roles, relations, strict=True):
        if place[at] not in taken:
            find = find_spans(text, window, (row, chance), choice)
            if find.contents:
                taken.update(np.flatnonzero(row == CUE).tolist())
                anchor = window.tokens[window.words[place[at]].start].start
                yield replace(find, anchor=anchor, chance=float(chances[at]))


def by_word(relations: np.ndarray, window: Window) -> np.ndarray:
    """Mean chances over the tokens of each word: anchors x words x roles."""
    weights = np.zeros((len(window.tokens), len(window.words)))
    for at, word in enumerate(window.words):
        weights[word.start : word.stop, at] = 1 / len(word)
    return np.einsum("atr,tw->awr", relations, weights)


def likeliest(relations: np.ndarray, anchors: list[int], change: float) -> np.ndarray:
    """The likeliest sequence of roles for each anchor where every change of role has its price (Viterbi)."""
    scores = np.log(relations + FLOOR)
    excluded = np.full(len(scores[0, 0]), -1e3)
    excluded[CUE] = 0
    for row, anchor in enumerate(anchors):
        scores[row, anchor] = excluded
    rows, words, _ = scores.shape
    back = np.zeros(scores.shape, dtype=int)
    best = scores[:, 0]
    for word in range(1, words):
        other, changed = best.argmax(1)[:, None], best.max(1)[:, None] - change
        back[:, word] = np.where(best >= changed, np.arange(best.shape[1])[None], other)
        best = np.maximum(best, changed) + scores[:, word]
    roles = np.zeros((rows, words), dtype=int)
    roles[:, -1] = best.argmax(1)
    for word in range(words - 1, 0, -1):
        roles[:, word - 1] = np.take_along_axis(back[:, word], roles[:, word][:, None], 1)[:, 0]
    return roles


def find_spans(text: Text, window: Window, row: tuple[np.ndarray, np.ndarray], choice: Choice) -> Find:
    """The spans of one attribution from the role of every word and the chances behind it."""
    roles, chances = row
    sources = list(runs(roles, SOURCE))
    if sources:
        source = max(sources, key=lambda run: chances[run.start : run.stop, SOURCE].sum())
    else:
        source = likely_source(roles, chances, choice.source)
    cues = [span_of(text, window, run) for run in runs(roles, CUE)]
    contents = (span_of(text, window, part) for run in runs(roles, CONTENT) for part in by_paragraph(window, run))
    given = np.flatnonzero(roles != OTHER)
    return Find(
        span_of(text, window, source) if source else None,
        max(cues, key=lambda span: span.end - span.start) if cues else None,
        joined([span for span in contents if any(map(str.isalnum, text[span]))]),
        anchor=0,
        chance=0,
        support=float(np.round(chances[given, roles[given]].mean(), DIGITS)) if len(given) else 0,
    )


def runs(roles: np.ndarray, role: int) -> Iterator[range]:
    """Yield the stretches of words that have one role."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], roles == role, [False]]).astype(int)))
    yield from (range(int(first), int(last)) for first, last in edges.reshape(-1, 2))


def by_paragraph(window: Window, run: range) -> Iterator[range]:
    """Yield the parts of a stretch of words that stand in one paragraph each."""
    first = run.start
    for word in run:
        if word + 1 == run.stop or window.words[word].stop != window.words[word + 1].start:
            yield range(first, word + 1)
            first = word + 1


def likely_source(roles: np.ndarray, chances: np.ndarray, least: float) -> range | None:
    """The likeliest source among words without a role, with neighbours half as likely; None below the least chance."""
    free = np.where(roles == OTHER, chances[:, SOURCE], 0)
    at = int(free.argmax())
    if free[at] < least:
        return None
    first, last = at, at + 1
    while first > 0 and free[first - 1] >= free[at] / 2:
        first -= 1
    while last < len(free) and free[last] >= free[at] / 2:
        last += 1
    return range(first, last)


def span_of(text: Text, window: Window, run: range) -> Span:
    """The text that a stretch of words covers, without outer white space and commas."""
    first, last = window.words[run.start].start, window.words[run.stop - 1].stop - 1
    return text.trimmed(window.tokens[first].start, window.tokens[last].end, EDGES)


def outermost(finds: Iterator[Find]) -> list[Find]:
    """Of reports inside reports the outer ones, unless an inner one is much likelier."""
    kept: list[Find] = []
    for find in finds:
        if any(holds(other, find) for other in kept):
            continue
        inner = [other for other in kept if holds(find, other)]
        if all(other.chance <= find.chance + SURE for other in inner):
            kept = [*(other for other in kept if other not in inner), find]
    return kept


def holds(outer: Find, inner: Find) -> bool:
    """Whether the anchor of one attribution stands in the content of another."""
    return any(span.start <= inner.anchor < span.end for span in outer.contents)
