"""What a statement is about: the issue of the analysts' table whose terms weigh most in it.

Long terms weigh more than short ones, early ones more than late ones, those in a condition less; hints count only where
no term stands; a general issue gives way to a specific one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from helpers.entries import Issue
from helpers.language import pipeline
from helpers.paraphrases import MACHINES
from helpers.phrases import Hit, Phrases, phrase_words
from helpers.records import Id
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spinning import spinner

HALF = 14  # tokens behind the start of a passage at which a term weighs half
WORD = 0.35  # what each further word of a term adds to its weight
HINT = 0.25
GENERAL = 0.7
INSIDE = 0.3  # weight of a term in a condition
INSIDE_CLAUSE = 0.6  # weight of a term in a clause inside the passage
REST = 0.3  # what further terms of an issue add to its weightiest
TALKS = 2.0  # weight of the issues of talking where a statement offers or refuses talks


class Term(NamedTuple):
    """What a phrase says of an issue."""

    issue_id: Id
    weight: float
    against: bool = False  # it names the opposite


class Topic(NamedTuple):
    """The issue of a passage, and the tokens of its weightiest term."""

    issue_id: Id = ""
    tokens: range = range(0)
    against: bool = False


class Issues:
    """Finds the issues of the passages of one text.

    Parameters
    ----------
    scanner : Scanner
    reference : Reference
    """

    def __init__(self, scanner: Scanner, reference: Reference) -> None:
        self.scanner, self.reference = scanner, reference
        self.phrases, self.spinner = issue_phrases(reference), spinner(reference)

    def find(self, tokens: range, condition: range | None = None, *, talking: bool = False) -> Topic:
        """The issue of a passage; an empty one where no term stands.

        Parameters
        ----------
        tokens : range
        condition : range, optional
            Tokens of the passage that state a condition; they count less.
        talking : bool
            Whether the passage offers, asks for or refuses talks.
        """
        found: dict[Id, list[tuple[float, Topic]]] = defaultdict(list)
        embedded = self.embedded(tokens)
        for term, here in self.terms(tokens):
            weight = self.weight(term, here, tokens.start) * (INSIDE_CLAUSE if here.start > embedded else 1)
            weight *= INSIDE if condition and here.start in condition else 1
            weight *= TALKS if talking and self.reference.issues[term.issue_id].mode == "meet" else 1
            found[term.issue_id].append((weight, Topic(term.issue_id, here, term.against)))
        if not found:
            return Topic()
        return max(max(found.values(), key=heaviness), key=lambda pair: pair[0])[1]

    def terms(self, tokens: range) -> Iterator[tuple[Term, range]]:
        """Yield the terms in a passage with their tokens; of one issue each stretch once."""
        taken: dict[Id, int] = defaultdict(int)
        hits = self.phrases.find(self.scanner.lower, tokens.start, tokens.stop)
        for hit in sorted(chain(hits, self.spun(tokens)), key=lambda hit: (hit.first, -hit.last, -hit.key.weight)):
            if hit.first >= taken[hit.key.issue_id]:
                taken[hit.key.issue_id] = hit.last
                yield hit.key, range(hit.first, hit.last)

    def spun(self, tokens: range) -> Iterator[Hit]:
        """Yield the terms that a paraphrasing machine has replaced: "drag again" for "pull back"."""
        if self.scanner.text.date and self.scanner.text.date < MACHINES:
            return
        for spun in self.spinner.find(self.scanner.lower[tokens.start : tokens.stop]):
            here = Hit("", tokens.start + spun.first, tokens.start + spun.last)
            yield from (here._replace(key=hit.key) for hit in self.phrases.find(spun.phrase.split()))

    def embedded(self, tokens: range) -> int:
        """Where a clause inside the passage opens: "the guarantee *that* Ukraine ..."."""
        inner = (
            t for t in tokens[3:] if self.scanner.of(t, "relative") or self.scanner.word(t) in ("because", "since")
        )
        return next(inner, tokens.stop)

    def weight(self, term: Term, here: range, start: int) -> float:
        """How much a term weighs where it stands."""
        return term.weight * (1 + WORD * (len(here) - 1)) / (1 + (here.start - start) / HALF)


@lru_cache(maxsize=8)
def issue_phrases(reference: Reference) -> Phrases:
    """The terms of all issues; what names the opposite goes before a term of the same words."""
    make = pipeline().make_doc
    return Phrases((term, phrase_words(words, make)) for i in reference.issues.values() for term, words in terms_of(i))


def terms_of(issue: Issue) -> Iterable[tuple[Term, str]]:
    """Yield the terms of an issue, each phrase once."""
    weight = GENERAL if issue.kind == "general" else 1.0
    found = dict.fromkeys(issue.hints, Term(issue.issue_id, HINT * weight))
    found |= dict.fromkeys(issue.terms, Term(issue.issue_id, weight))
    found |= dict.fromkeys(issue.against, Term(issue.issue_id, weight, against=True))
    return ((term, words) for words, term in found.items())


def heaviness(found: list[tuple[float, Topic]]) -> float:
    """The weight of an issue: its weightiest term, and a share of the others."""
    weights = [weight for weight, _ in found]
    return round(max(weights) + REST * (sum(weights) - max(weights)), 6)
