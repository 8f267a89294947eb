"""What somebody does with a dialogue format, and who: by the words of its clause, else by the act of the statement."""

from __future__ import annotations

from typing import NamedTuple

from helpers.formats import Formats
from helpers.lexicon import Form
from helpers.parties import Parties, Party
from helpers.phrases import Hit
from helpers.records import SEPARATOR, Ids, Relation, Statement
from helpers.spans import Span
from helpers.triggers import Trigger, find_verb, group_start, heads_clause, is_passive, standing, tail_end

RELATION_OF_ACT: dict[str, Relation] = {
    "propose": "proposes",
    "call": "proposes",
    "demand": "proposes",
    "commit": "proposes",
    "accept": "prefers",
    "refuse": "rejects",
    "deny": "rejects",
    "criticise": "rejects",
}
OPPOSITE: dict[Relation, Relation] = {"proposes": "rejects", "prefers": "rejects", "rejects": "mentioned"}
PLAIN = ("used", "scheduled")  # relations that give way to any other
PLACING = frozenset({"in", "at", "through", "via", "within", "by", "on", "under", "to"})  # lead to where one talks
FAR = 16  # tokens between a word of relation and a format
BESIDE = 6  # the same for words that complement: "other bodies such as"
BEFORE = 4  # tokens before a word of relation in which a negation belongs to it


class Told(NamedTuple):
    """A relation and the word that tells it; -1 where only the act of a statement does."""

    relation: Relation
    token: int = -1


