"""What a statement does: act, PLOVER event, issue, stance, condition, addressee; each found in a room of its own."""

from __future__ import annotations

from dataclasses import replace

from helpers.acts import act_of, own_saying
from helpers.addressees import Addressees
from helpers.conditions import find_condition
from helpers.issues import Issues, Topic
from helpers.passages import Doing, Passage, make_passage
from helpers.plover import event_of
from helpers.records import Exchange, Id, Mention, Stance, Statement
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.sides import Sides
from helpers.spans import Span
from helpers.stances import stance_of

OFFERING = frozenset({"want", "ask", "invite", "seek", "wish", "prefer", "favour", "favor", "advocate"})
REACH = 500  # code points over which speech goes on about one issue
DIRECTED = frozenset({"refuse", "accept", "demand", "propose", "call", "warn", "criticise", "commit"})


class Coder:
    """Codes the statements of one text.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
    exchanges : list of Exchange
        Of the text.
    reference : Reference
    """

    def __init__(
        self, scanner: Scanner, mentions: list[Mention], exchanges: list[Exchange], reference: Reference
    ) -> None:
        self.scanner, self.reference = scanner, reference
        self.sides = Sides(scanner, mentions, reference)
        self.issues = Issues(scanner, reference)
        self.addressees = Addressees(scanner, self.sides, exchanges)
        self.coded: list[Statement] = []

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
        condition = find_condition(self.scanner, content)
        passage = self.passage(statement, outside(content, condition), lemma, negated=negated)
        doing = act_of(passage)
        talking = doing.act in ("propose", "refuse", "accept") or self.is_ready(passage)
        topic = self.topic(statement, content, condition, talking=talking)
        doing = self.offered(passage, doing, topic)
        coded = replace(
            statement,
            act=doing.act,
            event=event_of(passage, doing, self.mode(topic)),
            issue_id=topic.issue_id,
            stance=self.stance(passage, doing, topic, condition),
            condition=self.scanner.text[self.scanner.span(condition.start, condition.stop)] if condition else "",
            addressee_id=self.addressee(passage, doing, condition),
        )
        self.coded.append(coded)
        return coded

    def addressee(self, passage: Passage, doing: Doing, condition: range | None) -> Id:
        """Whom a directed act is addressed to; in one speech the last one addressed, where nobody is named."""
        if doing.act not in DIRECTED:
            return ""
        inner = own_saying(passage) or passage
        found = self.addressees.of(inner, condition, doing.act)
        return found or self.last_addressed(passage.statement)

    def last_addressed(self, statement: Statement) -> Id:
        """Whom the same speech has addressed before, in the same paragraph."""
        last = self.coded[-1] if self.coded else None
        if (
            last is None
            or last.speaker_id != statement.speaker_id
            or statement.mode != "direct"
            or last.mode != "direct"
        ):
            return ""
        paragraph = self.scanner.text.paragraph_at(statement.start)
        return last.addressee_id if paragraph.start <= last.start < statement.start else ""

    def stance(self, passage: Passage, doing: Doing, topic: Topic, condition: range | None) -> Stance:
        """The stance toward an issue: conditional where a condition stands, whatever the act, unless it is silence."""
        if condition and doing.act != "silence":
            return "conditional"
        return stance_of(passage, doing, topic, harmful=self.is_harmful(topic))

    def passage(self, statement: Statement, tokens: range, lemma: str, *, negated: bool) -> Passage:
        """What is coded; where the cue stands in the content, the subject being the speaker, what stands behind it."""
        whole = make_passage(self.scanner, self.sides, statement, tokens, lemma, negated=negated)
        inner = own_saying(whole) if lemma else None
        return inner._replace(negated=negated) if inner and inner.lemma == lemma else whole

    def topic(self, statement: Statement, content: range, condition: range | None, *, talking: bool) -> Topic:
        """The issue of the content, else of its sentence, else the one that the speech goes on about."""
        found = self.issues.find(content, condition, talking=talking)
        if found.issue_id:
            return found
        here = self.scanner.text.sentence_at(statement.start)
        told = (self.in_sentence(here), self.carried(statement, content), self.before(here, content))
        return next((topic for topic in told if topic.issue_id), Topic())

    def in_sentence(self, sentence: Span) -> Topic:
        """The issue of a sentence beside the content, whose terms turn nothing in it."""
        return self.issues.find(self.scanner.tokens(sentence))._replace(tokens=range(0), against=False)

    def before(self, sentence: Span, content: range) -> Topic:
        """The issue of the sentence before, in the same paragraph, or where the content refers back."""
        text = self.scanner.text
        last = text.sentence_at(max(sentence.start - 2, 0))
        near = last.start >= text.paragraph_at(sentence.start).start or self.refers(content)
        return self.in_sentence(last) if near else Topic()

    def refers(self, content: range) -> bool:
        """Whether words of a content refer to what was said before."""
        return any(self.scanner.of(token, "anaphor") for token in content)

    def carried(self, statement: Statement, content: range) -> Topic:
        """The issue of the last statement just before, where this one refers back, goes on or is of the same side."""
        paragraph = self.scanner.text.paragraph_at(statement.start)
        refers = self.refers(content)
        for last in reversed(self.coded):
            if last.end > statement.start or not last.issue_id:
                continue
            goes_on = refers or last.start >= paragraph.start or self.sides.same(last.speaker_id, statement.speaker_id)
            if statement.start - last.end > REACH or goes_on:
                return Topic(last.issue_id) if statement.start - last.end <= REACH else Topic()
        return Topic()

    def offered(self, passage: Passage, doing: Doing, topic: Topic) -> Doing:
        """A readiness or wish to talk is an offer."""
        talks = self.mode(topic) == "meet" and not topic.against
        if talks and self.is_ready(passage) and doing.act in ("commit", "call", "demand"):
            return doing._replace(act="propose")
        return doing

    def is_ready(self, passage: Passage) -> bool:
        """Whether a passage tells of a readiness or a wish."""
        return passage.heads("readiness") or passage.lemma in OFFERING

    def mode(self, topic: Topic) -> str:
        """The PLOVER mode of requests on an issue."""
        return self.reference.issues[topic.issue_id].mode if topic.issue_id else ""

    def is_harmful(self, topic: Topic) -> bool:
        """Whether an issue is a deed that who warns of it is against."""
        return bool(topic.issue_id) and self.reference.issues[topic.issue_id].kind == "harm"

    def same_side(self, one: Id, other: Id) -> bool:
        """Whether two actors are the same, or one speaks for the other."""
        return self.sides.same(one, other)


def outside(content: range, condition: range | None) -> range:
    """The larger part of a content before or behind its condition."""
    if condition is None:
        return content
    before, behind = range(content.start, condition.start), range(condition.stop, content.stop)
    return max(before, behind, key=len) or content
