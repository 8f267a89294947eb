"""Claims that the members of one organisation belong to another, checked as of the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.assertions import UNDATED, Assertion
from helpers.numerals import NUMERAL, value_of
from helpers.records import Id, Mention, Verdict
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spans import Span

NAMED = 4  # members named in a basis; more are counted
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
ARE = re.compile(
    r"\s*,?\s*(?:are|were)\s+(?P<not>not\s+)?(?:all\s+|also\s+)*(?:the\s+)?(?=members?\s+of)", re.IGNORECASE
)
HOLDS = re.compile(
    r",?\s*(?:which|that)?\s*(?:\w+ly\s+)?"
    r"(?P<verb>consists?\s+of|comprises?|is\s+made\s+up\s+of|includes?|counts?|has|have|groups?|unites?)\s+",
    re.IGNORECASE,
)
WHOLE = ("consist", "compris", "is made")  # verbs that name all members, not some of them
FOLLOWED = re.compile(rf"\s+{STATE}\b", re.IGNORECASE)
GROUP = re.compile(r"(?:group|organi[sz]ation|bloc|alliance|body|union|grouping|club)\b", re.IGNORECASE)


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
        """Yield the claims about members that link two organisations."""
        for mention in self.mentions:
            owner = self.owner(mention)
            found = self.linked(mention, owner) if owner else None
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
        """The organisation named at a code point, or, for "the group", the one named last; with where its words end.

        A name such as "members of NATO" stands for the organisation, too.
        """
        for mention in self.mentions:
            owner = mention.actor_id if self.members(mention.actor_id) else self.owner(mention)
            if mention.start == offset and owner:
                return owner, mention.end
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
        for link in filter(None, (pattern.match(self.text.string, end) for pattern in (BELONG, ARE) if quantifier)):
            other, last = self.organisation_at(link.end(), mention.start)
            if other and other != owner:
                number, denied = read_number(quantifier), any(link.groupdict().values())
                return self.check_both(Span(start, last), mention.actor_id, (owner, other), number, denied=denied)
        return None

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
