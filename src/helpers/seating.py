"""Seats as readers see them: which blocs and states each format covers, and where two sides may meet."""

from __future__ import annotations

import pandas as pd

from helpers.cells import cite, spell
from helpers.corpus import Corpus
from helpers.figures import Plot, labels
from helpers.grids import BLUE, GREEN, ORANGE, Cell, Mark, draw_grid
from helpers.inline import Sentence, sentence
from helpers.records import Id
from helpers.seats import (
    Coverage,
    find_common_formats,
    find_coverage,
    last_day,
    leading_blocs,
    leading_pair,
    leading_states,
    seats_of,
)
from helpers.sentences import CITES, Teller
from helpers.wording import capitalise

ROWS = 12  # formats that a page holds
COLUMNS = 6  # blocs and states that a table holds
ALL = Mark("A", "o", GREEN, "all members")
SOME = Mark("S", "D", ORANGE, "some members, with their number")
OWN = Mark("•", "s", BLUE, "has a seat of its own")


def plot_seats(corpus: Corpus) -> Plot | None:
    """Who sits in which format: formats down, blocs and states across, the number of members seated."""
    teller, found = Teller(corpus), find_coverage(corpus)
    if not found:
        return None
    formats = list(dict.fromkeys(c.format_id for c in found))
    columns = [*leading_blocs(corpus), *leading_states(corpus)]
    sizes = {c.actor_id: c.members for c in found}
    cells = {
        (formats.index(c.format_id), columns.index(c.actor_id)): cell
        for c in found
        if c.format_id in formats[:ROWS] and (cell := cell_of(c))
    }
    heads = [f"{name} ({sizes[one]})" if sizes[one] > 1 else name
             for one, name in zip(columns, labels(teller, columns), strict=True)]  # fmt: skip
    told = "; ".join(f"{teller.name(c.format_id)}: {told_of(teller, c)}" for c in found[:8])
    alt = f"Grid of {len(formats)} formats and the blocs and states seated in them. {told}."
    note = f"Shown: {ROWS} of {len(formats)} formats, the most discussed." if len(formats) > ROWS else ""
    return Plot(draw_grid(labels(teller, formats[:ROWS]), heads, cells, key=(ALL, SOME, OWN)), alt, note)


def cell_of(found: Coverage) -> Cell | None:
    """The mark of a format's coverage of a bloc; None where nobody of it sits there."""
    if found.itself and (found.members == 1 or not found.seated):
        return Cell((OWN,))
    if not found.seated:
        return None
    return Cell((ALL,)) if found.seated == found.members else Cell((SOME,), str(found.seated))


def told_of(teller: Teller, found: Coverage) -> str:
    """A coverage in words: "21 of 27 of European Union", "Russia yes"."""
    name = teller.name(found.actor_id)
    if found.members == 1:
        return f"{name} {'yes' if found.seated else 'no'}"
    own = ", with a seat of its own" if found.itself else ""
    return f"{found.seated} of {found.members} of {name}{own}"


def list_seats(corpus: Corpus) -> pd.DataFrame:
    """The formats of the board: how many seats each has, and its coverage of each bloc and state in words."""
    teller, on = Teller(corpus), last_day(corpus)
    rows: dict[Id, dict] = {}
    columns = [*leading_blocs(corpus), *leading_states(corpus)][:COLUMNS]
    for found in find_coverage(corpus):
        if found.actor_id not in columns:
            continue
        seats = len(seats_of(corpus.reference, found.format_id, on))
        row = rows.setdefault(found.format_id, {"Format": capitalise(teller.name(found.format_id)), "Seats": seats})
        row[capitalise(teller.name(found.actor_id))] = share_of(found)
    heads = [capitalise(teller.name(one)) for one in columns]
    return pd.DataFrame(list(rows.values()), columns=["Format", "Seats", *heads] if rows else []).fillna("")


def share_of(found: Coverage) -> str:
    """A coverage in a cell: "21 of 27", "yes", "no"."""
    if found.members == 1:
        return "Yes" if found.seated else "No"
    if found.itself and not found.seated:
        return "As one"
    return f"{found.seated} of {found.members}"


def read_seats(corpus: Corpus) -> Sentence:
    """Which of the formats that are spoken of seats all of the leading bloc, and which only a part."""
    teller, found = Teller(corpus), find_coverage(corpus)
    blocs = [c for c in found if c.members > 1 and c.seated]
    if not blocs:
        return Sentence(())
    first = [c for c in blocs if c.actor_id == blocs[0].actor_id]
    bloc = teller.actors([first[0].actor_id])
    return sentence(capitalise(seated_text(teller, first[:3], bloc)))


def seated_text(teller: Teller, found: list[Coverage], bloc: str) -> str:
    """How many members of a bloc each format seats: "The OSCE seats 27 of the 27 members of the EU, ... 21."."""
    head, *others = found
    text = f"{teller.formats([head.format_id])} seats {head.seated} of the {head.members} members of {bloc}"
    return text + "".join(f", {teller.formats([c.format_id])} {c.seated}" for c in others) + "."


# ----------------------------------------------------------------------------------------------- where they can meet


def list_common_formats(corpus: Corpus, limit: int = 8) -> pd.DataFrame:
    """The formats in which the two leading sides both sit, those favoured first, with what came of each."""
    pair = leading_pair(corpus)
    if pair is None:
        return pd.DataFrame()
    teller = Teller(corpus)
    data = find_common_formats(corpus, *pair).head(limit)
    names = [capitalise(teller.name(one)) for one in pair]
    return spell(
        data,
        {
            "Format": lambda row: capitalise(teller.name(row["format_id"])),
            names[0]: lambda row: relations_of(teller, row["one"]),
            names[1]: lambda row: relations_of(teller, row["other"]),
            "Last result": lambda row: (
                capitalise(teller.words.label("outcome", row["outcome"])) if row["outcome"] else ""
            ),
            "Seats": lambda row: row["seats"],
            "Evidence": lambda row: cite("", row["dialogue_ids"][:CITES]),
        },
    )


def relations_of(teller: Teller, relations: tuple[str, ...]) -> str:
    """What a side has done with a format: "Proposes, has used"; a dash where no document says."""
    return capitalise(", ".join(teller.words.label("relation", one) for one in relations)) if relations else "–"


def name_pair(corpus: Corpus) -> str:
    """The two leading sides for a caption: "the European Union and Russia"; "two sides" where there are none."""
    pair = leading_pair(corpus)
    return Teller(corpus).actors(pair) if pair else "two sides"
