"""What the mood of a sentence does: the speaker's own will ("we will", "we are not"), duties of others, denials.

A modal says little by itself: "we will withdraw" commits, "they will withdraw" predicts, "they must withdraw" demands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from helpers.predicates import Predicate, is_negated
from helpers.records import Act
from helpers.scanner import Scanner
from helpers.sides import Subject

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "sha"})
DUTY = frozenset({"must", "should", "ought"})
ABILITY = frozenset({"can", "could", "may", "might", "ca", "cannot"})
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "'m", "’m", "'re", "’re"})
DOING = frozenset({"do", "does", "did"})


class Clause(NamedTuple):
    """A predicate as the rules ask about it."""

    scanner: Scanner
    predicate: Predicate
    subject: Subject
    negated: bool

    @property
    def verb(self) -> str:
        """The word behind the auxiliaries."""
        return self.scanner.word(self.predicate.verb)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of several words stands among the auxiliaries."""
        return any(self.scanner.word(token) in words for token in self.predicate.auxiliaries)

    def is_kind(self, kind: str) -> bool:
        """Whether the word behind the auxiliaries belongs to a closed class."""
        return self.verb in self.scanner.lexicon.kind(kind)


def act_of_mood(scanner: Scanner, predicate: Predicate, subject: Subject) -> Act | None:
    """The act that the mood of a predicate makes; None where it only states.

    Parameters
    ----------
    scanner : Scanner
    predicate : Predicate
    subject : {"own", "other", "thing", "none"}
        Whose side the subject is on.
    """
    clause = Clause(scanner, predicate, subject, is_negated(scanner, predicate))
    rules = OWN if subject == "own" else OTHERS
    return next((act for words, rule in rules if clause.has(words) and (act := rule(clause))), None)


def own_future(clause: Clause) -> Act | None:
    """Code "we will", "he would": a commitment, an announcement of what is on the calendar, a refusal."""
    if clause.negated:
        return "commit" if clause.is_kind("hostile") else "refuse"
    if clause.verb == "be" or clause.is_kind("wishing"):
        return None  # "would be glad", "would like": what follows tells
    return "announce" if clause.is_kind("itinerary") else "commit"


def own_ability(clause: Clause) -> Act | None:
    """Code "we cannot accept": a refusal; of other verbs nothing."""
    return "refuse" if clause.negated and clause.is_kind("approval") else None


def own_duty(clause: Clause) -> Act | None:
    """Code "we must": a call on one's own side."""
    return "refuse" if clause.negated and clause.is_kind("approval") else "call"


def own_perfect(clause: Clause) -> Act | None:
    """Code "we have decided": an announcement; "we have not attacked": a denial."""
    if clause.negated:
        return None if clause.verb in ("yet", "been") else "deny"
    return "announce" if clause.is_kind("completed") else None


def own_being(clause: Clause) -> Act | None:
    """Code "we are ready", "I am working on": a commitment; "not ready": a refusal; "not a party": a denial."""
    if clause.negated:
        return "refuse" if clause.is_kind("readiness") or clause.verb == "going" else "deny"
    if clause.verb == "going":
        return own_future(clause._replace(predicate=clause.predicate._replace(verb=clause.predicate.verb + 2)))
    doing = clause.verb.endswith("ing") and not clause.is_kind("idling")
    return "commit" if doing or clause.is_kind("readiness") else None


def own_doing(clause: Clause) -> Act | None:
    """Code "we do not accept": a refusal; "we do not plan": a denial."""
    if not clause.negated or clause.is_kind("thinking"):
        return None
    return "refuse" if clause.is_kind("approval") else "deny"


def others_duty(clause: Clause) -> Act | None:
    """Code "russia must": a demand; "this should": a call."""
    if clause.negated and clause.subject == "thing" and clause.verb == "be":
        return "refuse"
    firm = clause.subject == "other" and clause.has(frozenset({"must"}))
    return "demand" if firm else "call"


def others_ability(clause: Clause) -> Act | None:
    """Code "it cannot be accepted": a refusal; "it could not have been": a denial; "it can hardly help": blame."""
    if not clause.negated:
        return None
    if clause.has(frozenset({"have"})):
        return "deny"
    return "refuse" if clause.has(frozenset({"be"})) and clause.is_kind("approved") else "criticise"


def others_failure(clause: Clause) -> Act | None:
    """Code "they have not answered", "papers do not help": criticism, unless it is only "not yet"."""
    if not clause.negated or clause.verb in ("yet", "been") or clause.is_kind("thinking"):
        return None
    yet = any(clause.scanner.word(token) == "yet" for token in clause.predicate.auxiliaries)
    return None if yet else "criticise"


Rule = Callable[[Clause], Act | None]
OWN: tuple[tuple[frozenset[str], Rule], ...] = (
    (FUTURE, own_future),
    (DUTY, own_duty),
    (ABILITY, own_ability),
    (PERFECT, own_perfect),
    (DOING, own_doing),
    (BEING, own_being),
)
OTHERS: tuple[tuple[frozenset[str], Rule], ...] = (
    (DUTY, others_duty),
    (ABILITY, others_ability),
    (PERFECT, others_failure),
    (DOING, others_failure),
)
