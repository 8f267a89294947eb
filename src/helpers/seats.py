"""Who sits at the table: the seats of each format on a day, what they cover of each bloc, where two actors may meet.

Seats come from the dated memberships. In councils and summits an organisation sits by its members; in contact groups
and bilateral talks it sits as one.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.records import Day, Id
from helpers.reference import Reference, within
from helpers.sentences import split_ids

AS_ONE = ("contact_group", "bilateral")  # kinds of format in which an organisation has a seat of its own
LEAST, MOST = 3, 60  # members of an organisation that counts as a bloc
BLOCS, STATES = 4, 5  # columns that a page holds
FAVOURED = ("proposes", "prefers", "accepts_as_complement")
WEIGHTS = {"proposes": 3, "prefers": 3, "accepts_as_complement": 2, "scheduled": 2, "used": 1, "rejects": -3}


class Coverage(NamedTuple):
    """How much of a bloc, or whether a state, sits in a format."""

    format_id: Id
    actor_id: Id  # the bloc or state
    seated: int
    members: int  # 1 for a state
    itself: bool  # the bloc or state has a seat of its own


def seats_of(reference: Reference, format_id: Id, on: Day) -> list[Id]:
    """Who has a seat in a format on a day, sorted; empty for unnamed talks.

    Parameters
    ----------
    reference : Reference
    format_id : str
    on : str
        ISO day; all times where it is empty.
    """
    entry = reference.formats[format_id]
    if entry.kind in AS_ONE and entry.participants:
        return sorted(entry.participants)
    seated = set(reference.seats(format_id, on))
    return sorted(seated - {entry.host_id} if len(seated) > 1 else seated)


def coverage(reference: Reference, format_id: Id, actor_id: Id, on: Day) -> Coverage:
    """How many members of a bloc sit in a format on a day; a state is its own only member."""
    seats = set(seats_of(reference, format_id, on))
    members = set(reference.members(actor_id, on))
    own = actor_id in seats or actor_id in reference.formats[format_id].participants
    return Coverage(format_id, actor_id, len(members & seats) if members else int(own), len(members) or 1, own)


def last_day(corpus: Corpus) -> Day:
    """The day of the last document, on which memberships are looked at; empty where no document has a date."""
    return max(corpus.documents["date"], default="")


def find_coverage(corpus: Corpus) -> list[Coverage]:
    """What each format of the board covers of the blocs and states that the documents name most.

    Returns
    -------
    list of Coverage
        The most discussed format first; formats whose seats nobody knows are left out.
    """
    reference, on = corpus.reference, last_day(corpus)
    columns = [*leading_blocs(corpus), *leading_states(corpus)]
    counts = Counter(corpus.dialogues["format_id"])
    formats = sorted(counts, key=lambda one: (-counts[one], one))
    known = [one for one in formats if one in reference.formats and seats_of(reference, one, on)]
    return [coverage(reference, one, column, on) for one in known for column in columns if column != one]


def leading_blocs(corpus: Corpus) -> list[Id]:
    """The organisations with dated members that the documents name most."""
    on, reference = last_day(corpus), corpus.reference
    named = corpus.actors[corpus.actors["kind"] == "organisation"].sort_values(
        "mentions", ascending=False, kind="stable"
    )
    return [one for one in named["actor_id"] if LEAST <= len(reference.members(one, on)) <= MOST][:BLOCS]


def leading_states(corpus: Corpus) -> list[Id]:
    """The states that the documents name most."""
    named = corpus.actors[corpus.actors["kind"] == "state"].sort_values("mentions", ascending=False, kind="stable")
    return named["actor_id"].tolist()[:STATES]


# --------------------------------------------------------------------------------------------------- two actors


def leading_pair(corpus: Corpus) -> tuple[Id, Id] | None:
    """The two states or organisations that address, call and write to each other most; None if no two do."""
    counts: Counter[tuple[Id, Id]] = Counter()
    links = [
        *corpus.statements[["speaker_id", "addressee_id"]].itertuples(index=False),
        *corpus.exchanges[["sender_id", "recipient_id"]].itertuples(index=False),
    ]
    for senders, recipients in links:
        for one in map(side_of(corpus), split_ids(senders)):
            others = {side_of(corpus)(other) for other in split_ids(recipients)} - {one}
            counts.update((min(one, other), max(one, other)) for other in others)
    sided = {pair: n for pair, n in counts.items() if all(is_side(corpus.reference, one) for one in pair)}
    return min(sided, key=lambda pair: (-sided[pair], pair)) if sided else None


def side_of(corpus: Corpus):
    """What gives the state or organisation at the top of an actor's parents."""
    parents = dict(zip(corpus.actors["actor_id"], corpus.actors["parent_id"], strict=True))

    def side(actor: Id) -> Id:
        above = parents.get(actor) or next(iter(corpus.reference.parents(actor)), "")
        return next(reversed(corpus.reference.parents(above)), above) if above else actor

    return side


def is_side(reference: Reference, actor: Id) -> bool:
    """Whether an actor is a state or an organisation."""
    return reference.kinds.get(actor) in ("state", "organisation")


def find_common_formats(corpus: Corpus, one: Id, other: Id) -> pd.DataFrame:
    """The formats in which both of two actors sit, those that both favour first.

    Parameters
    ----------
    corpus : Corpus
    one, other : str
        Ids of states or organisations; an organisation sits where it or one of its members has a seat.

    Returns
    -------
    pandas.DataFrame
        `format_id`, `one` and `other` (what each side has done with it, the latest last), `outcome` (the last one
        told), `seats` (how many), `score` and `dialogue_ids`. Formats that no document speaks of follow at the end, the
        smallest first.
    """
    reference, on = corpus.reference, last_day(corpus)
    families = corpus.family(one), corpus.family(other)
    rows = []
    for format_id, entry in reference.formats.items():
        seats = set(seats_of(reference, format_id, on))
        if seats and within(on, entry.start, entry.end) and all(sits(reference, a, seats, on) for a in (one, other)):
            rows.append(common_row(corpus, format_id, families, len(seats)))
    columns = ["format_id", "one", "other", "outcome", "seats", "score", "dialogue_ids"]
    data = pd.DataFrame(rows, columns=columns)
    data["told"] = data["dialogue_ids"].map(bool)
    return data.sort_values(["told", "score", "seats", "format_id"], ascending=[False, False, True, True])[columns]


def sits(reference: Reference, actor: Id, seats: set[Id], on: Day) -> bool:
    """Whether an actor, or one of its members, has one of some seats."""
    return actor in seats or not seats.isdisjoint(reference.members(actor, on))


def common_row(corpus: Corpus, format_id: Id, families: tuple[set[Id], set[Id]], seats: int) -> tuple:
    """One format of two actors: what each has done with it, what it has brought, where that is said."""
    data = corpus.dialogues[corpus.dialogues["format_id"] == format_id].sort_values("date", kind="stable")
    told = data.to_dict("records")
    sides = [
        list(dict.fromkeys(row["relation"] for row in told if not family.isdisjoint(split_ids(row["actor_id"]))))
        for family in families
    ]
    outcome = next((row["outcome"] for row in reversed(told) if row["outcome"]), "")
    score = sum(WEIGHTS.get(relation, 0) for side in sides for relation in side) - (outcome in ("failed", "no_result"))
    ids = tuple(row["dialogue_id"] for row in told)
    return format_id, tuple(sides[0]), tuple(sides[1]), outcome, seats, score, ids
