"""Letters and notes that a text tells: sent, signed, handed over, received, or named for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helpers.parties import Parties, Party
from helpers.records import ExchangeKind, Id, Status
from helpers.scanner import MARKS
from helpers.triggers import Time, Trigger, find_verb

RELATIVES = frozenset({"that", "which", "who"})
RELATIVE_REACH = 22  # tokens behind a letter in which the verb of its relative clause stands
NEAR = 5  # tokens between a letter and a verb without a relative pronoun
LONGEST = 16  # tokens of the complement of a letter
MOVED = frozenset({"sent", "signed", "draft"})
TOPIC = frozenset({"on", "about", "over", "regarding", "concerning"})


class Draft(NamedTuple):
    """An exchange as a rule has read it: tokens, kind, who to whom, how far it has come."""

    first: int
    last: int
    head: int  # the word that tells it
    kind: ExchangeKind
    sender: tuple[Id, ...]
    recipient: tuple[Id, ...]
    status: Status
    time: Time
    rule: str
    answers: bool = False  # told as a reply
    new: bool = False  # a thing named, which counts only where the text has not told it before


class Letters:
    """Reads the letters of one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    found : list of Trigger
        Of the text.
    """

    def __init__(self, parties: Parties, found: list[Trigger]) -> None:
        self.parties, self.scanner = parties, parties.scanner
        self.verbs = {t.head: t for t in found if t.part in ("sending", "receiving")}
        self.starts = {t.first: t for t in self.verbs.values()}
        self.nouns = [t for t in found if t.part == "noun" and t.kind in ("letter", "note")]
        self.papers = {t.head: t for t in found if t.part == "paper"}
        self.writing = [t for t in found if t.part == "verb" and t.kind in ("letter", "note")]

    def drafts(self) -> Iterator[Draft]:
        """Yield the letters: nouns with the verb that moves them, verbs of writing, nouns alone."""
        used: set[int] = set()
        for noun in self.nouns:
            verb = self.verb_of(noun)
            draft = self.moved(noun, verb) if verb else self.named(noun)
            if draft:
                used.update([verb.head] if verb else [])
                yield draft
        for verb in self.verbs.values():
            if verb.head not in used and (draft := self.handed(verb)):
                yield draft
        for verb in self.writing:
            if draft := self.written(verb):
                yield draft

    # ----------------------------------------------------------------------------------------- a letter and its verb

    def verb_of(self, noun: Trigger) -> Trigger | None:
        """The verb that moves a letter: before it, in its relative clause, or behind it as a participle."""
        return self.before(noun) or self.relative(noun) or self.behind(noun)

    def before(self, noun: Trigger) -> Trigger | None:
        """The verb that has a letter as its object: "sent Moscow a letter"."""
        start = self.parties.phrase_start(noun.head)
        for at in range(start - 1, max(start - NEAR, -1), -1):
            if verb := self.verbs.get(at):
                fits = verb.last <= start and not verb.passive and verb.form.tense != "gerund"
                return verb if fits or verb.kind == "scheduled" else None
            if self.scanner.word(at) in MARKS | {",", "to", "of", "on", "in", "about"}:
                return None
        return None

    def relative(self, noun: Trigger) -> Trigger | None:
        """The verb of a relative clause, with its pronoun or without: "messages that X had sent", "a memo X sent"."""
        at = noun.last + (self.scanner.word(noun.last) == ",")
        named = noun.last in self.scanner.named or self.scanner.of(noun.last, "subject")
        if self.scanner.word(at) not in RELATIVES and not named:
            return None
        reach = RELATIVE_REACH if self.scanner.word(at) in RELATIVES else NEAR + 2
        stop = self.parties.sentence(noun.head).stop
        return next((self.verbs[t] for t in range(at, min(at + reach, stop)) if t in self.verbs), None)

    def behind(self, noun: Trigger) -> Trigger | None:
        """The participle or passive behind a letter: "the letter was handed over", "a letter, signed by X"."""
        stop = self.parties.sentence(noun.head).stop
        for at in range(noun.last, min(noun.last + NEAR + 2, stop)):
            verb = self.verbs.get(at)
            if verb and verb.form.tense == "past" and (verb.passive or verb.first <= noun.last + 1):
                return verb
            if verb or self.scanner.word(at) in ("and", "but", ";", ":", "that", "which"):
                return None
        return None

    def moved(self, noun: Trigger, verb: Trigger) -> Draft | None:
        """A letter with the verb that moves it."""
        if verb.time in ("open", "negated"):
            return None
        sender, recipient = self.sides(noun, verb)
        if not sender and not recipient:
            return None
        first, last = self.extent(noun, verb, [p for p in (sender, recipient) if p])
        status = "scheduled" if verb.time == "ahead" else verb.kind
        return self.draft(noun, (first, last), (sender, recipient), status, f"letter {verb.form.lemma}", time=verb.time)

    def sides(self, noun: Trigger, verb: Trigger) -> tuple[Party | None, Party | None]:
        """Sender and recipient of a letter that a verb moves."""
        behind = range(max(noun.last, verb.last), self.end(max(noun.last, verb.last)))
        to = self.parties.behind(range(noun.last, behind.stop), "to", "for")
        if verb.part == "receiving":
            receiver = self.object(verb) if verb.form.lemma == "reach" else self.parties.subject(verb)
            return self.parties.behind(behind, "from", "of") or self.parties.owner(noun.head), receiver
        if noun.last in self.scanner.named and noun.last < verb.first:
            between = self.parties.of(range(noun.last, verb.first))
            return between, to
        if verb.passive or (verb.head > noun.head and verb.first <= noun.last + 1 and verb.form.tense == "past"):
            return self.parties.behind(behind, "by", "from") or self.parties.owner(noun.head), to
        return self.parties.subject(verb) or self.parties.owner(noun.head), to or self.given(verb, noun)

    def object(self, verb: Trigger) -> Party | None:
        """The object of a verb."""
        return self.parties.object(verb.last, self.parties.sentence(verb.head).stop)

    def given(self, verb: Trigger, noun: Trigger) -> Party | None:
        """Who stands between a verb and the letter it gives: "sent | Moscow | a letter"."""
        start = self.parties.phrase_start(noun.head)
        return (
            self.parties.of(range(verb.last, start)) if verb.last < start and verb.last in self.scanner.named else None
        )

    def extent(self, noun: Trigger, verb: Trigger, sides: list[Party]) -> tuple[int, int]:
        """The tokens from the subject or the letter to the last of verb, letter and parties."""
        start = self.parties.phrase_start(noun.head)
        if verb.head > noun.head:
            return start, max(verb.last, *(p.last for p in sides), self.complement(verb.last))
        firsts = [p.first for p in sides if p.last <= verb.first + 1 and verb.first - p.last < 2]
        relative = self.scanner.word(verb.first - 1) in RELATIVES
        first = verb.first if relative or not firsts else min(firsts)
        return first, max(noun.last, self.complement(noun.last), *(p.last for p in sides))

    def end(self, token: int) -> int:
        """Where the clause that goes on behind a token ends."""
        clause = self.parties.clauses.around(token - 1, token)
        return min(clause.stop, token + LONGEST)

    def complement(self, token: int) -> int:
        """Where "of its own", "to the demands of X", "on the indivisibility of Y" behind a letter ends."""
        opens = self.scanner.word(token) in TOPIC | {"of", "to", "for", "from"}
        return self.end(token + 1) if opens else token

    # ------------------------------------------------------------------------------------------- letters without one

    def named(self, noun: Trigger) -> Draft | None:
        """A letter told without a verb: "in a letter to X", "his letter on Y", "the American reply of 26 January"."""
        start, end = self.parties.phrase_start(noun.head), self.complement(noun.last)
        behind = range(noun.last, max(end, noun.last))
        recipient = self.parties.behind(behind, "to", "for")
        owner = self.parties.owner(noun.head) or self.parties.behind(behind, "from", "by", "of")
        if self.scanner.word(start - 1) == "in" and start == noun.head:
            return None  # "in answer to"
        if owner and (not owner.ids or (recipient and owner.ids == recipient.ids)):
            owner = None
        if self.scanner.word(start - 1) == "in" and recipient and not owner:
            return self.in_a_letter(noun, start, recipient)
        if not owner or self.asked(start):
            return None
        recipient = recipient or self.answering(start)
        return self.draft(noun, (start, end), (owner, recipient), "reported", "letter named", new=True)

    def answering(self, start: int) -> Party | None:
        """Who answers a letter and so has received it: "Western capitals had still not replied to | his letter"."""
        for at in range(start - 1, max(start - 2 * NEAR, 0), -1):
            form = self.scanner.lexicon.find("reporting", self.scanner.lower, at)
            if form and form.lemma in ("reply", "answer", "respond", "react"):
                verb = find_verb(self.scanner, at)
                return self.parties.subject(verb) if verb else None
        return None

    def asked(self, start: int) -> bool:
        """Whether a letter is only asked for or awaited: "to send a reply of its own"."""
        words = self.scanner.lower[max(0, start - NEAR) : start]
        return any(
            word in ("send", "expect", "await", "awaiting", "expects", "asked", "waiting", "no") for word in words
        )

    def in_a_letter(self, noun: Trigger, start: int, recipient: Party) -> Draft | None:
        """A letter in which somebody speaks: "the bloc stated in a letter for Moscow"."""
        sentence = self.parties.sentence(noun.head)
        for at in range(start - 2, max(start - RELATIVE_REACH, sentence.start) - 1, -1):
            form = self.scanner.lexicon.find("reporting", self.scanner.lower, at)
            if form and form.tense in ("past", "third") and at not in self.scanner.named:
                said = Trigger(at, at, at + 1, "verb", "letter", form)
                sender = self.parties.subject(said)
                first = sender.first if sender and sender.last == at else start
                return self.draft(noun, (first, recipient.last), (sender, recipient), "reported", "in a letter")
        return self.draft(noun, (start, recipient.last), (None, recipient), "reported", "in a letter")

    def handed(self, verb: Trigger) -> Draft | None:
        """A paper or "it" that a verb moves to somebody: "The text was handed to the ambassador"."""
        if verb.time in ("open", "negated") or verb.part != "sending" or verb.kind == "scheduled":
            return None
        behind = range(verb.last, self.end(verb.last))
        to = self.parties.behind(behind, "to")
        by = self.parties.behind(behind, "by")
        if verb.passive:
            told = self.scanner.word(verb.first) not in ("is", "are")
            known = told and self.moves_paper(range(self.parties.sentence(verb.head).start, verb.first))
            if not known or not (to or by):
                return None
            first = verb.first - 1 if self.scanner.word(verb.first - 1) == "it" else verb.first
            return self.draft(verb, (first, behind.stop), (by, to), verb.kind, f"paper {verb.form.lemma}")
        sender = self.parties.subject(verb)
        if not sender or not self.moves_paper(range(verb.last, min(verb.last + 4, behind.stop))):
            return None
        to = to or self.parties.behind(behind, "with")
        if not to:
            return None
        return self.draft(
            verb, (sender.first, behind.stop), (sender, to), verb.kind, f"paper {verb.form.lemma}", time=verb.time
        )

    def moves_paper(self, tokens: range) -> bool:
        """Whether a range of tokens names a paper, or is "it"."""
        return any(t in self.papers or self.scanner.word(t) == "it" for t in tokens)

    def written(self, verb: Trigger) -> Draft | None:
        """A letter told by a verb of writing: "he had written to X"."""
        sender = self.parties.subject(verb)
        recipient = self.parties.object(verb.last, self.parties.sentence(verb.head).stop)
        if verb.time in ("open", "negated") or not sender or not recipient or not recipient.ids:
            return None
        status: Status = "scheduled" if verb.time == "ahead" else "sent"
        first = sender.first if sender.last >= verb.first - 1 else verb.first
        return self.draft(verb, (first, recipient.last), (sender, recipient), status, "writes to", time=verb.time)

    def draft(
        self,
        word: Trigger,
        extent: tuple[int, int],
        sides: tuple[Party | None, Party | None],
        status: str,
        rule: str,
        *,
        time: Time = "past",
        new: bool = False,
    ) -> Draft:
        """A draft of a letter; that it answers another is told by its noun."""
        sender, recipient = (side.ids if side else () for side in sides)
        recipient = tuple(one for one in recipient if one not in sender)
        answers = self.scanner.of(word.last - 1, "reply") or "response" in self.scanner.lower[extent[0] : word.head]
        kind: ExchangeKind = "note" if word.kind == "note" else "letter"
        return Draft(*extent, word.head, kind, sender, recipient, status, time, rule, answers, new)
