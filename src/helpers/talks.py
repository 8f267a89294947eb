"""Meetings, calls, talks and visits that a noun tells: "the talks between A and B", "held a meeting", "his visit"."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.letters import Draft
from helpers.meetings import MET, TOLD
from helpers.parties import Parties, Party
from helpers.records import Status
from helpers.scanner import MARKS
from helpers.triggers import Trigger, find_verb, proposes

AT = frozenset({"at", "in", "during", "after", "following", "before", "of"})
BEHIND = frozenset({"after", "during", "following"})
NEAR = 3  # tokens between a noun and the verb that holds it
FAR = 14  # tokens of the complement of a noun: with whom, where, when


class Talks:
    """Reads the nouns for meetings, calls, talks and visits of one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    found : list of Trigger
        Of the text.
    """

    def __init__(self, parties: Parties, found: list[Trigger]) -> None:
        self.parties, self.scanner = parties, parties.scanner
        self.holding = {t.head: t for t in found if t.part == "holding"}
        self.told = [t for t in found if t.part == "noun" and t.kind in MET]
        self.nouns = {t.head for t in found if t.part == "noun"}

    def drafts(self) -> Iterator[Draft]:
        """Yield what the nouns of the text tell."""
        for noun in self.told:
            if draft := self.noun(noun):
                yield draft

    def noun(self, noun: Trigger) -> Draft | None:
        """What a noun tells: "the talks between A and B in C on 3 May", "held a meeting with B", "their meeting"."""
        start = self.parties.phrase_start(noun.head)
        verb = self.holder(noun, start)
        if (verb and verb.time not in TOLD) or (verb is None and self.only_proposed(start)):
            return None
        end = self.complement_end(noun)
        sender, recipient = self.sides(noun, verb, (start, end))
        if not self.tells(noun, verb, (sender, recipient), (start, end)):
            return None
        first, last = self.extent(noun, verb, (start, end), [p for p in (sender, recipient) if p])
        return self.named(noun, verb, (first, last), (sender, recipient))

    def named(
        self, noun: Trigger, verb: Trigger | None, extent: tuple[int, int], sides: tuple[Party | None, Party | None]
    ) -> Draft:
        """The draft of a noun: the first of several parties is the sender."""
        sender, recipient = (self.parties.sitting(side.ids) if side else () for side in sides)
        if sender and not recipient and len(sender) > 1:
            sender, recipient = sender[:1], sender[1:]
        refused = verb is not None and verb.kind == "refused"
        status: Status = "refused" if refused else "scheduled" if verb and verb.time == "ahead" else "held"
        recipient = tuple(one for one in recipient if one not in sender)
        time = verb.time if verb else "past"
        return Draft(*extent, noun.head, noun.kind, sender, recipient, status, time, noun.form.lemma)

    def holder(self, noun: Trigger, start: int) -> Trigger | None:
        """The verb that holds what a noun names: before it, or behind it where it is the subject."""
        for at in range(start - 1, max(start - NEAR, -1), -1):
            if at in self.holding and self.holding[at].last <= start:
                return self.holding[at]
            if self.scanner.word(at) in MARKS | {",", "of", "to", "and"}:
                break
        at = self.complement_end(noun)
        while (
            self.scanner.of(at, "auxiliary", "negation") or self.scanner.is_adverb(at) or self.scanner.word(at) == "ago"
        ):
            at += 1
        return self.holding.get(at)

    def only_proposed(self, start: int) -> bool:
        """Whether what a noun names is proposed, refused or wished for, and no event."""
        clause = self.parties.clauses.around(start, start + 1)
        words = range(max(clause.start, start - FAR // 2), start)
        return any(proposes(self.scanner, t) for t in words) or any(
            self.scanner.of(t, "modal") and self.scanner.word(t) not in ("will", "would") for t in words
        )

    def complement_end(self, noun: Trigger) -> int:
        """Where the complement of a noun ends: before a mark, a verb, a relative."""
        sentence = self.parties.sentence(noun.head)
        at = noun.last
        while at < min(sentence.stop, noun.last + FAR + 10):
            if at in self.scanner.named:
                at = self.scanner.named[at].stop
                continue
            word = self.scanner.word(at)
            if word in MARKS | {",", ".", ";", ":", "–", "—"} and not self.continues(at):
                break
            if self.scanner.of(at, "auxiliary", "relative", "subordinator", "subject") or find_verb(self.scanner, at):
                break
            if word == "and" and self.scanner.of(at + 1, "determiner") and at + 2 in self.nouns:
                break
            at += 1
        return min(at, sentence.stop)

    def continues(self, comma: int) -> bool:
        """Whether an enumeration goes on behind a comma."""
        return self.scanner.word(comma) == "," and comma + 1 in self.parties.actors

    def sides(self, noun: Trigger, verb: Trigger | None, extent: tuple[int, int]) -> tuple[Party | None, Party | None]:
        """Who meets whom, by what stands behind the noun, its owner, and the subject of the verb that holds it."""
        behind = range(noun.last, extent[1])
        between = self.parties.behind(behind, "between", "among") or self.parties.members(noun.head)
        if between and len(between.ids) > 1:
            return between._replace(ids=between.ids[:1]), between._replace(ids=between.ids[1:])
        if noun.kind == "visit":
            return self.visitor(noun, behind)
        other = self.parties.behind(behind, "with", "to" if noun.kind == "call" else "with")
        held = verb and not verb.passive and verb.head < noun.head
        subject = self.parties.subject(verb) if held else None
        if subject and subject.ids:
            return subject, other
        owner = self.parties.owner(noun.head)
        if owner and owner.ids and not between:
            return owner, other
        return self.unowned(noun, (between, other), extent)

    def unowned(
        self, noun: Trigger, known: tuple[Party | None, Party | None], extent: tuple[int, int]
    ) -> tuple[Party | None, Party | None]:
        """Who meets where nobody owns the noun: "of X", a body that sits, or whoever the sentence is about."""
        between, other = known
        behind = range(noun.last, extent[1])
        of = between or (self.parties.behind(behind, "of") if other is None else None)
        if of and of.ids:
            return of, None
        body = self.parties.behind(behind, "in") if other is None else None
        if body and self.is_body(body):
            return body, None
        if other is None:
            return None, None
        return self.parties.topic(self.parties.sentence(noun.head), extent[0]) or self.said_by(extent[0]), other

    def said_by(self, token: int) -> Party | None:
        """Who says something right before a token: "X said | at the start of a meeting"; else who is near."""
        for at in range(token - 1, max(token - FAR, self.parties.sentence(token).start), -1):
            if (verb := find_verb(self.scanner, at)) and (subject := self.parties.subject(verb)) and subject.ids:
                return subject
        return self.parties.speaking(token)

    def is_body(self, party: Party) -> bool:
        """Whether a party is a body or format that sits: "the session of the Permanent Council"."""
        return any(self.parties.speakers.kinds.get(one) in ("body", "organisation", "group") for one in party.ids)

    def visitor(self, noun: Trigger, behind: range) -> tuple[Party | None, Party | None]:
        """Who visits whom: "the visit of X to Y", "X's trip to Y", "the first visit by X"."""
        to = next(iter(self.parties.places(behind)), None)
        visitor = self.parties.owner(noun.head) or self.parties.behind(behind, "by", "of")
        place = Party(noun.last, to[0], (to[1],)) if to and self.scanner.word(noun.last) in ("to", "in") else None
        return visitor, place

    def tells(
        self, noun: Trigger, verb: Trigger | None, sides: tuple[Party | None, Party | None], extent: tuple[int, int]
    ) -> bool:
        """Whether a noun tells an event: it is held, or says with whom or between whom, or where and when."""
        sender, recipient = sides
        known = bool(sender and sender.ids)
        if noun.kind == "visit":
            by = self.scanner.word(noun.last) == "by"
            return known and (recipient is not None or by or self.parties.dated(extent))
        if verb is not None:
            return known or self.definite(extent[0])
        if any(self.scanner.of(extent[0] - back, "naming") for back in (1, 2)):
            return False
        return self.tells_itself(noun, sides, extent)

    def tells_itself(self, noun: Trigger, sides: tuple[Party | None, Party | None], extent: tuple[int, int]) -> bool:
        """Whether a noun without a verb tells an event: with whom it was, where and when, what was said after it."""
        sender, recipient = sides
        before = self.scanner.word(extent[0] - 1)
        known, other = bool(sender and sender.ids), bool(recipient and recipient.ids)
        if (sender and self.is_body(sender) and (before in AT or self.opens(extent[0]))) or (
            other and before in BEHIND
        ):
            return True
        both = known and (other or len(sender.ids) > 1)
        dated = self.parties.dated(extent)
        if dated and (sender or before in AT):
            return True
        return both and (before in AT or self.parties.owner(noun.head) is not None)

    def opens(self, start: int) -> bool:
        """Whether a noun phrase opens its sentence, with at most a measure before it: "Nine hours of | talks"."""
        return start - self.parties.sentence(start).start <= NEAR + 1

    def definite(self, start: int) -> bool:
        """Whether a noun stands at the head of its sentence or behind an article: something known that takes place."""
        return start == self.parties.sentence(start).start or self.scanner.word(start) in ("the", "a", "an")

    def extent(
        self, noun: Trigger, verb: Trigger | None, bounds: tuple[int, int], sides: list[Party]
    ) -> tuple[int, int]:
        """From the subject of the verb, or from the noun phrase, to the last of the parties."""
        start = bounds[0]
        firsts = [p.first for p in sides if verb and 0 <= verb.first - p.last <= 2 and verb.head < noun.head]
        if verb and verb.head < noun.head and not firsts:
            firsts = [verb.first + (self.scanner.word(verb.first) == "to")]
        first = min([start, *firsts])
        if not firsts and self.scanner.word(start - 1) in AT:
            first = start - 1
        last = max([noun.last, *(p.last for p in sides if p.first >= noun.last)])
        if verb and verb.head > noun.head:
            last = max(last, verb.last)
        return first, last
