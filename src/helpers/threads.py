"""Passages that tell the same event, and letters that answer letters: in one text and over a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from helpers.lexicon import Lexicon
from helpers.records import SEPARATOR, Exchange, Id
from helpers.reference import Reference

LETTERS = ("letter", "note")
OPEN = "?"  # marks a letter told as a reply until it is known to what


def identify(found: list[Exchange], reference: Reference) -> list[Exchange]:
    """Give passages of the same event the same id: same kind, sides and date, as far as known."""
    events: dict[tuple[str, Id], list[Exchange]] = defaultdict(list)  # by kind and side of the sender
    names, out = Names(reference), []
    for exchange in found:
        like = events[exchange.kind, side(exchange.sender_id, reference)]
        same = next((e for e in like if is_same(e, exchange, reference)), None)
        if same is None:
            same = replace(exchange, exchange_id=names.free(exchange))
            like.append(same)
        out.append(replace(exchange, exchange_id=same.exchange_id))
    return out


class Names:
    """Gives events readable ids, each once: kind, side of the sender, date, and a number where that is taken."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.taken: set[Id] = set()
        self.numbers: dict[Id, int] = defaultdict(int)  # the last one given behind a name

    def free(self, exchange: Exchange) -> Id:
        """An id that is not taken, which is taken from now on."""
        name = side(exchange.sender_id, self.reference) or "unnamed"
        base = f"{exchange.kind.replace('_', '-')}-{name}-{exchange.date_from or exchange.doc_id}"
        number = self.numbers[base] + 1
        while (candidate := base if number == 1 else f"{base}-{number}") in self.taken:
            number += 1
        self.numbers[base] = number
        self.taken.add(candidate)
        return candidate


def is_same(one: Exchange, other: Exchange, reference: Reference) -> bool:
    """Whether two passages of a text tell the same event."""
    if one.kind != other.kind or side(one.sender_id, reference) != side(other.sender_id, reference):
        return False
    if one.status == "scheduled" and other.status not in ("scheduled", one.status):
        return False
    if one.kind not in LETTERS and not agree(one.recipient_id, other.recipient_id, reference):
        return False
    return not one.date_from or not other.date_from or one.date_from == other.date_from


def agree(one: Id, other: Id, reference: Reference) -> bool:
    """Whether two recipients may be the same: one is unknown, or both stand for the same side."""
    return not one or not other or side(one, reference) == side(other, reference)


def side(actor_ids: Id, reference: Reference) -> Id:
    """The state or organisation for which the first of several actors stands."""
    first = actor_ids.split(SEPARATOR)[0]
    chain = reference.parents(first)
    return chain[-1] if chain else first


def link_replies(found: list[Exchange], words: Lexicon) -> list[Exchange]:
    """Link each letter told as an answer to the letter of another side told nearest, before it if there is one."""
    replies: dict[Id, Id] = {}
    for number, exchange in enumerate(found):
        answers = exchange.reply_to == OPEN or not words.kind("reply").isdisjoint(exchange.evidence.lower().split())
        if exchange.kind in LETTERS and answers and exchange.exchange_id not in replies:
            others = (e for e in nearest(found, number) if may_answer(exchange, e))
            others = (e for e in others if replies.get(e.exchange_id) != exchange.exchange_id)
            answered = next(others, None)
            replies[exchange.exchange_id] = answered.exchange_id if answered else ""
    senders = {e.exchange_id: e.sender_id for e in reversed(found)}
    return [answering(e, replies.get(e.exchange_id, ""), senders) for e in found]


def nearest(found: list[Exchange], number: int) -> Iterator[Exchange]:
    """Yield the exchanges before one, the last first, then those after it."""
    yield from (found[at] for at in range(number - 1, -1, -1))
    yield from (found[at] for at in range(number + 1, len(found)))


def may_answer(exchange: Exchange, other: Exchange) -> bool:
    """Whether a letter may answer another: one of another sender, not sent after it."""
    if other.kind not in LETTERS or other.exchange_id == exchange.exchange_id:
        return False
    return other.sender_id != exchange.sender_id and not later(other, exchange)


def later(one: Exchange, other: Exchange) -> bool:
    """Whether an exchange took place after another, as far as both have a day."""
    return len(one.date_from) == len(other.date_from) == len("2022-02-09") and one.date_from > other.date_to


def answering(exchange: Exchange, reply_to: Id, senders: dict[Id, Id]) -> Exchange:
    """A letter with what it answers; where the text does not say to whom it goes, to whoever sent that."""
    recipient = exchange.recipient_id or (senders.get(reply_to, "") if reply_to else "")
    return replace(exchange, reply_to=reply_to, recipient_id=recipient)


def share_events(found: list[Exchange], reference: Reference) -> list[Exchange]:
    """Give the events of a corpus ids of their own; documents that tell the same event share one.

    Two documents tell the same event where kind, side of the sender, recipient as far as known, and the day agree;
    without a day each document's event stays its own.
    """
    events: dict[tuple[Id, Id], Id] = {}  # (doc_id, id in the document) -> id in the corpus
    known: dict[tuple[str, Id, str], list[Exchange]] = defaultdict(list)
    names = Names(reference)
    for exchange in sorted(found, key=lambda e: not e.date_from):
        key = (exchange.doc_id, exchange.exchange_id)
        if key in events:
            continue
        place = (exchange.kind, side(exchange.sender_id, reference), exchange.date_from)
        dated = len(exchange.date_from) == 10
        same = next(
            (e for e in known[place] if dated and agree(e.recipient_id, exchange.recipient_id, reference)), None
        )
        events[key] = same.exchange_id if same else names.free(exchange)
        known[place].append(replace(exchange, exchange_id=events[key]))
    return [
        replace(
            e,
            exchange_id=events[e.doc_id, e.exchange_id],
            reply_to=events.get((e.doc_id, e.reply_to), "") if e.reply_to else "",
        )
        for e in found
    ]
