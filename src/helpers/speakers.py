"""Who speaks: the words that name a speaker, resolved to an actor of the text.

Names and titles are mentions already. What is left are pronouns ("he"), common nouns ("the minister", "the bloc") and
documents that speak ("the letter"), each resolved to what the text named before. What cannot be resolved stays empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import ChainMap

from helpers.gazetteer import fold
from helpers.language import Span, Text
from helpers.lexicon import Lexicon
from helpers.records import SEPARATOR, Actor, Id, Mention, Offset
from helpers.reference import Reference

PERSONAL = frozenset({"he", "she", "him", "her", "his", "i", "me", "my"})
COLLECTIVE = frozenset({"it", "its", "they", "them", "their", "we", "us", "our"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
HEAD = re.compile(r"\b(?:of|for|to|from|in|at|on|with|by|among|who|which|that)\b|,", re.IGNORECASE)


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
        self.text, self.mentions, self.lexicon = text, [m for m in mentions if m.actor_id], words
        self.starts = [m.start for m in self.mentions]
        self.reference = reference
        self.kinds = ChainMap({actor.actor_id: actor.kind for actor in actors}, reference.kinds)
        self._quotations = [q.start for q in text.quotations]
        self.adjectives = reference.adjectives
        self.spoken: list[tuple[Offset, Id]] = []  # who has spoken so far, and where

    def resolve(self, source: Span | None, *, speaking: bool = True) -> Id:
        """The actor, or actors joined by "; ", that the words of a source name; empty if it cannot be said.

        Who is `speaking`, and not only reported by somebody else, is the last speaker for the pronouns that follow.
        """
        if source is None:
            return ""
        actor_id = self._resolve(source)
        if actor_id and speaking:
            self.spoken.append((source.start, actor_id))
        return actor_id

    def _resolve(self, source: Span) -> Id:
        words = self.text[source].lower()
        if words in PERSONAL:
            return self.person_before(source.start)
        if words in COLLECTIVE:
            return self.body_before(source.start)
        if words in RELATIVE:
            return self.named_before(source.start)
        if named := self.within(source):
            return named
        if document := self.document(source):
            return self.author(source.start) if document in self.lexicon.kind("document") else ""
        return self.noun(source)

    def within(self, span: Span) -> Id:
        """The actors named in a span: the head, and what is joined to it by "and"."""
        inside = [
            m for m in self.mentions[bisect_left(self.starts, span.start) :] if m.end <= span.end and m.start < span.end
        ]
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
        return bool(re.fullmatch(r"(?:[\s,]|and|the|\b[A-Z]\w+)*", self.text.string[one.end : other.start]))

    def document(self, source: Span) -> str:
        """The noun of a document that speaks ("the letter", "a joint statement"), folded; empty if it is none."""
        head = HEAD.search(self.text.string, source.start, source.end)
        words = fold(self.text.string[source.start : head.start() if head else source.end]).split()
        return words[-1] if words and words[-1] in self.lexicon.kind("document") else ""

    def author(self, before: Offset) -> Id:
        """Who stands behind a document that the text has named: the last body or person that spoke or was named."""
        spoken = [actor for at, actor in self.spoken if at < before]
        return spoken[-1] if spoken else self.body_before(before)

    def noun(self, source: Span) -> Id:
        """A common noun for somebody named before: "the minister", "the head of the Russian diplomacy"."""
        words = fold(self.text[source]).split()
        if not words or words[0] not in self.lexicon.kind("determiner") | self.lexicon.kind("possessive"):
            return ""
        role = " ".join(words[1:])
        persons = [m for m in self.before(source.start) if self.kinds.get(m.actor_id) == "person"]
        held = next((m.actor_id for m in reversed(persons) if self.holds(m, role)), "")
        head = HEAD.search(self.text.string, source.start, source.end)
        noun = fold(self.text.string[source.start : head.start() if head else source.end]).split()[-1:]
        if held or not noun or noun[0] not in self.lexicon.kind("humannoun"):
            return held
        sides = {i for word in self.text[source].split() for i in self.adjectives.get(word, ())}
        own = [m.actor_id for m in persons if m.affiliation_id in sides]
        return own[-1] if own else ("" if sides else self.person_before(source.start))

    def holds(self, mention: Mention, role: str) -> bool:
        """Whether a person has the role that common words give, by the text or by the table of offices."""
        roles = [
            fold(mention.role),
            *(fold(o.role) for o in self.reference.offices_of(mention.actor_id, self.text.date)),
        ]
        return any(role and re.search(rf"\b{re.escape(role)}\b", known) for known in roles)

    def before(self, offset: Offset) -> list[Mention]:
        """Mentions that stand before a code point."""
        return self.mentions[: bisect_left(self.starts, offset)]

    def named_before(self, offset: Offset) -> Id:
        """Who is named last before a code point."""
        return next((m.actor_id for m in reversed(self.before(offset))), "")

    def person_before(self, offset: Offset) -> Id:
        """The person a pronoun means: the first of its sentence, the last speaker near, the first one named near."""
        persons = [
            m for m in self.before(offset) if self.kinds.get(m.actor_id) == "person" and not self.quoted(m.start)
        ]
        sentence, area = self.text.sentence_at(offset), self.subject_area(offset)
        spoken = [(at, actor) for at, actor in self.spoken if at < offset and self.kinds.get(actor) == "person"]
        here = [m.actor_id for m in persons if m.start >= sentence.start]
        near = [actor for at, actor in spoken if at >= area]
        before = [m.actor_id for m in persons if m.start >= area]
        return next((found[0] for found in (here, near[::-1], before) if found), "") or (
            spoken[-1][1] if spoken else (persons[-1].actor_id if persons else "")
        )

    def subject_area(self, offset: Offset) -> Offset:
        """Where the sentence before the one of a code point begins."""
        sentence = self.text.sentence_at(offset)
        return self.text.sentence_at(max(0, sentence.start - 2)).start

    def quoted(self, offset: Offset) -> bool:
        """Whether a code point stands inside a quotation."""
        at = bisect_left(self._quotations, offset + 1) - 1
        return at >= 0 and offset < self.text.quotations[at].end

    def body_before(self, offset: Offset) -> Id:
        """The state, organisation or group that "it" or "they" means: the first one near, else the last."""
        area = self.subject_area(offset)
        bodies = [m for m in self.before(offset) if self.kinds.get(m.actor_id) not in ("person", "media")]
        bodies = [m for m in bodies if not self.quoted(m.start)]
        recent = [m for m in bodies if m.start >= area]
        spoken = [actor for at, actor in self.spoken if area <= at < offset and self.kinds.get(actor) != "person"]
        if spoken:
            return spoken[-1]
        return recent[0].actor_id if recent else (bodies[-1].actor_id if bodies else "")
