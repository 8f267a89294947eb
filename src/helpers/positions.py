"""Positions: what each actor holds on each issue, over all documents.

What others report of an actor never counts as the actor's own words: it makes a position of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from helpers.records import SEPARATOR, Id, Position, Stance, Statement

Camp = Callable[[Id], Id]  # for whom an actor speaks: a person for a state, a body for its organisation


def find_positions(statements: Iterable[Statement]) -> list[Position]:
    """Sum up statements by actor, issue and who reports them.

    Parameters
    ----------
    statements : iterable of Statement
        Those without speaker or issue are left out.

    Returns
    -------
    list of Position
        By actor and issue, the actor's own words before what others report.
    """
    grouped: dict[tuple[Id, Id, Id], list[Statement]] = defaultdict(list)
    for statement in statements:
        for actor_id in speakers(statement):
            if statement.issue_id:
                grouped[actor_id, statement.issue_id, statement.reported_by_id].append(statement)
    return [position(*key, rows) for key, rows in sorted(grouped.items())]


def speakers(statement: Statement) -> Iterator[Id]:
    """Yield each speaker of a statement."""
    return (actor_id for actor_id in statement.speaker_id.split(SEPARATOR) if actor_id)


def position(actor: Id, issue: Id, reporter: Id, rows: list[Statement]) -> Position:
    """The position that the statements of one actor on one issue add up to."""
    rows = sorted(rows, key=in_time)
    dates = [s.date for s in rows if s.date]
    return Position(
        actor_id=actor,
        issue_id=issue,
        stance=overall(s.stance for s in rows),
        first_date=min(dates, default=""),
        last_date=max(dates, default=""),
        n_statements=len(rows),
        n_direct=sum(s.mode in ("direct", "mixed") for s in rows),
        statement_ids=SEPARATOR.join(s.statement_id for s in rows),
        reported_by_id=reporter,
    )


def in_time(statement: Statement) -> tuple:
    """Key that puts statements in the order of time, within a document of the text."""
    return statement.date, statement.doc_id, statement.start


def overall(stances: Iterable[Stance]) -> Stance:
    """The stance of most statements that take one; of two that are as frequent the later; neutral if none does."""
    taken = [s for s in stances if s != "neutral"]
    if not taken:
        return "neutral"
    count = Counter(taken)
    most = max(count.values())
    return next(s for s in reversed(taken) if count[s] == most)


def own_words(statements: Iterable[Statement], camp: Camp | None = None) -> dict[tuple[Id, Id], list[Statement]]:
    """Statements by camp and issue in the order of time, without those that others report.

    Parameters
    ----------
    statements : iterable of Statement
    camp : callable, optional
        Gives for whom an actor speaks; each speaks for itself, if absent.
    """
    grouped: dict[tuple[Id, Id], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=in_time):
        if statement.issue_id and not statement.reported_by_id:
            for one in dict.fromkeys(camp(one) if camp else one for one in speakers(statement)):
                grouped[one, statement.issue_id].append(statement)
    return dict(grouped)
