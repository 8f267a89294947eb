"""The main predicate of a passage: who is its subject, which auxiliaries it has, whether it is negated, its verb.

Read from the tokens, without a parser: the first verb group behind the first subject. An adverbial before the main
clause is passed over.
"""

from __future__ import annotations

from typing import NamedTuple

from helpers.cues import is_verb
from helpers.scanner import Scanner

ADVERBIAL = 14  # tokens of an adverbial before the main clause
HEAD = 4  # tokens of a subject before its relative clause
OWN = 3  # tokens behind a relative within which an auxiliary belongs to its clause
CLITICS = frozenset({"'s", "’s", "'d", "’d"})  # auxiliary or possessive: what stands before decides
LIGHT = frozenset({"no", "nothing", "nobody", "none", "without", "neither"})  # negations that belong to what follows


class Predicate(NamedTuple):
    """A verb group with its subject, in tokens; `verb` is the first token behind the auxiliaries."""

    subject: range
    auxiliaries: range
    verb: int


def find_predicate(scanner: Scanner, tokens: range) -> Predicate | None:
    """The main predicate of a passage; None where no verb group is found.

    Parameters
    ----------
    scanner : Scanner
    tokens : range
        The passage.
    """
    start = main_clause(scanner, tokens)
    for token in range(start, tokens.stop):
        if token > start and opens_clause(scanner, token):
            return behind_relative(scanner, range(start, tokens.stop), token)
        if scanner.of(token, "auxiliary", "modal") and not is_possessive(scanner, token):
            return group_at(scanner, range(start, tokens.stop), token)
        if token > start and is_finite(scanner, token, start):
            return Predicate(range(start, token), range(token, token), token)
    return None


def group_at(scanner: Scanner, tokens: range, token: int) -> Predicate:
    """The predicate whose first auxiliary stands at a token; what is before it is its subject."""
    end = group_end(scanner, token, tokens.stop)
    return Predicate(range(tokens.start, token), range(token, end), end)


def behind_relative(scanner: Scanner, tokens: range, relative: int) -> Predicate | None:
    """The predicate behind a short subject with a relative clause: "papers that land in the press *do not* help"."""
    if relative - tokens.start > HEAD or not scanner.of(relative, "relative"):
        return None
    found = [t for t in range(relative, tokens.stop) if scanner.of(t, "auxiliary", "modal")]
    later = [t for t in found if t - relative > OWN and not is_possessive(scanner, t)]
    return group_at(scanner, tokens, later[0]) if later and (found[0] in later or len(later) == 1) else None


def main_clause(scanner: Scanner, tokens: range) -> int:
    """Where the main clause begins: behind conjunctions, adverbs and an adverbial that ends at a comma."""
    at = tokens.start
    while at < tokens.stop - 1 and (scanner.of(at, "coordinator", "adverb") or scanner.word(at) in (",", "that", '"')):
        at += 1
    if scanner.of(at, "preposition", "subordinator", "weekday") and at not in scanner.named:
        near = range(at + 1, min(at + ADVERBIAL, tokens.stop - 2))
        at = next((token + 1 for token in near if scanner.word(token) == ","), at)
    return at


def opens_clause(scanner: Scanner, token: int) -> bool:
    """Whether a clause of its own opens before the main verb was found: "the fact that", "blocs which"."""
    return scanner.of(token, "relative", "subordinator") and scanner.word(token) not in ("as", "so", "than")


def group_end(scanner: Scanner, token: int, stop: int) -> int:
    """The token behind the auxiliaries, negations and adverbs of a verb group."""
    end = token + 1
    while end < stop and scanner.word(end) not in LIGHT:
        if not (scanner.of(end, "auxiliary", "modal", "negation") or scanner.is_adverb(end)):
            break
        end += 1
    return end


def is_possessive(scanner: Scanner, token: int) -> bool:
    """Whether a clitic is a possessive: behind anything but a pronoun."""
    return scanner.word(token) in CLITICS and not scanner.of(token - 1, "subject", "pronoun")


def is_finite(scanner: Scanner, token: int, start: int) -> bool:
    """Whether a token is a finite verb of the lexicon."""
    form = scanner.lexicon.find("reporting", scanner.lower, token)
    return form is not None and form.tense != "gerund" and is_verb(scanner, token, form, start)


def is_negated(scanner: Scanner, predicate: Predicate) -> bool:
    """Whether the verb group, or the word right behind it, holds a negation."""
    return any(scanner.of(token, "negation") for token in range(predicate.auxiliaries.start, predicate.verb + 1))
