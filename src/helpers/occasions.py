"""Public statements and press conferences: what is said before reporters, in an interview, online; reactions.

Whoever merely says something is a speaker (`helpers.statements`); here stands what a text tells as an event.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.letters import Draft
from helpers.lexicon import Form
from helpers.parties import Parties, Party
from helpers.scanner import MARKS
from helpers.subjects import noun_phrase
from helpers.triggers import Trigger, find_verb, standing

REACH = 12  # tokens between a verb of saying and its occasion
BESIDE = frozenset({"alongside", "beside", "with"})


class Occasions:
    """Reads the public statements of one text.

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
        """Yield what is told as said on some occasion, joint statements, reactions to what another side did."""
        for trigger in self.found:
            draft = None
            if trigger.part == "occasion":
                draft = self.said(trigger)
            elif trigger.part == "noun" and trigger.kind == "statement":
                draft = self.joint(trigger)
            elif trigger.part == "verb" and trigger.kind in ("statement", "press_conference"):
                draft = self.spoken(trigger)
            elif trigger.part == "reaction":
                draft = self.reaction(trigger)
            if draft:
                yield draft
        letters = self.scanner.lexicon.kind("answerable")
        for token, word in enumerate(self.scanner.lower):
            if word in letters and (draft := self.answer(token)):
                yield draft

    def said(self, occasion: Trigger) -> Draft | None:
        """What is said on an occasion: "told reporters", "said in an interview", "informed ... on his Twitter"."""
        verb = self.verb_before(occasion) or self.verb_behind(occasion)
        if verb is None:
            return self.before_the_press(occasion)
        speaker = self.speaker(verb, occasion)
        if not speaker or verb.time in ("open", "negated", "ahead"):
            return None
        ids = self.joined(speaker, verb)
        first, last = self.extent(speaker, verb, occasion)
        kind = "press_conference" if occasion.kind == "press_conference" else "statement"
        return Draft(first, last, occasion.head, kind, ids, (), "held", verb.time, f"said: {occasion.form.lemma}")

    def before_the_press(self, occasion: Trigger) -> Draft | None:
        """Somebody before the press, whatever the verb: "Blinken drew a sober balance before the press"."""
        if self.scanner.word(occasion.head - 2) != "before" or occasion.form.lemma != "press":
            return None
        sentence = self.parties.sentence(occasion.head)
        topic = self.parties.topic(sentence, occasion.head)
        if not topic or occasion.head - topic.last > REACH:
            return None
        return Draft(
            topic.first, occasion.last, occasion.head, "press_conference", topic.ids, (), "held", "past", "press"
        )

    def verb_before(self, occasion: Trigger) -> Trigger | None:
        """The verb of saying before an occasion, with only its object or an adverbial between."""
        start = self.parties.phrase_start(occasion.head)
        at, first = start - 1, self.parties.sentence(start).start
        for _ in range(REACH):
            if at < first or self.scanner.word(at) in MARKS | {",", ";", "and", "that", "who", "which"}:
                return None
            if verb := self.saying(at):
                gerund = start == occasion.head and occasion.form.lemma.endswith(("in", "at"))
                led = self.scanner.of(start - 1, "preposition")
                return verb if verb.last == start or led or gerund else None
            at = self.scanner.named[at].start - 1 if at in self.scanner.named else at - 1
        return None

    def verb_behind(self, occasion: Trigger) -> Trigger | None:
        """The verb behind an occasion at the head of its sentence: "In a statement, X said ..."."""
        sentence = self.parties.sentence(occasion.head)
        if occasion.head - sentence.start > 4 or self.scanner.word(sentence.start) not in ("in", "on", "at"):
            return None
        found = (self.saying(at) for at in range(occasion.last, min(occasion.last + 2 * REACH, sentence.stop)))
        return next((verb for verb in found if verb), None)

    def saying(self, at: int) -> Trigger | None:
        """The verb of saying at a token, in the past."""
        form = self.scanner.lexicon.find("reporting", self.scanner.lower, at) or self.other(at)
        article = self.scanner.of(at - 1, "determiner", "possessive") and self.scanner.word(at - 1) not in (
            "this",
            "that",
        )
        if form is None or form.tense != "past" or article:
            return None
        if at in self.scanner.named or at in self.scanner.quoted:
            return None
        return Trigger(at, at, at + 1, "verb", "statement", form, standing(self.scanner, at, at, form))

    def other(self, at: int) -> Form | None:
        """Forms that tell speech before somebody without reporting it: "spoke", "appeared"."""
        return Form("speak", "past", (), ()) if self.scanner.word(at) in ("spoke", "appeared", "talked") else None

    def speaker(self, verb: Trigger, occasion: Trigger) -> Party | None:
        """Who speaks: before the verb, or behind it where the order is inverted."""
        sentence = self.parties.sentence(verb.head)
        first = verb.head == sentence.start or self.scanner.word(verb.head - 1) in MARKS | {","}
        inverted = (
            noun_phrase(self.scanner, verb.last, occasion.head) if first or verb.head - sentence.start < 3 else None
        )
        if inverted and (party := self.parties.of(inverted)).ids:
            return party
        party = self.parties.subject(verb)
        named = party and (party.ids or self.scanner.of(party.first, "determiner"))
        return party if named else None

    def joined(self, speaker: Party, verb: Trigger) -> tuple[str, ...]:
        """The speaker with whoever stands beside: "Speaking alongside X, Y told ..."."""
        sentence = self.parties.sentence(verb.head)
        beside = next((t for t in range(sentence.start, speaker.first) if self.scanner.word(t) in BESIDE), None)
        tokens = noun_phrase(self.scanner, beside + 1, speaker.first) if beside else None
        other = self.parties.of(tokens).ids if tokens else ()
        return tuple(dict.fromkeys((*speaker.ids, *other)))

    def extent(self, speaker: Party, verb: Trigger, occasion: Trigger) -> tuple[int, int]:
        """From the speaker, or whoever stands beside at the head of the sentence, to the occasion."""
        sentence = self.parties.sentence(verb.head)
        if occasion.head < verb.first:
            return sentence.start, max(verb.last, speaker.last)
        opens = range(sentence.start, min(sentence.start + 3, speaker.first))
        beside = any(self.scanner.word(t) in BESIDE for t in opens) and speaker.first > sentence.start
        first = sentence.start if beside else min(speaker.first, verb.head)
        return first, max(occasion.last, verb.last, speaker.last)

    def joint(self, noun: Trigger) -> Draft | None:
        """A joint statement or communiqué that somebody settles on or releases."""
        start = self.parties.phrase_start(noun.head)
        if "joint" not in self.scanner.lower[start : noun.last] and not noun.form.lemma.startswith("communiqu"):
            return None
        sentence = self.parties.sentence(noun.head)
        named = [
            self.parties.topic(range(*edges), edges[1])
            for edges in ((sentence.start, start), (noun.last, sentence.stop))
        ]
        several = [p for p in named if p and len(p.ids) > 1]
        sender = next(iter(several), None) or self.parties.last_group(start) or next((p for p in named if p), None)
        ids = sender.ids if sender else ()
        return Draft(start, self.released(noun), noun.head, "statement", ids, (), "held", "past", "joint")

    def released(self, noun: Trigger) -> int:
        """The token behind a statement and the relative clause that releases it: "which the Kremlin released"."""
        if self.scanner.word(noun.last) not in ("that", "which"):
            return noun.last
        verbs = (t for t in range(noun.last, noun.last + REACH) if find_verb(self.scanner, t))
        return next(verbs, noun.last - 1) + 1

    def spoken(self, verb: Trigger) -> Draft | None:
        """A verb that is a public statement by itself: "tweeted"."""
        speaker = self.parties.subject(verb)
        if verb.time != "past" or not speaker or not speaker.ids:
            return None
        first = speaker.first if speaker.last >= verb.first - 1 else verb.first
        return Draft(first, verb.last, verb.head, verb.kind, speaker.ids, (), "held", "past", verb.form.lemma)

    def reaction(self, verb: Trigger) -> Draft | None:
        """How somebody takes what another side has done: "The Kremlin brushed the offer aside"."""
        sentence = self.parties.sentence(verb.head)
        stop = min(verb.last + 5, sentence.stop)
        moves = [t for t in range(verb.head + 1, stop) if self.scanner.of(t, "move")]
        speaker = self.parties.subject(verb)
        if verb.time != "past" or not moves or not speaker or not speaker.ids:
            return None
        last = max(verb.last, moves[0] + 1)
        return Draft(speaker.first, last, verb.head, "statement", speaker.ids, (), "held", "past", "reaction")

    def answer(self, noun: int) -> Draft | None:
        """What an institution says to a letter or offer: "The ministry said it would study the letter"."""
        if self.scanner.word(noun - 1) != "the":
            return None
        for at in range(noun - 2, max(noun - REACH, self.parties.sentence(noun).start) - 1, -1):
            if verb := self.saying(at):
                speaker = self.parties.subject(verb)
                adjacent = speaker is not None and speaker.last == verb.first and bool(speaker.ids)
                if not adjacent or any(self.parties.speakers.is_person(one) for one in speaker.ids):
                    return None
                extent = (speaker.first, noun + 1)
                return Draft(*extent, noun, "statement", speaker.ids, (), "held", verb.time, "answer to a letter")
        return None
