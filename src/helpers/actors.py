"""The actors of a corpus: who appears, as what, how often, speaking or spoken to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd

from helpers.frames import records_of
from helpers.records import SEPARATOR, Actor, Id
from helpers.reference import Reference


def find_actors(frames: dict[str, pd.DataFrame], reference: Reference) -> list[Actor]:
    """Sum up who appears in a corpus.

    Parameters
    ----------
    frames : dict of DataFrame
        `mentions`, `statements` and `exchanges` of all documents, and in `actors` those that the texts introduce; the
        first to give a parent is kept.
    reference : Reference

    Returns
    -------
    list of Actor
        Most mentioned first.
    """
    statements = frames["statements"]
    named, spoken = count(frames["mentions"]["actor_id"]), count(statements["speaker_id"])
    addressed = count(statements["addressee_id"])
    introduced = first_of(frames["actors"])
    writing = set(count(frames["exchanges"]["sender_id"])) | set(count(frames["exchanges"]["recipient_id"]))
    seen = sorted(set(named) | set(spoken) | set(addressed) | writing, key=lambda i: (-named[i], -spoken[i], i))
    rows = [introduced.get(i) or listed(i, reference) for i in seen]
    return [
        replace(r, mentions=named[r.actor_id], statements=spoken[r.actor_id], addressed=addressed[r.actor_id])
        for r in rows
    ]


def count(ids: pd.Series) -> Counter[Id]:
    """How often each actor stands in a column, where a cell may hold several."""
    found: Counter[Id] = Counter()
    for cell, number in ids[ids != ""].value_counts().items():
        found.update(dict.fromkeys(cell.split(SEPARATOR), number))
    return found


def first_of(found: pd.DataFrame) -> dict[Id, Actor]:
    """Actors that texts introduce, each once: the first row that knows a parent, else the first."""
    known = found.assign(open=found["parent_id"] == "").sort_values("open", kind="stable")
    return {actor.actor_id: actor for actor in records_of("actors", known.drop_duplicates("actor_id"))}


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
