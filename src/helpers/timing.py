"""When an exchange took place: the date beside it, at the head of its sentence, or of the passage it continues."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from helpers.dates import Found, find_dates, shifted
from helpers.letters import Draft
from helpers.parties import Parties
from helpers.records import Day
from helpers.reference import Reference
from helpers.spans import Span
from helpers.triggers import find_verb

FRONT = 8  # tokens at the head of a sentence in which a date belongs to the whole of it
BEHIND = 7  # tokens behind a passage in which a date belongs to it
LONGEST_HEADING = 30  # tokens
BREAKS = frozenset({"and", "but", "that", "which", "who", "while", ";", "–", "—", "because", "after", "before"})
HELD = ("meeting", "talks", "visit", "call")
STEP = ("after", "before")  # "a day after his talks with X": his talks were a day earlier


class When(NamedTuple):
    """The date of an exchange: first and last possible day, EDTF, the words, the rule, and where it stands if near."""

    start: Day = ""
    end: Day = ""
    edtf: str = ""
    text: str = ""
    rule: str = ""
    near: Span | None = None


class Timing:
    """Gives the exchanges of one text their dates.

    Parameters
    ----------
    parties : Parties
        Of the text.
    drafts : list of Draft
        Of the text, in order.
    reference : Reference
    """

    def __init__(self, parties: Parties, drafts: list[Draft], reference: Reference) -> None:
        self.parties, self.drafts, self.reference = parties, drafts, reference
        self.firsts = [draft.first for draft in drafts]
        self.text, self.scanner = parties.text, parties.scanner
        self.found: dict[tuple[Span, bool | None], list[Found]] = {}

    def dated(self) -> list[tuple[Draft, When]]:
        """Each draft with its date, in order; where the text leaves it open the date is empty."""
        out: list[tuple[Draft, When]] = []
        for draft in self.drafts:
            when = self.stepped(draft, out) or self.own(draft) or self.shared(draft, out) or self.continued(draft)
            out.append((draft, when or self.same_occasion(draft, out) or When()))
        return out

    def dates(self, sentence: Span, ahead: bool | None = None) -> list[Found]:
        """The dates of a sentence, looked up once."""
        if (sentence, ahead) not in self.found:
            self.found[sentence, ahead] = find_dates(self.text.string, sentence, self.text.date, ahead=ahead)
        return self.found[sentence, ahead]

    def when(self, found: Found, rule: str = "", *, near: bool = False) -> When:
        """A date found in the text as that of an exchange."""
        words = self.text[found.span]
        return When(found.start, found.end, found.edtf, words, rule or found.rule, found.span if near else None)

    # ---------------------------------------------------------------------------------------------------- own dates

    def own(self, draft: Draft) -> When | None:
        """The date inside a passage, right behind it, or at the head of its sentence."""
        sentence = self.text.sentence_at(self.text.starts[draft.first])
        dates = self.dates(sentence, True if draft.time == "ahead" else None)
        for found in dates:
            token = self.text.token_at(found.span.start)
            if draft.first <= token < draft.last or self.follows(draft, token):
                return self.when(found, near=True)
        if self.is_heading(draft, dates):
            return self.when(dates[0])
        start = self.text.token_at(sentence.start)
        front = [f for f in dates if self.text.token_at(f.span.start) < min(start + FRONT, draft.first)]
        if front and self.leads(draft):
            return self.when(front[0])
        return None

    def follows(self, draft: Draft, token: int) -> bool:
        """Whether a date stands right behind a passage, with nothing between that opens something else."""
        between = range(draft.last, token)
        if token < draft.last or len(between) > BEHIND:
            return False
        if any(token < d.last and d is not draft for d in self.between(draft.last, token + 1)):
            return False
        return not any(self.scanner.word(t) in BREAKS or self.scanner.word(t) == "," for t in between)

    def between(self, first: int, last: int) -> list[Draft]:
        """The drafts whose passage begins between two tokens, the second one excluded."""
        return self.drafts[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def is_heading(self, draft: Draft, dates: list[Found]) -> bool:
        """Whether a short sentence without another verb holds one passage and one date behind it: a title."""
        if len(dates) != 1:
            return False
        tokens = self.scanner.tokens(self.text.sentence_at(self.text.starts[draft.first]))
        date = self.text.token_at(dates[0].span.start)
        alone = self.between(tokens.start, tokens.stop) == [draft]
        verb = any(find_verb(self.scanner, t) for t in tokens)
        return alone and not verb and draft.last <= date and len(tokens) <= LONGEST_HEADING

    def leads(self, draft: Draft) -> bool:
        """Whether a date at the head of a sentence belongs to a passage: the first one behind it."""
        sentence = self.text.sentence_at(self.text.starts[draft.first])
        start = self.text.token_at(sentence.start)
        return not self.between(start, draft.first) and draft.time != "before"

    # ---------------------------------------------------------------------------------------------- dates of others

    def stepped(self, draft: Draft, before: list[tuple[Draft, When]]) -> When | None:
        """A date counted from another: "flew to Kyiv on Tuesday, | a day after | his talks with X"."""
        start = draft.first + (self.scanner.word(draft.first) in STEP)
        words = self.scanner.lower[max(0, start - 3) : start]
        if len(words) < 3 or words[0] not in ("a", "one", "the") or words[1] != "day" or words[2] not in STEP:
            return None
        last = next((when for _, when in reversed(before) if when.start), None)
        if not last:
            return None
        day = shifted(last.start, -1 if words[2] == "after" else 1)
        return When(day, day, day, " ".join(words), "counted from the passage before")

    def shared(self, draft: Draft, before: list[tuple[Draft, When]]) -> When | None:
        """The date of a passage before it in the same sentence whose sender it shares."""
        sentence = self.text.sentence_at(self.text.starts[draft.first])
        for other, when in reversed(before):
            if self.text.starts[other.first] < sentence.start:
                break
            if (
                when.start
                and other.time == draft.time
                and self.parties.serves(other.sender) & self.parties.serves(draft.sender)
            ):
                return when._replace(rule="same sentence", near=None)
        return None

    def continued(self, draft: Draft) -> When | None:
        """The date of its sentence or the one before, where that tells of the same side as past."""
        if draft.time != "past" or draft.new or draft.status == "scheduled":
            return None
        sentence = self.text.sentence_at(self.text.starts[draft.first])
        previous = self.text.sentence_at(max(0, sentence.start - 2))
        for place, rule in (
            (Span(sentence.start, self.text.starts[draft.first]), "same sentence"),
            (previous, "passage before"),
        ):
            if place.start < place.end and (found := self.past_date(place, draft)):
                return self.when(found, rule)
        return None

    def past_date(self, place: Span, draft: Draft) -> Found | None:
        """The last date of a stretch up to the document's date, where the stretch names a side of the passage."""
        dates = [f for f in self.dates(place) if len(f.start) == 10 and f.start == f.end <= self.text.date]
        if not dates or any(f.start > self.text.date for f in self.dates(place)):
            return None
        token = self.text.token_at(dates[-1].span.start)
        clause = self.parties.clauses.around(token, token + 1)
        named = [m.actor_id for m in self.parties.clauses.named(clause)]
        group = self.parties.groups.at(clause.start, clause.stop)
        named += group.actor_id.split("; ") if group else []
        return dates[-1] if self.parties.serves(tuple(named)) & self.parties.serves(draft.sender) else None

    def same_occasion(self, draft: Draft, before: list[tuple[Draft, When]]) -> When | None:
        """A press conference without a date: that of the meeting told before it."""
        if draft.kind != "press_conference" or draft.time != "past":
            return None
        held = (when for d, when in reversed(before) if when.start and d.status == "held" and d.kind in HELD)
        last = next(held, None)
        return last._replace(rule="meeting before", near=None) if last else None