class Relations:
    """Reads the relations of one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    formats : Formats
        Of the text.
    statements : list of Statement
        Of the text.
    """

    def __init__(self, parties: Parties, formats: Formats, statements: list[Statement]) -> None:
        self.parties, self.formats, self.statements = parties, formats, statements
        self.scanner, self.text = parties.scanner, parties.text

    def statement_at(self, token: int) -> Statement | None:
        """The statement that holds a token, the shortest if there are several."""
        offset = self.text.starts[token]
        inside = [s for s in self.statements if s.start <= offset < s.end]
        return min(inside, key=lambda s: s.end - s.start, default=None)

    def told(self, clause: range, hit: Hit, statement: Statement | None) -> Told:
        """The relation to a format: by the nearest word before it, then behind it, else by the act of the statement."""
        before = [t for t in reversed(range(max(clause.start, hit.first - FAR), hit.first)) if self.form(t)]
        behind = [t for t in range(hit.last, min(hit.last + FAR, clause.stop)) if self.form(t)]
        words = [Told(self.polar(t), t) for t in (*before, *behind) if self.belongs(t, hit)]
        strong = next((w for w in words if w.relation not in (*PLAIN, "mentioned")), None)
        if strong:
            return strong
        if self.belittled(clause, hit):
            return Told("rejects")
        plain = next((w for w in words if w.relation == "scheduled" or (w.relation == "used" and not statement)), None)
        placed = statement is not None and self.scanner.word(self.before(hit)) in PLACING
        return plain or Told(RELATION_OF_ACT.get(statement.act, "mentioned") if placed else "mentioned")

    def before(self, hit: Hit) -> int:
        """The token before a format, its article passed over."""
        return hit.first - 1 - self.scanner.of(hit.first - 1, "determiner")

    def belongs(self, token: int, hit: Hit) -> bool:
        """Whether a word of relation is about a format: what complements stands beside it, "will" before "meet"."""
        relation, word = self.form(token).values[0], self.scanner.word(token)
        if relation == "accepts_as_complement":
            return abs(token - hit.first) <= BESIDE
        if word == "will":
            near = range(token + 1, token + 1 + BEFORE)
            return any((form := self.form(t)) and form.values[0] == "used" for t in near if t < len(self.scanner.lower))
        return True

    def is_forum(self, hit: Hit) -> bool:
        """Whether a name means the forum, not its members or papers: "the OSCE principles", "members of the Quad"."""
        scanner, talking = self.scanner, self.scanner.lexicon.kind("talking")
        named = scanner.named.get(hit.first)
        if (
            named
            and (named.start < hit.first or named.stop > hit.last)
            and self.parties.actors.get(named.start) != hit.key
        ):
            return False
        if scanner.of(hit.last, "humannoun", "humannouns", "document", "part", "owned"):
            return False
        at = self.before(hit)
        return scanner.word(at) != "of" or scanner.word(at - 1) in talking or at - 1 in scanner.named

    def form(self, token: int) -> Form | None:
        """The word of relation at a token, none inside a name; its particle up to four words on: "brushed it aside"."""
        lower = self.scanner.lower
        if token in self.scanner.named:
            return None
        if found := self.scanner.lexicon.find("relation", lower, token):
            return found
        split = (f for f in self.scanner.lexicon.role("relation").get(lower[token], ()) if tail_end(lower, token, f))
        return next(split, None)

    def polar(self, token: int) -> Relation:
        """What a word of relation tells, turned by a negation before it: "does not recognise", "never offered"."""
        relation: Relation = self.form(token).values[0]
        return OPPOSITE.get(relation, "mentioned") if self.negated(token) else relation

    def negated(self, token: int) -> bool:
        """Whether a negation stands close before a word, with no mark between."""
        for at in range(token - 1, max(token - 1 - BEFORE, -1), -1):
            if self.scanner.of(at, "negation"):
                return self.scanner.lexicon.find("trap", self.scanner.lower, at) is None
            if self.scanner.word(at) in (",", ";", ":", "that", "and", "but"):
                return False
        return False

    def belittled(self, clause: range, hit: Hit) -> bool:
        """Whether it is said that a format cannot do something: "such a summit could not solve it"."""
        behind = range(hit.last, min(hit.last + BEFORE, clause.stop))
        modal = any(self.scanner.of(t, "modal") for t in behind)
        return modal and any(self.scanner.of(t, "negation") for t in range(hit.last, min(hit.last + 6, clause.stop)))

    # ----------------------------------------------------------------------------------------------------- actors

    def actor(self, told: Told, hit: Hit, clause: range, statement: Statement | None) -> Ids:
        """Whose relation it is: the subject of the word that tells it, else the speaker, else who is named before."""
        subject = self.subject(told, hit)
        if subject:
            return SEPARATOR.join(subject.ids)
        if statement:
            return statement.speaker_id
        if outer := self.outer(told, hit):
            return SEPARATOR.join(outer.ids)
        if told.relation == "used":
            return self.formats.participants(hit.key)
        named = self.parties.clauses.named(range(clause.start, hit.first))
        return named[0].actor_id if named else ""

    def subject(self, told: Told, hit: Hit) -> Party | None:
        """The subject of a verb of relation, where it is a name or a known group and not the format itself."""
        verb = self.verb(told.token) if told.token >= 0 else None
        if verb is None or verb.passive:
            return None
        party = self.parties.subject(verb)
        if party is None or not party.ids or hit.key in party.ids:
            return None
        named = any(t in self.scanner.named for t in range(party.first, party.last))
        return party if named or self.parties.groups.at(party.first, party.last) else None

    def verb(self, token: int) -> Trigger | None:
        """The finite verb at a word of relation, or the nearest before a word that is none: "called for | more"."""
        for at in range(token, max(token - BEFORE, self.parties.sentence(token).start) - 1, -1):
            form = self.form(at)
            if form and form.tense in ("past", "third") and heads_clause(self.scanner, at, form):
                first = group_start(self.scanner, at)
                passive = is_passive(self.scanner, first, at, form)
                return Trigger(first, at, at + 1, "verb", "", form, standing(self.scanner, first, at, form), passive)
        return None

    def outer(self, told: Told, hit: Hit) -> Party | None:
        """The subject of the first verb of the sentence that tells the same: "X proposed | that Y bring it to Z"."""
        sentence = self.parties.sentence(hit.first)
        for token in range(sentence.start, hit.first):
            form = None if token in self.scanner.quoted else self.form(token)
            if form and form.values[0] == told.relation and (party := self.subject(Told(told.relation, token), hit)):
                return party
        return None

    def span(self, told: Told, clause: range, hit: Hit) -> Span:
        """The shortest stretch of a clause that shows a relation to an unnamed format.

        It begins behind a verb of saying or at "to" behind somebody who is asked, and ends with the word that tells
        the relation or with "with X"; what is said of the format itself stays whole.
        """
        first, last = clause.start, hit.last
        for token in range(clause.start + 1, hit.first):
            asked = self.scanner.word(token) == "to" and token - 1 in self.scanner.named and token > clause.start + 1
            first = token if asked else token + 1 if self.says(token) else first
        with_whom = self.parties.behind(range(hit.last, min(hit.last + BEFORE, clause.stop)), "with", "between")
        if told.token >= hit.last or told.token < 0:
            last = clause.stop
        return self.parties.clauses.span(range(first, max(last, with_whom.last if with_whom else 0)))

    def says(self, token: int) -> bool:
        """Whether a verb that takes a clause stands at a token: "said", and no word of relation."""
        verb = None if self.form(token) else find_verb(self.scanner, token)
        return verb is not None and "clause" in self.scanner.lexicon.patterns(verb.form.lemma)
