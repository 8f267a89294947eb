"""Movement: what in the positions is new, hardened, softened or dropped from one period to the next.

A position hardens when its stance goes from support over a condition to opposition, or, the stance being the same, when
its strongest act does: from a call to a demand, from concern to a refusal. It is dropped when the actor goes on
speaking and is silent on the issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from helpers.positions import Camp, overall, own_words
from helpers.records import Act, Day, Id, Stance, Statement

Change = Literal["new", "hardened", "softened", "dropped"]
STANCES: dict[Stance, int] = {"support": 0, "conditional": 1, "oppose": 2}
FIRMNESS: dict[Act, int] = {"refuse": 3, "demand": 3, "warn": 2, "deny": 2, "criticise": 2, "call": 2, "concern": 1}


class Movement(NamedTuple):
    """How the position of an actor on an issue has changed: stances and statements before and after a day."""

    actor_id: Id
    issue_id: Id
    change: Change
    before: Stance | Literal[""]  # empty where there was none
    after: Stance | Literal[""]
    earlier: tuple[Statement, ...]
    later: tuple[Statement, ...]


def find_movements(statements: Iterable[Statement], *, turn: Day = "", camp: Camp | None = None) -> list[Movement]:
    """Compare the positions before a day with those from that day on.

    Parameters
    ----------
    statements : iterable of Statement
        Of documents of several dates; undated ones and those that others report are left out.
    turn : str, optional
        First day of the later period; `turning_day`, if absent.
    camp : callable, optional
        Gives for whom an actor speaks.

    Returns
    -------
    list of Movement
        By actor and issue; positions that have not changed are left out, as is all of actors who speak in one of the
        periods only.
    """
    dated = [s for s in statements if s.date]
    turn = turn or turning_day(dated)
    spoken = {
        key: (tuple(s for s in rows if s.date < turn), tuple(s for s in rows if s.date >= turn))
        for key, rows in own_words(dated, camp).items()
    }
    both = {a for (a, _), (old, _) in spoken.items() if old} & {a for (a, _), (_, new) in spoken.items() if new}
    return list(changes((key, periods) for key, periods in sorted(spoken.items()) if key[0] in both))


def turning_day(statements: list[Statement]) -> Day:
    """The first day of the later half: about half of the statements are older; empty where all have one date."""
    days = sorted(s.date for s in statements)
    middle = days[len(days) // 2] if days else ""
    return middle if days and middle > days[0] else next((day for day in days if day > middle), "")


def changes(spoken: Iterable[tuple[tuple[Id, Id], tuple[tuple[Statement, ...], ...]]]) -> Iterator[Movement]:
    """Yield the positions that have changed from the first period to the second."""
    for (actor, issue), (old, new) in spoken:
        before, after = stance_of(old), stance_of(new)
        change = change_of(old, new)
        if change:
            yield Movement(actor, issue, change, before, after, old, new)


def stance_of(rows: tuple[Statement, ...]) -> Stance | Literal[""]:
    """The stance of a period; empty where nothing was said."""
    return overall(s.stance for s in rows) if rows else ""


def change_of(old: tuple[Statement, ...], new: tuple[Statement, ...]) -> Change | None:
    """What has changed between two periods; None where nothing has, or a side was never taken."""
    before, after = hardness(old), hardness(new)
    if before is None and after is None:
        return None
    if before is None:
        return None if old else "new"
    if after is None:
        return None if new else "dropped"
    return None if before == after else "hardened" if after > before else "softened"


def hardness(rows: tuple[Statement, ...]) -> tuple[int, int] | None:
    """How hard a position is: by stance, then by its strongest act; None where no side is taken."""
    stance = overall(s.stance for s in rows)
    if stance == "neutral":
        return None
    return STANCES[stance], FIRMNESS.get(strongest_act(rows, stance), 0)


def strongest_act(rows: Iterable[Statement], stance: Stance) -> Act:
    """The firmest act among the statements of a stance, the latest of several as firm."""
    return max(((FIRMNESS.get(s.act, 0), n, s.act) for n, s in enumerate(rows) if s.stance == stance))[2]
