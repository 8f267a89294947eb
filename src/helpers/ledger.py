"""The ledger of demands and answers: each demand with its addressee, and what became of it.

Two kinds of silence are told apart: `deferred` where the text says that something was left open ("did not elaborate"),
`unanswered` where no answer is on record.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from helpers.records import SEPARATOR, Answer, Day, Demand, Id, Statement
from helpers.reference import Reference

DEMANDS = frozenset({"demand", "call", "propose"})
ANSWERS: dict[str, Answer] = {
    "refuse": "refused",
    "deny": "refused",
    "accept": "accepted",
    "commit": "accepted",
    "silence": "deferred",
}
OTHERWISE = frozenset({"criticise", "question", "propose", "demand", "warn"})
RANK: tuple[Answer, ...] = ("refused_unless", "refused", "deferred", "accepted", "answered_otherwise")
TERM = 180  # days within which a statement in another document may answer a demand


def find_demands(statements: list[Statement], reference: Reference) -> list[Demand]:
    """Find the demands of a corpus and link each to the statements that answer it.

    Parameters
    ----------
    statements : list of Statement
        Of all documents.
    reference : Reference

    Returns
    -------
    list of Demand
        In the order of the statements. An answer is a statement of the addressee's side on the same issue, in the same
        document or in one of the next `TERM` days; its outcome is read from its act and condition.
    """
    ledger = Ledger(reference)
    replies: dict[Id, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.issue_id and (statement.act in ANSWERS or statement.act in OTHERWISE):
            replies[statement.issue_id].append(statement)
    asked = (s for s in statements if s.act in DEMANDS and s.speaker_id and s.addressee_id)
    return [link(d, [s for s in replies[d.issue_id] if ledger.answers(d, s)]) for d in asked]


class Ledger:
    """Tells which statements answer which, given who belongs to whom.

    Parameters
    ----------
    reference : Reference
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._sides: dict[tuple[Id, Day], frozenset[Id]] = {}

    def answers(self, demand: Statement, other: Statement) -> bool:
        """Whether a statement on the same issue answers a demand: the addressee's side speaks, and in time."""
        if other.statement_id == demand.statement_id or not in_time(demand, other):
            return False
        speaking = self.sides(other.speaker_id, other.date)
        asked, asking = (self.sides(ids, demand.date) for ids in (demand.addressee_id, demand.speaker_id))
        return bool(asked & speaking) and not asking & speaking

    def sides(self, actor_ids: Id, day: Day) -> frozenset[Id]:
        """Actors with the states and organisations that they serve on a day or belong to."""
        key = actor_ids, day
        if key not in self._sides:
            single = [i for i in actor_ids.split(SEPARATOR) if i]
            served = [o.organisation_id for one in single for o in self.reference.offices_of(one, day)]
            above = (parent for one in (*single, *served) for parent in self.reference.parents(one))
            self._sides[key] = frozenset((*single, *served, *above))
        return self._sides[key]


def in_time(demand: Statement, other: Statement) -> bool:
    """Whether a statement may answer by its date: in the same document, or in one not older and not much younger."""
    if other.doc_id == demand.doc_id:
        return True
    if len(demand.date) < len("2022-02-09") or not demand.date <= other.date:
        return False
    return other.date <= (date.fromisoformat(demand.date) + timedelta(days=TERM)).isoformat()


def link(demand: Statement, answers: list[Statement]) -> Demand:
    """A row of the ledger: the weightiest answer gives the outcome, refusals before acceptances."""
    outcomes = [(outcome(a), a) for a in answers]
    best = min((o for o, _ in outcomes), key=RANK.index, default="unanswered")
    telling = [a for o, a in outcomes if o == best]
    return Demand(
        demand_id=demand.statement_id,
        from_id=demand.speaker_id,
        to_id=demand.addressee_id,
        issue_id=demand.issue_id,
        outcome=best,
        condition=next((a.condition for a in telling if a.condition), ""),
        answer_ids=SEPARATOR.join(a.statement_id for a in telling),
    )


def outcome(answer: Statement) -> Answer:
    """What an answer makes of a demand."""
    found = ANSWERS.get(answer.act, "answered_otherwise")
    return "refused_unless" if found == "refused" and answer.condition else found
