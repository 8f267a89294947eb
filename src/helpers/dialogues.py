"""The format board: who proposes, prefers, rejects or used which dialogue format, with what outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpers.formats import UNNAMED, Formats
from helpers.parties import Parties
from helpers.phrases import Hit
from helpers.records import SEPARATOR, Confidence, Dialogue, Exchange, Id, Ids, Outcome, Relation, Statement
from helpers.reference import Reference
from helpers.relations import Relations, Told
from helpers.spans import Span

BOTH = frozenset({"both", "each", "two"})
TALKING = ("meeting", "talks", "call")
WRITTEN = ("letter", "note")
RELATION_OF_STATUS: dict[str, Relation] = {"scheduled": "scheduled", "refused": "rejects", "draft": "scheduled"}
WANTED = ("proposes", "prefers", "rejects", "accepts_as_complement", "suspended")  # relations to unnamed formats
LEADERS = frozenset({"presidents", "leaders", "heads", "premiers"})  # whose meeting is a summit
NEAR = 8  # tokens between "bring" and "together"
FAR = 11  # tokens between a word of relation and unnamed talks


class Board:
    """Finds the rows of the format board in one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    statements : list of Statement
        Of the text.
    reference : Reference
    """

    def __init__(self, parties: Parties, statements: list[Statement], reference: Reference) -> None:
        self.parties, self.reference = parties, reference
        self.clauses, self.scanner, self.text = parties.clauses, parties.scanner, parties.text
        self.formats = Formats(parties, reference)
        self.relations = Relations(parties, self.formats, statements)

    def rows(self, exchanges: list[Exchange]) -> list[Dialogue]:
        """Find the rows, in the order of their passages."""
        found = [*self.from_names(), *self.from_plurals(), *self.from_exchanges(exchanges), *self.summits()]
        found += self.from_unnamed(found)
        found += self.reactions(found)
        found.sort(key=lambda d: (d.start, d.end, d.format_id))
        unique = {(d.start, d.format_id, d.actor_id, d.relation): d for d in found}
        return [replace(d, dialogue_id=f"{self.text.doc_id}-d{n}") for n, d in enumerate(unique.values(), 1)]

    def placed(self, exchanges: Iterable[Exchange]) -> list[Exchange]:
        """Exchanges with the format in which they took place; public statements and visits have none."""
        kinds = (*TALKING, *WRITTEN)
        return [replace(e, format_id=self.formats.of(e) if e.kind in kinds and e.sender_id else "") for e in exchanges]

    # ----------------------------------------------------------------------------------------------------- by name

    def from_names(self) -> Iterator[Dialogue]:
        """Yield a row for each named format that has a relation to somebody."""
        for hit in filter(self.relations.is_forum, self.formats.named):
            clause = self.clauses.around(hit.first, hit.last)
            statement = self.relations.statement_at(hit.first)
            told = self.relations.told(clause, hit, statement)
            if told.relation != "mentioned":
                actor = self.relations.actor(told, hit, clause, statement)
                span = self.clauses.span(clause)
                yield self.row(hit.key, actor, told, span, confidence="medium" if statement else "low")

    def from_plurals(self) -> Iterator[Dialogue]:
        """Yield a row for each of the two formats named last where "both formats" are spoken of."""
        nouns = self.scanner.lexicon.kind("formatnoun")
        for token, word in enumerate(self.scanner.lower):
            if word in BOTH and self.scanner.word(token + 1) in nouns:
                named = [h.key for h in self.formats.named if h.first < token]
                clause = self.clauses.around(token, token + 2)
                statement = self.relations.statement_at(token)
                told = self.relations.told(clause, Hit("", token, token + 2), statement)
                told = told if told.relation != "mentioned" else Told("used", told.token)
                actor = "" if told.relation == "used" else self.relations.actor(told, Hit("", token, token + 2), clause,
                                                                                statement)  # fmt: skip
                for format_id in list(dict.fromkeys(reversed(named)))[:2]:
                    yield self.row(format_id, actor, told, self.text.sentence_at(self.text.starts[token]))

    # -------------------------------------------------------------------------------------------------- exchanges

    def from_exchanges(self, exchanges: Iterable[Exchange]) -> Iterator[Dialogue]:
        """Yield a row for each call, meeting and round of talks that is told, and one for each letter."""
        letters: dict[Id, list[Exchange]] = defaultdict(list)
        for exchange in exchanges:
            if not exchange.sender_id:
                continue
            if exchange.kind in WRITTEN:
                letters[exchange.exchange_id].append(exchange)
            elif exchange.kind in TALKING or (exchange.kind == "visit" and exchange.status == "scheduled"):
                yield self.from_exchange(exchange)
        for passages in letters.values():
            yield self.from_exchange(min(passages, key=self.plainness))

    def plainness(self, letter: Exchange) -> tuple[bool, bool, bool, int]:
        """How a passage ranks to show a letter: told by the text itself, as sent, to whom, subject first; the first."""
        named = any(m.start == letter.start for m in self.clauses.mentions)
        quoted = self.parties.speakers.quoted(letter.start)
        return quoted, letter.status == "signed", not (letter.recipient_id and named), letter.start

    def from_exchange(self, exchange: Exchange) -> Dialogue:
        """The row of an exchange: whoever writes uses the form, whoever meets or calls uses it with the other side."""
        format_id = self.formats.of(exchange)
        relation: Relation = RELATION_OF_STATUS.get(exchange.status, "used")
        ids = [one for one in exchange.sender_id.split(SEPARATOR) if one]
        if exchange.kind in WRITTEN:
            actor = exchange.sender_id
        else:
            ids += [one for one in exchange.recipient_id.split(SEPARATOR) if one]
            small = self.formats.participants(format_id) if format_id not in UNNAMED else ""
            actor = small or SEPARATOR.join(dict.fromkeys(ids))
        return self.row(format_id, actor, Told(relation), Span(exchange.start, exchange.end), rule="exchange")

    # ---------------------------------------------------------------------------------------------------- unnamed

    def from_unnamed(self, found: list[Dialogue]) -> list[Dialogue]:
        """Rows for talks without a name that somebody proposes, prefers or rejects: "a new dialogue"."""
        rows: list[Dialogue] = []
        for hit in self.formats.unnamed:
            if self.is_told(hit, [*found, *rows]):
                continue
            clause = self.clauses.around(hit.first, hit.last)
            statement = self.relations.statement_at(hit.first)
            told = self.relations.told(clause, hit, statement)
            far = told.token >= 0 and abs(told.token - hit.first) > FAR
            if far or told.relation not in WANTED or (told.token < 0 and told.relation != "rejects"):
                continue
            actor = self.relations.actor(told, hit, clause, statement)
            format_id = self.meant(hit, actor, clause, [*found, *rows]) if actor else ""
            if format_id:
                span = self.relations.span(told, clause, hit)
                rows.append(self.row(format_id, actor, told, span, rule="unnamed format", confidence="low"))
        return rows

    def is_told(self, hit: Hit, found: list[Dialogue]) -> bool:
        """Whether a row tells of these talks already, a name behind them says where, or the word is too plain."""
        at, end = self.text.starts[hit.first], self.parties.sentence(hit.first).stop
        placed = any(hit.last <= named.first < end for named in self.formats.named)
        plain = hit.key == "visit" or (hit.key in ("letter-exchange", "phone-call") and hit.last - hit.first == 1)
        return plain or placed or any(d.start <= at < d.end for d in found)

    def meant(self, hit: Hit, actor: Ids, clause: range, known: list[Dialogue]) -> Id:
        """The format that an unnamed one is: its own kind, that of its two sides, or the one spoken of before."""
        if hit.key not in ("talks", "bilateral-talks"):
            return hit.key
        sides = self.formats.sides(actor.split(SEPARATOR))
        between = self.parties.behind(range(hit.last, clause.stop), "between")
        if between and len(between.ids) > 1:
            return self.formats.between(between.ids)
        others = {m.actor_id for m in self.clauses.led_by(self.clauses.named(clause), "with", "for", "and")}
        others |= {m.actor_id for m in self.clauses.named(clause) if self.scanner.word(self.behind(m)) == "to"}
        everybody = sides | self.formats.sides(others)
        if format_id := self.formats.between(everybody):
            return format_id
        at = self.text.starts[hit.first]
        near = self.text.paragraph_at(max(0, self.text.paragraph_at(at).start - 2)).start
        before = [d for d in known if near <= d.start < at and d.format_id not in UNNAMED and d.relation != "used"]
        shared = [d for d in before if sides & self.formats.sides(d.actor_id.split(SEPARATOR))]
        return max(shared, key=lambda d: d.start).format_id if shared else ""

    def behind(self, mention) -> int:
        """The token behind a mention."""
        return self.text.token_at(mention.end - 1) + 1

    def summits(self) -> Iterator[Dialogue]:
        """Yield a row where somebody would bring leaders together: a summit."""
        for token, word in enumerate(self.scanner.lower):
            if word != "together":
                continue
            start = max(0, token - NEAR)
            verb = next((t for t in range(token - 1, start, -1) if self.scanner.word(t) in ("bring", "brings")), 0)
            if verb and LEADERS.intersection(self.scanner.lower[verb:token]):
                clause = self.clauses.around(verb, token + 1)
                statement = self.relations.statement_at(verb)
                subject = self.parties.topic(self.parties.sentence(verb), verb)
                actor = SEPARATOR.join(subject.ids) if subject else statement.speaker_id if statement else ""
                span = self.clauses.span(range(verb, clause.stop))
                yield self.row("summit", actor, Told("proposes"), span, rule="leaders together")

    def reactions(self, found: list[Dialogue]) -> Iterator[Dialogue]:
        """Yield a row where somebody takes or rejects "the offer", "the invitation" that the text told before."""
        moves = self.scanner.lexicon.kind("move")
        for token, word in enumerate(self.scanner.lower):
            if word not in moves or self.scanner.word(token - 1) not in ("the", "this", "that", "such"):
                continue
            clause = self.clauses.around(token, token + 1)
            told = self.relations.told(clause, Hit("", token, token + 1), None)
            at = self.text.starts[token]
            offers = [d for d in found if d.relation == "proposes" and d.end <= at]
            actor = self.relations.subject(told, Hit("", token, token + 1))
            if told.relation in ("rejects", "prefers") and offers and actor:
                last = max(offers, key=lambda d: d.start)
                if not self.formats.sides(actor.ids) & self.formats.sides(last.actor_id.split(SEPARATOR)):
                    ids = SEPARATOR.join(actor.ids)
                    yield self.row(last.format_id, ids, told, self.clauses.span(clause), rule="reaction to an offer")

    # ------------------------------------------------------------------------------------------------------- rows

    def row(
        self, format_id: Id, actor: Ids, told: Told, span: Span, *, rule: str = "named format",
        confidence: Confidence = "medium",
    ) -> Dialogue:  # fmt: skip
        """A row of the board over a passage."""
        span = self.text.trimmed(span.start, span.end, "=+@- ")
        return Dialogue(
            dialogue_id="",
            doc_id=self.text.doc_id,
            start=span.start,
            end=span.end,
            evidence=self.text[span],
            date=self.text.date,
            format_id=format_id,
            format_name=self.reference.formats[format_id].name,
            actor_id=actor,
            relation=told.relation,
            outcome=self.outcome(span),
            rule=rule,
            confidence=confidence,
        )

    def outcome(self, span: Span) -> Outcome | str:
        """What talks have brought, by words of the sentence; empty where it does not say."""
        sentence = self.scanner.tokens(self.text.sentence_at(span.start))
        for token in sentence:
            form = self.scanner.lexicon.find("outcome", self.scanner.lower, token)
            if form and form.values[0] in ("no_result", "failed"):
                return form.values[0]
        return ""
