"""Where the content of a cue begins and ends."""

from __future__ import annotations

import re

from helpers.cues import Cue
from helpers.scanner import BREAKS, MARKS, Scanner
from helpers.spans import Span

LONGEST = 28  # tokens before a cue in which a quotation still belongs to it
LONGEST_ADVERBIAL = 10  # tokens of an adverbial before a main clause or behind a cue
SHORT_CLAUSE = 8  # tokens behind a comma from which a clause without a known verb is taken as one
REACH_BEHIND = 12  # tokens behind an inserted cue in which the sentence may go on
DATE = re.compile(r"\d{1,4}|(jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)\w*\.?", re.IGNORECASE)


def content_end(scanner: Scanner, sentence: range) -> int:
    """The token after the last word of a sentence, final stops left out."""
    end = sentence.stop
    while end > sentence.start and scanner.word(end - 1) in (".", "!", "?", "…"):
        end -= 1
    return end


def only_introduces(scanner: Scanner, first: int, last: int) -> bool:
    """Whether a stretch is an adverbial before the main clause: "As he left, X said", "At the debate, X said"."""
    opens = scanner.of(first, "preposition") or scanner.word(first) in ("while", "when", "although", "though")
    return opens and first not in scanner.quoted and last - first < LONGEST_ADVERBIAL


def opening(scanner: Scanner, token: int, stop: int) -> int:
    """Where content opens soon behind a cue: at "that", "whether", a colon or a quotation; 0 if it does not."""
    for at in range(token, stop):
        word = scanner.word(at)
        if word == "that" and at > token and scanner.of(at - 1, "preposition"):
            continue  # "protest to that Government" points, and opens nothing
        if word in ("that", "whether", "how", "why", "if", "what") and (at == token or word in ("that", "whether")):
            return at + 1 if word == "that" else at
        if word == ":" and at - token < 12:
            return at + 1
        if at in scanner.quoted:
            return at if at == token or scanner.word(at - 1) == "," or skips(scanner, token, at) else 0
        if word in (",", ";") and scanner.word(at + 1) not in MARKS | {"that"}:
            return 0
    return 0


def skips(scanner: Scanner, token: int, at: int) -> bool:
    """Whether only an adverbial of place or time stands between a cue and a token."""
    return token < at and all(
        scanner.of(t, "preposition", "determiner", "weekday", "adverb", "possessive")
        or DATE.fullmatch(scanner.word(t))
        or t in scanner.named
        for t in range(token, at)
    )


def resumed(scanner: Scanner, cue: Cue, token: int, limit: int) -> int:
    """Where a sentence goes on behind an inserted "X said": after a comma; 0 if it does not.

    Behind a quotation only another quotation goes on.
    """
    spoken = any(t in scanner.quoted for t in range(max(0, cue.first - LONGEST), cue.first))
    for at in range(token, min(token + REACH_BEHIND, limit)):
        if at in scanner.quoted:
            return at
        if scanner.word(at) == "," and limit - at > 3 and not spoken:
            return at + 1
    return 0


def whole_quotations(scanner: Scanner, content: Span) -> Span:
    """Content stretched over quotations that reach into it from the sentence before or out into the next."""
    start, end = content
    for quotation in scanner.text.quotations_in(content):
        if not quotation.closed:
            continue
        if quotation.start < start < quotation.end:
            start = quotation.start
        if quotation.start < end < quotation.end:
            end = quotation.end
    return Span(start, end)


def clause_begins(scanner: Scanner, token: int, limit: int) -> int:
    """Where a clause without "that" begins behind a cue: right there, with a verb before the next mark; or 0."""
    end = next((t for t in range(token, limit) if scanner.word(t) in (",", ";", "(", "—", "–")), limit)
    later = limit - end > SHORT_CLAUSE and not scanner.of(end + 1, "subordinator")
    finite = later or any(is_finite(scanner, t) for t in range(token + 1, end))
    opens = not scanner.of(token, "preposition", "coordinator") and scanner.word(token) not in BREAKS | {".", "to"}
    return token if finite and opens and limit - token >= 3 else 0


def infinitive(scanner: Scanner, token: int, limit: int) -> int:
    """Where an infinitive begins behind a cue, an adverbial between them passed over: "offered at once | to talk"."""
    for at in range(token, min(token + LONGEST_ADVERBIAL, limit)):
        if scanner.word(at) == "to":
            return at if at == token or scanner.of(token, "preposition", "adverb") else 0
        if scanner.word(at) in BREAKS or scanner.of(at, "auxiliary", "relative", "subordinator"):
            return 0
    return 0


def is_finite(scanner: Scanner, token: int) -> bool:
    """Whether a token may be a finite verb: an auxiliary, a past form, a form of a cue."""
    word = scanner.word(token)
    cue = scanner.lexicon.find("reporting", scanner.lower, token)
    return scanner.of(token, "auxiliary") or word.endswith("ed") or (cue is not None and not cue.tail)


def object_begins(scanner: Scanner, token: int, limit: int) -> int:
    """Where an object begins behind a cue: right there, with a word that may open a noun phrase; or 0."""
    named = scanner.of(token, "determiner", "possessive", "number", "negation") or token in scanner.named
    closed = scanner.of(token, "preposition", "coordinator", "auxiliary", "subordinator", "adverb")
    return token if token < limit and (named or (scanner.word(token).isalpha() and not closed)) else 0


def addressed(scanner: Scanner, token: int, limit: int) -> int:
    """Where content begins behind an object that is addressed: "urged | Moscow to", "told X that | ..."; or 0."""
    if not object_begins(scanner, token, limit):
        return 0
    for at in range(token + 1, min(token + REACH_BEHIND, limit)):
        word = scanner.word(at)
        if word in ("that", "whether"):
            return at + (word == "that")
        if word in ("to", "of", "for", "not", "against") and at - token <= 10:
            return token
        if word in (",", ":", ";"):
            return 0
    return 0


def clause_end(scanner: Scanner, token: int, limit: int) -> int:
    """Where an object or infinitive ends: at a comma or conjunction that opens something new."""
    for at in range(token + 1, limit):
        if scanner.word(at) in (";", "–", "—") or (
            scanner.word(at) == "," and limit - at > 1 and scanner.of(at + 1, "subordinator", "relative", "coordinator")
        ):
            return at
    return limit
