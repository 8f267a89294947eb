"""Who takes part in an exchange: subjects, objects, owners and those behind "with", "between", "to"."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from helpers.clauses import STOPS, Clauses
from helpers.cues import Cue
from helpers.groups import Groups
from helpers.nounphrases import OWNERS, REACH, NounPhrases
from helpers.records import SEPARATOR, Id, Ids
from helpers.speakers import Speakers
from helpers.subjects import agent, find_subject, noun_phrase
from helpers.triggers import Trigger
from helpers.voices import Voice

FILLERS = frozenset({"time", "day", "week", "morning", "evening", "years", "months", "half", "and", "this"})


class Party(NamedTuple):
    """Somebody who takes part: tokens, and the actors that they name (none where it cannot be said)."""

    first: int
    last: int
    ids: tuple[Id, ...]


class Parties(NounPhrases):
    """The parties of one text.

    Parameters
    ----------
    clauses : Clauses
        Of the text.
    speakers : Speakers
        Of the text.
    voices : list of Voice
        Of the text: who "I" and "we" are.
    """

    def __init__(self, clauses: Clauses, speakers: Speakers, voices: list[Voice]) -> None:
        super().__init__(clauses, speakers.reference)
        self.speakers, self.voices = speakers, voices
        self.groups = Groups(self.scanner, self.actors, self.reference)

    def of(self, tokens: range) -> Party:
        """The party that a noun phrase names: a group, names joined by "and", a pronoun, a noun for somebody known."""
        group = self.groups.at(tokens.start, tokens.stop)
        if group and (group.first <= tokens.start + 1 or group.last == tokens.stop):
            return Party(min(group.first, tokens.start), max(group.last, tokens.stop), split(group.actor_id))
        if len(tokens) == 1 and (pronoun := self.pronoun(tokens.start)) is not None:
            return Party(tokens.start, tokens.stop, split(pronoun))
        ids = self.speakers.resolve(self.scanner.span(tokens.start, tokens.stop), speaking=False)
        if not self.names(tokens) and any(t in self.scanner.named for t in tokens):
            ids = ""  # an office whose holder nobody knows
        return Party(tokens.start, tokens.stop, split(ids) or self.names(tokens)[-1:])

    def names(self, tokens: range) -> tuple[Id, ...]:
        """The actors whose names stand in a range of tokens."""
        return tuple(self.actors[t] for t in tokens if t in self.actors)

    def pronoun(self, token: int) -> Id | None:
        """Who a pronoun is where more is known than the last name: "I" of a voice, "he" the subject; else None."""
        word, at = self.scanner.word(token), self.text.starts[token]
        if word in ("i", "we", "us", "me"):
            voice = next((v for v in self.voices if v.span.start <= at < v.span.end), None)
            return voice.speaker_id if voice and not self.speakers.quoted(at) else ""
        if word in ("which", "who"):
            before = token - 1
            while self.scanner.word(before) in (",", ")", "(", "-") and token - before < REACH:
                before -= 1
            named = self.scanner.named.get(before)
            return self.actors.get(named.start) if named else None
        if word in ("he", "she"):
            topic = self.topic(self.sentence(token), token, outside=not self.speakers.quoted(at))
            persons = [one for one in topic.ids if self.speakers.is_person(one)] if topic else []
            return persons[0] if len(persons) == 1 else None
        return None

    # ---------------------------------------------------------------------------------------------- before and behind

    def subject(self, trigger: Trigger) -> Party | None:
        """Who does what a verb tells: its subject; of an infinitive or joined verb the subject of the sentence."""
        cue, sentence = Cue(trigger.first, trigger.head, trigger.last, trigger.form), self.sentence(trigger.head)
        if trigger.passive:
            tokens = agent(self.scanner, cue, sentence)
            return self.of(tokens) if tokens else None
        if self.scanner.word(trigger.first) == "to":
            return self.topic(sentence, trigger.first)
        if inverted := self.inverted(trigger, sentence):
            return inverted
        tokens = find_subject(self.scanner, cue, sentence)
        if tokens:
            party = self.of(self.narrowed(tokens))
            if party.ids or tokens.stop - tokens.start < REACH:
                return party
        return self.topic(sentence, trigger.first)

    def before(self, trigger: Trigger) -> range | None:
        """The noun phrase before a verb group, whatever it is to the verb."""
        cue = Cue(trigger.first, trigger.head, trigger.last, trigger.form)
        tokens = find_subject(self.scanner, cue, self.sentence(trigger.head))
        return self.narrowed(tokens) if tokens else None

    def inverted(self, trigger: Trigger, sentence: range) -> Party | None:
        """The subject behind a verb that follows an adverbial of time at once: "On Thursday deliberates the OSCE"."""
        before = range(sentence.start, trigger.first)
        fillers = ("preposition", "weekday", "adverb", "determiner", "number")
        only = all(self.scanner.of(t, *fillers) or self.scanner.word(t) in FILLERS for t in before)
        if not before or not only:
            return None
        tokens = noun_phrase(self.scanner, trigger.last, sentence.stop)
        party = self.of(tokens) if tokens else None
        return party if party and party.ids else None

    def narrowed(self, tokens: range) -> range:
        """A subject without the adverbial before it: "Earlier in the day | Secretary of State Antony Blinken"."""
        start = tokens.start
        for token in tokens:
            if token in self.scanner.named or self.scanner.of(token, "determiner", "possessive"):
                break
            if self.scanner.of(token, "weekday") or self.scanner.word(token) in ("day", "week", "today"):
                start = token + 1
        return range(start, tokens.stop) if start < tokens.stop else tokens

    def topic(self, sentence: range, before: int, *, outside: bool = False) -> Party | None:
        """The subject of a sentence: its first name, group or pronoun without a preposition, `outside` quotations."""
        token = sentence.start
        while token < before:
            if outside and token in self.scanner.quoted:
                token += 1
                continue
            group = self.groups.at(token, token + 1)
            if group and group.first == token:
                return Party(group.first, group.last, split(group.actor_id))
            if self.scanner.of(token, "subject") or (token in self.actors and not self.led(token)):
                last = self.scanner.named[token].stop if token in self.actors else token + 1
                return self.of(range(token, last))
            token += 1
        return None

    def object(self, token: int, stop: int) -> Party | None:
        """Whom a verb takes as its object: the noun phrase behind it, adverbials of time and place passed over."""
        at = self.skip(token, stop)
        tokens = noun_phrase(self.scanner, at, stop)
        return self.of(tokens) if tokens else None

    def behind(self, tokens: range, *prepositions: str) -> Party | None:
        """The first party in a range that one of several prepositions leads, whoever it names."""
        for token in tokens:
            if self.scanner.word(token) in prepositions and token not in self.scanner.named:
                if self.scanner.word(token) == "between":
                    return self.listed(token + 1)
                found = noun_phrase(self.scanner, token + 1, tokens.stop)
                party = self.of(found) if found else None
                if party and (party.ids or self.is_person(found)):
                    return party
        return None

    def listed(self, token: int) -> Party | None:
        """The parties of an enumeration: "the Russian and US delegations", "A and B", "the advisers of the X"."""
        group, ids, at = self.groups.at(token, token + 3), [], token
        if group and group.first <= token + 1 and not self.adjective(token):
            return Party(group.first, group.last, split(group.actor_id))
        end = token
        for at in range(token, min(token + 24, len(self.scanner.lower))):
            word = self.scanner.word(at)
            if at in self.actors and (at == token or at not in range(token, end)):
                ids, end = [*ids, self.actors[at]], self.scanner.named[at].stop
            elif actor := self.adjective(at):
                ids, end = [*ids, actor], at + 1
            elif at >= end and not (word in (",", "and", "the") or self.is_role(at)):
                break
        noun = end < len(self.scanner.lower) and self.scanner.of(end, "humannouns", "part")
        return Party(token, end + bool(noun), tuple(dict.fromkeys(ids))) if ids else None

    def owner(self, noun: int) -> Party | None:
        """Who owns a noun: "Moscow's latest letter", "his letter", "the American reply"."""
        for at in range(noun - 1, max(noun - 1 - REACH, -1), -1):
            word = self.scanner.word(at)
            if word in OWNERS:
                named = self.scanner.named.get(at) or self.scanner.named.get(at - 1)
                return Party(named.start, at + 1, split(self.actors.get(named.start, ""))) if named else None
            if at in self.scanner.named:
                return None
            if self.scanner.of(at, "possessive"):
                return self.of(range(at, at + 1))
            if actor := self.adjective(at):
                return Party(at, at + 1, (actor,))
            if word in STOPS or self.closed(at):
                return None
        return None

    def sitting(self, ids: tuple[Id, ...]) -> tuple[Id, ...]:
        """Who sits where a council of two sides meets: "the NATO-Russia Council" is NATO and Russia."""
        entry = self.reference.formats.get(ids[0]) if len(ids) == 1 else None
        return entry.participants if entry and len(entry.participants) == 2 else ids

    def serves(self, ids: tuple[Id, ...]) -> set[Id]:
        """Actors with the states and organisations that they serve or belong to, by the tables and by this text."""
        found: set[Id] = set()
        for one in ids:
            offices = {office.organisation_id for office in self.reference.offices_of(one, self.text.date)}
            found |= {one, self.affiliations.get(one, ""), *offices, *self.reference.parents(one)} - {""}
        return found

    @cached_property
    def affiliations(self) -> dict[Id, Id]:
        """Whom the persons of this text serve, as it says."""
        return {m.actor_id: m.affiliation_id for m in self.clauses.mentions if m.affiliation_id}

    def last_group(self, token: int) -> Party | None:
        """The group named last before a token, in its paragraph or the one before."""
        area = self.text.paragraph_at(max(0, self.text.paragraph_at(self.text.starts[token]).start - 2)).start
        found = [g for g in self.groups.found if g.last <= token and self.text.starts[g.first] >= area]
        return Party(found[-1].first, found[-1].last, split(found[-1].actor_id)) if found else None

    def members(self, noun: int) -> Party | None:
        """Who meets by the adjectives or names before a noun: "a US-Russia summit", "the NATO-Russia meeting"."""
        ids = [a for at in range(self.phrase_start(noun), noun) if (a := self.actors.get(at) or self.adjective(at))]
        return Party(noun, noun + 1, tuple(dict.fromkeys(ids))) if ids else None

    def speaking(self, token: int) -> Party | None:
        """Who is named last before a token in the paragraph, a person before anybody else."""
        text = self.text
        start, end = text.paragraph_at(text.starts[token]).start, text.starts[token]
        near = [m for m in self.clauses.mentions if start <= m.start < end]
        persons = [m.actor_id for m in near if self.speakers.is_person(m.actor_id)]
        voices = [v.speaker_id for v in self.voices if v.speaker_id]
        last = persons[-1:] or [m.actor_id for m in near][-1:] or voices[:1]
        return Party(token, token, (last[0],)) if last else None


def split(ids: Ids) -> tuple[Id, ...]:
    """The ids in a cell."""
    return tuple(one for one in ids.split(SEPARATOR) if one)
