"""Traces of machines in a text: article spinning and machine translation, found outside quotations.

A trace that no writer leaves counts alone. Others occur in good English now and then: they count only where a text
holds so many of them that chance is out of the question. Weights (`tells` in the tables) are rounded log odds, measured
on diplomatic English at large.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from helpers.flaws import Flaw
from helpers.language import Text, parse
from helpers.lexicon import lexicon
from helpers.patterns import Patterns
from helpers.records import AnomalyKind, Document, Mention, Severity
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.spinning import spinner
from helpers.translation import find_marks

ALONE = 3  # weight from which a trace counts by itself
LEAST = 4  # weight of all traces of a text from which the lighter ones may count
DENSE = {"spinning": 25, "translation": 12}  # weight per 1,000 words from which they do
FEW_WORDS = 150  # words below which a text is treated as if it had so many
MACHINES = "1995"  # texts of earlier years were written by people
TRACES = ("paraphrase_artefact", "negation_trap", "modality_shift", "condition_marker")  # kinds of anomaly they make
WORD = re.compile(r"\w+")
EFFECTS: dict[Severity, str] = {
    "high": "can turn the meaning round",
    "medium": "can hide who is meant or what is done",
    "low": "repaired for matching only, never in evidence",
}


class Trace(NamedTuple):
    """A trace of a machine: where, what was probably meant, what the machine did, how much it tells."""

    span: Span
    reading: str
    origin: str
    tells: int
    kind: AnomalyKind = "paraphrase_artefact"
    severity: Severity = "low"


def find_paraphrases(scanner: Scanner, mentions: list[Mention], reference: Reference) -> Iterator[Flaw]:
    """Yield the traces of machines in a text as flaws, without overlap, in order.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    mentions : list of Mention
        Of the text.
    reference : Reference
    """
    if scanner.text.date and scanner.text.date < MACHINES:
        return
    traces = [t for t in find_traces(scanner, mentions, reference) if is_outside(scanner, t.span)]
    for trace in separate(counting(traces, words_outside(scanner.text))):
        effect = EFFECTS[trace.severity]
        if trace.origin == "translation" and trace.severity == "low":
            effect = "translated by a machine: the words are not the speaker's own"
        yield Flaw(trace.span, trace.kind, trace.severity, trace.reading, effect)


def score_documents(documents: Iterable[Document], anomalies: pd.DataFrame) -> list[Document]:
    """Documents with their score: traces of machines per 1,000 words outside quotations, rounded.

    Parameters
    ----------
    documents : iterable of Document
    anomalies : pandas.DataFrame
        Of all documents.
    """
    count = anomalies[anomalies["kind"].isin(TRACES)]["doc_id"].value_counts().to_dict()
    return [replace(d, paraphrase_score=score(d, count[d.doc_id])) if d.doc_id in count else d for d in documents]


def score(document: Document, traces: int) -> int:
    """Traces of machines per 1,000 words outside quotations."""
    return round(1000 * traces / max(FEW_WORDS, words_outside(parse(document))))


def find_traces(scanner: Scanner, mentions: list[Mention], reference: Reference) -> Iterator[Trace]:
    """Yield every trace of a machine, those that count only together included."""
    yield from find_spun_phrases(scanner, reference)
    yield from find_spun_words(scanner, reference)
    yield from find_lost_conditions(scanner, mentions)
    rows = {row.pattern: row for row in reference.paraphrases}
    for hit in telling_patterns(reference).find(scanner):
        row = rows[hit.key]
        yield Trace(scanner.span(hit.first, hit.last), row.reading, row.origin, int(row.tells), row.kind, row.severity)
    for mark in find_marks(scanner, mentions, reference):
        yield Trace(mark.span, mark.reading, mark.origin, mark.tells)


@lru_cache(maxsize=8)
def telling_patterns(reference: Reference) -> Patterns:
    """The patterns of the table of paraphrases."""
    words = lexicon(reference)
    common = words.kind("auxiliary") | words.kind("preposition") | words.kind("determiner") | words.kind("coordinator")
    return Patterns(
        (row.pattern for row in reference.paraphrases), common | words.kind("pronoun") | {",", "to", "that"}
    )


def find_spun_phrases(scanner: Scanner, reference: Reference) -> Iterator[Trace]:
    """Yield set phrases whose words have been replaced."""
    offices = office_phrases(reference)
    for spun in spinner(reference).find(scanner.lower):
        severity: Severity = "medium" if spun.phrase in offices else "low"
        yield Trace(scanner.span(spun.first, spun.last), spun.phrase, "spinning", ALONE, severity=severity)


@lru_cache(maxsize=8)
def office_phrases(reference: Reference) -> frozenset[str]:
    """Titles of offices and names of institutions, by which somebody would be missed."""
    return frozenset(term.term.lower() for term in reference.terms if term.kind in ("office", "institution"))


def find_spun_words(scanner: Scanner, reference: Reference) -> Iterator[Trace]:
    """Yield words that spinners put for others and that people seldom choose."""
    telling = spinner(reference).telling
    for token, word in enumerate(scanner.lower):
        for words, reading, tells in telling.get(word, ()):
            last = token + len(words)
            if tuple(scanner.lower[token:last]) == words:
                yield Trace(scanner.span(token, last), reading, "spinning", tells)
                break


def find_lost_conditions(scanner: Scanner, mentions: list[Mention]) -> Iterator[Trace]:
    """Yield "except" before somebody who acts, where "unless" was meant: "except NATO reduces its presence"."""
    starts = {scanner.text.token_at(m.start): scanner.text.token_at(m.end - 1) + 1 for m in mentions}
    for token, word in enumerate(scanner.lower):
        if word != "except":
            continue
        last = token + 1
        while (first := last + (scanner.word(last) in ("the", "and", "or", ","))) in starts:
            last = starts[first]
        if last == token + 1 and scanner.of(last, "subject"):
            last += 1
        if last > token + 1 and is_verb_like(scanner, last):
            span = scanner.span(token, last)
            yield Trace(span, f"unless{scanner.text[span][6:]}", "spinning", 1, "condition_marker", "high")


def is_verb_like(scanner: Scanner, token: int) -> bool:
    """Whether a verb may stand at a token: a word that neither joins nor leads a noun."""
    return scanner.word(token).isalpha() and not scanner.of(
        token, "preposition", "coordinator", "subordinator", "relative"
    )


def is_outside(scanner: Scanner, span: Span) -> bool:
    """Whether a span stands in the text proper and outside quotations, which machines leave alone."""
    return span.start >= scanner.text.body and scanner.text.token_at(span.start) not in scanner.quoted


def words_outside(text: Text) -> int:
    """Number of words outside quotations."""
    quoted = sum(len(WORD.findall(text[quotation[:2]])) for quotation in text.quotations)
    return len(WORD.findall(text.string, text.body)) - quoted


def counting(traces: list[Trace], words: int) -> list[Trace]:
    """The traces that count: alone, or because the text is full of their kind."""
    weights: dict[str, int] = defaultdict(int)
    for trace in separate(traces):
        weights[trace.origin] += trace.tells
    dense = {o for o, w in weights.items() if w >= LEAST and 1000 * w / max(FEW_WORDS, words) >= DENSE[o]}
    return [trace for trace in traces if trace.tells >= ALONE or trace.origin in dense]


def separate(traces: list[Trace]) -> list[Trace]:
    """Traces without overlap, in order: the weightier, then the longer of two stays."""
    kept: list[Trace] = []
    taken: set[int] = set()
    for trace in sorted(traces, key=lambda t: (-t.tells, t.span.start - t.span.end, t.span.start)):
        if taken.isdisjoint(range(*trace.span)):
            taken.update(range(*trace.span))
            kept.append(trace)
    return sorted(kept, key=lambda t: t.span)
