"""To whom a statement is addressed: who is to act, or is criticised."""

from __future__ import annotations

from helpers.records import SEPARATOR, Exchange, Id, Mention, Statement
from helpers.scanner import Scanner
from helpers.sides import Sides

NEAR = 6  # code points from the start of a passage within which a name opens it
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
        self.scanner, self.sides, self.exchanges = scanner, sides, exchanges

    def of(self, statement: Statement, condition: range | None) -> Id:
        """Who is to act: whom the cue addresses, else the recipient of the letter, else who is named first."""
        named = self.candidates(statement, condition)
        direct = [m for m in named if m.start - statement.start < NEAR]
        if direct:
            return direct[0].actor_id
        return self.recipient(statement) or (named[0].actor_id if named else "")

    def candidates(self, statement: Statement, condition: range | None) -> list[Mention]:
        """Actors named between the cue and the end of the content, those in a condition left out."""
        cue_end = statement.cue_end or statement.start
        start = min(cue_end, statement.start) if cue_end <= statement.start else statement.start
        outside = self.scanner.text.starts[condition.start] if condition else statement.end
        named = [m for m in self.sides.mentions if start <= m.start < statement.end and self.may_act(m, statement)]
        return [m for m in named if m.start < outside]

    def may_act(self, mention: Mention, statement: Statement) -> bool:
        """Whether somebody may be addressed: no forum, no medium, not the speaker's own side."""
        reference = self.sides.reference
        forum = mention.actor_id in reference.formats or reference.kinds.get(mention.actor_id) == "media"
        return not forum and not self.sides.same(mention.actor_id, statement.speaker_id)

    def recipient(self, statement: Statement) -> Id:
        """The recipient of the letter in which the speaker's side says this."""
        sentence = self.scanner.tokens(self.scanner.text.sentence_at(statement.start))
        if not any(self.scanner.of(token, "letterword") for token in sentence):
            return ""
        letters = [e for e in self.exchanges if e.kind in LETTERS and e.recipient_id and e.sender_id]
        own = [e for e in letters if self.sides.same(e.sender_id, statement.speaker_id)]
        return own[0].recipient_id if own else ""


def joined(ids: list[Id]) -> Id:
    """Several ids in one cell, each once."""
    return SEPARATOR.join(dict.fromkeys(ids))
