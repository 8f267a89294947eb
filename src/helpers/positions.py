"""Positions: what each actor holds on each issue, over all documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from helpers.records import SEPARATOR, Id, Position, Stance, Statement


def find_positions(statements: Iterable[Statement]) -> list[Position]:
    """Sum up statements by actor and issue.

    Parameters
    ----------
    statements : iterable of Statement
        Those without speaker or issue are left out.

    Returns
    -------
    list of Position
        By actor and issue.
    """
    grouped: dict[tuple[Id, Id], list[Statement]] = defaultdict(list)
    for statement in statements:
        for actor_id in speakers(statement):
            if statement.issue_id:
                grouped[actor_id, statement.issue_id].append(statement)
    return [position(actor, issue, rows) for (actor, issue), rows in sorted(grouped.items())]


def speakers(statement: Statement) -> Iterator[Id]:
    """Yield each speaker of a statement."""
    return (actor_id for actor_id in statement.speaker_id.split(SEPARATOR) if actor_id)


def position(actor: Id, issue: Id, rows: list[Statement]) -> Position:
    """The position that the statements of one actor on one issue add up to."""
    rows = sorted(rows, key=lambda s: (s.date, s.doc_id, s.start))
    dates = [s.date for s in rows if s.date]
    return Position(
        actor_id=actor,
        issue_id=issue,
        stance=overall([s.stance for s in rows]),
        first_date=min(dates, default=""),
        last_date=max(dates, default=""),
        n_statements=len(rows),
        n_direct=sum(s.mode in ("direct", "mixed") for s in rows),
        statement_ids=SEPARATOR.join(s.statement_id for s in rows),
    )


def overall(stances: list[Stance]) -> Stance:
    """The stance of most statements that take one; of two that are as frequent the later; neutral if none does."""
    taken = [s for s in stances if s != "neutral"]
    if not taken:
        return "neutral"
    count = Counter(taken)
    most = max(count.values())
    return next(s for s in reversed(taken) if count[s] == most)
