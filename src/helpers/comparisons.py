"""Sentences about positions compared: what moved, where two sides agree or collide, who stands with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from helpers.alliances import Tie, find_ties
from helpers.common_ground import Ground, find_common_ground
from helpers.corpus import Corpus
from helpers.frames import records_of
from helpers.inline import Sentence, join_sentences, sentence
from helpers.movements import Movement, find_movements
from helpers.records import Id, Statement
from helpers.seats import leading_pair
from helpers.sentences import Teller
from helpers.wording import capitalise

SIDES = 2  # passages cited of each side or period
TOLD = 2  # movements told in a sentence
CHANGES = ("hardened", "softened", "new", "dropped")


def ranked_movements(corpus: Corpus) -> list[Movement]:
    """The movements of all camps: hardened and softened ones first, those with most statements first."""
    found = find_movements(records_of("statements", corpus.statements), camp=corpus.principal)
    return sorted(found, key=lambda m: (CHANGES.index(m.change) // SIDES, -len(m.earlier) - len(m.later)))


def read_movements(corpus: Corpus) -> Sentence:
    """The positions that have hardened or softened most clearly, one sentence each."""
    teller = Teller(corpus)
    turned = [m for m in ranked_movements(corpus) if m.change in CHANGES[:2] and m.before != m.after]
    return join_sentences(*(tell_movement(teller, movement) for movement in turned[:TOLD]))


def tell_movement(teller: Teller, movement: Movement) -> Sentence:
    """One sentence about a position that has moved: from which stance to which."""
    stances = teller.words.data["labels"]["position"]
    text = teller.words.fill(
        teller.words.data["readings"][movement.change],
        plural=teller.plural(movement.actor_id),
        Actor=capitalise(teller.actors([movement.actor_id])),
        issue=teller.issue(movement.issue_id),
        before=stances[movement.before],
        after=stances[movement.after],
    )
    return sentence(text + ".", [*ids_of(movement.earlier), *ids_of(movement.later)])


def ground_of(corpus: Corpus) -> list[Ground]:
    """The issues of the two leading sides; none where no two sides deal with each other."""
    pair = leading_pair(corpus)
    statements = records_of("statements", corpus.statements)
    return find_common_ground(statements, *(corpus.family(one) for one in pair)) if pair else []


def read_common_ground(corpus: Corpus) -> Sentence:
    """On what the two leading sides agree, and on what they collide."""
    teller, grounds = Teller(corpus), ground_of(corpus)
    pair = leading_pair(corpus)
    groups = {
        "shared": [g for g in grounds if g.relation in ("both_support", "both_oppose")],
        "collision": [g for g in grounds if g.relation == "collision"],
    }
    return join_sentences(*(tell_ground(teller, pair, lead, found) for lead, found in groups.items() if found))


def tell_ground(teller: Teller, pair: tuple[Id, Id], lead: str, grounds: list[Ground]) -> Sentence:
    """One sentence about the issues on which two sides agree, or collide."""
    issues = teller.words.join([teller.issue(g.issue_id) for g in grounds], limit=3)
    names = {"Pair": capitalise(teller.actors(pair)), "issues": issues}
    text = teller.words.fill(teller.words.data["readings"][lead], plural=True, **names)
    first = grounds[0]
    return sentence(text + ".", [*ids_of(first.rows), *ids_of(first.other_rows)])


def name_pair(corpus: Corpus) -> str:
    """The two leading sides for a caption; "two sides" where there are none."""
    pair = leading_pair(corpus)
    return Teller(corpus).actors(pair) if pair else "two sides"


def ties_of(corpus: Corpus) -> list[Tie]:
    """The ties between the camps of a corpus, those with most issues first."""
    ties = find_ties(records_of("statements", corpus.statements), corpus.principal)
    return sorted(ties, key=lambda tie: (-len(tie.shared) - len(tie.contested), tie))


def read_alliances(corpus: Corpus) -> Sentence:
    """How many pairs agree more than they collide, and the other way round."""
    words = Teller(corpus).words
    ties = ties_of(corpus)
    if not ties:
        return Sentence(())
    found = Counter((tie.weight > 0) - (tie.weight < 0) for tie in ties)
    pairs = words.count(len(ties), "pair", words=True)
    names = {"Pairs": capitalise(pairs), "agreeing": words.figure(found[1]), "colliding": words.figure(found[-1])}
    return sentence(words.fill(words.data["readings"]["alliances"], plural=len(ties) > 1, **names))


def ids_of(rows: Iterable[Statement]) -> list[Id]:
    """The passages to cite of the statements of one side or period: those that take its side, the latest."""
    rows = list(rows)
    sided = [s for s in rows if s.stance != "neutral"] or rows
    return [s.statement_id for s in sided[-SIDES:]]
