"""Noun phrases around a word: where they begin, whose they are, which places and dates stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.clauses import Clauses
from helpers.dates import find_dates
from helpers.records import Id
from helpers.reference import Reference
from helpers.scanner import MARKS, Scanner
from helpers.spans import Span
from helpers.triggers import is_moving

if TYPE_CHECKING:
    from helpers.parties import Party

OWNERS = frozenset({"'s", "’s", "'", "’"})
REACH = 6  # tokens between a noun and its owner


class NounPhrases:
    """The noun phrases of one text.

    Parameters
    ----------
    clauses : Clauses
        Of the text.
    reference : Reference
    """

    def __init__(self, clauses: Clauses, reference: Reference) -> None:
        self.clauses, self.reference = clauses, reference
        self.scanner: Scanner = clauses.scanner
        self.text = clauses.text
        self.actors = {self.text.token_at(m.start): m.actor_id for m in clauses.mentions}

    def sentence(self, token: int) -> range:
        """The tokens of the sentence that holds a token."""
        return self.scanner.tokens(self.text.sentence_at(self.text.starts[token]))

    def phrase_start(self, noun: int) -> int:
        """Where the noun phrase that ends at a noun begins: at its article, owner or first adjective."""
        at, first = noun, self.sentence(noun).start
        while at > first:
            word = self.scanner.word(at - 1)
            if word in OWNERS:
                named = self.scanner.named.get(at - 1) or self.scanner.named.get(at - 2)
                at = named.start if named else at - 1
                if named:
                    return at - (self.scanner.word(at - 1) == "the")
            elif self.scanner.of(at - 1, "determiner", "possessive"):
                return at - 1
            elif at - 1 in self.scanner.named or self.closed(at - 1):
                return at
            elif word.isalnum() or word == "-":
                at -= 1
            else:
                return at
        return at

    def closed(self, token: int) -> bool:
        """Whether a word belongs to no noun phrase: a preposition, a conjunction, a verb, a mark."""
        kinds = ("preposition", "coordinator", "subordinator", "auxiliary", "relative", "subject", "adverb", "negation")
        if self.scanner.of(token, *kinds) or self.scanner.word(token) in MARKS:
            return True
        return is_moving(self.scanner, token)

    def adjective(self, token: int) -> Id:
        """The state or organisation of an adjective outside any name: "Russian"; empty if it is none."""
        if token in self.scanner.named or token >= len(self.text.words):
            return ""
        return next(iter(self.reference.adjectives.get(self.text.words[token], ())), "")

    def led(self, token: int) -> bool:
        """Whether a preposition leads the noun phrase of a token."""
        before = token - 1
        while self.scanner.of(before, "determiner", "possessive"):
            before -= 1
        return self.scanner.of(before, "preposition")

    def skip(self, token: int, stop: int) -> int:
        """The token behind adverbials of time and place: "received | this Friday, 4, in Beijing | his counterpart"."""
        at = token
        while at < stop:
            word = self.scanner.word(at)
            this_day = word in ("this", "last", "next") and self.scanner.of(at + 1, "weekday")
            if this_day or self.scanner.of(at, "weekday", "adverb") or word in (",", "once") or word.isdigit():
                at += 1
            elif word in ("in", "on", "at") and at + 1 not in self.actors and at + 2 < stop:
                at += 2
            else:
                return at
        return token

    def is_person(self, tokens: range) -> bool:
        """Whether a noun phrase is about persons, by its head."""
        return any(self.scanner.of(t, "humannoun", "humannouns", "part") for t in tokens)

    def is_role(self, token: int) -> bool:
        """Whether a word may stand before a name in an enumeration: a title or a noun for persons."""
        return self.scanner.of(token, "humannoun", "humannouns", "part") or self.scanner.word(token) in ("then", "of")

    def place(self, token: int) -> Id:
        """The state whose capital, or name, stands at a token."""
        if actor := self.actors.get(token, ""):
            return actor if self.reference.kinds.get(actor) in ("state", "organisation") else ""
        return capitals(self.reference).get(self.text.words[token], "") if token < len(self.text.words) else ""

    def places(self, tokens: range) -> Iterator[tuple[int, Id]]:
        """Yield the capitals and states in a range: where each ends, and whose it is."""
        for token in tokens:
            actor = self.place(token)
            if actor:
                yield (self.scanner.named[token].stop if token in self.actors else token + 1), actor

    def end_of(self, token: int) -> int:
        """The token behind a place or name."""
        return self.scanner.named[token].stop if token in self.actors else token + 1

    def span(self, first: int, last: int) -> Span:
        """Code points of some tokens, without outer marks and what a spreadsheet would take for a formula."""
        start, end = self.text.starts[first], self.text.end_of(max(first, last - 1))
        return self.text.trimmed(start, end, ' \t\r\n,;:—–"“”=+@-')

    def dated(self, extent: tuple[int, int]) -> bool:
        """Whether a date stands in a range of tokens."""
        span = self.scanner.span(*extent)
        return bool(find_dates(self.text.string, span, self.text.date))

    def edges(self, token: int) -> tuple[int, int]:
        """First token of a sentence and the one behind it."""
        sentence = self.sentence(token)
        return sentence.start, sentence.stop

    def is_place(self, party: Party) -> bool:
        """Whether a party is only a town at its place: "in Washington"."""
        return party.last - party.first == 1 and self.scanner.of(party.first - 1, "locative")


@lru_cache(maxsize=8)
def capitals(reference: Reference) -> dict[str, Id]:
    """Whose capital or seat a town is, by its name."""
    return {row.term: row.actor_id for row in reference.metonyms if row.place == "yes"}
