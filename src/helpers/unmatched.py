"""Statements that no issue covers, and the words they share: a start for a row in the table of issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from helpers.cells import cite, spell
from helpers.corpus import Corpus
from helpers.inline import Sentence, sentence
from helpers.language import pipeline
from helpers.lexicon import lexicon
from helpers.records import Id
from helpers.reference import Reference
from helpers.sentences import Row, Teller, flatten, rows_of
from helpers.wording import capitalise, shorten

LONGEST = 3  # words of a term
SHORT = 3  # letters of a word that says something
LEAST = 2  # statements that share a term worth a look
CONTEXT = 110  # characters of the example
GRAMMAR = (
    "auxiliary", "modal", "negation", "determiner", "possessive", "pronoun", "subject", "subordinator", "coordinator",
    "preposition", "relative", "adverb", "weekday", "number", "particle",
)  # fmt: skip


class Candidate(NamedTuple):
    """A term that statements without an issue share, and these statements."""

    term: str
    statement_ids: tuple[Id, ...]
    example: str


def unmatched(corpus: Corpus) -> pd.DataFrame:
    """The statements that no issue of the table covers."""
    return corpus.statements[corpus.statements["issue_id"] == ""]


def find_candidates(corpus: Corpus, *, least: int = LEAST) -> list[Candidate]:
    """Find the terms that statements without an issue share.

    Parameters
    ----------
    corpus : Corpus
    least : int
        Statements that a term must stand in.

    Returns
    -------
    list of Candidate
        Those shared by most statements first, longer terms before shorter ones; a term that stands only inside a longer
        one is left out.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for row in unmatched(corpus).to_dict("records"):
        for term in terms_of(row["evidence"], corpus.reference):
            found[term].append(row)
    shared = {term: rows for term, rows in found.items() if len(rows) >= least}
    kept = [term for term in shared if not any(is_inside(term, other, shared) for other in shared)]
    kept.sort(key=lambda term: (-len(shared[term]), -term.count(" "), term))
    return [Candidate(t, tuple(row["statement_id"] for row in shared[t]), shared[t][0]["evidence"]) for t in kept]


def is_inside(term: str, other: str, shared: dict[str, list[Row]]) -> bool:
    """Whether a term stands only where a longer one does."""
    return term != other and f" {term} " in f" {other} " and len(shared[other]) == len(shared[term])


def terms_of(text: str, reference: Reference) -> dict[str, None]:
    """The terms of a text, each once: up to three words in a row that are neither grammar, marks nor speech."""
    return dict.fromkeys(" ".join(run[a:b]) for run in runs(text, reference) for a, b in stretches(len(run)))


def runs(text: str, reference: Reference) -> Iterator[list[str]]:
    """Yield the stretches of telling words in a text, in lower case."""
    run: list[str] = []
    for token in pipeline().make_doc(flatten(text)):
        if token.is_alpha and len(token) > SHORT and token.lower_ not in idle_words(reference):
            run.append(token.lower_)
        elif run:
            yield run
            run = []
    if run:
        yield run


def stretches(length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of one to `LONGEST` places among some."""
    return ((a, b) for a in range(length) for b in range(a + 1, min(a + LONGEST, length) + 1))


@lru_cache(maxsize=8)
def idle_words(reference: Reference) -> frozenset[str]:
    """Words that say nothing of an issue: of grammar, of speech, of time."""
    words = lexicon(reference)
    speech = (word for role in ("reporting", "act") for word in words.role(role))
    return frozenset(speech).union(*(words.kind(kind) for kind in GRAMMAR))


def list_candidates(corpus: Corpus) -> pd.DataFrame:
    """The terms that statements without an issue share, with an example: words for a new row of `issues.csv`."""
    return spell(
        pd.DataFrame(find_candidates(corpus), columns=Candidate._fields),
        {
            "Term": lambda row: row["term"],
            "Statements": lambda row: len(row["statement_ids"]),
            "Example": lambda row: cite(shorten(flatten(row["example"]), CONTEXT, " …"), row["statement_ids"][:1]),
        },
    )


def read_unmatched(corpus: Corpus) -> Sentence:
    """How many statements no issue covers."""
    words, rows = Teller(corpus).words, rows_of(corpus, "statements")
    found = [row for row in rows if not row["issue_id"]]
    if not rows:
        return Sentence(())
    counted = capitalise(words.count(len(found), "statement", words=True))
    return sentence(words.fill(words.data["readings"]["unmatched"], plural=len(found) != 1, Statements=counted))
