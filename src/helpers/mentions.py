"""Mentions of actors in a text, resolved to ids as of the document's date.

Names, aliases, metonyms and demonyms come from the gazetteer; a title and an affiliation before a name belong to the
mention; a title beside a capitalised name that nobody listed makes a new person. Mentions never overlap; the longest
wins. Pronouns are resolved where somebody speaks (`helpers.speakers`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from helpers.gazetteer import Atom, fold, gazetteer, slug
from helpers.language import Text
from helpers.lexicon import lexicon
from helpers.metonyms import find_places
from helpers.names import find_name, name_before
from helpers.persons import Persons
from helpers.records import Actor, Confidence, Id, Mention, MentionKind
from helpers.reference import Reference
from helpers.titles import AFFILIATED, PLURAL, POSSESSIVE, Role, View, find_roles


def find_mentions(text: Text, reference: Reference) -> tuple[list[Mention], list[Actor]]:
    """Find the mentions of actors in a text.

    Parameters
    ----------
    text : Text
    reference : Reference

    Returns
    -------
    list of Mention
        In order, without overlap.
    list of Actor
        Actors that the text introduces and no table lists, with name, kind and parent.
    """
    finder = Finder(View(text, gazetteer(reference), lexicon(reference)), reference)
    finder.run()
    found = sorted(finder.mentions, key=lambda mention: mention.start)
    return [replace(m, mention_id=f"{text.doc_id}-m{n}") for n, m in enumerate(found, 1)], list(finder.actors.values())


class Finder:
    """One pass over one text: what it has found so far, and who has been introduced."""

    def __init__(self, view: View, reference: Reference) -> None:
        self.view, self.reference, self.text = view, reference, view.text
        self.mentions: list[Mention] = []
        self.actors: dict[Id, Actor] = {}
        self.persons = Persons(view, reference, self.actors)
        self.taken: set[int] = set()  # tokens that belong to a mention

    def run(self) -> None:
        """Persons with titles first, since their mentions are the longest, then all that is left."""
        roles = list(find_roles(self.view))
        self.titled_persons(roles)
        self.listed_persons()
        self.persons_in_apposition(roles)
        self.unlisted_persons()
        self.offices(roles)
        self.institutions()
        self.other_names()
        self.nouns()
        self.later_surnames()

    # ------------------------------------------------------------------------------------------------------ persons

    def titled_persons(self, roles: Iterable[Role]) -> None:
        """A name right behind a title: "Russian President Vladimir Putin", "Mr. Macron"."""
        for role in roles:
            last = find_name(self.view, role.last) if PLURAL not in role.values else 0
            if last and role.first not in self.taken:
                titled = self.with_state_behind(role, last)
                if actor_id := self.persons.identify(role.last, last, titled):
                    self.add(role.first, last, actor_id, "name", rule="title and name", role=titled)

    def with_state_behind(self, role: Role, last: int) -> Role:
        """A title with the affiliation that stands behind the name: "Foreign Minister Solano of Costa Rica"."""
        behind = self.view.starting.get(last + 1)
        named = last and not role.affiliation and self.view.word(last) == "of" and behind and behind.kind == "actor"
        return role._replace(affiliation=behind.values[0]) if named else role

    def listed_persons(self) -> None:
        """Full names of the actors table."""
        for atom in self.view.atoms:
            if atom.kind == "actor" and self.kind_of(atom.values[0]) == "person" and atom.first not in self.taken:
                self.persons.introduce(atom.values[0])
                self.add(atom.first, atom.last, atom.values[0], "name", rule="listed name", confidence="high")

    def persons_in_apposition(self, roles: Iterable[Role]) -> None:
        """A name beside a title with a comma between: "Wendy Sherman, the American Deputy Secretary of State"."""
        for role in roles:
            if role.courtesy or PLURAL in role.values or role.first in self.taken:
                continue
            comma = role.first - 1 - (self.view.word(role.first - 1) in ("the", "a", "an"))
            first = name_before(self.view, comma) if self.view.word(comma) == "," else None
            if first is not None and first not in self.taken:
                self.add_unlisted(first, comma, role, rule="name and title")
            elif role.affiliation and self.view.word(role.last) == "," and role.last + 1 not in self.taken:
                last = find_name(self.view, role.last + 1)
                if last - role.last > 2:
                    self.add_unlisted(role.last + 1, last, role, rule="title, name")

    def unlisted_persons(self) -> None:
        """Two or more capitalised words that begin with a known given name: "Emmanuel Bonne"."""
        for token in range(self.view.first, len(self.view.words)):
            if self.view.words[token] in self.view.names.given_names and token not in self.taken:
                last = find_name(self.view, token)
                if last > token + 1:
                    self.add_unlisted(token, last, None, rule="given name", confidence="low")

    def add_unlisted(
        self, first: int, last: int, role: Role | None, *, rule: str, confidence: Confidence = "medium"
    ) -> None:
        """Add a person under the full name that the text gives."""
        if actor_id := self.persons.identify(first, last, role):
            self.add(first, last, actor_id, "name", rule=rule, role=role, confidence=confidence)

    def later_surnames(self) -> None:
        """A surname alone: somebody introduced in this text, else the one listed person of that name in office."""
        for token in range(self.view.first, len(self.view.words)):
            if token in self.taken or not self.view.capital(token):
                continue
            atom = self.view.starting.get(token)
            last = atom.last if atom and atom.kind == "short" else token + 1
            name = self.text[self.view.span(token, last)]
            other = self.view.words[token - 1] in self.view.names.given_names  # a relative, not introduced
            known = [] if token and other else self.persons.called.get(fold(name), [])
            ids = known[:1] or (
                self.view.names.in_office(atom.values, self.text.date) if atom and atom.kind == "short" else []
            )
            if len(ids) == 1 and (known or not self.common(token, last)):
                self.add(token, last, ids[0], "alias", rule="surname", confidence="high" if known else "medium")

    def common(self, token: int, last: int) -> bool:
        """Whether a listed surname may be something else here: part of a longer name, or very short."""
        neighbours = self.view.capital(token - 1) or self.view.capital(last) or self.view.word(last) == "-"
        return neighbours or self.view.word(token - 1) == "-" or len(self.view.words[token]) < 4

    # ------------------------------------------------------------------------------------- offices and institutions

    def offices(self, roles: Iterable[Role]) -> None:
        """A title alone: whoever held the office on the document's date."""
        for role in roles:
            if role.courtesy or PLURAL in role.values or not role.affiliation or role.first in self.taken:
                continue
            unnamed = role.modified or self.view.word(role.first - 1) in ("a", "an")
            holders = [] if unnamed else self.persons.holders(role)
            self.add(role.first, role.last, holders[0] if len(holders) == 1 else "", "role", rule="office", role=role)

    def institutions(self) -> None:
        """A state with one of its organs: "the Russian Foreign Ministry", "the government of China"."""
        for atom in self.view.atoms:
            if atom.kind != "institution" or atom.first in self.taken:
                continue
            before = self.view.ending.get(atom.first - (self.view.word(atom.first - 1) in POSSESSIVE))
            behind = self.view.starting.get(atom.last + 1 + (self.view.word(atom.last + 1) == "the"))
            if before and before.kind in AFFILIATED and before.first not in self.taken:
                self.add_institution(before, atom, before.first, atom.last)
            elif self.view.word(atom.last) == "of" and behind and behind.kind == "actor" and PLURAL not in atom.values:
                self.add_institution(behind, atom, atom.first, behind.last)

    def add_institution(self, owner: Atom, atom: Atom, first: int, last: int) -> None:
        """Add an organ of a state or organisation; a government stands for the state itself."""
        values = [v for v in atom.values if v not in ("", PLURAL)]
        parent = owner.values[0]
        if not values:
            self.add(first, last, parent, "alias", rule="government")
            return
        label, suffix = values[0], slug(values[-1])
        entry = self.reference.actors.get(parent)
        owner_name = entry.adjectives[0] if entry and entry.adjectives else (entry.name if entry else parent)
        name, actor_id = f"{owner_name} {label}", f"{parent}-{suffix}"
        known = self.view.names.named(name)
        actor_id = known or actor_id
        if not known:
            kind = "group" if suffix == "officials" else "body"
            self.actors[actor_id] = Actor(actor_id=actor_id, name=name, kind=kind, parent_id=parent, origin="text")
        self.add(first, last, actor_id, "name", rule="institution")

    # ---------------------------------------------------------------------------------------------------- all others

    def other_names(self) -> None:
        """States, organisations, groups, media; capitals that stand for governments."""
        places = find_places(self.view)
        for atom in self.view.atoms:
            if atom.first in self.taken or len(atom.values) != 1:
                continue
            if atom.kind == "actor" and not self.of_another(atom):
                entry = self.reference.actors[atom.values[0]]
                kind: MentionKind = "name" if self.text[self.view.span(*atom[:2])] == entry.name else "alias"
                self.add(atom.first, atom.last, entry.actor_id, kind, rule="listed name", confidence="high")
            elif atom.kind == "demonym" and self.is_noun(atom):
                article = self.view.word(atom.first) == "the"
                self.add(atom.first + article, atom.last, atom.values[0], "alias", rule="demonym")
            elif atom.kind == "metonym" and atom.first not in places:
                self.add(atom.first, atom.last, atom.values[0], "metonym", rule="metonym")

    def of_another(self, atom: Atom) -> bool:
        """Whether the adjective before the name of an organ makes it another state's: "the Venezuelan Congress"."""
        entry, before = self.reference.actors[atom.values[0]], self.view.ending.get(atom.first)
        adjective = before and before.kind in ("adjective", "demonym") and entry.kind == "body"
        return bool(adjective) and entry.parent_id not in before.values

    def is_noun(self, atom: Atom) -> bool:
        """Whether a demonym stands alone as a noun and not before one ("the French", not "the French president")."""
        adjectives = self.reference.actors[atom.values[0]].adjectives
        if self.view.words[atom.last - 1] not in adjectives:
            return True
        following, kind = self.view.word(atom.last), self.view.lexicon.kind
        if not following.isalpha() or following in kind("auxiliary") | kind("preposition"):
            return True
        verb = self.view.lexicon.find("reporting", self.view.lower, atom.last)
        return bool(verb) and verb.tense in ("third", "past")

    def nouns(self) -> None:
        """Common nouns for actors that the text has named before ("the bloc"), or for their members."""
        earlier = deque(sorted((m.start, m.actor_id) for m in self.mentions))
        named: dict[Id, int] = {}  # where each actor was named last
        for atom in self.view.atoms:
            if atom.kind == "nominal" and atom.first not in self.taken:
                start = self.text.starts[atom.first]
                while earlier and earlier[0][0] < start:
                    at, actor_id = earlier.popleft()
                    named[actor_id] = at
                if meant := self.meant(atom, named):
                    self.add(atom.first, atom.last, meant, "nominal", rule="noun for a named actor")
                    named[meant] = start

    def meant(self, atom: Atom, named: dict[Id, int]) -> Id:
        """Which of its actors a common noun means: the one that was named last, itself or by its parent; or empty."""
        meant = {value: value for value in atom.values if value}
        meant |= {parent: value for value in meant if (parent := self.reference.actors[value].parent_id)}
        return meant.get(max(named.keys() & meant.keys(), key=named.__getitem__, default=""), "")

    def add(
        self,
        first: int,
        last: int,
        actor_id: Id,
        kind: MentionKind,
        *,
        rule: str,
        role: Role | None = None,
        confidence: Confidence = "medium",
    ) -> None:
        """Add a mention over tokens that no other mention holds."""
        if not self.taken.isdisjoint(range(first, last)):
            return
        self.taken.update(range(first, last))
        span = self.view.span(first, last)
        person = self.kind_of(actor_id) == "person"
        mention = Mention(
            mention_id="",
            doc_id=self.text.doc_id,
            start=span.start,
            end=span.end,
            evidence=self.text[span],
            actor_id=actor_id,
            kind=kind,
            role=self.text[self.view.span(role.first, role.last)] if role else "",
            affiliation_id=self.affiliation(actor_id, role) if person else "",
            rule=rule,
            confidence=confidence,
        )
        self.mentions.append(mention)

    def affiliation(self, actor_id: Id, role: Role | None) -> Id:
        """Whom a person serves: by the offices table on the document's date, else as this text says."""
        if actor_id in self.reference.actors:
            held = [office.organisation_id for office in self.reference.offices_of(actor_id, self.text.date)]
            if role and role.affiliation in held:
                return role.affiliation
            return self.reference.affiliation(actor_id, self.text.date)
        return role.affiliation if role and role.affiliation else self.actors[actor_id].parent_id

    def kind_of(self, actor_id: Id) -> str:
        """Kind of a listed or new actor."""
        entry = self.reference.actors.get(actor_id) or self.actors.get(actor_id)
        return entry.kind if entry else ""
