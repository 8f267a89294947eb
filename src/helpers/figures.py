"""Figures: who addresses whom, who stands where on what, who sits in which format, what was exchanged when.

One function a figure; each returns the drawing with its text alternative, or None where there is nothing to draw.
Rows and columns are those with most statements; what is left out is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.corpus import Corpus
from helpers.events import events_of, sides_of
from helpers.grids import (
    ACCENT,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    VERMILION,
    Cell,
    Dot,
    Mark,
    draw_grid,
    draw_timeline,
)
from helpers.records import Day, Id
from helpers.sentences import Row, Teller, split_ids
from helpers.wording import capitalise

ROWS, COLUMNS = 14, 9  # what a page holds
EVENTS = 16

STANCES = {
    "support": Mark("+", "o", BLUE, "supports"),
    "oppose": Mark("–", "s", VERMILION, "opposes"),
    "conditional": Mark("if", "D", ORANGE, "on a condition"),
    "contradicting": Mark("±", "p", PURPLE, "for and against"),
    "neutral": Mark("·", "o", GREY, "takes no side", hollow=True),
}
RELATIONS = {
    "proposes": Mark("P", "o", BLUE, "proposes"),
    "prefers": Mark("F", "o", GREEN, "favours"),
    "accepts_as_complement": Mark("C", "o", BLUE, "accepts as a complement", hollow=True),
    "rejects": Mark("R", "s", VERMILION, "rejects"),
    "suspended": Mark("X", "s", VERMILION, "has suspended", hollow=True),
    "scheduled": Mark("S", "D", ORANGE, "has scheduled"),
    "used": Mark("U", "o", GREY, "has used", hollow=True),
}
KINDS = {
    "letter": Mark("L", "s", BLUE, "letter"),
    "note": Mark("N", "s", BLUE, "note", hollow=True),
    "call": Mark("C", "o", GREEN, "call"),
    "meeting": Mark("M", "o", VERMILION, "meeting"),
    "visit": Mark("V", "o", VERMILION, "visit", hollow=True),
    "talks": Mark("T", "o", ORANGE, "talks"),
    "press_conference": Mark("P", "D", GREY, "press conference", hollow=True),
    "statement": Mark("S", "D", GREY, "public statement"),
}


class Plot(NamedTuple):
    """A drawing with its text alternative and a note on what it leaves out."""

    figure: Figure
    alt: str
    note: str = ""


def plot_addressees(corpus: Corpus) -> Plot | None:
    """Who addresses whom: speakers down, addressees across, the number of statements in the cell."""
    teller = Teller(corpus)
    pairs: Counter[tuple[Id, Id]] = Counter()
    for row in corpus.statements.to_dict("records"):
        if row["speaker_id"]:
            pairs.update((row["speaker_id"], one) for one in split_ids(row["addressee_id"]))
    if not pairs:
        return None
    speakers, addressees = totals(pairs, 0), totals(pairs, 1)
    rows, columns = frame_of(pairs)
    most = max(pairs.values())
    cells = {
        (rows.index(a), columns.index(b)): Cell((address_mark(n, most),))
        for (a, b), n in pairs.items()
        if a in rows and b in columns
    }
    told = [f"{teller.name(a)} addresses {teller.name(b)} in {n}" for (a, b), n in ranked(pairs)[:8]]
    alt = f"Grid of {len(speakers)} speakers and {len(addressees)} addressees. Statements: {'; '.join(told)}."
    note = left_out([("speakers", len(rows), len(speakers)), ("addressees", len(columns), len(addressees))])
    return Plot(draw_grid(labels(teller, rows), labels(teller, columns), cells), alt, note)


def address_mark(count: int, most: int) -> Mark:
    """A filled circle with a number; lighter ones (hollow) are below a third of the most."""
    return Mark(str(count), "o", ACCENT, "", hollow=count * 3 < most)


def plot_positions(corpus: Corpus, *, rows: int = ROWS, columns: int = COLUMNS) -> Plot | None:
    """Who stands where: issues down, actors across, a mark for the stance and the number of statements.

    Parameters
    ----------
    corpus : Corpus
        Whose positions are drawn.
    rows, columns : int
        How many issues and actors to show at most.
    """
    teller = Teller(corpus)
    stances = stances_of(corpus)
    if not stances:
        return None
    counts = Counter({key: n for key, (_, n) in stances.items()})
    actors, issues = totals(counts, 0), totals(counts, 1)
    down, across = frame_of(counts, across=0, rows=rows, columns=columns)
    down.sort(key=lambda issue: (-len({stances[a, i][0] for a, i in stances if i == issue}), -issues[issue], issue))
    cells = {
        (down.index(i), across.index(a)): Cell((STANCES[stance],), str(n) if n > 1 else "")
        for (a, i), (stance, n) in stances.items()
        if a in across and i in down
    }
    told = [
        f"{teller.name(a)} {teller.words.label('stance', stances[a, i][0])} on {teller.name(i)} ({n})"
        for (a, i), n in ranked(counts)[:8]
    ]
    alt = f"Grid of {len(issues)} issues and {len(actors)} actors with stances. Most statements: {'; '.join(told)}."
    note = left_out([("issues", len(down), len(issues)), ("actors", len(across), len(actors))])
    drawing = draw_grid(labels(teller, down), labels(teller, across), cells, key=STANCES.values())
    return Plot(drawing, alt, note)


def stances_of(corpus: Corpus) -> dict[tuple[Id, Id], tuple[str, int]]:
    """Stance and number of statements by actor and issue; "contradicting" where an actor's own words go both ways."""
    sides = defaultdict(set)
    for row in corpus.statements.to_dict("records"):
        if not row["reported_by_id"]:
            sides[row["speaker_id"], row["issue_id"]].add(row["stance"])
    both = {key for key, found in sides.items() if {"support", "oppose"} <= found}
    return {
        (row["actor_id"], row["issue_id"]): (
            "contradicting" if (row["actor_id"], row["issue_id"]) in both else row["stance"],
            int(row["n_statements"]),
        )
        for row in corpus.positions.sort_values("reported_by_id", ascending=False).to_dict("records")  # own words last
        if row["actor_id"] and row["issue_id"]
    }


