"""To whom a statement is addressed: who is to act, or is criticised."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from helpers.passages import Passage
from helpers.records import SEPARATOR, Act, Exchange, Id, Mention, Statement
from helpers.scanner import Scanner
from helpers.sides import Sides
from helpers.spans import Span

NEAR = 6  # code points from the start of a passage within which a name opens it
AGAINST = ("refuse", "criticise", "warn")
LETTERS = ("letter", "note")


class Addressees:
    """Finds the addressees of the statements of one text.

    Parameters
    ----------
    scanner : Scanner
    sides : Sides
    exchanges : list of Exchange
        Of the text: who is addressed by letter is addressed by what the letter says.
    """

    def __init__(self, scanner: Scanner, sides: Sides, exchanges: list[Exchange]) -> None:
        self.scanner, self.sides = scanner, sides
        self.letters = [e for e in exchanges if e.kind in LETTERS and e.recipient_id and e.sender_id]

    def of(self, passage: Passage, condition: range | None, act: Act) -> Id:
        """Who is to act: whom the cue addresses, else the other side of a letter, else who is named first.

        Of those whom one refuses or criticises the name comes before the letter; an offer without a name is for those
        on whose will it depends.

        Parameters
        ----------
        passage : Passage
        condition : range, optional
            Who is named there is not addressed.
        act : str
        """
        statement, named = passage.statement, self.candidates(passage, condition)
        opening = self.scanner.text.starts[passage.tokens.start] if passage.tokens else statement.start
        direct = [m for m in named if m.start - opening < NEAR]
        if direct:
            return direct[0].actor_id
        first = named[0].actor_id if named else ""
        if act == "propose" and condition and not named:
            first = self.willing(statement, condition)
        return first if first and act in AGAINST else self.correspondent(statement) or first

    def candidates(self, passage: Passage, condition: range | None) -> list[Mention]:
        """Actors named between the cue and the end of the content, those in a condition left out."""
        statement = passage.statement
        start = statement.start if statement.cue_end is None else min(statement.cue_end, statement.start)
        named = self.others(Span(start, statement.end), statement)
        if condition is None:
            return named
        inside = self.scanner.span(condition.start, condition.stop)
        return [m for m in named if not inside.start <= m.start < inside.end]

    def willing(self, statement: Statement, condition: range) -> Id:
        """Those on whose will an offer depends: "if Mr. Putin and Mr. Zelenskyy wish to negotiate, ..."."""
        wishes = (t for t in condition if self.scanner.of(t, "wishing", "readiness", "intention", "approval"))
        subject = range(condition.start, next(wishes, condition.start))
        if not subject:
            return ""
        return joined(m.actor_id for m in self.others(self.scanner.span(subject.start, subject.stop), statement))

    def others(self, span: Span, statement: Statement) -> list[Mention]:
        """The actors named in a span who may be addressed by the speaker."""
        return [m for m in self.sides.named(span) if self.may_act(m, statement)]

    def may_act(self, mention: Mention, statement: Statement) -> bool:
        """Whether somebody may be addressed: no forum, no medium, not the speaker's own side."""
        reference = self.sides.reference
        forum = mention.actor_id in reference.formats or reference.kinds.get(mention.actor_id) == "media"
        return not forum and not self.sides.same(mention.actor_id, statement.speaker_id)

    def correspondent(self, statement: Statement) -> Id:
        """The other side of the letter that a statement speaks of: its recipient, or whose letter is being answered."""
        sentence = self.scanner.tokens(self.scanner.text.sentence_at(statement.start))
        if not any(self.scanner.of(token, "letterword") for token in sentence):
            return ""
        sent = (e.recipient_id for e in self.letters if self.sides.same(e.sender_id, statement.speaker_id))
        received = (e.sender_id for e in self.letters if self.sides.same(e.recipient_id, statement.speaker_id))
        return next(chain(sent, received), "")


def joined(ids: Iterable[Id]) -> Id:
    """Several ids in one cell, each once."""
    return SEPARATOR.join(dict.fromkeys(ids))
