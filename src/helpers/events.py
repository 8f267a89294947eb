"""Exchanges as events: the passages that tell the same letter, call or meeting become one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.records import SEPARATOR, Day, Id, Ids, Offset
from helpers.sentences import Row, Teller, split_ids

STATUSES = ("sent", "held", "signed", "refused", "scheduled", "draft", "reported")  # the most telling first


ONE_WAY = ("letter", "note", "visit", "statement")  # kinds that go from one side to the other


class Event(NamedTuple):
    """One letter, call, meeting, ... with all that its passages say together."""

    exchange_id: Id
    kind: str
    sender_id: Ids
    recipient_id: Ids
    signatory_id: Id
    date_from: Day
    date_to: Day
    status: str
    reply_to: Id
    doc_id: Id  # where it is told first
    start: Offset
    doc_date: Day
    passages: tuple[Id, ...]  # to cite: the exchange_id, then exchange_id~2, ...


def events_of(corpus: Corpus) -> pd.DataFrame:
    """All events by date, those without a date at the date of the first document that tells them.

    Returns
    -------
    pandas.DataFrame
        One row an event, columns as in `Event`.
    """
    events = list(merge_all(corpus, corpus.exchanges.to_dict("records")))
    events.sort(key=lambda e: (e.date_from or e.date_to or e.doc_date or "9999", e.doc_id, e.start))
    data = pd.DataFrame(events, columns=Event._fields)
    assert len(data) == corpus.exchanges["exchange_id"].nunique()
    return data


def event_of(corpus: Corpus, exchange_id: Id) -> Event:
    """The event of an id, from all passages that tell it."""
    rows = corpus.exchanges[corpus.exchanges["exchange_id"] == exchange_id].to_dict("records")
    return next(merge_all(corpus, rows))


def merge_all(corpus: Corpus, rows: Iterable[Row]) -> Iterator[Event]:
    """Yield the events of passages in the order in which they are first told."""
    dates = dict(zip(corpus.documents["doc_id"], corpus.documents["date"], strict=True))
    persons = set(corpus.actors.loc[corpus.actors["kind"] == "person", "actor_id"])
    groups: dict[Id, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["exchange_id"], []).append(row)
    for group in groups.values():
        yield merge_passages(group, dates, persons)


def merge_passages(rows: Sequence[Row], dates: dict[Id, Day], persons: set[Id]) -> Event:
    """Merge the passages of one event: institutions before persons, a person beside its institution signs."""
    first = rows[0]
    senders = unique(one for row in rows for one in split_ids(row["sender_id"]))
    institutions = [one for one in senders if one not in persons]
    people = [one for one in senders if one in persons]
    signatory = first_of(row["signatory_id"] for row in rows) or (people[0] if institutions and people else "")
    sides = fullest(rows)
    letter = first["kind"] in ("letter", "note")
    sender = SEPARATOR.join(institutions or people) if letter else sides["sender_id"]
    return Event(
        first["exchange_id"], first["kind"], sender, sides["recipient_id"],
        signatory if letter and signatory not in split_ids(sender) else "",
        first_of(row["date_from"] for row in rows), first_of(row["date_to"] for row in rows),
        min((row["status"] for row in rows), key=STATUSES.index), first_of(row["reply_to"] for row in rows),
        first["doc_id"], first["start"], dates.get(first["doc_id"], ""),
        tuple(first["exchange_id"] + (f"~{n}" if n > 1 else "") for n in range(1, len(rows) + 1)),
    )  # fmt: skip


def sides_of(teller: Teller, event: Row) -> str:
    """Between whom an event is: "European Union → Russia"; for calls and meetings "Josep Borrell, Antony Blinken"."""
    sides = [teller.names(event[key]) for key in ("sender_id", "recipient_id")]
    return (" → " if event["kind"] in ONE_WAY else ", ").join(side for side in sides if side)


def fullest(rows: Sequence[Row]) -> Row:
    """The passage that names most of the two sides."""
    return max(rows, key=lambda row: bool(row["sender_id"]) + bool(row["recipient_id"]))


def first_of(values: Iterable[str]) -> str:
    """The first value that is not empty."""
    return next((value for value in values if value), "")


def unique(values: Iterable[str]) -> list[str]:
    """Values in order, each once."""
    return list(dict.fromkeys(values))
