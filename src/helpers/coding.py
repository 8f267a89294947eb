"""What a statement does: act, PLOVER event, issue, stance, condition, addressee.

The act comes from the cue, or, where the cue only reports ("said"), from the first telling words of the content. The
tables `cues` and `issues` hold the words; this module holds how they combine.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from helpers.cues import is_verb
from helpers.language import Span, pipeline
from helpers.lexicon import Lexicon
from helpers.phrases import Phrases, phrase_words
from helpers.records import SEPARATOR, Act, Exchange, Id, Mention, Stance, Statement
from helpers.reference import Reference
from helpers.scanner import Scanner

# PLOVER types with their modes, after the codebook of 2018; a deed that is only told has none.
EVENTS: dict[str, str] = {
    "refuse": "REJECT",
    "accept": "AGREE",
    "deny": "REJECT",
    "demand": "REQUEST",
    "propose": "AGREE",
    "call": "REQUEST",
    "commit": "AGREE",
    "warn": "THREATEN",
    "criticise": "ACCUSE-disapprove",
}
STANCES: dict[str, Stance] = {
    "refuse": "oppose",
    "deny": "oppose",
    "criticise": "oppose",
    "accept": "support",
    "demand": "support",
    "propose": "support",
    "call": "support",
    "commit": "support",
}
DIRECTED = frozenset({"refuse", "accept", "demand", "propose", "call", "warn", "criticise", "commit"})
NEGATED: dict[str, Act] = {"refuse": "accept", "deny": "accept", "silence": "silence"}
WEAK = frozenset({"insist", "want", "agree", "expect", "hope", "wish"})  # what is said decides before these
ARGUING = frozenset({"argue", "claim", "insist", "allege", "contend"})
ASKING = frozenset({"ask", "invite", "want", "agree", "seek", "offer"})
READY = frozenset({"ready", "prepared", "willing", "open", "able", "want"})
HALF = 12  # tokens behind the start of a passage at which a term weighs half
TALKS = frozenset({"dialogue-talks", "dialogue-format", "summit-meeting", "mediation", "arms-control"})


class Coder:
    """Codes the statements of one text.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
    exchanges : list of Exchange
        Of the text: who is addressed by letter is addressed by what the letter says.
    reference : Reference
    """

    def __init__(
        self, scanner: Scanner, mentions: list[Mention], exchanges: list[Exchange], reference: Reference
    ) -> None:
        self.scanner, self.lexicon, self.exchanges = scanner, scanner.lexicon, exchanges
        self.mentions = [m for m in mentions if m.actor_id]
        self.reference = reference
        self.issues = issue_phrases(reference)
        self.conditions = condition_phrases(self.lexicon)

    def code(self, statement: Statement, lemma: str, negated: bool) -> Statement:
        """A statement with act, event, issue, stance, condition and addressee filled in.

        Parameters
        ----------
        statement : Statement
            With content and speaker.
        lemma : str
            Of its cue.
        negated : bool
            Whether the cue is negated ("did not elaborate").
        """
        content = self.scanner.tokens(Span(statement.start, statement.end))
        condition = self.condition(content)
        act = self.act(content, statement, lemma, negated)
        issue = self.issue(content, condition, act)
        act = "propose" if issue in TALKS and self.offers(content, lemma, act) else act
        stance: Stance = "conditional" if condition and act != "silence" else STANCES.get(act, "neutral")
        return replace(
            statement,
            act=act,
            event=EVENTS.get(act, ""),
            issue_id=issue,
            stance=stance,
            condition=self.scanner.text[self.scanner.span(condition.start, condition.stop)] if condition else "",
            addressee_id=self.addressee(statement, condition) if act in DIRECTED else "",
        )

    # --------------------------------------------------------------------------------------------------------- act

    def act(self, content: range, statement: Statement, lemma: str, negated: bool) -> Act:
        """The act of a statement: that of its cue where the cue tells, else that of its content."""
        act = self.lexicon.acts.get(lemma, "")
        if negated:
            declined = "object" in self.lexicon.patterns(lemma)  # "does not recognise ..."
            return NEGATED.get(act, "refuse") if act or declined else self.act_of_content(content) or "state"
        if act == "silence":
            act = ""
        if not act or lemma in WEAK:
            act = self.act_of_content(content) or act
        return act or ("criticise" if lemma in ARGUING and self.opens_with_other(statement) else "state")

    def act_of_content(self, content: range) -> str:
        """The act that the content itself performs: that of its first telling words, traps passed over."""
        lower, at = self.scanner.lower, content.start
        while at < content.stop:
            trap = self.lexicon.find("trap", lower, at)
            if trap:
                if trap.values[0] != "neutral":
                    return trap.values[0]
                at += 1 + len(trap.tail)
                continue
            form = self.lexicon.find("act", lower, at)
            plain = form and (form.tail or form.lemma in self.lexicon.plain)
            if form and (plain or is_verb(self.scanner, at, form, content.start)):
                return form.values[0]
            if self.is_own_doing(at):
                return "commit"
            at += 1
        return ""

    def is_own_doing(self, token: int) -> bool:
        """Whether the speaker tells what he or she is doing: "I am coordinating", "we are working"."""
        first = self.scanner.word(token) in ("i", "we")
        return (
            first
            and self.scanner.word(token + 1) in ("am", "are", "'m", "’m", "'re", "’re")
            and (self.scanner.word(token + 2).endswith("ing"))
        )

    def opens_with_other(self, statement: Statement) -> bool:
        """Whether the content speaks of somebody of another side first."""
        first = next((m for m in self.mentions if statement.start <= m.start < statement.end), None)
        near = first is not None and first.start - statement.start < 6
        return near and not self.same_side(first.actor_id, statement.speaker_id)

    def offers(self, content: range, lemma: str, act: Act) -> bool:
        """Whether a statement about talks offers them: "ready to", "want to", "asked ... to sit down"."""
        if lemma in ASKING and act in ("call", "demand", "commit"):
            return True
        return act == "commit" and any(self.scanner.word(t) in READY for t in content)

    # --------------------------------------------------------------------------------------------- issue, condition

    def issue(self, content: range, condition: range | None, act: Act) -> Id:
        """The issue whose terms weigh most: early ones more, those in a condition less; of the sentence if none."""
        sentence = self.scanner.tokens(self.scanner.text.sentence_at(self.scanner.text.starts[content.start]))
        for tokens in (content, sentence):
            weights: dict[Id, float] = defaultdict(float)
            for hit in self.issues.find(self.scanner.lower, tokens.start, tokens.stop):
                weight = (1 + 0.3 * (hit.last - hit.first - 1)) / (1 + (hit.first - tokens.start) / HALF)
                weight *= 0.3 if condition and hit.first in condition else 1
                weights[hit.key] += weight * (2 if act == "propose" and hit.key in TALKS else 1)
            if weights:
                return max(weights, key=lambda key: round(weights[key], 6))
        return ""

    def condition(self, content: range) -> range | None:
        """The tokens of a condition, from its connective to the end of its clause."""
        for hit in self.conditions.find(self.scanner.lower, content.start, content.stop):
            ends = (t for t in range(hit.last, content.stop) if self.scanner.word(t) in (",", ";", "–", "—"))
            end = next(ends, content.stop)
            compares = self.scanner.word(hit.first) == "if" and self.scanner.word(hit.first - 1) in ("as", "even")
            if end - hit.last >= 2 and not compares:
                return range(hit.first, end)
        return None

    # --------------------------------------------------------------------------------------------------- addressee

    def addressee(self, statement: Statement, condition: range | None) -> Id:
        """Who is to act: whom the cue addresses, else the recipient of the letter, else who is named first."""
        outside = self.scanner.text.starts[condition.start] if condition else statement.end
        behind_cue = (
            statement.cue_end if statement.cue_end and statement.cue_end <= statement.start else statement.start
        )
        named = [m for m in self.mentions if behind_cue <= m.start < statement.end and self.may_act(m, statement)]
        named = [m for m in named if m.start < outside or m.start >= statement.end]
        direct = [m for m in named if m.start - statement.start < 6]
        if direct:
            return direct[0].actor_id
        return self.recipient(statement) or (named[0].actor_id if named else "")

    def may_act(self, mention: Mention, statement: Statement) -> bool:
        """Whether somebody may be addressed: no forum, no medium, not the speaker's own side."""
        entry = self.reference.actors.get(mention.actor_id)
        forum = mention.actor_id in self.reference.formats or (entry is not None and entry.kind == "media")
        return not forum and not self.same_side(mention.actor_id, statement.speaker_id)

    def recipient(self, statement: Statement) -> Id:
        """The recipient of the letter that a document's voice or its writer speaks in."""
        sentence = self.scanner.text.sentence_at(statement.start)
        words = self.scanner.lower[
            self.scanner.text.token_at(sentence.start) : self.scanner.text.token_at(sentence.end)
        ]
        if not self.lexicon.kind("letterword").intersection(words):
            return ""
        letters = [e for e in self.exchanges if e.kind in ("letter", "note") and e.recipient_id]
        own = [e for e in letters if e.sender_id and self.same_side(e.sender_id, statement.speaker_id)]
        return own[0].recipient_id if own else ""

    def same_side(self, one: Id, other: Id) -> bool:
        """Whether two actors are the same, or one speaks for the other."""
        sides = [{i for a in ids.split(SEPARATOR) if a for i in (a, *self.above(a))} for ids in (one, other)]
        return bool(sides[0] & sides[1])

    def above(self, actor_id: Id) -> set[Id]:
        """States and organisations that an actor serves or belongs to, by this text and by the tables."""
        serves = {m.affiliation_id for m in self.mentions if m.actor_id == actor_id and m.affiliation_id}
        serves |= {office.organisation_id for office in self.reference.offices_of(actor_id, self.scanner.text.date)}
        return serves.union(self.reference.parents(actor_id), *(self.reference.parents(one) for one in serves))


@lru_cache(maxsize=8)
def issue_phrases(reference: Reference) -> Phrases:
    """The terms of all issues."""
    make = pipeline().make_doc
    return Phrases((i.issue_id, phrase_words(term, make)) for i in reference.issues.values() for term in i.terms)


@lru_cache(maxsize=8)
def condition_phrases(words: Lexicon) -> Phrases:
    """The connectives that open a condition."""
    return Phrases(("condition", phrase) for phrase in sorted(words.kind("condition")))