def plot_dialogues(corpus: Corpus) -> Plot | None:
    """Who stands how to which format: formats down, actors across, a letter for each relation."""
    teller = Teller(corpus)
    found = defaultdict(list)
    for row in corpus.dialogues.to_dict("records"):
        for one in split_ids(row["actor_id"]):
            if row["relation"] in RELATIONS and row["format_id"]:
                found[one, row["format_id"]].append(row["relation"])
    if not found:
        return None
    counts = Counter({key: len(relations) for key, relations in found.items()})
    actors, formats = totals(counts, 0), totals(counts, 1)
    rows, columns = frame_of(counts, across=0)
    cells = {
        (rows.index(f), columns.index(a)): Cell(tuple(RELATIONS[one] for one in RELATIONS if one in relations)[:2])
        for (a, f), relations in found.items()
        if a in columns and f in rows
    }
    told = [
        f"{teller.name(a)} {teller.words.label('relation', found[a, f][0])} {teller.name(f)}"
        for (a, f), _ in ranked(counts)[:8]
    ]
    alt = f"Grid of {len(formats)} formats and {len(actors)} actors. {'; '.join(told)}."
    note = left_out([("formats", len(rows), len(formats)), ("actors", len(columns), len(actors))])
    drawing = draw_grid(labels(teller, rows), labels(teller, columns), cells, key=RELATIONS.values())
    return Plot(drawing, alt, note)


