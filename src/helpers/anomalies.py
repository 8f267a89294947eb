"""What is wrong with the text itself: an audit before anybody relies on its words.

Readings serve matching and warn readers; the text itself is never changed, and shown evidence stays verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from helpers.acronyms import find_slips
from helpers.characters import find_oddities
from helpers.drafts import find_tensions
from helpers.duplicates import word_hashes
from helpers.flaws import Flaw
from helpers.language import OPENING, Text
from helpers.lexicon import Lexicon
from helpers.paraphrases import find_paraphrases
from helpers.phrases import Phrases
from helpers.records import Anomaly, Claim, Document, Exchange, Id, Mention
from helpers.reference import Reference
from helpers.referents import Referents
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.spellings import find_variants

CLOSERS = re.compile("[”»]")
MOST_ODDITIES = 50  # of one text; a file in the wrong encoding is full of them
SHOWN = 200  # code points of a copied document that its row shows


def find_anomalies(
    scanner: Scanner, mentions: list[Mention], exchanges: list[Exchange], claims: list[Claim], reference: Reference
) -> list[Anomaly]:
    """Find what is wrong with a text.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    mentions, exchanges, claims : list
        Of the text.
    reference : Reference

    Returns
    -------
    list of Anomaly
        In order.
    """
    text = scanner.text
    found = [
        *find_metadata(text),
        *find_slips(text, mentions, reference),
        *find_variants(text, mentions, reference),
        *find_paraphrases(scanner, mentions, reference),
        *find_misreadings(claims),
        *find_tensions(scanner),
        *Referents(scanner, mentions, exchanges, reference).flaws(),
        *find_unmatched_quotes(text),
        *find_encoding(text),
        *find_boilerplate(scanner),
    ]
    found = [flaw for flaw in found if flaw.span.end > flaw.span.start]
    found.sort(key=lambda flaw: (flaw.span, flaw.kind))
    return [anomaly(text.doc_id, text.string, flaw, number) for number, flaw in enumerate(found, 1)]


def anomaly(doc_id: Id, string: str, flaw: Flaw, number: int) -> Anomaly:
    """A flaw as a row of the table."""
    return Anomaly(
        anomaly_id=f"{doc_id}-n{number}",
        doc_id=doc_id,
        start=flaw.span.start,
        end=flaw.span.end,
        evidence=string[flaw.span.start : flaw.span.end],
        kind=flaw.kind,
        reading=flaw.reading,
        severity=flaw.severity,
        effect=flaw.effect,
    )


def find_metadata(text: Text) -> Iterator[Flaw]:
    """Yield a header of metadata that stands in the text itself, on the line where the text proper begins."""
    header = text.string[: text.body]
    if header.strip() and "\n" not in header.lstrip():
        effect = "read as the document's date, left out of the analysis"
        start = text.body - len(header.lstrip("\t\r\n"))  # a cell must not begin so
        yield Flaw(Span(start, text.body), "metadata_in_body", "high", "(document date)", effect)


def find_misreadings(claims: Iterable[Claim]) -> Iterator[Flaw]:
    """Yield claims that are true only as intended, or that mislead: the words say something else."""
    for claim in claims:
        span = Span(claim.start, claim.end)
        if claim.verdict == "true_as_intended" and claim.kind != "office_holder":
            yield Flaw(span, "paraphrase_artefact", "high", claim.basis, "the literal reading is false")
        elif claim.verdict == "misleading" and claim.predicate.startswith("head of"):
            yield Flaw(span, "paraphrase_artefact", "medium", claim.basis, "names the wrong office")


def find_unmatched_quotes(text: Text) -> Iterator[Flaw]:
    """Yield opening marks that nothing closes and closing marks that nothing opens.

    A quotation may go on in the next paragraph, which then begins with an opening mark.
    """
    for quotation in text.quotations:
        following = text.string[quotation.end :].lstrip()[:1] if not quotation.closed else ""
        if not quotation.closed and following not in OPENING - {"(", "["} | {'"'}:
            mark = Span(quotation.start, quotation.start + quotation.width)
            yield Flaw(mark, "unmatched_quote", "medium", effect="taken as quoted to the end of the paragraph")
    yield from (Flaw(mark, "unmatched_quote", "medium", effect="opens nothing") for mark in find_stray_closers(text))


def find_stray_closers(text: Text) -> Iterator[Span]:
    """Yield closing quotation marks outside every quotation."""
    quotations = iter(text.quotations)
    quotation = next(quotations, None)
    for match in CLOSERS.finditer(text.string, text.body):
        while quotation and quotation.end <= match.start():
            quotation = next(quotations, None)
        if quotation is None or match.start() < quotation.start:
            yield Span(*match.span())


def find_encoding(text: Text) -> Iterator[Flaw]:
    """Yield characters that mislead: text decoded twice, look-alike letters, invisible and control characters."""
    for oddity in find_oddities(text.string)[:MOST_ODDITIES]:
        span = Span(oddity.start, oddity.end)
        yield Flaw(span, "encoding", "medium", oddity.reading, f"{oddity.kind}: names and words in it may be missed")


def find_boilerplate(scanner: Scanner) -> Iterator[Flaw]:
    """Yield what sites put around a text: "Subscribe to our newsletter", "All rights reserved"."""
    for hit in boilerplate(scanner.lexicon).find(scanner.lower):
        yield Flaw(scanner.span(hit.first, hit.last), "boilerplate", "low", effect="no part of the text proper")


@lru_cache(maxsize=8)
def boilerplate(words: Lexicon) -> Phrases:
    """The phrases that sites put around texts."""
    return Phrases(("boilerplate", phrase) for phrase in sorted(words.kind("boilerplate")))


def find_copies(documents: Iterable[Document]) -> list[Anomaly]:
    """Find the documents that repeat an earlier one: one wire story in five papers counts once.

    Parameters
    ----------
    documents : iterable of Document
        With `duplicate_of` filled in where a document repeats an earlier one.

    Returns
    -------
    list of Anomaly
        One for each copy, over the beginning of its text.
    """
    known = {document.doc_id: document for document in documents}
    found = []
    for document in known.values():
        original = known.get(document.duplicate_of)
        if original is not None:
            found.append(anomaly(document.doc_id, document.text, copied(document, original), 0))
    return found


def copied(document: Document, original: Document) -> Flaw:
    """The flaw of a copy: exact where all words are the same, near otherwise."""
    words, others = (word_hashes(d.text[d.body :]) for d in (document, original))
    exact = len(words) == len(others) and bool((words == others).all())
    start = document.body + len(document.text[document.body :]) - len(document.text[document.body :].lstrip())
    end = document.text.find("\n", start, start + SHOWN)
    end = end if end > start else min(start + SHOWN, len(document.text))
    span = Span(start, start + len(document.text[start:end].rstrip()))
    effect = f"counts as one source with {original.doc_id}"
    return Flaw(
        span, "duplicate" if exact else "near_duplicate", "high" if exact else "medium", original.doc_id, effect
    )
