"""Who speaks: the words that name a speaker, resolved to an actor of the text.

Names and titles are mentions already. What is left are pronouns ("he"), common nouns ("the minister", "the bloc") and
documents that speak ("the letter"), each resolved to what the text named before. What cannot be resolved stays empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterator
from functools import cached_property

from helpers.gazetteer import fold
from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.records import SEPARATOR, Actor, Id, Mention, Offset
from helpers.reference import Reference
from helpers.spans import Span

HEAD = re.compile(r"\b(?:of|for|to|from|in|at|on|with|by|among|who|which|that)\b|,", re.IGNORECASE)
JOINT = re.compile(r"(?:,? and |, )(?=(?:the|his|her|their)\b|[A-Z])")
PAIR = 2
MEMORY = 100  # mentions, and speakers, that a later noun or pronoun may mean
BETWEEN = re.compile(r"(?:[\s,]|and|the|\b[A-Z]\w+)*")


class Row:
    """Mentions of one sort in order, to be asked what stands before a code point.

    Parameters
    ----------
    mentions : list of Mention
        In order.
    """

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.starts = [m.start for m in mentions]

    def before(self, offset: Offset) -> Iterator[Mention]:
        """Yield the mentions before a code point, the nearest first, as far as a reader remembers them."""
        last = bisect_left(self.starts, offset)
        return reversed(self.mentions[max(0, last - MEMORY) : last])

    def between(self, start: Offset, end: Offset) -> list[Mention]:
        """The mentions that start in a stretch, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


