"""Whom the heading of a letter means: "The Consul at Beirut (Knabenshue)", "Earl Granville", "the Secretary of State".

A name in brackets or behind a title is a person; an office without a name is an office of its own, since only a dated
table can say who held it; what is neither is an institution or company, under the name that the heading gives.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from helpers.gazetteer import fold, slug
from helpers.headings import Heading, find_heading
from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.mentions import find_mentions
from helpers.records import SEPARATOR, Actor, ActorKind, Document, Id, Ids
from helpers.spans import Span
from helpers.speakers import Speakers

BRACKET = re.compile(r"\(([A-ZÀ-Þ][^()]{1,60})\)")
ARTICLE = re.compile(r"(?:the|his|her)\s+(?=\S)", re.IGNORECASE)
LIFETIME = 60  # years before a first office in which a person may already have written letters
MOST = 0.5  # share of a designation that the name of a known actor must cover


class Correspondence(NamedTuple):
    """A letter by its own heading: who writes to whom, who signs, and the actors that no table lists."""

    heading: Heading
    sender: Ids
    recipient: Ids
    signatory: Id
    actors: list[Actor]


def find_correspondence(text: Text, speakers: Speakers, document: Document) -> Correspondence | None:
    """Who writes to whom by the heading, dateline and signature of a letter, or by the file's own mark-up.

    Parameters
    ----------
    text : Text
    speakers : Speakers
        Of the text: who is named where.
    document : Document

    Returns
    -------
    Correspondence or None
        None where a text has no such heading.
    """
    heading = find_heading(text, document)
    if heading is None:
        return None
    finder = Designations(text, speakers)
    sender = finder.meant(heading.sender) or finder.given(document.sender)
    recipient = finder.meant(heading.recipient) or finder.given(document.recipient)
    signatory = finder.person(heading.signature) if heading.signature and not finder.is_person(sender) else ""
    return Correspondence(heading, sender, recipient, signatory, list(finder.actors.values()))


class Designations:
    """Resolves the designations of one text; keeps the actors that they introduce."""

    def __init__(self, text: Text, speakers: Speakers) -> None:
        self.text, self.speakers, self.reference = text, speakers, speakers.reference
        self.lexicon: Lexicon = speakers.lexicon
        self.actors: dict[Id, Actor] = {}

    def meant(self, span: Span | None) -> Id:
        """The actor that a designation means, known before or made now."""
        if span is None:
            return ""
        words = self.text[span]
        names = [name.strip() for bracket in BRACKET.findall(words) for name in bracket.split(",")]
        if names:
            return SEPARATOR.join(self.add(name, "person", self.affiliation(span)) for name in names)
        head = Span(span.start, span.start + len(words.split(",")[0]))
        named = [m for m in self.speakers.mentions if head.start <= m.start < head.end and m.actor_id]
        person = next((m.actor_id for m in named if m.end >= head.end and self.is_contemporary(m.actor_id)), "")
        if person:
            return person
        covering = [m.actor_id for m in named if (m.end - m.start) >= MOST * (head.end - head.start)]
        covering = [one for one in covering if not self.is_person(one) and not self.titled(self.text[head])]
        return covering[0] if covering else self.made(self.text[head], self.affiliation(span))

    def is_contemporary(self, actor_id: Id) -> bool:
        """Whether somebody is a person who, as far as the tables know, may have lived on the document's date."""
        starts = [o.start[:4] for o in self.reference.offices_of(actor_id, "") if o.start]
        year = self.text.date[:4]
        late = bool(starts and year) and int(min(starts)) - int(year) > LIFETIME
        return self.is_person(actor_id) and not late

    def titled(self, words: str) -> str:
        """What stands behind a courtesy title: "Mr. | West"; empty where there is none."""
        title = next((t for t in self.titles if words.startswith(f"{t} ")), "")
        return words[len(title) + 1 :] if title else ""

    @cached_property
    def titles(self) -> list[str]:
        """Courtesy titles, the longest first."""
        return sorted((t.term for t in self.reference.terms if t.kind == "title"), key=len, reverse=True)

    def made(self, words: str, parent: Id) -> Id:
        """An actor made from a designation: a person of title, an office, or an institution."""
        name = ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else words
        if alone := self.titled(name):
            return self.add(alone, "person", parent)
        first = fold(name).split()[:1]
        if first and first[0] in self.lexicon.kind("honorific"):
            return self.add(name, "person", parent)
        offices = {fold(term.term) for term in self.reference.terms if term.kind == "office"}
        office = any(word in offices for word in fold(name).split())
        return self.add(name, "office" if office else "group", parent)

    def given(self, words: str) -> Id:
        """The actor that a field of the file names: "Josep Borrell", "Mr. Seward"."""
        if not words:
            return ""
        found, actors = find_mentions(Text("", self.text.date, words), self.reference)
        named = [m.actor_id for m in found if m.actor_id]
        self.actors |= {actor.actor_id: actor for actor in actors if actor.actor_id in named[:1]}
        return named[0] if named else self.made(words.partition(",")[0], "")

    def person(self, span: Span) -> Id:
        """The person whose name a signature is: one of the text with that surname, else a new one."""
        name = self.text[span]
        surname = fold(name).split()[-1:]
        near = [m.actor_id for m in self.speakers.mentions if span.start <= m.start < span.end and m.actor_id]
        persons = [one for one in near if self.is_person(one)]
        if persons or not surname:
            return persons[0] if persons else ""
        return self.add(name.title() if name.isupper() else name, "person", "")

    def affiliation(self, span: Span) -> Id:
        """The state or organisation that a designation names: "the Italian Ambassador"; empty if none."""
        found = (m for m in self.speakers.mentions if span.start <= m.start < span.end)
        return next((m.affiliation_id or m.actor_id for m in found if m.affiliation_id or m.actor_id), "")

    def is_person(self, ids: Ids) -> bool:
        """Whether the first of several actors is a person."""
        first = ids.split(SEPARATOR)[0]
        made = self.actors.get(first)
        return made.kind == "person" if made else self.speakers.is_person(first)

    def add(self, name: str, kind: ActorKind, parent: Id) -> Id:
        """An actor under a name, listed before or new."""
        actor_id = slug(name)
        if not actor_id:
            return ""
        if actor_id not in self.reference.actors:
            made = Actor(actor_id=actor_id, name=name, kind=kind, parent_id=parent, origin="text")
            self.actors.setdefault(actor_id, made)
        return actor_id