def plot_exchanges(corpus: Corpus) -> Plot | None:
    """What was exchanged when: one event a line, placed in time, labelled with its two sides."""
    teller = Teller(corpus)
    events = [event for event in events_of(corpus).to_dict("records") if event_day(event) and event["sender_id"]]
    if not events:
        return None
    shown = events[-EVENTS:]
    days = [event_day(event) for event in shown]
    first, last = min(days), max(event["date_to"] or day for event, day in zip(shown, days, strict=True))
    dots = [make_dot(teller, event, first, last) for event in shown]
    alt = f"Timeline of {len(events)} exchanges. " + "; ".join(f"{dot.date}: {dot.text}" for dot in dots[:12]) + "."
    ticks = [(0.0, short_day(teller, first))] + ([(1.0, short_day(teller, last))] if last != first else [])
    note = left_out([("exchanges, the latest", len(shown), len(events))])
    return Plot(draw_timeline(dots, ticks), alt, note)


def event_day(event: Row) -> Day:
    """The first day an event may lie on; the date of its document where it has none."""
    return event["date_from"] or event["date_to"] or event["doc_date"]


def make_dot(teller: Teller, event: Row, first: Day, last: Day) -> Dot:
    """An event as a dot: hollow-dated ones say "by" the date of their document."""
    start, end = event_day(event), event["date_to"] or event_day(event)
    dated = event["date_from"] or event["date_to"]
    words = teller.words
    text = words.period(event["date_from"], event["date_to"]) if dated else f"by {words.day(event['doc_date'])}"
    return Dot(place(start, first, last), place(end, first, last), KINDS[event["kind"]], text, text_of(teller, event))


def text_of(teller: Teller, event: Row) -> str:
    """What an event is and between whom: "Letter: European Union → Russia"."""
    status = f" ({teller.words.label('status', event['status'])})" if event["status"] in OPEN else ""
    return f"{capitalise(teller.words.label('exchange', event['kind']))}: {sides_of(teller, event)}{status}"


OPEN = ("draft", "scheduled", "refused")


def place(day: Day, first: Day, last: Day) -> float:
    """Where a day lies between two others, 0 to 1."""
    start, end, here = (ordinal(one) for one in (first, last, day))
    return (here - start) / (end - start) if end > start else 0.0


def ordinal(day: Day) -> int:
    """Number of a day; a month or year counts from its first day."""
    parts = [int(part) for part in day.split("-")]
    return date(*parts, *([1] * (3 - len(parts)))).toordinal()


def short_day(teller: Teller, day: Day) -> str:
    """A day for an axis: "9 Feb 2022"."""
    words = teller.words.day(day).split(" ")
    return " ".join(word[:3] if word.isalpha() else word for word in words)


def totals(counts: Counter[tuple[Id, Id]], side: int) -> Counter[Id]:
    """Sums over pairs by their first or second id."""
    found: Counter[Id] = Counter()
    for pair, count in counts.items():
        found[pair[side]] += count
    return found


def ranked(counts: Counter) -> list:
    """Items by count, the highest first, equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def leading(counts: Counter[Id], limit: int) -> list[Id]:
    """Ids with the highest counts, the highest first."""
    return [one for one, _ in ranked(counts)[:limit]]


def frame_of(
    counts: Counter[tuple[Id, Id]], *, across: int = 1, rows: int = ROWS, columns: int = COLUMNS
) -> tuple[list[Id], list[Id]]:
    """Rows and columns of a grid of pairs: the leading columns (side `across`), the leading rows that fill them."""
    leaders = leading(totals(counts, across), columns)
    inside = Counter({pair: count for pair, count in counts.items() if pair[across] in leaders})
    return leading(totals(inside, 1 - across), rows), leaders


def labels(teller: Teller, ids: Iterable[Id]) -> list[str]:
    """Labels of rows or columns."""
    return [capitalise(teller.name(one)) for one in ids]


def left_out(parts: Sequence[tuple[str, int, int]]) -> str:
    """A note on what a figure leaves out; empty where it shows everything."""
    cut = [f"{shown} of {count} {noun}" for noun, shown, count in parts if shown < count]
    return f"Shown: {' and '.join(cut)}, those with most passages." if cut else ""
