"""The persons of one text: whom a name means, and people nobody has listed."""

from __future__ import annotations

from helpers.gazetteer import fold, slug
from helpers.records import Actor, Id
from helpers.reference import Reference
from helpers.titles import Role, View


class Persons:
    """Who has been introduced in a text so far, by surname.

    Parameters
    ----------
    view : View
        Of the text.
    reference : Reference
    actors : dict of Actor
        Actors that the text introduces, by id; new persons are added to it.
    """

    def __init__(self, view: View, reference: Reference, actors: dict[Id, Actor]) -> None:
        self.view, self.reference, self.actors = view, reference, actors
        self.called: dict[str, list[Id]] = {}  # folded surname -> persons of this text, latest first

    def identify(self, first: int, last: int, role: Role | None) -> Id:
        """The id of a person named from one token to another: listed, introduced before, or new; empty if unclear."""
        name = self.view.text[self.view.span(first, last)]
        atom = self.view.starting.get(first)
        if atom and atom.last == last and atom.kind in ("actor", "short"):
            actor_id = self.choose(atom.values, name, role)
        else:
            actor_id = self.view.names.person(name) or next(iter(self.called.get(fold(name), [])), "")
            actor_id = actor_id or self.choose(self.view.names.called(name), name, role)
        alone = last - first == 1
        if not actor_id and not (alone and (role is None or (role.courtesy and role.modified))):
            actor_id = self.new_person(name, role)
        if actor_id:
            self.introduce(actor_id, name)
        return actor_id

    def choose(self, ids: tuple[Id, ...], name: str, role: Role | None) -> Id:
        """Which of several persons a short name means: introduced, holding the role, in office; empty if none."""
        introduced = self.called.get(fold(name), [])
        if introduced:
            return next((i for i in introduced if i in ids), introduced[0])
        if role and not role.courtesy and " " not in name:
            ids = tuple(i for i in ids if self.could_be(i, role))
        if len(ids) == 1:
            return ids[0]
        holders = self.holders(role) if role else []
        fitting = [i for i in ids if i in holders] or self.view.names.in_office(ids, self.view.text.date)
        return fitting[0] if len(fitting) == 1 else (self.former(ids, role) if role and not role.courtesy else "")

    def former(self, ids: tuple[Id, ...], role: Role) -> Id:
        """Who of several persons held an office like a title last before the document's date; empty if nobody did."""
        words = set(fold(self.view.text[self.view.span(role.first, role.last)]).split())
        held = [
            (o.start, i) for i in ids for o in self.reference.offices_of(i, "") if words <= set(fold(o.role).split())
        ]
        return max((row for row in held if row[0] <= self.view.text.date), default=("", ""))[1]

    def could_be(self, actor_id: Id, role: Role) -> bool:
        """Whether a listed person held an office like a title around the document's date, or none is known."""
        held = self.reference.offices_of(actor_id, self.view.text.date) or self.reference.offices_of(actor_id, "")
        words = set(fold(self.view.text[self.view.span(role.first, role.last)]).split())
        return not held or any(words & set(fold(office.role).split()) for office in held)

    def new_person(self, name: str, role: Role | None) -> Id:
        """Make an actor of a person whom no table lists."""
        name = name.title() if name.isupper() else name
        actor_id = slug(name)
        if actor_id and actor_id not in self.actors and actor_id not in self.reference.actors:
            parent = role.affiliation if role else ""
            self.actors[actor_id] = Actor(actor_id=actor_id, name=name, kind="person", parent_id=parent, origin="text")
        return actor_id

    def introduce(self, actor_id: Id, *names: str) -> None:
        """Remember a person by surname; the one introduced last comes first."""
        entry = self.reference.actors.get(actor_id)
        listed = (entry.name, *entry.short_names) if entry else (self.actors[actor_id].name,)
        for name in {surname(n) for n in (*listed, *names)} | set(entry.short_names if entry else ()):
            known = self.called.setdefault(fold(name), [])
            if actor_id in known:
                known.remove(actor_id)
            known.insert(0, actor_id)

    def holders(self, role: Role) -> list[Id]:
        """Who held one of the offices that a title may mean, on the document's date."""
        held = self.reference.holders(role.affiliation, self.view.text.date) if self.view.text.date else {}
        return next((held[value] for value in role.values if value in held), [])


def surname(name: str) -> str:
    """The word of a full name by which a person is called later: the last; the first where the last is hyphenated."""
    parts = name.split()
    return parts[0] if len(parts) > 1 and "-" in parts[-1] and parts[-1].split("-")[1][:1].islower() else parts[-1]
