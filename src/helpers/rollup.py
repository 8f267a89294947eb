"""Actors rolled up: persons and bodies under their state or organisation, states under a bloc."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Literal, get_args

import pandas as pd

from helpers.corpus import Corpus
from helpers.focus import INVOLVED, count_again, find_id, names_of
from helpers.frames import frame, records_of
from helpers.positions import find_positions
from helpers.records import SEPARATOR, Actor, Id
from helpers.sentences import split_ids

Level = Literal["actor", "state", "bloc"]
BLOCS = ("eu", "nato", "african-union", "asean", "arab-league")  # where the caller names none
NARROW = ("signatory_id",)  # a person stays a person who signs


def roll_up(corpus: Corpus, level: str = "actor", blocs: Iterable[str] = ()) -> Corpus:
    """See a corpus at the level of states and organisations, or of blocs.

    Parameters
    ----------
    corpus : Corpus
        Not changed; returned as it is at the level "actor".
    level : {"actor", "state", "bloc"}
        "state" puts persons and bodies under the state or organisation they belong to, "bloc" puts that under the
        first of the blocs that has it as a member on the day of the last document.
    blocs : iterable of str
        Names or ids, the first that fits decides; `BLOCS` if empty.

    Returns
    -------
    Corpus
        With other ids of actors in statements, positions, demands, dialogues, exchanges and mentions, and the actors
        counted anew. Passages stay what they are.

    Raises
    ------
    ValueError
        If there is no such level or bloc.
    """
    if level not in get_args(Level):
        raise ValueError(f"No level {level!r}: choose one of {', '.join(get_args(Level))}.")
    if level == "actor":
        return corpus
    known = names_of(corpus, "actors")
    over = [find_id(name, known, "actor") for name in blocs or BLOCS] if level == "bloc" else []
    lift = lifter(corpus, over)
    tables = {table: lifted(data, INVOLVED.get(table, ()), lift) for table, data in corpus.tables.items()}
    tables["positions"] = frame("positions", find_positions(records_of("statements", tables["statements"])))
    tables["actors"] = count_again(tables | {"actors": with_tops(corpus, lift)}).reset_index(drop=True)
    options = corpus.options | {"level": level} | ({"blocs": SEPARATOR.join(over)} if over else {})
    return replace(corpus, **tables, options=options)


def lifter(corpus: Corpus, blocs: list[Id]) -> Callable[[Id], Id]:
    """What gives the actor under which one is counted."""
    parents = dict(zip(corpus.actors["actor_id"], corpus.actors["parent_id"], strict=True))
    on = max(corpus.documents["date"], default="")
    members = {bloc: {bloc, *corpus.reference.members(bloc, on)} for bloc in blocs}

    @cache
    def lift(actor: Id) -> Id:
        parent = parents.get(actor, "")
        chain = [actor, *([parent, *corpus.reference.parents(parent)] if parent else corpus.reference.parents(actor))]
        return next((bloc for bloc in blocs if chain[-1] in members[bloc]), chain[-1])

    return lift


def lifted(data: pd.DataFrame, columns: Iterable[str], lift: Callable[[Id], Id]) -> pd.DataFrame:
    """A table with the actors of some columns lifted, each named once in a cell."""

    def lift_all(ids: str) -> str:
        return SEPARATOR.join(dict.fromkeys(lift(one) for one in split_ids(ids)))

    wide = [column for column in columns if column not in NARROW]
    return data.assign(**{column: data[column].map(lift_all).astype("str") for column in wide})


def with_tops(corpus: Corpus, lift: Callable[[Id], Id]) -> pd.DataFrame:
    """The actors of a corpus, with those that they are counted under and that nobody names."""
    missing = sorted({lift(one) for one in corpus.actors["actor_id"]} - set(corpus.actors["actor_id"]))
    entries = (corpus.reference.actors[one] for one in missing)
    rows = (
        Actor(actor_id=e.actor_id, name=e.name, kind=e.kind, iso3166=e.iso3166, wikidata=e.wikidata) for e in entries
    )
    return pd.concat([corpus.actors, frame("actors", rows)], ignore_index=True)
