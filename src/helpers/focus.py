"""A corpus seen from some actors or issues: only the rows that concern them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

import pandas as pd

from helpers.corpus import Corpus
from helpers.records import SEPARATOR, Id
from helpers.sentences import split_ids

INVOLVED = {  # columns that say whom a row concerns
    "mentions": ("actor_id",),
    "statements": ("speaker_id", "addressee_id", "reported_by_id"),
    "positions": ("actor_id",),
    "demands": ("from_id", "to_id"),
    "dialogues": ("actor_id",),
    "exchanges": ("sender_id", "recipient_id", "signatory_id"),
    "stories": ("actor_id",),
}
ABOUT = ("statements", "positions", "demands")  # tables whose rows are about an issue


def focus(corpus: Corpus, *, actors: Iterable[str] = (), issues: Iterable[str] = ()) -> Corpus:
    """Keep the rows that concern some actors (with the persons and bodies that belong to them) and some issues.

    Parameters
    ----------
    corpus : Corpus
        Not changed; returned as it is where neither actors nor issues are named.
    actors, issues : iterable of str
        Ids or names; all where empty.

    Raises
    ------
    ValueError
        If nobody or nothing of a name is known; the message names close ones.
    """
    chosen = {find_id(name, names_of(corpus, "actors"), "actor") for name in actors}
    topics = {find_id(name, names_of(corpus, "issues"), "issue") for name in issues}
    if not chosen and not topics:
        return corpus
    tables = dict(corpus.tables)
    if chosen:
        family = set().union(*(corpus.family(one) for one in chosen))
        tables |= {table: keep_actors(tables[table], columns, family) for table, columns in INVOLVED.items()}
    if topics:
        tables |= {table: tables[table][tables[table]["issue_id"].isin(topics)] for table in ABOUT}
    tables["actors"] = count_again(tables)
    named = {"actors": SEPARATOR.join(sorted(chosen)), "issues": SEPARATOR.join(sorted(topics))}
    options = corpus.options | {name: value for name, value in named.items() if value}
    return replace(corpus, **{table: data.reset_index(drop=True) for table, data in tables.items()}, options=options)


def names_of(corpus: Corpus, table: str) -> dict[str, Id]:
    """Ids by everything that an actor or issue may be called, in lower case."""
    entries = getattr(corpus.reference, table)
    found = {entry.name: one for one, entry in entries.items()} | {one: one for one in entries}
    if table == "actors":
        found |= dict(zip(corpus.actors["name"], corpus.actors["actor_id"], strict=True))
        found |= {one: one for one in corpus.actors["actor_id"]}
        found |= {alias: one for one, entry in entries.items() for alias in entry.aliases if alias not in found}
    return {name.casefold(): one for name, one in found.items()}


def find_id(name: str, known: Mapping[str, Id], noun: str) -> Id:
    """The id for a name.

    Raises
    ------
    ValueError
        If it is not known.
    """
    if name.casefold() in known:
        return known[name.casefold()]
    close = get_close_matches(name.casefold(), known, n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else f"see data/reference/{noun}s.csv for those that are."
    raise ValueError(f"No {noun} {name!r} is known; {hint}")


def keep_actors(data: pd.DataFrame, columns: Iterable[str], family: set[Id]) -> pd.DataFrame:
    """Rows in which one of the columns names one of the family."""
    mask = pd.Series(False, index=data.index)
    for column in columns:
        mask |= data[column].map(lambda ids: not family.isdisjoint(split_ids(ids))).astype(bool)
    return data[mask]


def count_again(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The actors that the rows kept still name, with their counts."""
    counts = {
        "mentions": tables["mentions"]["actor_id"].value_counts(),
        "statements": tables["statements"]["speaker_id"].value_counts(),
        "addressed": tables["statements"]["addressee_id"].map(split_ids).explode().value_counts(),
    }
    data = tables["actors"].copy()
    for column, count in counts.items():
        data[column] = data["actor_id"].map(count).fillna(0).astype("int64")
    return data[data[list(counts)].sum(axis=1) > 0]
