"""Conditions: under which condition something is said, in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from helpers.lexicon import Lexicon
from helpers.phrases import Phrases
from helpers.scanner import Scanner

SHORTEST = 2  # tokens of a condition behind its connective
SHORT = 5  # letters of words that end on -ing and are no participles: "king", "bring"
MARKS = frozenset({";", "–", "—", "(", ")", ":"})
NEGATIONS = frozenset({"no", "not", "never", "n't", "n’t", "cannot", "nothing"})


def find_condition(scanner: Scanner, tokens: range) -> range | None:
    """The tokens of the first condition in a passage, from its connective to the end of its clause; None without one.

    Parameters
    ----------
    scanner : Scanner
    tokens : range
        The passage.

    Notes
    -----
    Found by connectives ("unless", "as long as"), by inversion ("should Russia attack"), and by "no ... without".
    Set phrases that look alike ("as soon as possible", "even if") are passed over.
    """
    hits = list(connectives(scanner.lexicon).find(scanner.lower, tokens.start, tokens.stop))
    passed = set(idiomatic(scanner, tokens)) if hits else set()
    for hit in hits:
        if hit.first not in passed and is_clause(scanner, hit.last, tokens.stop):
            end = condition_end(scanner, hit.last, tokens, leading=hit.first - tokens.start <= 1)
            if end - hit.last >= SHORTEST:
                return range(hit.first, end)
    return inverted(scanner, tokens) or excluding(scanner, tokens)


def idiomatic(scanner: Scanner, tokens: range) -> Iterator[int]:
    """Yield the tokens of set phrases that look like the beginning of a condition."""
    for hit in idioms(scanner.lexicon).find(scanner.lower, tokens.start, tokens.stop):
        yield from range(hit.first, hit.last)


def is_clause(scanner: Scanner, token: int, stop: int) -> bool:
    """Whether what follows a connective is no bare point in time: "until Tuesday", "until 1997"."""
    bare = scanner.of(token, "weekday", "number") or scanner.word(token).isdigit()
    return token < stop and not bare


def condition_end(scanner: Scanner, token: int, tokens: range, *, leading: bool) -> int:
    """Where a condition ends: before the main clause at a comma, behind it only where something new begins."""
    for at in range(token, tokens.stop):
        word = scanner.word(at)
        if word in MARKS or (word == "," and (leading or opens_clause(scanner, at + 1))):
            return at
    return tokens.stop


def opens_clause(scanner: Scanner, token: int) -> bool:
    """Whether something new begins behind a comma: a clause, or what follows from all this ("making demands")."""
    if scanner.word(token).endswith("ing") and len(scanner.word(token)) > SHORT:
        return True
    return scanner.of(token, "relative", "subordinator", "subject", "auxiliary") or (
        scanner.of(token, "coordinator") and scanner.of(token + 1, "subject", "relative", "auxiliary", "subordinator")
    )


def inverted(scanner: Scanner, tokens: range) -> range | None:
    """A condition without a connective: "should Russia attack, ...", "..., should it attack"."""
    for at in tokens:
        opens = at == tokens.start or scanner.word(at - 1) in (",", "and", "but")
        subject = scanner.of(at + 1, "subject", "determiner") or at + 1 in scanner.named
        if opens and subject and scanner.word(at) in ("should", "were", "had"):
            end = condition_end(scanner, at + 1, tokens, leading=at == tokens.start)
            closed = at > tokens.start or scanner.word(end) == ","
            if end - at > SHORTEST and closed and not (scanner.word(at) != "should" and at > tokens.start):
                return range(at, end)
    return None


def excluding(scanner: Scanner, tokens: range) -> range | None:
    """Code "no talks without Ukraine": what must not be missing."""
    for at in tokens[2:]:
        if scanner.word(at) == "without" and any(scanner.word(t) in NEGATIONS for t in range(tokens.start, at - 1)):
            end = condition_end(scanner, at + 1, tokens, leading=False)
            return range(at, end) if scanner.word(at - 1) != "not" and end > at + 1 else None
    return None


@lru_cache(maxsize=8)
def connectives(words: Lexicon) -> Phrases:
    """The connectives that open a condition."""
    return Phrases(("condition", phrase) for phrase in sorted(words.kind("condition")))


@lru_cache(maxsize=8)
def idioms(words: Lexicon) -> Phrases:
    """Set phrases that look like the beginning of a condition."""
    return Phrases(("idiom", phrase) for phrase in sorted(words.kind("uncondition")))
