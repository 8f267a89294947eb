"""Judging: attributions as found beside those that a person marked, and how far a confidence can be believed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from helpers.attributions import Attribution
from helpers.markup import Annotation
from helpers.records import Confidence

WORD = re.compile(r"\w+")
LIKE = 0.5  # share of common words from which two contents are the same one
BINS = 8  # levels of confidence that are told apart
SURE = {True: {"according to", "cue behind"}, False: {"according to"}}  # right nine times in ten, by quoted
FAIR = {"that", "clause", "address"}  # rules right seven times in ten
HIGH, MEDIUM = 0.95, 0.85  # on texts held out; others are read worse: drawn so that PolNeAR gives 0.9 and 0.7


Spans = Iterable[tuple[int, int]]


class Judged(NamedTuple):
    """An attribution as found: how sure the finder was, and whether a person marked the same."""

    score: float
    right: bool


class Tally(NamedTuple):
    """How many attributions were found, how many a person marked, how many are in both."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(1, self.found + self.marked)

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


def match(
    string: str, sources: Sequence[Spans], contents: Sequence[Spans], marked: Sequence[Annotation]
) -> dict[int, int]:
    """Which attributions found are right: number of the one marked by number of the one found, the likest pairs first.

    Two are the same if half of the words of both contents are common to them and their sources share a word, where one
    is marked.
    """
    ours = [(words(string, content), words(string, source)) for content, source in zip(contents, sources, strict=True)]
    theirs = [(words(string, one.content), words(string, one.source)) for one in marked]
    pairs = [
        (len(content & given) / len(content | given), -their, -our)
        for their, (given, named) in enumerate(theirs)
        for our, (content, source) in enumerate(ours)
        if content & given and (not named or named & source)
    ]
    right: dict[int, int] = {}
    for share, their, our in sorted(pairs, reverse=True):
        if share >= LIKE and -our not in right and -their not in right.values():
            right[-our] = -their
    return right


def words(string: str, spans: Spans) -> frozenset[tuple[int, int]]:
    """The places of all words in some spans."""
    return frozenset(match.span() for start, end in spans for match in WORD.finditer(string, start, end))


def levels_of(judged: Iterable[Judged]) -> list[list[float]]:
    """Pairs of a score and the share of attributions of about that score that are right, both rising.

    Attributions in the order of their score are cut into bins of equal size; neighbours that contradict the order are
    pooled, so that a surer attribution never gets a lower confidence.
    """
    ordered = sorted(judged)
    if not ordered:
        return [[0, 0]]
    size = max(1, len(ordered) // BINS)
    pools = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    if len(pools) > 1 and len(pools[-1]) < size / 2:
        pools[-2] += pools.pop()
    at = 0
    while at + 1 < len(pools):
        if share(pools[at]) >= share(pools[at + 1]):
            pools[at] = pools[at] + pools.pop(at + 1)
            at = max(0, at - 1)
        else:
            at += 1
    middle = (sum(one.score for one in pool) / len(pool) for pool in pools)
    return [[round(score, 3), round(share(pool), 3)] for score, pool in zip(middle, pools, strict=True)]


def confidence_of(attribution: Attribution, *, quoted: bool) -> Confidence:
    """How far to trust a statement: low without a source, else by how often such finds are right.

    Parameters
    ----------
    attribution : Attribution
    quoted : bool
        Whether the passage stands in quotation marks, all of it.
    """
    if attribution.source is None:
        return "low"
    if attribution.confidence is not None:
        return tier_of(attribution.confidence)
    return "high" if attribution.rule in SURE[quoted] else "medium" if attribution.rule in FAIR else "low"


def tier_of(confidence: float) -> Confidence:
    """A confidence as the tables name it."""
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


def share(pool: Sequence[Judged]) -> float:
    """Share of right ones."""
    return sum(one.right for one in pool) / len(pool)
