"""What is wrong with the text itself: an audit before anybody relies on its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from helpers.gazetteer import distance
from helpers.language import Span, Text, pipeline
from helpers.phrases import Phrases, phrase_words
from helpers.records import Anomaly, AnomalyKind, Severity
from helpers.reference import Reference

ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xbf€™œž“”‚„…†‡ˆ‰‹›˜¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿][^\s]{0,2}")


def find_anomalies(text: Text, reference: Reference) -> list[Anomaly]:
    """Find what is wrong with a text.

    Returns
    -------
    list of Anomaly
        In order. Readings serve matching and warn readers; the text itself is never changed.
    """
    found = [
        *find_metadata(text),
        *find_acronym_slips(text, reference),
        *find_paraphrases(text, reference),
        *find_unmatched_quotes(text),
        *find_encoding(text),
    ]
    found.sort(key=lambda a: (a.start, a.end))
    return [replace(a, anomaly_id=f"{text.doc_id}-n{n}") for n, a in enumerate(found, 1)]


def anomaly(
    text: Text, span: Span, kind: AnomalyKind, severity: Severity, *, reading: str = "", effect: str = ""
) -> Anomaly:
    """An anomaly over a span of a text."""
    return Anomaly(
        anomaly_id="",
        doc_id=text.doc_id,
        start=span.start,
        end=span.end,
        evidence=text[span],
        kind=kind,
        reading=reading,
        severity=severity,
        effect=effect,
    )


def find_metadata(text: Text) -> Iterator[Anomaly]:
    """Yield the header of metadata before the text proper."""
    if text.body and text.string[: text.body].strip():
        yield anomaly(
            text,
            Span(0, text.body),
            "metadata_in_body",
            "high",
            reading="(document date)",
            effect="read as the document's date, left out of the analysis",
        )


def find_acronym_slips(text: Text, reference: Reference) -> Iterator[Anomaly]:
    """Yield acronyms that no table knows but that are two swapped letters away from one that the text names."""
    known = known_acronyms(reference)
    named = {m.group() for m in ACRONYM.finditer(text.string)} & known
    for match in ACRONYM.finditer(text.string, text.body):
        word = match.group()
        if word in known:
            continue
        meant = [k for k in sorted(named) if sorted(k) == sorted(word) and distance(k, word) <= 2]
        if len(meant) == 1:
            effect = f"{meant[0]} would be missed"
            yield anomaly(text, Span(*match.span()), "acronym_typo", "high", reading=meant[0], effect=effect)


@lru_cache(maxsize=8)
def known_acronyms(reference: Reference) -> frozenset[str]:
    """Names and aliases of actors that are written in capitals."""
    names = (name for entry in reference.actors.values() for name in (entry.name, *entry.aliases))
    return frozenset(name for name in names if ACRONYM.fullmatch(name))


def find_paraphrases(text: Text, reference: Reference) -> Iterator[Anomaly]:
    """Yield words that a paraphrasing machine puts in place of the usual ones, outside quotations."""
    rows = {row.term: row for row in reference.paraphrases}
    lower = [word.lower() for word in text.words]
    end = 0
    for hit in paraphrase_phrases(reference).find(lower):
        span = Span(text.starts[hit.first], text.end_of(hit.last - 1))
        quoted = any(q.start <= span.start < q.end for q in text.quotations)
        if quoted or span.start < max(end, text.body):
            continue
        row, end = rows[hit.key], span.end
        effect = (
            "can turn the meaning round" if row.severity == "high" else "repaired for matching only, never in evidence"
        )
        yield anomaly(text, span, row.kind, row.severity, reading=row.reading, effect=effect)


@lru_cache(maxsize=8)
def paraphrase_phrases(reference: Reference) -> Phrases:
    """The phrases of the paraphrase table, by their term."""
    make = pipeline().make_doc
    return Phrases((row.term, phrase_words(row.term, make)) for row in reference.paraphrases)


def find_unmatched_quotes(text: Text) -> Iterator[Anomaly]:
    """Yield opening quotation marks that nothing closes, unless the next paragraph goes on with the quotation."""
    for quotation in text.quotations:
        following = text.string[quotation.end :].lstrip()[:1]
        if not quotation.closed and following not in ('"', "“", "„", "«"):
            mark = Span(quotation.start, quotation.start + quotation.width)
            yield anomaly(text, mark, "unmatched_quote", "medium", effect="taken as quoted to the end of the paragraph")


def find_encoding(text: Text) -> Iterator[Anomaly]:
    """Yield traces of text that was decoded twice."""
    for match in MOJIBAKE.finditer(text.string):
        yield anomaly(text, Span(*match.span()), "encoding", "medium", effect="characters were decoded twice")
