"""Descriptive groups: "advisers to the leaders of A, B and C", "the co-chairs of the X Group", "the four delegations".

A group stands for an actor of the tables where its members are those of a format ("Normandy Format advisers"), else for
its members. Later nouns of the same number ("the four delegations", "the participants") mean the group named last.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from helpers.records import SEPARATOR, Day, Id, Ids
from helpers.reference import Reference, within
from helpers.scanner import Scanner

LINKS = frozenset({"of", "to", "from", "for"})
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
WHOLE = frozenset({"participants", "delegations", "sides", "parties", "negotiators", "delegates", "interlocutors"})
MEMBERS = 3  # actors from which a group counts as one, and not as its members


class Group(NamedTuple):
    """A group in a text: its tokens, the actors it stands for, and who belongs to it."""

    first: int
    last: int
    actor_id: Ids
    members: tuple[Id, ...]


class Groups:
    """The descriptive groups of one text.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    actors : dict
        Actor by the first token of its mention.
    reference : Reference
    """

    def __init__(self, scanner: Scanner, actors: dict[int, Id], reference: Reference) -> None:
        self.scanner, self.actors, self.reference = scanner, actors, reference
        self.found: list[Group] = []
        for token in self.nouns():
            if self.found and token < self.found[-1].last:
                continue
            if group := self.described(token) or self.repeated(token):
                self.found.append(group)
        self._firsts = [group.first for group in self.found]

    def nouns(self) -> list[int]:
        """Tokens that are nouns for several persons, none inside a mention."""
        nouns = self.scanner.lexicon.kind("humannouns")
        return [t for t, word in enumerate(self.scanner.lower) if word in nouns and t not in self.scanner.named]

    def at(self, first: int, last: int) -> Group | None:
        """The group that stands in a range of tokens, the first if there are several."""
        found = self.found[max(0, bisect_right(self._firsts, first) - 1) :]
        return next((g for g in found if g.first < last and first < g.last), None)

    def described(self, noun: int) -> Group | None:
        """A group with its members behind it: "advisers to the leaders of A, B, C and D"."""
        at = noun + 1
        while self.scanner.word(at) in LINKS:
            at += 1
            while self.scanner.of(at, "determiner", "humannouns") and at not in self.actors:
                at += 1
        members, end = self.listed(at) if at > noun + 1 else ((), at)
        if not members:
            return None
        return Group(self.opening(noun), end, self.stands_for(members, self.scanner.word(noun)), members)

    def listed(self, token: int) -> tuple[tuple[Id, ...], int]:
        """The actors of an enumeration that begins at a token, and the token behind it."""
        members: list[Id] = []
        while token in self.actors:
            members.append(self.actors[token])
            end = token = self.scanner.named[token].stop
            while self.scanner.word(token) in (",", "and", "the"):
                token += 1
            if token not in self.actors or token == end:
                return tuple(members), end
        return tuple(members), token

    def repeated(self, noun: int) -> Group | None:
        """The group named last, by a noun with an article and a fitting number: "the four delegations"."""
        first = self.opening(noun)
        words = self.scanner.lower[first:noun]
        number = next((COUNTS[word] for word in words if word in COUNTS), 0)
        definite = bool(words) and words[0] in ("the", "both", "all", "these")
        if not definite or len(words) > 3 or not (number or self.scanner.word(noun) in WHOLE):
            return None
        fitting = (
            g for g in reversed(self.found) if len(g.members) == number or (not number and len(g.members) >= MEMBERS)
        )
        last = next(fitting, None)
        return last._replace(first=first, last=noun + 1) if last else None

    def opening(self, noun: int) -> int:
        """Where the noun phrase of a group begins: at its article, number or adjectives."""
        first = noun
        while first and self.scanner.of(first - 1, "determiner", "number", "possessive"):
            first -= 1
        if first == noun and self.scanner.word(noun - 1) == "-" and noun > 1:
            first = noun - 2  # "co-chairs"
            while first and self.scanner.of(first - 1, "determiner", "number"):
                first -= 1
        return first

    def stands_for(self, members: tuple[Id, ...], noun: str) -> Ids:
        """The listed actor that a group is, "Normandy Format advisers"; else its members."""
        above = members[0] if len(members) == 1 else format_of(members, self.reference, self.scanner.text.date)
        entries = self.reference.actors.values()
        named = (e.actor_id for e in entries if above and e.parent_id == above and e.name.lower().endswith(noun))
        return next(named, "") or SEPARATOR.join(members)


def format_of(members: tuple[Id, ...], reference: Reference, on: Day) -> Id:
    """The format whose participants are exactly these actors on a day, talks before summits; empty if none is."""
    wanted = frozenset(members)
    fitting = [
        entry
        for entry in reference.formats.values()
        if frozenset(entry.participants) == wanted and within(on, entry.start, entry.end)
    ]
    fitting.sort(key=lambda entry: (entry.kind == "summit", entry.kind == "bilateral"))
    return fitting[0].format_id if fitting else ""
