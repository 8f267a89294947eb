"""The actors of a corpus: who appears, as what, how often, speaking or spoken to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from helpers.records import SEPARATOR, Actor, Id, Mention, Statement
from helpers.reference import Reference


def find_actors(
    mentions: Iterable[Mention], statements: Iterable[Statement], found: Iterable[Actor], reference: Reference
) -> list[Actor]:
    """Sum up who appears in a corpus.

    Parameters
    ----------
    mentions, statements : iterables of records
        Of all documents.
    found : iterable of Actor
        Actors that the texts introduce; the first to give a name and a parent is kept.
    reference : Reference

    Returns
    -------
    list of Actor
        Most mentioned first.
    """
    statements = list(statements)
    named = Counter(m.actor_id for m in mentions if m.actor_id)
    spoken = Counter(i for s in statements for i in s.speaker_id.split(SEPARATOR) if i)
    addressed = Counter(i for s in statements for i in s.addressee_id.split(SEPARATOR) if i)
    introduced: dict[Id, Actor] = {}
    for actor in found:
        known = introduced.setdefault(actor.actor_id, actor)
        if actor.parent_id and not known.parent_id:
            introduced[actor.actor_id] = replace(known, parent_id=actor.parent_id)
    seen = sorted(set(named) | set(spoken) | set(addressed), key=lambda i: (-named[i], -spoken[i], i))
    rows = [introduced.get(i) or listed(i, reference) for i in seen]
    return [
        replace(r, mentions=named[r.actor_id], statements=spoken[r.actor_id], addressed=addressed[r.actor_id])
        for r in rows
    ]


def listed(actor_id: Id, reference: Reference) -> Actor:
    """An actor of the reference table as a row of the corpus."""
    entry = reference.actors[actor_id]
    return Actor(
        actor_id=actor_id,
        name=entry.name,
        kind=entry.kind,
        iso3166=entry.iso3166,
        wikidata=entry.wikidata,
        parent_id=entry.parent_id,
    )
