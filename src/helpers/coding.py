"""What a statement does: act, PLOVER event, issue, stance, condition, addressee.

The act comes from the cue, or, where the cue only reports ("said"), from the first telling words of the content. The
tables `cues` and `issues` hold the words; this module holds how they combine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from helpers.cues import is_verb
from helpers.language import Span, pipeline
from helpers.lexicon import Lexicon
from helpers.phrases import Phrases, phrase_words
from helpers.records import SEPARATOR, Act, Id, Mention, Stance, Statement
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
TALKS = frozenset({"dialogue-talks", "dialogue-format", "summit-meeting", "mediation", "arms-control"})


class Coder:
    """Codes the statements of one text.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
    reference : Reference
    """

    def __init__(self, scanner: Scanner, mentions: list[Mention], reference: Reference) -> None:
        self.scanner, self.lexicon = scanner, scanner.lexicon
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
        issue = self.issue(content)
        act = self.act(content, lemma, negated, issue)
        condition = self.condition(content)
        stance: Stance = "conditional" if condition and act != "silence" else STANCES.get(act, "neutral")
        return replace(
            statement,
            act=act,
            event=EVENTS.get(act, ""),
            issue_id=issue,
            stance=stance,
            condition=condition,
            addressee_id=self.addressee(content, statement) if act in DIRECTED else "",
        )

    def same_side(self, one: Id, other: Id) -> bool:
        """Whether two actors are the same, or one speaks for the other."""
        sides = [set(i.split(SEPARATOR)) | {p for a in i.split(SEPARATOR) for p in self.above(a)} for i in (one, other)]
        return bool(sides[0] & sides[1])

    def above(self, actor_id: Id) -> set[Id]:
        """States and organisations that an actor serves or belongs to, by this text and by the tables."""
        serves = {m.affiliation_id for m in self.mentions if m.actor_id == actor_id and m.affiliation_id}
        serves |= {office.organisation_id for office in self.reference.offices_of(actor_id, self.scanner.text.date)}
        return serves.union(self.reference.parents(actor_id), *(self.reference.parents(one) for one in serves))

    def act(self, content: range, lemma: str, negated: bool, issue: Id) -> Act:
        """The act of a statement: that of its cue where the cue tells, else that of its content."""
        act = self.lexicon.acts.get(lemma, "")
        if negated:
            act = {"accept": "refuse", "refuse": "accept", "silence": "silence", "deny": "accept"}.get(
                act, act and "refuse"
            )
        elif act == "silence":
            act = ""
        act = act or self.act_of_content(content) or "state"
        return "propose" if act == "commit" and issue in TALKS and self.offers(content) else act

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
            if form and (
                form.tail or form.lemma in self.lexicon.plain or is_verb(self.scanner, at, form, content.start)
            ):
                return form.values[0]
            at += 1
        return ""

    def offers(self, content: range) -> bool:
        """Whether the content offers rather than promises: "ready to", "prepared to"."""
        return any(self.scanner.word(t) in ("ready", "prepared", "willing", "open", "able") for t in content)

    def issue(self, content: range) -> Id:
        """The issue whose terms the content holds most of; of its sentence, where it holds none."""
        sentence = self.scanner.tokens(self.scanner.text.sentence_at(self.scanner.text.starts[content.start]))
        for tokens in (content, sentence):
            hits = Counter()
            for hit in self.issues.find(self.scanner.lower, tokens.start, tokens.stop):
                hits[hit.key] += hit.last - hit.first
            if hits:
                return hits.most_common(1)[0][0]
        return ""

    def condition(self, content: range) -> str:
        """The condition in the content's own words, from its connective to the end of its clause."""
        for hit in self.conditions.find(self.scanner.lower, content.start, content.stop):
            end = next(
                (t for t in range(hit.last, content.stop) if self.scanner.word(t) in (",", ";", "–", "—")), content.stop
            )
            if end - hit.last >= 2 and not (
                self.scanner.word(hit.first) == "if" and self.scanner.word(hit.first - 1) == "as"
            ):
                return self.scanner.text[self.scanner.span(hit.first, end)]
        return ""

    def addressee(self, content: range, statement: Statement) -> Id:
        """Who is to act: the first actor that the content, or else the words before it behind the cue, names."""
        start = statement.cue_end if statement.cue_end and statement.cue_end <= statement.start else statement.start
        speakers = set(statement.speaker_id.split(SEPARATOR))
        own = speakers | {self.reference.affiliation(s, statement.date) for s in speakers}
        for mention in self.mentions:
            if start <= mention.start < statement.end and mention.actor_id not in own:
                return mention.actor_id
        return ""


@lru_cache(maxsize=8)
def issue_phrases(reference: Reference) -> Phrases:
    """The terms of all issues."""
    make = pipeline().make_doc
    return Phrases((i.issue_id, phrase_words(term, make)) for i in reference.issues.values() for term in i.terms)


@lru_cache(maxsize=8)
def condition_phrases(words: Lexicon) -> Phrases:
    """The connectives that open a condition."""
    return Phrases(("condition", phrase) for phrase in sorted(words.kind("condition")))
