"""Who belongs together: persons with the states and bodies that they serve, bodies with what they are part of."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal

from helpers.records import SEPARATOR, Id, Mention, Statement
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spans import Span

Subject = Literal["own", "other", "thing", "none"]  # the speaker's side, somebody else, no actor, no subject at all
FIRST = frozenset({"i", "we", "our", "us", "my", "ours"})
THIRD = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})
DUMMY = 6  # tokens behind "it" in which "that" or "to" shows that the pronoun means nobody: "it is time to"


class Sides:
    """The sides of one text.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
        Of the text, in order; what they say about affiliations counts beside the tables.
    reference : Reference
    """

    def __init__(self, scanner: Scanner, mentions: list[Mention], reference: Reference) -> None:
        self.scanner, self.reference, self.day = scanner, reference, scanner.text.date
        self.mentions = [m for m in mentions if m.actor_id]
        self.starts = [m.start for m in self.mentions]
        self._known: dict[Id, frozenset[Id]] = {}

    @cached_property
    def _served(self) -> dict[Id, set[Id]]:
        """Whom each actor serves by the words of the text."""
        found: dict[Id, set[Id]] = {}
        for mention in self.mentions:
            if mention.affiliation_id:
                found.setdefault(mention.actor_id, set()).add(mention.affiliation_id)
        return found

    def of(self, ids: Id) -> frozenset[Id]:
        """Actors, given as one id or several joined, with all that they serve or belong to."""
        if ids not in self._known:
            self._known[ids] = frozenset(i for one in ids.split(SEPARATOR) if one for i in (one, *self._above(one)))
        return self._known[ids]

    def _above(self, actor_id: Id) -> set[Id]:
        serves = set(self._served.get(actor_id, ()))
        serves |= {office.organisation_id for office in self.reference.offices_of(actor_id, self.day)}
        return serves.union(self.reference.parents(actor_id), *(self.reference.parents(one) for one in serves))

    def same(self, one: Id, other: Id) -> bool:
        """Whether two actors are the same, or one speaks for the other."""
        return bool(self.of(one) & self.of(other))

    def named(self, span: Span) -> list[Mention]:
        """The mentions that begin in a span."""
        return self.mentions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def subject(self, tokens: range, statement: Statement) -> Subject:
        """Whose side the subject of a clause is on, seen from the speaker of a statement.

        Pronouns of the first person are the speaker's; those of the third are in paraphrased speech, where nobody else
        is named before them.
        """
        if not tokens:
            return "none"
        words = [self.scanner.word(token) for token in tokens]
        if FIRST.intersection(words):
            return "own"
        found = self.named(self.scanner.span(tokens.start, tokens.stop))
        if found:
            return "own" if statement.speaker_id and self.same(found[0].actor_id, statement.speaker_id) else "other"
        if words[-1] in THIRD or words[0] in THIRD:
            return self._pronoun(tokens, statement)
        return "other" if "you" in words else "thing"

    def _pronoun(self, tokens: range, statement: Statement) -> Subject:
        """Whose side "he" or "it" is on: the speaker's in paraphrased speech, unless "it" means nobody."""
        if statement.mode == "direct":
            return "other"
        follows = [self.scanner.word(token) for token in range(tokens.stop, tokens.stop + DUMMY)]
        dummy = self.scanner.word(tokens.start) == "it" and ("that" in follows[1:] or "to" in follows[2:4])
        return "thing" if dummy else "own"
