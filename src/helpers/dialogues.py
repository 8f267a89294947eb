"""The format board: who proposes, prefers, rejects or used which dialogue format, with what outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from helpers.clauses import Clauses, ids
from helpers.language import pipeline
from helpers.phrases import Hit, Phrases, phrase_words
from helpers.records import Confidence, Dialogue, Exchange, Id, Outcome, Relation, Statement
from helpers.reference import Reference
from helpers.spans import Span
from helpers.threads import LETTERS

BOTH = frozenset({"both", "each", "two"})
RELATION_OF_ACT: dict[str, Relation] = {
    "propose": "proposes",
    "call": "proposes",
    "demand": "proposes",
    "commit": "proposes",
    "accept": "proposes",
    "refuse": "rejects",
    "deny": "rejects",
    "criticise": "rejects",
}
RELATION_OF_EXCHANGE = {"scheduled": "scheduled", "refused": "rejects"}
FORMAT_OF_EXCHANGE = {
    "letter": "letter-exchange",
    "note": "letter-exchange",
    "call": "phone-call",
    "meeting": "bilateral-talks",
    "visit": "bilateral-talks",
}
GENERIC = frozenset(
    {
        "summit",
        "bilateral-talks",
        "phone-call",
        "letter-exchange",
        "talks",
        "mediation",
        "back-channel",
        "contact-group",
    }
)


class Board:
    """Finds the rows of the format board in one text.

    Parameters
    ----------
    clauses : Clauses
    statements : list of Statement
        Of the text.
    reference : Reference
    """

    def __init__(self, clauses: Clauses, statements: list[Statement], reference: Reference) -> None:
        self.clauses, self.scanner, self.text = clauses, clauses.scanner, clauses.text
        self.statements, self.reference = statements, reference
        hits = format_phrases(reference).find(self.scanner.lower)
        self.hits = [h for h in longest(hits) if h.key in reference.formats]

    def rows(self, exchanges: list[Exchange]) -> list[Dialogue]:
        """Find the rows, in the order of their passages."""
        found = [*self.from_names(), *self.from_plurals(), *self.from_exchanges(exchanges)]
        found.sort(key=lambda d: (d.start, d.end, d.format_id))
        unique = {(d.start, d.format_id, d.actor_id, d.relation): d for d in found}
        return [replace(d, dialogue_id=f"{self.text.doc_id}-d{n}") for n, d in enumerate(unique.values(), 1)]

    def from_names(self) -> Iterator[Dialogue]:
        """Yield a row for each named format that has a relation to somebody."""
        for hit in self.hits:
            if hit.key in GENERIC:
                continue
            clause = self.clauses.around(hit.first, hit.last)
            statement = self.statement_at(self.text.starts[hit.first])
            relation = self.relation(clause, statement, hit)
            if relation != "mentioned":
                actor = (
                    statement.speaker_id if statement else ids(self.clauses.named(range(clause.start, hit.first))[:1])
                )
                yield self.row(hit.key, actor, relation, clause, confidence="medium" if statement else "low")

    def from_plurals(self) -> Iterator[Dialogue]:
        """Yield a row for each of the two formats named last where "both formats" are spoken of."""
        nouns = self.scanner.lexicon.kind("formatnoun")
        for token, word in enumerate(self.scanner.lower):
            if word in BOTH and self.scanner.word(token + 1) in nouns:
                named = [h.key for h in self.hits if h.first < token and h.key not in GENERIC]
                clause = self.clauses.around(token, token + 2)
                relation = self.relation(clause, None, None)
                for format_id in list(dict.fromkeys(reversed(named)))[:2]:
                    whole = self.scanner.tokens(self.text.sentence_at(self.text.starts[token]))
                    yield self.row(format_id, "", "used" if relation == "mentioned" else relation, whole)

    def from_exchanges(self, exchanges: Iterable[Exchange]) -> Iterator[Dialogue]:
        """Yield a row for each letter, call and meeting that is told."""
        for exchange in exchanges:
            format_id = FORMAT_OF_EXCHANGE.get(exchange.kind)
            if format_id in self.reference.formats and exchange.sender_id:
                relation: Relation = RELATION_OF_EXCHANGE.get(exchange.status, "used")
                span = range(self.text.token_at(exchange.start), self.text.token_at(exchange.end - 1) + 1)
                actor = exchange.sender_id if exchange.kind not in LETTERS else self.state_of(exchange.sender_id)
                yield self.row(format_id, actor, relation, span)

    def state_of(self, actor_id: Id) -> Id:
        """The state or organisation that a person writes for."""
        return self.reference.affiliation(actor_id, self.text.date) or actor_id

    def relation(self, clause: range, statement: Statement | None, hit: Hit | None) -> Relation:
        """What somebody does with a format: by words of the clause, else by the act of the statement."""
        before = range(clause.start, hit.first) if hit else clause
        for tokens in (before, clause):
            for token in tokens:
                form = self.scanner.lexicon.find("relation", self.scanner.lower, token)
                if form and (form.values[0] != "used" or statement is None):
                    return form.values[0]
        return RELATION_OF_ACT.get(statement.act, "mentioned") if statement else "mentioned"

    def statement_at(self, offset: int) -> Statement | None:
        """The statement that holds a code point, the shortest if there are several."""
        inside = [s for s in self.statements if s.start <= offset < s.end]
        return min(inside, key=lambda s: s.end - s.start, default=None)

    def row(
        self, format_id: Id, actor: Id, relation: Relation, tokens: range, *, confidence: Confidence = "medium"
    ) -> Dialogue:
        """A row of the board over a range of tokens."""
        span = self.clauses.span(tokens)
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
            relation=relation,
            outcome=self.outcome(span),
            rule="exchange" if format_id in FORMAT_OF_EXCHANGE.values() else "named format",
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


@lru_cache(maxsize=8)
def format_phrases(reference: Reference) -> Phrases:
    """Names and aliases of all formats."""
    make = pipeline().make_doc
    names = ((f.format_id, name) for f in reference.formats.values() for name in (f.name, *f.aliases))
    return Phrases((format_id, phrase_words(name, make)) for format_id, name in names)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without those that stand inside a longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept
