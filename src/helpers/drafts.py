"""Documents told as drafts, and whether the same text tells them as signed or sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helpers.assertions import UNLISTED, Assertion
from helpers.flaws import Flaw
from helpers.scanner import BREAKS, Scanner
from helpers.spans import Span
from helpers.triggers import vocabulary

DRAFT = frozenset({"draft", "drafts"})
REACH = 4  # tokens between the draft and the name of the document
AFTER = 2  # sentences behind the draft in which it may be told as signed


class Draft(NamedTuple):
    """A document told as a draft: document and draft together, the draft alone, and where it is told as done."""

    span: Span
    draft: Span
    noun: str
    done: Span | None


def find_drafts(scanner: Scanner) -> Iterator[Assertion]:
    """Yield the claim that a document is a draft: a tension where it is told as signed or sent soon after."""
    for told in drafts(scanner):
        verdict = "tension" if told.done else "not_checkable_offline"
        value = "draft"
        basis = UNLISTED
        if told.done:
            value = f"draft/{scanner.text[told.done].lower()}"
            basis = f"told as “{scanner.text[told.done]}” soon after"
        yield Assertion(told.span, "document_status", told.noun, "status", value, verdict, basis)


def find_tensions(scanner: Scanner) -> Iterator[Flaw]:
    """Yield drafts that the text tells as signed or sent soon after."""
    for told in drafts(scanner):
        if told.done:
            done = scanner.text[told.done].lower()
            yield Flaw(told.draft, "status_tension", "medium", effect=f"a draft here, {done} soon after")


def drafts(scanner: Scanner) -> Iterator[Draft]:
    """Yield the documents that a text tells as drafts, once in each clause."""
    end = 0
    for token, word in enumerate(scanner.lower):
        if word not in DRAFT or token < end or is_drafting(scanner, token):
            continue
        noun = nearest_document(scanner, token)
        if noun is None:
            continue
        first, end = phrase_start(scanner, min(noun, token)), clause_end(scanner, max(noun, token) + 1)
        draft = scanner.span(phrase_start(scanner, token), end)
        yield Draft(scanner.span(first, end), draft, scanner.word(noun), told_done(scanner, end))


def is_drafting(scanner: Scanner, token: int) -> bool:
    """Whether "draft" is a verb: behind "to", a modal verb, or a subject."""
    return scanner.word(token - 1) == "to" or scanner.of(token - 1, "modal", "subject")


def nearest_document(scanner: Scanner, token: int) -> int | None:
    """The noun for the document that is a draft: right behind it, else before it in the same sentence."""
    sentence = scanner.tokens(scanner.text.sentence_at(scanner.text.starts[token]))
    behind = range(token + 1, min(token + 1 + REACH, sentence.stop))
    before = range(token - 1, max(token - 1 - REACH, sentence.start - 1), -1)
    for tokens in (behind, before):
        for place in tokens:
            if (
                scanner.of(place, "letterword", "document")
                and scanner.word(place) not in DRAFT
                and not scanner.of(place, "verbal")
            ):
                return place
            if scanner.word(place) in BREAKS and tokens is behind:
                break
    return None


def phrase_start(scanner: Scanner, token: int) -> int:
    """The first token of a noun phrase: its article, if one stands near before it."""
    for place in range(token - 1, max(-1, token - 4), -1):
        if scanner.of(place, "determiner", "possessive"):
            return place
        if not scanner.word(place).isalpha():
            break
    return token


def clause_end(scanner: Scanner, token: int) -> int:
    """The token behind the clause around a token."""
    sentence = scanner.tokens(scanner.text.sentence_at(scanner.text.starts[token - 1]))
    stops = (t for t in range(token, sentence.stop) if scanner.word(t) in BREAKS - {"-"} or scanner.word(t) in ".!?")
    return next(stops, sentence.stop)


def told_done(scanner: Scanner, token: int) -> Span | None:
    """Where the text tells, in the same sentence or the next ones, that it has been signed or sent; None if nowhere."""
    text = scanner.text
    here = next((n for n, s in enumerate(text.sentences) if s.end >= text.end_of(token - 1)), len(text.sentences) - 1)
    last = scanner.tokens(text.sentences[min(here + AFTER, len(text.sentences) - 1)]).stop
    for place in range(token, last):
        passive = scanner.of(place - 1, "auxiliary") or scanner.of(place - 2, "auxiliary")
        if passive and is_sent(scanner, place) and is_same_document(scanner, place):
            return scanner.span(place, place + 1)
    return None


def is_sent(scanner: Scanner, token: int) -> bool:
    """Whether a token is a verb in the past that sends or signs a letter."""
    known = vocabulary(scanner.lexicon.reference).get(scanner.word(token), ())
    return any(part == "sending" and f.tense == "past" and f.values[0] in ("signed", "sent") for part, f in known)


def is_same_document(scanner: Scanner, token: int) -> bool:
    """Whether "it" or a document is what the verb at a token speaks of."""
    subject = range(max(0, token - 6), token)
    return any(scanner.word(t) == "it" or scanner.of(t, "letterword") for t in subject)
