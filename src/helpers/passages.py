"""A passage that is coded, and what the rules ask about it."""

from __future__ import annotations

from typing import NamedTuple

from helpers.predicates import Predicate, find_predicate
from helpers.records import Act, Statement
from helpers.scanner import Scanner
from helpers.sides import Sides, Subject

HEAD = 7  # tokens of a passage in which its head noun stands
SECOND = 2  # an infinitive marker may stand behind one or two words of an object: "Russia | to withdraw"


class Doing(NamedTuple):
    """An act, the lemma of the word that tells it and its tokens; none for a mood or a plain statement."""

    act: Act
    lemma: str = ""
    tokens: range = range(0)


class Passage(NamedTuple):
    """A statement, the tokens of its content without the condition, its cue, its main predicate and whose that is."""

    scanner: Scanner
    sides: Sides
    statement: Statement
    tokens: range
    lemma: str
    negated: bool
    predicate: Predicate | None
    subject: Subject

    def behind(self, token: int, lemma: str, *, negated: bool) -> Passage:
        """What stands behind a cue inside the passage, as a passage of that cue."""
        about = self.scanner, self.sides, self.statement
        return make_passage(*about, range(token, self.tokens.stop), lemma, negated=negated)

    def is_cue(self, kind: str) -> bool:
        """Whether the lemma of the cue belongs to a closed class."""
        return self.lemma in self.scanner.lexicon.kind(kind)

    def heads(self, kind: str, reach: int = HEAD) -> bool:
        """Whether a word of a class stands at the head of the passage."""
        return any(self.scanner.of(token, kind) for token in self.tokens[:reach])

    def opens(self, *words: str) -> bool:
        """Whether the passage begins with one of several words."""
        return bool(self.tokens) and self.scanner.word(self.tokens.start) in words

    @property
    def is_question(self) -> bool:
        """Whether a question mark closes the passage."""
        end = self.statement.end
        return self.statement.mode == "direct" and self.scanner.text.string[end : end + 1] == "?"

    @property
    def is_own(self) -> bool:
        """Whether the passage tells what the speaker will do: an infinitive, or a predicate of the speaker's."""
        return self.opens("to") or self.subject == "own"

    @property
    def names_other(self) -> bool:
        """Whether somebody else is to do something: "Russia to withdraw", "that Russia withdraw"."""
        return self.subject == "other" or (bool(self.tokens) and self.tokens.start in self.scanner.named)

    @property
    def has_duty(self) -> bool:
        """Whether the main predicate says what is to be done, with a modal or without any: "that Russia withdraw"."""
        if self.predicate is None:
            return True
        return any(self.scanner.of(token, "obligation") for token in self.predicate.auxiliaries)


def make_passage(
    scanner: Scanner, sides: Sides, statement: Statement, tokens: range, lemma: str, *, negated: bool
) -> Passage:
    """A passage with its main predicate and whose side the subject of that is on."""
    predicate = find_predicate(scanner, tokens)
    subject = sides.subject(predicate.subject, statement) if predicate else "none"
    return Passage(scanner, sides, statement, tokens, lemma, negated, predicate, subject)
