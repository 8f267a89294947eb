"""Claims about how many members an organisation has, checked as of the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.assertions import UNDATED, UNLISTED, Assertion
from helpers.membership import BEFORE, GROUP, SIGN, STATE, Membership, compare
from helpers.numerals import NUMERAL, WORDS, value_of
from helpers.records import Id, Mention, Verdict
from helpers.spans import Span

MEMBERED = re.compile(
    rf"\b{NUMERAL}[\s-](?:member|nation|country|state)s?\b(?:[\s-]strong)?\s*(?=[\w“\"])", re.IGNORECASE
)
OWNED = re.compile(rf"['’]s?\s+{NUMERAL}\s+(?:\w+\s+)?{STATE}\b", re.IGNORECASE)
OF = re.compile(rf"(?P<the>\bthe\s+)?{SIGN}\b{NUMERAL}\s+(?:\w+\s+)?{STATE}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
BARE = re.compile(
    rf"{SIGN}\b{NUMERAL}\s+(?:(?:different|separate|sovereign|independent|individual|other)\s+)?{STATE}\b",
    re.IGNORECASE,
)
NOUNS = frozenset(
    {"members", "states", "countries", "nations", "allies", "capitals", "governments", "economies", "locations"}
    | {"member", "state", "country", "nation"}
)
REACH = 60  # code points before such a noun in which its number stands
NEAR = 5  # tokens, the same
RELATIVE = re.compile(r"\s*,?\s*(?:that|which|who|with|without|whose|from|on|in)\b", re.IGNORECASE)
UNSURE = 10  # from this number of members on, a bare number of countries can only mean one organisation


class Counted(NamedTuple):
    """A number of members that a text gives: where, of which organisation, how many, with which sign before it."""

    span: Span
    owner: Id
    number: int
    sign: str
    definite: bool


class Headcounts(Membership):
    """Finds and checks numbers of members, beside the claims that link two organisations."""

    def assertions(self) -> Iterator[Assertion]:
        """Yield the claims about members: those that link two organisations first, then numbers by themselves."""
        yield from super().assertions()
        for counted in self.counted():
            if not any(counted.span.start < t.end and t.start < counted.span.end for t in self.taken):
                found = self.check_number(counted)
                if found:
                    yield self.take(found)

    def counted(self) -> Iterator[Counted]:
        """Yield the numbers of members that the text gives."""
        for mention in self.mentions:
            yield from self.counted_beside(mention)
        for token in (t for t, word in enumerate(self.scanner.lower) if word in NOUNS and self.numbered(t)):
            start, end = self.text.starts[token], self.text.end_of(token)
            first = max(self.text.body, start - REACH)
            for pattern in (MEMBERED, BARE):
                match = next((m for m in pattern.finditer(self.text.string, first, end + 2) if m.end() >= end), None)
                if match:
                    yield from self.counted_in(match, named=pattern is BARE)

    def numbered(self, token: int) -> bool:
        """Whether a number stands shortly before a token."""
        return any(word.isdigit() or word in WORDS for word in self.scanner.lower[max(0, token - NEAR) : token])

    def counted_in(self, match: re.Match, *, named: bool) -> Iterator[Counted]:
        """Yield the number in "27-nation bloc", or in "27 countries" where one `named` organisation has so many."""
        number = value_of(match["number"])
        owner, end = (self.only_one(number, match.start()), match.end()) if named else self.meant_by(match)
        if owner:
            yield Counted(Span(match.start("number"), end), owner, number, "", definite=not named)

    def counted_beside(self, mention: Mention) -> Iterator[Counted]:
        """Yield numbers beside a mention: "27 EU countries", "NATO's 30 members", "57 states of ..."."""
        owner = self.owner(mention)
        words = self.before(mention.start)
        before = BEFORE.search(words) if owner else OF.search(words) if words.endswith(("of ", "of the ")) else None
        inside = re.match(rf"{NUMERAL}\s+", mention.evidence, re.IGNORECASE) if owner else None
        owned = OWNED.match(self.text.string, mention.end)
        actor = owner or mention.actor_id
        if not self.members(actor):
            return
        if inside:
            yield Counted(Span(mention.start, mention.end), actor, value_of(inside["number"]), "", definite=False)
        elif before:
            span = Span(
                mention.start - len(before.group()) + before.start("number") - before.start(), self.group_end(mention)
            )
            definite = bool(before["the"] or before.groupdict().get("all"))
            yield Counted(span, actor, value_of(before["number"]), (before["sign"] or "").lower(), definite)
        elif owned:
            yield Counted(Span(mention.start, owned.end()), actor, value_of(owned["number"]), "", definite=True)

    def meant_by(self, match: re.Match) -> tuple[Id, int]:
        """The organisation that "27-nation bloc" means: the one named behind it, else the last; and where it ends."""
        near = [
            m for m in self.mentions if match.end() <= m.start <= match.end() + 12 or m.start <= match.start() < m.end
        ]
        for mention in near:
            if self.members(mention.actor_id):
                return mention.actor_id, max(mention.end, match.end())
        noun = GROUP.match(self.text.string, match.end())
        if not noun:
            return "", 0
        named = [m.actor_id for m in self.mentions if m.end <= match.start() and self.members(m.actor_id)]
        return (named[-1], noun.end()) if named else ("", 0)

    def only_one(self, number: int, start: int) -> Id:
        """The one organisation named so far in the text that has just so many members; empty if none or several."""
        if number < UNSURE or not self.text.date:
            return ""
        named = dict.fromkeys(m.actor_id for m in self.mentions if m.start < start)
        fitting = [actor for actor in named if len(self.members(actor)) == number]
        return fitting[0] if len(fitting) == 1 else ""

    def check_number(self, counted: Counted) -> Assertion | None:
        """The claim that an organisation has so many members; None for a part of them ("five EU countries")."""
        members = self.members(counted.owner)
        total = len(members)
        part = RELATIVE.match(self.text.string, counted.span.end) or not counted.definite
        if counted.number < total and part:
            return None
        verdict: Verdict = "true" if compare(total, counted.number, counted.sign) else "false"
        basis = f"{total} members on {self.text.date}" if self.text.date else UNDATED
        if not self.text.date:
            verdict = "not_checkable_offline"
        elif not total:
            verdict, basis = "not_checkable_offline", UNLISTED
        shown = f"{counted.sign} {counted.number}".strip()
        return Assertion(counted.span, "count", counted.owner, "number_of_members", shown, verdict, basis)
