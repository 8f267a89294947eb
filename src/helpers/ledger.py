"""The ledger of demands and answers: each demand with its addressee, and what became of it."""

from __future__ import annotations

from helpers.records import SEPARATOR, Answer, Demand, Id, Statement
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
        document or later; its outcome is read from its act and condition.
    """
    found = []
    for demand in statements:
        if demand.act in DEMANDS and demand.speaker_id and demand.addressee_id:
            answers = [s for s in statements if answers_to(demand, s, reference)]
            found.append(link(demand, answers))
    return found


def answers_to(demand: Statement, other: Statement, reference: Reference) -> bool:
    """Whether a statement answers a demand: the addressee's side speaks on the same issue, not earlier."""
    if other.issue_id != demand.issue_id or not demand.issue_id or other.statement_id == demand.statement_id:
        return False
    if other.act not in ANSWERS and other.act not in OTHERWISE:
        return False
    later = other.doc_id == demand.doc_id or other.date >= demand.date
    asked, speaking = sides(demand.addressee_id, reference), sides(other.speaker_id, reference)
    return later and bool(asked & speaking) and not sides(demand.speaker_id, reference) & speaking


def sides(actor_ids: Id, reference: Reference) -> set[Id]:
    """Actors with the states and organisations above them."""
    single = [i for i in actor_ids.split(SEPARATOR) if i]
    return {i for one in single for i in (one, *reference.parents(one))}


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
