"""Clauses around a word, and who stands where in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from helpers.records import Id, Mention
from helpers.scanner import MARKS, Scanner
from helpers.spans import Span

STOPS = frozenset({",", ";", ":", "–", "—", "(", ")"}) | MARKS


class Clauses:
    """The clauses of one text with the mentions in them.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
        Of the text, in order.
    """

    def __init__(self, scanner: Scanner, mentions: list[Mention]) -> None:
        self.scanner, self.text = scanner, scanner.text
        self.mentions = [m for m in mentions if m.actor_id]
        self.starts = [m.start for m in self.mentions]

    def around(self, first: int, last: int) -> range:
        """The tokens of the clause that holds some tokens: from mark or conjunction to mark or conjunction."""
        sentence = self.scanner.tokens(self.text.sentence_at(self.text.starts[first]))
        start, end = first, last
        while start > sentence.start and not self.opens(start):
            start -= 1
        while end < sentence.stop and not self.closes(end):
            end += 1
        return range(start, end)

    def opens(self, token: int) -> bool:
        """Whether a clause opens at a token: behind a mark or a conjunction."""
        before = token - 1
        if self.scanner.word(before) in STOPS:
            return True
        return self.scanner.of(before, "subordinator") and self.scanner.word(before) not in (
            "as",
            "than",
            "before",
            "after",
            "since",
        )

    def closes(self, token: int) -> bool:
        """Whether a clause closes before a token: at a mark, a relative, a conjunction with a new subject."""
        word = self.scanner.word(token)
        if word in STOPS or word in (".", "!", "?"):
            return True
        if word in ("and", "but"):
            return self.scanner.of(token + 1, "subject", "auxiliary", "adverb") or self.has_cue(token + 1)
        return word in ("who", "which", "because", "although", "though", "unless")

    def has_cue(self, token: int) -> bool:
        """Whether a reporting verb stands at a token."""
        form = (
            self.scanner.lexicon.find("reporting", self.scanner.lower, token)
            if token < len(self.scanner.lower)
            else None
        )
        return form is not None and form.tense in ("past", "third")

    def named(self, tokens: range) -> list[Mention]:
        """The mentions that stand in a range of tokens."""
        if not tokens:
            return []
        span = self.span(tokens)
        return [m for m in self.mentions[bisect_left(self.starts, span.start) :] if m.start < span.end]

    def span(self, tokens: range) -> Span:
        """Code points of a range of tokens, without outer white space and marks."""
        text = self.text
        return text.trimmed(text.starts[tokens.start], text.end_of(tokens.stop - 1), ' \t\r\n,;:—–"“”.')

    def led_by(self, mentions: list[Mention], *prepositions: str) -> Iterator[Mention]:
        """Yield the mentions that one of several prepositions leads, articles and adjectives passed over."""
        for mention in mentions:
            token = self.text.token_at(mention.start) - 1
            while self.scanner.of(token, "determiner", "possessive") or self.scanner.word(token) in (
                "several",
                "member",
            ):
                token -= 1
            if self.scanner.word(token) in prepositions:
                yield mention

    def owner(self, token: int, reach: int = 4) -> Mention | None:
        """Who owns a noun: "Moscow's latest letter"; a mention with a possessive close before it."""
        for at in range(token - 1, max(token - 1 - reach, 0), -1):
            if self.scanner.word(at) in ("'s", "’s", "'", "’"):
                end = self.text.starts[at]
                return next((m for m in self.mentions if m.end == end), None)
            if self.scanner.word(at) in STOPS:
                return None
        return None


def ids(mentions: list[Mention]) -> Id:
    """The actors of mentions, each once, joined."""
    return "; ".join(dict.fromkeys(m.actor_id for m in mentions))
