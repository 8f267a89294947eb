"""Claims about the members of organisations, checked as of the document's date: all of them, how many, in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.assertions import UNDATED, UNLISTED, Assertion
from helpers.language import Span
from helpers.numerals import NUMERAL, WORDS, value_of
from helpers.records import Id, Mention, Verdict
from helpers.reference import Reference
from helpers.scanner import Scanner

NAMED = 4  # members named in a basis; more are counted
UNSURE = 10  # from this number of members on, a bare number of countries can only mean one organisation
STATE = r"(?:member[\s-]states?|member|participating\s+states?|countries|country|states?|nations?|allies|capitals|"
STATE += r"governments|economies|international\s+locations?)"
SIGN = r"(?:(?P<sign>more than|at least|over|fewer than|less than|about|some|almost|nearly|up to|only|just|solely)\s+)?"
BEFORE = re.compile(rf"(?P<all>\ball\s+(?:of\s+)?)?(?P<the>\bthe\s+)?{SIGN}\b{NUMERAL}\s+(?:\w+\s+)?$", re.IGNORECASE)
UNIVERSAL = re.compile(
    r"\b(?P<all>all|every(?:\s+one)?|each(?:\s+one|\s+and\s+every)?)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE
)
BELONG = re.compile(
    r"\s*,?\s*(?:are|is|being|were|was|have been|has been)\s+(?P<not>not\s+)?(?:all\s+|also\s+|both\s+)*(?:an?\s+)?"
    r"(?:(?:full\s+)?(?:members?|part|participants?|participating\s+states)\s+(?:of|in)|in|inside)\s+(?:the\s+)?"
    r"|\s*,?\s*(?:all\s+|also\s+)?(?P<no>do\s+not\s+|does\s+not\s+)?belongs?\s+to\s+(?:the\s+)?",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r",?\s*(?:which|that)?\s*(?:\w+ly\s+)?(?P<verb>consists?\s+of|comprises?|is\s+made\s+up\s+of|includes?|counts?|has|have|groups?|unites?)\s+",
    re.IGNORECASE,
)
WHOLE = ("consist", "compris", "is made")  # verbs that name all members, not some of them
MEMBERED = re.compile(
    rf"\b{NUMERAL}[\s-](?:member|nation|country|state)s?\b(?:[\s-]strong)?\s*(?=[\w“\"])", re.IGNORECASE
)
OWNED = re.compile(rf"['’]s?\s+{NUMERAL}\s+(?:\w+\s+)?{STATE}\b", re.IGNORECASE)
OF = re.compile(rf"(?P<the>\bthe\s+)?{SIGN}\b{NUMERAL}\s+(?:\w+\s+)?{STATE}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
BARE = re.compile(
    rf"{SIGN}\b{NUMERAL}\s+(?:(?:different|separate|sovereign|independent|individual|other)\s+)?{STATE}\b",
    re.IGNORECASE,
)
FOLLOWED = re.compile(rf"\s+{STATE}\b", re.IGNORECASE)
NOUNS = frozenset(
    {"members", "states", "countries", "nations", "allies", "capitals", "governments", "economies", "locations"}
    | {"member", "state", "country", "nation"}
)
REACH = 60  # code points before such a noun in which its number stands
NEAR = 5  # tokens, the same
GROUP = re.compile(r"(?:group|organi[sz]ation|bloc|alliance|body|union|grouping|club)\b", re.IGNORECASE)
RELATIVE = re.compile(r"\s*,?\s*(?:that|which|who|with|without|whose|from|on|in)\b", re.IGNORECASE)


class Counted(NamedTuple):
    """A number of members that a text gives: where, of which organisation, how many, with which sign before it."""

    span: Span
    owner: Id
    number: int
    sign: str
    definite: bool


class Membership:
    """Finds and checks what one text says about members.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    mentions : list of Mention
        Of the text.
    reference : Reference
    """

    def __init__(self, scanner: Scanner, mentions: list[Mention], reference: Reference) -> None:
        self.scanner, self.text, self.reference = scanner, scanner.text, reference
        self.mentions = [m for m in mentions if m.actor_id]
        self.taken: list[Span] = []

    def assertions(self) -> Iterator[Assertion]:
        """Yield the claims about members: those that link two organisations first, then numbers by themselves."""
        for mention in self.mentions:
            owner = self.owner(mention)
            found = self.linked(mention, owner) if owner else None
            if found:
                yield self.take(found)
        for counted in self.counted():
            if not any(counted.span.start < t.end and t.start < counted.span.end for t in self.taken):
                found = self.check_number(counted)
                if found:
                    yield self.take(found)

    def take(self, assertion: Assertion) -> Assertion:
        """Remember where a claim stands, so that no second one is read from the same words."""
        self.taken.append(assertion.span)
        return assertion

    # -------------------------------------------------------------------------------------------------- who is meant

    def owner(self, mention: Mention) -> Id:
        """The organisation whose members a group is: "EU member states" are those of the EU; empty if it is none."""
        entry = self.reference.actors.get(mention.actor_id)
        listed = entry and entry.kind == "group" and entry.parent_id and self.reference.members(entry.parent_id, "")
        if listed:
            return entry.parent_id
        followed = FOLLOWED.match(self.text.string, mention.end)
        return mention.actor_id if followed and self.members(mention.actor_id) else ""

    def group_end(self, mention: Mention) -> int:
        """Where the words for the members end: with the mention, or with the noun behind it ("NATO countries")."""
        followed = FOLLOWED.match(self.text.string, mention.end)
        return followed.end() if followed and self.members(mention.actor_id) else mention.end

    def members(self, actor_id: Id) -> list[Id]:
        """Members of an organisation on the document's date; those of all times where it has none."""
        entry = self.reference.actors.get(actor_id)
        return self.reference.members(actor_id, self.text.date) if entry and entry.kind != "group" else []

    def organisation_at(self, offset: int, before: int) -> tuple[Id, int]:
        """The organisation named at a code point, or, for "the group", the one named last; with where its words end."""
        for mention in self.mentions:
            if mention.start == offset and self.members(mention.actor_id):
                return mention.actor_id, mention.end
        noun = GROUP.match(self.text.string, offset)
        named = [m.actor_id for m in self.mentions if m.end <= before and self.members(m.actor_id)]
        return (named[-1], noun.end()) if noun and named else ("", 0)

    def before(self, start: int) -> str:
        """The words of the same sentence right before a code point."""
        return self.text.string[max(self.text.sentence_at(start).start, start - 50) : start]

    # ------------------------------------------------------------------------------------------ members of both

    def linked(self, mention: Mention, owner: Id) -> Assertion | None:
        """The claim that all, or some number, of the members of one organisation belong to another; None if none."""
        before, end = self.before(mention.start), self.group_end(mention)
        quantifier = UNIVERSAL.search(before) or BEFORE.search(before)
        start = mention.start - len(quantifier.group().lstrip()) if quantifier else mention.start
        holder = self.holder_before(start)
        if holder and (quantifier or not BELONG.match(self.text.string, end)):
            return self.check_holder(holder, Span(holder[0].start, end), quantifier, mention.actor_id, owner)
        link = BELONG.match(self.text.string, end)
        other, last = self.organisation_at(link.end(), mention.start) if link and quantifier else ("", 0)
        if not other or other == owner:
            return None
        number = read_number(quantifier)
        denied = bool(link["not"] or link["no"])
        return self.check_both(Span(start, last), mention.actor_id, (owner, other), number, denied=denied)

    def holder_before(self, start: int) -> tuple[Mention, str] | None:
        """The organisation of which the words before a code point say that it has members ("NATO includes ...")."""
        sentence = self.text.sentence_at(start)
        for mention in reversed(self.mentions):
            if sentence.start <= mention.start and mention.end <= start and self.members(mention.actor_id):
                held = HOLDS.fullmatch(self.text.string, mention.end, start)
                return (mention, held["verb"].lower()) if held else None
        return None

    def check_holder(
        self, holder: tuple[Mention, str], span: Span, quantifier: re.Match | None, subject: Id, owner: Id
    ) -> Assertion | None:
        """The claim that an organisation includes, or consists of, so many members of another."""
        mention, verb = holder
        if mention.actor_id == owner or quantifier is None:
            return None
        found = self.check_both(span, subject, (owner, mention.actor_id), read_number(quantifier), denied=False)
        literal = not verb.startswith(WHOLE)
        return found if literal or found.verdict != "true" else found._replace(verdict="true_as_intended")

    def check_both(
        self, span: Span, subject: Id, pair: tuple[Id, Id], number: tuple[int, str] | None, *, denied: bool
    ) -> Assertion:
        """The claim that all members of the first of two organisations, or a number of them, belong to the second."""
        owner, other = pair
        members, others = self.members(owner), set(self.members(other))
        both = [m for m in members if m in others]
        kind = "membership_count" if number else "membership_all"
        holds = compare(len(both), *number) if number else len(both) == len(members)
        verdict: Verdict = "true" if holds != denied else "false"
        value = f"{number[1]}{number[0]}" if number else "all"
        basis = f"{len(both)} of {len(members)} members on {self.text.date}" + self.named_without(members, others)
        if not self.text.date:
            verdict, basis = "not_checkable_offline", UNDATED
        return Assertion(span, kind, subject, f"member_of {other}", value, verdict, basis)

    def named_without(self, members: list[Id], others: set[Id]) -> str:
        """The members of one organisation that do not belong to the other, by name."""
        names = [self.reference.actors[m].name for m in members if m not in others]
        if not names or len(names) > 2 * NAMED:
            return f"; {len(names)} are not" if names else ""
        return f"; not {', '.join(names)}"

    # ------------------------------------------------------------------------------------------------ how many

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


def read_number(match: re.Match | None) -> tuple[int, str] | None:
    """Number and sign of a quantifier; None for "all"."""
    groups = match.groupdict() if match else {}
    return (value_of(groups["number"]), (groups["sign"] or "").lower()) if groups.get("number") else None


def compare(actual: int, number: int, sign: str) -> bool:
    """Whether a claim such as "more than 20" holds of a number."""
    if sign in ("more than", "over"):
        return actual > number
    if sign in ("fewer than", "less than"):
        return actual < number
    if sign == "at least":
        return actual >= number
    if sign == "up to":
        return actual <= number
    return abs(actual - number) <= 2 if sign in ("about", "some", "almost", "nearly") else actual == number