class Speakers:
    """The actors of one text, to be asked who a stretch of words names.

    Parameters
    ----------
    text : Text
    mentions : list of Mention
        In order.
    actors : list of Actor
        Those the text introduces.
    reference : Reference
    words : Lexicon
    """

    def __init__(
        self, text: Text, mentions: list[Mention], actors: list[Actor], reference: Reference, words: Lexicon
    ) -> None:
        self.text, self.lexicon, self.reference = text, words, reference
        self.kinds = ChainMap({actor.actor_id: actor.kind for actor in actors}, reference.kinds)
        self._quotations = [q.start for q in text.quotations]
        named = [m for m in mentions if m.actor_id]
        reported = [m for m in named if not self.quoted(m.start)]
        self.all = Row(named)
        head = next(
            (p.end for p in text.paragraphs[:1] if text[p].endswith(":")), 0
        )  # "attributable to the spokesman:"
        self.persons = Row([m for m in reported if self.is_person(m.actor_id) and m.start >= head])
        self.bodies = Row([m for m in reported if self.kinds.get(m.actor_id) not in ("person", "media")])
        self.issuers: Id = ""  # who issues the text, where it says so
        self.written: Span | None = None  # what of the text the writer wrote; all of it where nobody says
        self.writer: Id = ""  # whose "I" and "we" stand outside quotations
        self.spoken: list[tuple[Offset, Id]] = []  # who has spoken so far, and where

    @property
    def mentions(self) -> list[Mention]:
        """Mentions of known actors, in order."""
        return self.all.mentions

    @property
    def together(self) -> Id:
        """The issuers of the text where they are several: "the ministers", "the two countries"."""
        return self.issuers if SEPARATOR in self.issuers else ""

    def is_person(self, actor_id: Id) -> bool:
        """Whether an actor is a person."""
        return self.kinds.get(actor_id) == "person"

    def resolve(self, source: Span | None, *, speaking: bool = True) -> Id:
        """The actor, or actors joined by "; ", that the words of a source name; empty if it cannot be said.

        Who is `speaking`, and not only reported by somebody else, is the last speaker for the pronouns that follow.
        """
        found = [one for part in self.parts(source) for one in self.one(part).split(SEPARATOR)] if source else []
        actor_id = SEPARATOR.join(dict.fromkeys(one for one in found if one))
        if actor_id and speaking:
            self.spoken.append((source.start, actor_id))
        return actor_id

    def parts(self, source: Span) -> Iterator[Span]:
        """Yield the speakers that "and" joins, where each part begins with an article, a name or a pronoun."""
        start, words = source.start, self.text[source]
        for joint in JOINT.finditer(words):
            after = source.start + joint.end()
            inside = any(m.end > after for m in self.all.between(source.start, after))
            if not inside and " and " in words[joint.start() :]:
                yield Span(start, source.start + joint.start())
                start = after
        yield Span(start, source.end)

    def one(self, source: Span) -> Id:
        """The actor that the words of a single speaker name."""
        pronoun = PRONOUNS.get(self.text[source].lower())
        if pronoun:
            return getattr(self, pronoun)(source.start)
        return self.within(source) or self.document(source) or self.noun(source)

    # ----------------------------------------------------------------------------------------------------- names

    def within(self, span: Span) -> Id:
        """The actors named in a span: the head, and what is joined to it by "and"."""
        inside = [m for m in self.all.between(span.start, span.end) if m.end <= span.end]
        if not inside:
            return ""
        head = HEAD.search(self.text.string, span.start, span.end)
        before = [m for m in inside if not head or m.start < head.start()]
        if not before:
            noun = self.text.string[span.start : head.start()].split() if head else []
            before = inside[:1] if self.stands_for(noun) or (head and head.group() == ",") else []
        found = [m for m in before if m is before[0] or self.joined(before[0], m)]
        return SEPARATOR.join(dict.fromkeys(m.actor_id for m in found))

    def stands_for(self, noun: list[str]) -> bool:
        """Whether a noun before "of" or "for" gives its voice to what follows: "a letter from", "members of"."""
        return bool(noun) and fold(noun[-1]) in self.lexicon.kind("document") | self.lexicon.kind("part")

    def joined(self, one: Mention, other: Mention) -> bool:
        """Whether only names, commas and "and" stand between two mentions."""
        return bool(BETWEEN.fullmatch(self.text.string, one.end, other.start))

    def can_speak(self, source: Span) -> bool:
        """Whether a source means people, known or not: by a noun for people, or a name; "corruption" does not."""
        kind, noun = self.lexicon.kind, self.head(source)[-1:]
        people = noun and noun[0] in kind("humannoun") | kind("humannouns") | kind("document")
        return bool(people) or self.text[source][:1].isupper() or self.text[source].lower() in PRONOUNS

    # ----------------------------------------------------------------------------------------------------- nouns

    def head(self, source: Span) -> list[str]:
        """The words of a noun phrase before its first preposition or comma, folded."""
        head = HEAD.search(self.text.string, source.start, source.end)
        return fold(self.text.string[source.start : head.start() if head else source.end]).split()

    def document(self, source: Span) -> Id:
        """Who speaks by a document ("the letter", "a joint statement"): whoever spoke last, else the last body."""
        if self.head(source)[-1:] and self.head(source)[-1] in self.lexicon.kind("document"):
            return next((actor for _, actor in self.speakers_before(source.start)), "") or self.body(source.start)
        return ""

    def noun(self, source: Span) -> Id:
        """A common noun for somebody named before: "the minister", "both leaders", "the head of the diplomacy"."""
        words, noun, kind = fold(self.text[source]).split(), self.head(source)[-1:], self.lexicon.kind
        bare = not words or words[0] not in kind("determiner") | kind("possessive")
        if words[:1] in (["my"], ["our"]) and noun == ["government"]:
            return self.served(self.first(source.start))
        if noun and noun[0] in (kind("humannouns") if bare else kind("statenouns")):
            return self.together
        if bare and not self.text[source][:1].isupper():
            return ""
        held = next(
            (m.actor_id for m in self.persons.before(source.start) if self.holds(m, " ".join(words[not bare :]))), ""
        )
        if held or bare or not noun or noun[0] not in kind("humannoun") | kind("humannouns"):
            return held
        if noun[0] in kind("humannouns"):
            return self.several(source.start, pair=True)
        sides = {i for word in self.text[source].split() for i in self.reference.adjectives.get(word, ())}
        own = (m.actor_id for m in self.persons.before(source.start) if m.affiliation_id in sides)
        return next(own, "") if sides else self.person(source.start)

    def served(self, actor_id: Id) -> Id:
        """The state or organisation that a person of this text serves; an actor that is no person is its own."""
        found = {m.affiliation_id for m in self.mentions if m.actor_id == actor_id and m.affiliation_id}
        return min(found, default="") if self.is_person(actor_id) else actor_id

    def holds(self, mention: Mention, role: str) -> bool:
        """Whether a person has the role that common words give, by the text or by the table of offices."""
        offices = self.reference.offices_of(mention.actor_id, self.text.date)
        roles = [fold(mention.role), *(fold(office.role) for office in offices)]
        return any(role and re.search(rf"\b{re.escape(role)}\b", known) for known in roles)

    # -------------------------------------------------------------------------------------------------- pronouns

    def named(self, offset: Offset) -> Id:
        """Who is named last before a code point, in its sentence: for "who"."""
        begin = self.text.sentence_at(offset).start
        return next((m.actor_id for m in self.all.before(offset) if m.start >= begin), "")

    def beside(self, offset: Offset) -> Id:
        """Who is named right before a code point: for "which" and "that", which may mean anything else."""
        return next((m.actor_id for m in self.all.before(offset) if offset - m.end <= len(", ")), "")

    def person(self, offset: Offset) -> Id:
        """The person "he" or "she" means: first of its sentence, the last speaker near, the first named near."""
        sentence, area = self.text.sentence_at(offset), self.area(offset)
        here = [m.actor_id for m in self.persons.between(sentence.start, offset)]
        spoken = [(at, actor) for at, actor in self.speakers_before(offset) if self.is_person(actor)]
        near = [actor for at, actor in spoken if at >= area]
        before = [m.actor_id for m in self.persons.between(area, offset)]
        last = [actor for _, actor in spoken] or [m.actor_id for m in self.persons.before(offset)]
        return next((found[0] for found in (here, near, before, last) if found), "")

    def body(self, offset: Offset) -> Id:
        """The state, organisation or group that "it" means: the last speaker near, the first near, else the last."""
        area = self.area(offset)
        spoken = [i for at, i in self.speakers_before(offset) if area <= at and not self.is_person(i)]
        near = [m.actor_id for m in self.bodies.between(area, offset)]
        last = [m.actor_id for m in self.bodies.before(offset)]
        return next((found[0] for found in (spoken, near, last) if found), "")

    def several(self, offset: Offset, *, pair: bool = False) -> Id:
        """Those whom "they" or "the ministers" means: speakers joined near, a group near, the persons named near."""
        area = self.area(offset)
        joint = [actor for at, actor in self.speakers_before(offset) if area <= at and SEPARATOR in actor][::-1]
        groups = [m.actor_id for m in self.bodies.between(area, offset) if self.kinds.get(m.actor_id) == "group"]
        persons = list(dict.fromkeys(m.actor_id for m in self.persons.between(area, offset)))
        if pair and len(persons) < PAIR:
            persons = list(dict.fromkeys(m.actor_id for m in self.persons.before(offset)))[1::-1]
        several = [SEPARATOR.join(persons)] if len(persons) > 1 else []
        issuers = [self.together] if self.together else []
        found = next((found[-1] for found in (joint, issuers, groups, several) if found), "")
        end, met = self.met
        return found or (met if end <= offset else "") or self.body(offset)

    @cached_property
    def met(self) -> tuple[Offset, Id]:
        """The two persons whom the first sentence with a person names, and where it ends: who met in a readout."""
        if not self.persons.mentions:
            return len(self.text.string), ""
        sentence = self.text.sentence_at(self.persons.mentions[0].start)
        ids = list(dict.fromkeys(m.actor_id for m in self.persons.between(*sentence)))
        return sentence.end, SEPARATOR.join(ids) if len(ids) == PAIR else ""

    def first(self, offset: Offset) -> Id:
        """Who "I" or "we" is outside quotations: the writer of the text, as far as known."""
        within = self.written is None or self.written.start <= offset < self.written.end
        return (self.writer if within else "") or self.issuers

    def speakers_before(self, offset: Offset) -> list[tuple[Offset, Id]]:
        """Who spoke before a code point, and where, the latest first."""
        return [one for one in self.spoken[-MEMORY:][::-1] if one[0] < offset]

    def area(self, offset: Offset) -> Offset:
        """Where the sentence before the one of a code point begins."""
        sentence = self.text.sentence_at(offset)
        return self.text.sentence_at(max(0, sentence.start - 2)).start

    def quoted(self, offset: Offset) -> bool:
        """Whether a code point stands inside a quotation."""
        at = bisect_left(self._quotations, offset + 1) - 1
        return at >= 0 and offset < self.text.quotations[at].end


# Which method resolves which pronoun.
PRONOUNS = (
    dict.fromkeys(("he", "she", "him", "her", "his"), "person")
    | dict.fromkeys(("it", "its"), "body")
    | dict.fromkeys(("they", "them", "their"), "several")
    | dict.fromkeys(("i", "me", "my", "we", "us", "our"), "first")
    | dict.fromkeys(("who", "whom", "whose"), "named")
    | dict.fromkeys(("which", "that"), "beside")
)
