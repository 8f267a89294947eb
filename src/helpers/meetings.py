"""Meetings, calls, talks and visits that a verb tells: "met", "flew to", "telephoned", "discussed by telephone"."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.letters import Draft
from helpers.parties import Parties, Party
from helpers.records import Id, Status
from helpers.triggers import Trigger, find_verb

MET = ("meeting", "call", "talks", "visit")
TOLD = ("past", "before", "ahead")  # times of a verb that tells an event
TRANSITIVE = frozenset({"visit", "pay a visit", "head"})
GUESTS = frozenset({"receive", "host", "summon", "gather", "convene"})  # need a person as their object
SITTING = frozenset({"sit", "meet", "gather", "talk", "speak", "negotiate"})
BODIES = frozenset({"group", "body", "organisation"})
CALLED = frozenset({"summon", "call in"})
ARRIVE = frozenset({"arrive", "leave", "depart"})
NEAR = 3  # tokens between a verb and whoever it calls in
FAR = 14  # tokens of the complement of a verb of travel


class Meetings:
    """Reads the meetings, calls, talks and visits of one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    found : list of Trigger
        Of the text.
    """

    def __init__(self, parties: Parties, found: list[Trigger]) -> None:
        self.parties, self.scanner, self.found = parties, parties.scanner, found

    def drafts(self) -> Iterator[Draft]:
        """Yield what the verbs and manners of the text tell."""
        readers = {"verb": self.verb, "manner": self.manner}
        for trigger in self.found:
            if trigger.part in readers and trigger.kind in MET:
                draft = readers[trigger.part](trigger)
                if draft:
                    yield draft
        for token, word in enumerate(self.scanner.lower):
            if word == "in" and (draft := self.speaking_abroad(token)):
                yield draft

    # -------------------------------------------------------------------------------------------------------- verbs

    def verb(self, verb: Trigger) -> Draft | None:
        """What a verb tells: "X met Y", "X flew to Z", "X telephoned Y"."""
        if verb.time == "present" and self.parties.dated(self.parties.edges(verb.head)):
            verb = verb._replace(time="ahead")
        if verb.time not in TOLD or (verb.passive and verb.form.lemma not in CALLED):
            return None
        if verb.passive:
            return self.summoned(verb)
        subject = self.parties.subject(verb)
        if not subject or not subject.ids or self.parties.is_place(subject):
            return None
        return self.visit(verb, subject) if verb.kind == "visit" else self.met(verb, subject)

    def met(self, verb: Trigger, subject: Party) -> Draft | None:
        """Somebody who meets or calls somebody, or several who meet."""
        other = self.other(verb)
        if other is None and len(subject.ids) < 2 and not self.is_group(subject):
            return None
        if verb.form.lemma in GUESTS and not (other and self.has_person(other)):
            return None
        return self.told(verb, subject, other)

    def other(self, verb: Trigger) -> Party | None:
        """Whom somebody meets or calls: the object, or who stands behind "with"."""
        stop = self.parties.clauses.around(verb.head, verb.last).stop
        direct = self.parties.object(verb.last, self.parties.sentence(verb.head).stop)
        if direct and direct.ids:
            return direct
        behind = self.parties.behind(range(verb.last, stop), "with")
        return behind or (direct if direct and self.parties.is_person(range(direct.first, direct.last)) else None)

    def told(self, verb: Trigger, subject: Party, other: Party | None) -> Draft:
        """The draft of a verb with its subject and object: who is named first is the sender."""
        ids = self.parties.sitting(subject.ids)
        sender, recipient = (ids, other.ids) if other else (ids[:1], ids[1:] or ids)
        purpose = self.scanner.word(verb.first) == "to" and verb.time == "past"
        first = subject.first if subject.last >= verb.first - 1 or purpose else verb.first
        first, last = min(first, verb.first), max(verb.last, subject.last, other.last if other else 0)
        status: Status = "scheduled" if verb.time == "ahead" else "held"
        return Draft(first, last, verb.head, verb.kind, sender, recipient, status, verb.time, verb.form.lemma)

    def summoned(self, verb: Trigger) -> Draft | None:
        """Somebody who is called in: "the ambassador was summoned to the Foreign Ministry"."""
        tokens = self.parties.before(verb)
        guest = self.parties.of(tokens) if tokens else None
        host = self.parties.behind(range(verb.last, verb.last + NEAR + 4), "to", "by")
        if not guest or not host:
            return None
        recipient = tuple(one for one in guest.ids if one not in host.ids)
        first, last = guest.first, max(verb.last, host.last)
        return Draft(first, last, verb.head, "meeting", host.ids, recipient, "held", verb.time, verb.form.lemma)

    def is_group(self, party: Party) -> bool:
        """Whether a party is several: a group or a body that meets."""
        kinds = {self.parties.speakers.kinds.get(one) for one in party.ids}
        return self.parties.groups.at(party.first, party.last) is not None or bool(kinds & BODIES)

    def has_person(self, party: Party) -> bool:
        """Whether a party is a person, or named by an office."""
        person = any(self.parties.speakers.is_person(one) for one in party.ids)
        return person or self.parties.is_person(range(party.first, party.last))

    # ------------------------------------------------------------------------------------------------------- visits

    def visit(self, verb: Trigger, subject: Party) -> Draft | None:
        """Somebody who travels to a capital or state."""
        to = self.destination(verb, self.parties.clauses.around(verb.head, verb.last))
        if to is None:
            return None
        end, place = to
        accepted = self.scanner.word(verb.first) == "to" and verb.time == "ahead"
        first = subject.first if subject.last >= verb.first - 1 or accepted else verb.first
        status: Status = "scheduled" if verb.time == "ahead" else "held"
        ids = (place,) if place not in subject.ids else ()
        return Draft(first, end, verb.head, "visit", subject.ids, ids, status, verb.time, verb.form.lemma)

    def destination(self, verb: Trigger, clause: range) -> tuple[int, Id] | None:
        """Where a verb of travel leads, as the token behind it and whose place it is."""
        direct = verb.form.lemma in TRANSITIVE
        for token in range(verb.last, min(clause.stop, verb.last + FAR)):
            before = self.scanner.word(token - 1 - (self.scanner.word(token - 1) == "the"))
            led = before == "to" or (before in ("in", "at", "for") and verb.form.lemma in ARRIVE)
            place = self.parties.place(token) if led or (direct and token <= verb.last + 1) else ""
            if place:
                return self.parties.end_of(token), place
        return None

    def speaking_abroad(self, token: int) -> Draft | None:
        """Somebody who speaks in a foreign capital on a day, and so is there: "X said in Moscow on Tuesday"."""
        verb, place = find_verb(self.scanner, token - 1), self.parties.place(token + 1)
        says = verb and verb.time == "past" and "clause" in self.scanner.lexicon.patterns(verb.form.lemma)
        if not says or not place or self.parties.speakers.kinds.get(place) != "state":
            return None
        end, subject = self.parties.end_of(token + 1), self.parties.subject(verb)
        dated = self.parties.dated((end, min(end + NEAR, len(self.scanner.lower))))
        if not dated or not subject or not self.is_abroad(subject, place):
            return None
        return Draft(subject.first, end, verb.head, "visit", subject.ids, (place,), "held", "past", "speaks abroad")

    def is_abroad(self, subject: Party, place: Id) -> bool:
        """Whether a person, as far as known, serves another state than that of a place."""
        person = any(self.parties.speakers.is_person(one) for one in subject.ids) or not subject.ids
        return person and place not in self.parties.serves(subject.ids)

    # ------------------------------------------------------------------------------------------------------- manner

    def manner(self, manner: Trigger) -> Draft | None:
        """What "by telephone" or "at one table" tells of the verb before it."""
        clause = self.parties.clauses.around(manner.head, manner.last)
        verbs = (find_verb(self.scanner, t) for t in range(manner.head - 1, clause.start - 1, -1))
        verb = next((verb for verb in verbs if verb), None)
        if verb is None or verb.time not in TOLD or verb.passive:
            return None
        if manner.kind == "meeting" and verb.form.lemma not in SITTING:
            return None
        subject = self.parties.subject(verb)
        if not subject or not subject.ids:
            return None
        other = self.parties.behind(range(verb.last, clause.stop), "with", "to")
        if manner.kind == "call" and other is None and len(subject.ids) < 2:
            return None
        draft = self.told(verb._replace(kind=manner.kind), subject, other)
        return draft._replace(last=max(draft.last, manner.last), rule=manner.form.lemma, head=manner.head)
