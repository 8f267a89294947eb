"""Letters, notes, calls, meetings, visits, talks and press conferences: from, to, when, in reply to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpers.clauses import Clauses, ids
from helpers.cues import is_verb
from helpers.dates import find_dates
from helpers.language import Span, Text
from helpers.lexicon import Form, Lexicon
from helpers.records import SEPARATOR, Exchange, ExchangeKind, Id, Mention, Status
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.speakers import Speakers

STATUSES: tuple[Status, ...] = ("refused", "scheduled", "draft", "signed", "sent")  # the first that a passage tells
LETTERS = ("letter", "note")
REPLY_REACH = 200  # code points behind an answer in which the letter it answers may be told
SENT = frozenset({"sent", "signed"})


@dataclass(frozen=True)
class Trigger:
    """A word that tells an exchange, in tokens."""

    first: int
    last: int
    kind: ExchangeKind
    noun: bool
    form: Form


def find_exchanges(clauses: Clauses, speakers: Speakers, reference: Reference) -> list[Exchange]:
    """Find the passages of a text that tell an exchange.

    Returns
    -------
    list of Exchange
        In order; passages of one event share `exchange_id`, which is unique only within the document.
    """
    finder = Finder(clauses, speakers, reference)
    found: list[Exchange] = []
    for trigger in triggers(clauses.scanner):
        exchange = finder.exchange(trigger)
        if exchange and not any(overlaps(exchange, other) and exchange.kind == other.kind for other in found):
            found.append(exchange)
    return link_replies(identify(found, reference), clauses.scanner.lexicon)


def triggers(scanner: Scanner) -> Iterator[Trigger]:
    """Yield the words of a text that may tell an exchange."""
    at = 0
    while at < len(scanner.lower):
        for part in ("verb", "noun"):
            form = scanner.lexicon.find(part, scanner.lower, at)
            if form and (part == "noun" or is_verb(scanner, at, form, 0) or form.tense in ("base", "gerund")):
                yield Trigger(at, at + 1 + len(form.tail), form.values[0], part == "noun", form)
                at += len(form.tail)
                break
        at += 1


class Finder:
    """Reads the exchange around a trigger."""

    def __init__(self, clauses: Clauses, speakers: Speakers, reference: Reference) -> None:
        self.clauses, self.speakers, self.reference = clauses, speakers, reference
        self.text: Text = clauses.text
        self.scanner = clauses.scanner

    def exchange(self, trigger: Trigger) -> Exchange | None:
        """The exchange that a trigger tells, or None if it only names a thing."""
        clause = self.clauses.around(trigger.first, trigger.last)
        if trigger.kind in LETTERS:
            clause = self.with_apposition(clause)
        sender, recipient = self.parties(trigger, clause)
        if not self.tells(trigger, clause, sender, recipient):
            return None
        span = self.passage(trigger, clause, sender + recipient)
        dates = find_dates(self.text.string, self.text.sentence_at(span.start), self.text.date)
        dates = (
            [d for d in dates if d.span.start >= span.start - 30]
            if trigger.kind not in LETTERS
            else [d for d in dates if span.start <= d.span.start < span.end]
        )
        when = dates[0] if dates else None
        persons = [m for m in sender if self.speakers.kinds.get(m.actor_id) == "person"]
        return Exchange(
            exchange_id="",
            doc_id=self.text.doc_id,
            start=span.start,
            end=span.end,
            evidence=self.text[span],
            kind=trigger.kind,
            sender_id=ids(sender),
            recipient_id=ids(recipient),
            signatory_id=persons[0].actor_id if persons and trigger.kind in LETTERS else "",
            date_from=when.start if when else "",
            date_to=when.end if when else "",
            date_text=self.text[when.span] if when else "",
            status=self.status(clause, trigger),
            rule=f"{trigger.kind}: {trigger.form.lemma}",
            confidence="medium" if sender else "low",
        )

    def with_apposition(self, clause: range) -> range:
        """A clause with the participle behind its comma: "Moscow's latest letter, despatched by Lavrov"."""
        following = clause.stop + 1
        if self.scanner.word(clause.stop) == "," and self.statuses(range(following, following + 1)) & SENT:
            return range(clause.start, self.clauses.around(following, following + 1).stop)
        return clause

    def parties(self, trigger: Trigger, clause: range) -> tuple[list[Mention], list[Mention]]:
        """Who sends, calls or meets, and whom: by possessive, by preposition, by place before or behind the word."""
        before = self.clauses.named(range(clause.start, trigger.first))
        behind = self.clauses.named(range(trigger.last, clause.stop)) if trigger.last < clause.stop else []
        if trigger.kind in LETTERS and trigger.noun:
            return self.letter_parties(trigger, before, behind)
        to = list(self.clauses.led_by(behind, "with", "to", "and", "by", "between")) or (
            behind if not trigger.noun else []
        )
        owner = self.clauses.owner(trigger.first) if trigger.noun else None
        sender = [owner] if owner else before[-1:] if not trigger.noun else before[:1]
        return sender, [m for m in to[:1] if m not in sender]

    def letter_parties(
        self, trigger: Trigger, before: list[Mention], behind: list[Mention]
    ) -> tuple[list[Mention], list[Mention]]:
        """Sender and recipient of a letter."""
        to = list(self.clauses.led_by(behind, "to", "for"))
        by = list(self.clauses.led_by(behind, "by", "from"))
        owner = self.clauses.owner(trigger.first)
        others = [m for m in behind if m not in to and m not in by]
        senders = by[:1] or ([owner] if owner else []) or before[-1:] or others[:1]
        return senders, [m for m in to[:1] if m not in senders]

    def tells(self, trigger: Trigger, clause: range, sender: list[Mention], recipient: list[Mention]) -> bool:
        """Whether the words tell an event rather than name a thing."""
        if trigger.kind in LETTERS:
            return bool(sender) and (
                bool(recipient) or bool(self.statuses(clause) & SENT) or bool(self.clauses.owner(trigger.first))
            )
        if trigger.kind == "statement":
            return (
                bool(sender)
                and self.scanner.word(trigger.first - 1) in ("a", "an", "television", "joint")
                and not recipient
            )
        if trigger.kind == "talks" and trigger.noun:
            return bool(any(self.scanner.of(t, "happening") for t in clause))
        if trigger.kind == "press_conference":
            return bool(sender)
        if trigger.noun:
            return bool(sender or recipient) and bool(
                recipient
                or find_dates(
                    self.text.string,
                    self.clauses.span(range(trigger.first, min(trigger.last + 6, len(self.scanner.lower)))),
                    self.text.date,
                )
            )
        return bool(sender)

    def statuses(self, tokens: range) -> set[str]:
        """How far an exchange has come, by all words of a range of tokens that tell it."""
        found = (
            self.scanner.lexicon.find("status", self.scanner.lower, t) for t in tokens if t < len(self.scanner.lower)
        )
        return {form.values[0] for form in found if form}

    def status(self, clause: range, trigger: Trigger) -> Status:
        """How far an exchange has come: draft, signed and sent are told of letters only."""
        told = self.statuses(clause)
        letter = trigger.kind in LETTERS
        found = next((s for s in STATUSES if s in told and (letter or s in ("refused", "scheduled"))), None)
        return found or ("reported" if letter else "held")

    def passage(self, trigger: Trigger, clause: range, parties: list[Mention]) -> Span:
        """The shortest stretch of the clause with the trigger, its parties and its date."""
        span = self.clauses.span(clause)
        edges = [(m.start, m.end) for m in parties if span.start <= m.start < span.end]
        start = min([self.text.starts[trigger.first], *(e[0] for e in edges)])
        end = max([self.text.end_of(trigger.last - 1), *(e[1] for e in edges)])
        for found in find_dates(self.text.string, span, self.text.date):
            if found.span.start <= end + 30:
                end = max(end, found.span.end)
        return self.text.trimmed(start, min(end, max(span.end, end)), ' \t\r\n,;:—–"“”=+@-')


def overlaps(one: Exchange, other: Exchange) -> bool:
    """Whether two passages share text."""
    return one.start < other.end and other.start < one.end


def identify(found: list[Exchange], reference: Reference) -> list[Exchange]:
    """Give passages of the same event the same id: same kind, sender side and date, as far as known."""
    events: list[Exchange] = []
    out = []
    for exchange in found:
        same = next((e for e in events if is_same(e, exchange, reference)), None)
        if same is None:
            name = side(exchange.sender_id, reference) or "unnamed"
            base = f"{exchange.kind.replace('_', '-')}-{name}-{exchange.date_from or exchange.doc_id}"
            taken = [e for e in events if e.exchange_id.startswith(base)]
            same = replace(exchange, exchange_id=base if not taken else f"{base}-{len(taken) + 1}")
            events.append(same)
        out.append(replace(exchange, exchange_id=same.exchange_id))
    return out


def is_same(one: Exchange, other: Exchange, reference: Reference) -> bool:
    """Whether two passages tell the same event."""
    if one.kind != other.kind or side(one.sender_id, reference) != side(other.sender_id, reference):
        return False
    return not one.date_from or not other.date_from or one.date_from == other.date_from


def side(actor_ids: Id, reference: Reference) -> Id:
    """The state or organisation for which the first of several actors stands."""
    first = actor_ids.split(SEPARATOR)[0]
    chain = reference.parents(first)
    return chain[-1] if chain else first


def link_replies(found: list[Exchange], words: Lexicon) -> list[Exchange]:
    """Link a letter told as an answer to the last letter of another side."""
    replies: dict[Id, Id] = {}
    for exchange in found:
        answers = not words.kind("reply").isdisjoint(exchange.evidence.lower().split())
        if exchange.kind in LETTERS and answers:
            near = [e for e in found if e.kind in LETTERS and e.start < exchange.end + REPLY_REACH]
            others = [e.exchange_id for e in near if e.exchange_id != exchange.exchange_id]
            replies.setdefault(exchange.exchange_id, others[-1] if others else "")
    return [replace(e, reply_to=replies.get(e.exchange_id, "")) for e in found]
