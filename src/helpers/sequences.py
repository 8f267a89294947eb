"""Correspondence as a sequence: who wrote to whom, one letter a line, in reply to what; many exchanges at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.corpus import Corpus
from helpers.events import events_of
from helpers.figures import EVENTS, KINDS, Plot, event_day, left_out, place, plot_exchanges, short_day
from helpers.grids import ACCENT, INK, MUTED, PAGE_WIDTH, RULE, STYLE, Mark, draw_mark, label, new_axes, spread
from helpers.records import Day, Id
from helpers.seats import side_of
from helpers.sentences import Row, Teller, split_ids
from helpers.wording import capitalise

WRITTEN = ("letter", "note")
COLUMNS, LETTERS = 6, 18  # lifelines and letters that a page holds
STEP = 0.3  # inches between two letters
LEFT, RIGHT = 1.05, 1.35  # inches for the dates and for what a letter answers
NOBODY = "?"  # the lifeline of letters whose other side the documents do not name
FAR = 0.3  # share of the whole period that one event in twenty may take before the rest are squeezed
BINS = 48  # parts into which the time of many exchanges is cut


class Message(NamedTuple):
    """A letter in the picture: its number, between which lifelines it goes, when, what it answers."""

    number: int
    sender: Id
    recipient: Id
    date: str
    answers: str
    open: bool  # draft or announced


def plot_correspondence(corpus: Corpus) -> Plot | None:
    """Who wrote to whom, in reply to what: sides across, letters down by date, replies by number."""
    teller = Teller(corpus)
    letters = [
        event for event in events_of(corpus).to_dict("records") if event["kind"] in WRITTEN and event["sender_id"]
    ]
    if not letters:
        return None
    messages = number_all(teller, replies_behind(letters))
    sides = [one for one, _ in Counter(side for m in messages for side in (m.sender, m.recipient)).most_common()]
    lines = sorted(sides[:COLUMNS], key=lambda one: (one == NOBODY, sides.index(one)))
    inside = [m for m in messages if m.sender in lines and m.recipient in lines]
    shown = inside[-LETTERS:]
    names = {one: "Not said" if one == NOBODY else capitalise(teller.name(one)) for one in sides}
    told = [f"{m.number}: {names[m.sender]} to {names[m.recipient]}, {m.date}{'; ' + m.answers if m.answers else ''}"
            for m in shown[:12]]  # fmt: skip
    alt = f"Sequence of {len(letters)} letters. {'. '.join(told)}."
    note = left_out([("letters", len(shown), len(letters))]).replace("those with most passages", "the latest")
    return Plot(draw_sequence([names[one] for one in lines], lines, shown), alt, note)


def replies_behind(letters: Sequence[Row]) -> list[Row]:
    """The letters with each that has no date of its own before its reply."""
    ordered = list(letters)
    for reply in letters:
        answered = next((e for e in ordered if e["exchange_id"] == reply["reply_to"]), None)
        if answered and not answered["date_from"] and ordered.index(answered) > ordered.index(reply):
            ordered.remove(answered)
            ordered.insert(ordered.index(reply), answered)
    return ordered


def number_all(teller: Teller, letters: Sequence[Row]) -> list[Message]:
    """The letters in order with their numbers and the numbers of those they answer."""
    side = side_of(teller.corpus)
    numbers = {event["exchange_id"]: n for n, event in enumerate(letters, 1)}
    made = []
    for number, event in enumerate(letters, 1):
        sender = side(split_ids(event["sender_id"])[0])
        others = [side(one) for one in split_ids(event["recipient_id"])]
        recipient = next((one for one in others if one != sender), others[0] if others else NOBODY)
        answered = numbers.get(event["reply_to"])
        made.append(
            Message(number, sender, recipient, when_of(teller, event), f"answers {answered}" if answered else "",
                    event["status"] in ("draft", "scheduled"))
        )  # fmt: skip
    return made


def when_of(teller: Teller, event: Row) -> str:
    """The date of a letter for the margin; "by" that of its document where it has none."""
    day = event["date_from"] or event["date_to"]
    return short_day(teller, day) if day else f"by {short_day(teller, event['doc_date'])}" if event["doc_date"] else ""


def draw_sequence(names: Sequence[str], lines: Sequence[Id], messages: Sequence[Message]) -> Figure:
    """Draw lifelines and letters: an arrow from the sender to the recipient, its number at the sender."""
    width, height = PAGE_WIDTH, len(messages) * STEP
    room = (width - LEFT - RIGHT) / max(len(lines) - 1, 1)
    places = {one: LEFT + n * room for n, one in enumerate(lines)}
    with mpl.rc_context(STYLE):
        axes = new_axes(width, height)
        for name, x in zip(names, places.values(), strict=True):
            axes.plot([x, x], [0, height], color=RULE, lw=1, zorder=0)
            axes.text(x - 0.05, -0.06, label(name, 26), rotation=30, rotation_mode="anchor", va="bottom")
        for row, message in enumerate(messages):
            draw_message(axes, places, message, (row + 0.5) * STEP)
        return axes.figure


def draw_message(axes: Axes, places: dict[Id, float], message: Message, y: float) -> None:
    """Draw one letter: date at the left, number and arrow, at the right what it answers; dashed where not yet sent."""
    start, end = places[message.sender], places[message.recipient]
    if start == end:
        end = start + 0.3
    style = {"arrowstyle": "-|>", "color": ACCENT, "lw": 1.2, "linestyle": "--" if message.open else "-",
             "shrinkA": 6, "shrinkB": 2}  # fmt: skip
    axes.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style, annotation_clip=False)
    draw_mark(axes, start, y, Mark(str(message.number), "o", ACCENT, "", hollow=message.open))
    axes.text(0, y, message.date, va="center", fontsize=8, color=MUTED)
    axes.text(PAGE_WIDTH - RIGHT + 0.45, y, message.answers, va="center", fontsize=8, color=INK)


# ------------------------------------------------------------------------------------------------- many exchanges


def plot_timeline(corpus: Corpus) -> Plot | None:
    """What was exchanged when: one event a line while they fit the page, else a lane for each kind of exchange."""
    teller = Teller(corpus)
    events = [event for event in events_of(corpus).to_dict("records") if event_day(event) and event["sender_id"]]
    if len(events) <= EVENTS:
        return plot_exchanges(corpus)
    days = sorted(event_day(event) for event in events)
    first, last = days[0], days[-1]
    if place(days[len(days) // 20], first, last) > FAR:
        first = days[len(days) // 20]
    early = sum(day < first for day in days)
    events = [event for event in events if event_day(event) >= first]
    counts = Counter((event["kind"], bin_of(event_day(event), first, last)) for event in events)
    kinds = [kind for kind in KINDS if any(kind == one for one, _ in counts)]
    totals = Counter(event["kind"] for event in events)
    told = "; ".join(f"{teller.words.label('exchange', kind)}: {totals[kind]}" for kind in kinds)
    alt = f"{len(events)} exchanges from {teller.words.day(first)} to {teller.words.day(last)}, by kind. {told}."
    heads = [f"{capitalise(teller.words.label('exchange', kind))} ({totals[kind]})" for kind in kinds]
    ticks = [(0.0, short_day(teller, first)), (1.0, short_day(teller, last))]
    note = f"{early} earlier exchanges lie before the period shown." if early > 1 else ""
    note = "One earlier exchange lies before the period shown." if early == 1 else note
    return Plot(draw_lanes(heads, kinds, counts, ticks), alt, note)


def bin_of(day: Day, first: Day, last: Day) -> int:
    """The part of a period in which a day lies."""
    return round(place(day, first, last) * (BINS - 1))


def draw_lanes(
    heads: Sequence[str], kinds: Sequence[str], counts: Counter[tuple[str, int]], ticks: Sequence[tuple[float, str]]
) -> Figure:
    """Draw a lane for each kind: a bar for each part of the period, as high as there are events in it."""
    lane, left = 0.5, 1.7
    panel, most = PAGE_WIDTH - left - 0.2, max(counts.values())
    with mpl.rc_context(STYLE):
        axes = new_axes(PAGE_WIDTH, len(kinds) * lane)
        bottom = len(kinds) * lane
        for at, text in spread(ticks):
            axes.plot([left + at * panel] * 2, [0, bottom], color=RULE, lw=0.6, zorder=0)
            axes.text(left + at * panel, -0.06, text, ha="center", va="bottom", fontsize=8, color=MUTED)
        for row, (kind, head) in enumerate(zip(kinds, heads, strict=True)):
            base = (row + 0.92) * lane
            axes.plot([0, PAGE_WIDTH], [base, base], color=RULE, lw=0.6, zorder=0)
            axes.text(0, base - 0.12, head, va="center")
            for part in range(BINS):
                if number := counts[kind, part]:
                    x, height = left + part / (BINS - 1) * panel, (lane - 0.16) * number / most
                    axes.plot([x, x], [base, base - height], color=KINDS[kind].colour, lw=4, solid_capstyle="butt")
        axes.text(0, bottom + 0.14, f"The highest bar stands for {most}.", va="center", fontsize=8, color=MUTED)
        return axes.figure
