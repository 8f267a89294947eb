"""Positions compared, as readers see them: what moved, where two sides agree or collide, who stands with whom."""

from __future__ import annotations

import pandas as pd

from helpers.alliances import Tie
from helpers.cells import cite, spell
from helpers.common_ground import Ground
from helpers.comparisons import ground_of, ids_of, ranked_movements, ties_of
from helpers.corpus import Corpus
from helpers.movements import Movement, strongest_act
from helpers.seats import leading_pair
from helpers.sentences import Row, Teller
from helpers.wording import capitalise


def list_movements(corpus: Corpus) -> pd.DataFrame:
    """What has moved between the earlier and the later half of the documents: hardened and softened before new."""
    teller = Teller(corpus)
    return spell(
        pd.DataFrame(ranked_movements(corpus), columns=Movement._fields),
        {
            "Actor": lambda row: capitalise(teller.name(row["actor_id"])),
            "Issue": lambda row: capitalise(teller.name(row["issue_id"])),
            "Change": lambda row: capitalise(teller.words.label("change", row["change"])),
            "Before": lambda row: period_of(teller, row, "before"),
            "Since": lambda row: period_of(teller, row, "after"),
            "Last said": lambda row: teller.words.day((row["later"] or row["earlier"])[-1].date),
            "Evidence": lambda row: cite("", [*ids_of(row["earlier"]), *ids_of(row["later"])]),
        },
    )


def period_of(teller: Teller, row: Row, period: str) -> str:
    """The stance of a period, with its strongest act where the stance is the same in both: "Supports: demand"."""
    stance = stance_of(teller, row[period])
    if row["before"] != row["after"]:
        return stance
    act = strongest_act(row["earlier"] if period == "before" else row["later"], row[period])
    return f"{stance}: {teller.words.label('act', act)}"


def list_common_ground(corpus: Corpus) -> pd.DataFrame:
    """Where the two sides that deal with each other most agree, collide or leave the other alone."""
    pair = leading_pair(corpus)
    teller = Teller(corpus)
    names = [capitalise(teller.name(one)) for one in pair or ()]
    return spell(
        pd.DataFrame(ground_of(corpus), columns=Ground._fields),
        {
            "Issue": lambda row: capitalise(teller.name(row["issue_id"])),
            "Between them": lambda row: relation_between(teller, row, names),
            names[0] if names else "One side": lambda row: stance_of(teller, row["stance"]),
            names[1] if names else "Other side": lambda row: stance_of(teller, row["other_stance"]),
            "Evidence": lambda row: cite("", [*ids_of(row["rows"]), *ids_of(row["other_rows"])]),
        },
    )


def relation_between(teller: Teller, row: Row, names: list[str]) -> str:
    """How two sides stand to each other on an issue, the silent one named."""
    label = capitalise(teller.words.label("ground", row["relation"]))
    if row["relation"] != "one_silent":
        return label
    return f"{names[0] if not row['stance'] else names[1]} {teller.words.label('ground', 'one_silent')}"


def list_alliances(corpus: Corpus) -> pd.DataFrame:
    """Who takes the same side and who opposing sides, on what: the pairs with most issues in common first."""
    teller = Teller(corpus)
    return spell(
        pd.DataFrame(ties_of(corpus), columns=Tie._fields),
        {
            "Between": lambda row: f"{capitalise(teller.name(row['one']))} and {teller.name(row['other'])}",
            "Same side": lambda row: len(row["shared"]),
            "On": lambda row: ", ".join(teller.name(one) for one in row["shared"]),
            "Opposing sides": lambda row: len(row["contested"]),
            "Over": lambda row: ", ".join(teller.name(one) for one in row["contested"]),
        },
    )


def stance_of(teller: Teller, stance: str) -> str:
    """A stance as a cell shows it; a dash where none is taken."""
    return capitalise(teller.words.label("stance", stance)) if stance else "–"
