"""One story, several tellings: the same exchange, statement or quotation in several documents.

Passages of different documents are one story where the same side speaks, within days, in largely the same words. How
many independent sources corroborate it is counted: copies of one text, and texts of one publisher, are one source. A
quotation is verbatim only in its own document, the one in which its speaker writes or is recorded.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from helpers.frames import records_of
from helpers.lexicon import lexicon
from helpers.records import SEPARATOR, Confidence, Day, Document, Exchange, Id, Statement, Telling, TellingRelation
from helpers.reference import Reference
from helpers.store import Frames
from helpers.threads import side
from helpers.versions import are_same, excludes, find_difference, stems_of, words_of

OWN = frozenset({"statement", "letter", "note", "speech", "transcript", "readout", "memo"})  # in its speaker's words
EMPTY = ("auxiliary", "modal", "determiner", "possessive", "pronoun", "preposition", "coordinator", "subordinator")
LEAST = 5  # stems that two passages must share
SHARED = 0.6  # share of the shorter one's stems that they must share
SHARED_LONG = 0.4  # the same of the longer one's
ALIKE = 0.6  # share of all their stems from which two passages may contradict each other
DAYS = 4  # days between two documents from which they tell another story, unless they quote the same words
QUOTED = 0.8  # share of stems from which a quotation may be repeated at any time
CROWD = 60  # stories of one side that share a stem, from which the stem says nothing
SENTENCE = re.compile(r"(?<=[a-z0-9%)\]”\"][.!?])(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)\s+(?=[A-Z“\"‘])")
DONE = frozenset({"held", "sent", "signed"})


class Piece(NamedTuple):
    """A passage that may tell a story."""

    row_id: Id
    doc_id: Id
    start: int
    end: int
    evidence: str
    day: Day
    actor: Id
    side: Id
    state: str  # of a statement its mode or "deny", of an exchange how far it has come
    words: tuple[str, ...]
    stems: frozenset[str]


class Stories:
    """Finds the stories that several documents tell.

    Parameters
    ----------
    documents : iterable of Document
        With type, publisher, date and what they repeat.
    reference : Reference
    """

    def __init__(self, documents: Iterable[Document], reference: Reference) -> None:
        self.documents = {document.doc_id: document for document in documents}
        self.reference = reference
        known = lexicon(reference)
        self.empty = frozenset().union(*(known.kind(kind) for kind in EMPTY))
        self.negations = known.kind("negation")

    def find(self, statements: Iterable[Statement], exchanges: Iterable[Exchange]) -> Iterator[Telling]:
        """Yield the tellings of every story that at least two documents tell, the one compared with first.

        Parameters
        ----------
        statements, exchanges : iterable
            Of all documents; the passages of one event share their exchange_id.
        """
        pieces = [p for s in statements for p in self.pieces(s) if p.side and len(p.stems) >= LEAST]
        told = [piece for piece in pieces if piece.state != "deny"]
        denials = Denials(self, [piece for piece in pieces if piece.state == "deny"])
        for number, story in enumerate(self.groups(told), 1):
            kind = "quotation" if any(piece.state == "direct" for piece in story) else "statement"
            yield from self.tell((f"{kind}-{number}", kind), story, denials.of(story))
        events: dict[Id, dict[Id, Piece]] = defaultdict(dict)
        for exchange in exchanges:
            piece = self.piece(exchange, exchange.exchange_id, exchange.sender_id, exchange.status)
            events[exchange.exchange_id].setdefault(piece.doc_id, piece)
        for exchange_id, story in events.items():
            if self.is_shared(story.values()):
                yield from self.tell((exchange_id, "exchange"), sorted(story.values(), key=self.rank), [])

    def pieces(self, statement: Statement) -> Iterator[Piece]:
        """Yield the sentences of a statement: documents cut what they quote in different places."""
        whole = self.piece(statement, statement.statement_id, statement.speaker_id, spoken(statement))
        start = 0
        for match in [*SENTENCE.finditer(whole.evidence), None]:
            end = match.start() if match else len(whole.evidence)
            evidence = whole.evidence[start:end]
            words = tuple(words_of(evidence))
            place = {"start": whole.start + start, "end": whole.start + end, "evidence": evidence}
            yield whole._replace(**place, words=words, stems=stems_of(words, self.empty))
            start = match.end() if match else end

    def piece(self, row: Statement | Exchange, row_id: Id, actor: Id, state: str) -> Piece:
        """A statement or an exchange as a passage that may tell a story."""
        words = tuple(words_of(row.evidence))
        document = self.documents.get(row.doc_id)
        stands = (row.doc_id, row.start, row.end, row.evidence, document.date if document else "")
        return Piece(row_id, *stands, actor, side(actor, self.reference), state, words, stems_of(words, self.empty))

    # ---------------------------------------------------------------------------------------------- which is the same

    def groups(self, pieces: list[Piece]) -> Iterator[list[Piece]]:
        """Yield the passages of each story, the one that the others are compared with first.

        Each passage joins the story whose first telling is most like it, or begins one: stories do not drift.
        """
        places: dict[tuple[Id, str], list[int]] = defaultdict(list)
        stories: list[list[Piece]] = []
        for piece in sorted(pieces, key=self.rank):
            lists = (places[piece.side, stem] for stem in piece.stems)
            near = Counter(number for listed in lists if len(listed) <= CROWD for number in listed)
            same = [n for n, shared in near.items() if shared >= LEAST and self.is_same(piece, stories[n][0])]
            if same:
                stories[max(same, key=lambda n: (likeness(piece, stories[n][0]), -n))].append(piece)
            else:
                for stem in piece.stems:
                    places[piece.side, stem].append(len(stories))
                stories.append([piece])
        yield from (story for story in stories if self.is_shared(story))

    def is_shared(self, story: Iterable[Piece]) -> bool:
        """Whether at least two documents tell a story that are not copies of one."""
        return len({self.root(piece.doc_id) for piece in story}) > 1

    def is_same(self, one: Piece, other: Piece) -> bool:
        """Whether two passages of different documents tell one story."""
        short, long = sorted((len(one.stems), len(other.stems)))
        shared = len(one.stems & other.stems)
        if one.doc_id == other.doc_id or shared < SHARED * short or shared < SHARED_LONG * long:
            return False
        quoted = one.state == other.state == "direct"
        return days_between(one.day, other.day) <= DAYS or (quoted and shared >= QUOTED * short)

    def rank(self, piece: Piece) -> tuple[bool, bool, Day, int, Id]:
        """Order of the tellings of a story: the speaker's own document, verbatim, early, long ones first."""
        return not self.is_own(piece), piece.state != "direct", piece.day or "9", -len(piece.words), piece.row_id

    def is_own(self, piece: Piece) -> bool:
        """Whether a passage stands in a document of its speaker."""
        document = self.documents.get(piece.doc_id)
        return document is not None and document.type in OWN and piece.state in ("direct", "mixed")

    # --------------------------------------------------------------------------------------------- how they compare

    def tell(self, story: tuple[Id, str], pieces: list[Piece], denials: list[Piece]) -> Iterator[Telling]:
        """Yield the rows of one story."""
        first, roots = pieces[0], set()
        sources = len({self.source(piece.doc_id) for piece in pieces})
        against = SEPARATOR.join(dict.fromkeys(piece.actor for piece in denials))
        for piece in [*pieces, *denials]:
            relation, difference = self.compare(first, piece)
            difference = "" if story[1] == "exchange" and relation == "reworded" else difference
            if piece is not first and self.root(piece.doc_id) in roots and relation != "denied":
                relation = "copy"
            roots.add(self.root(piece.doc_id))
            yield telling(story, piece, (relation, difference), (self.source(piece.doc_id), sources, against))

    def compare(self, first: Piece, piece: Piece) -> tuple[TellingRelation, str]:
        """How a telling compares with the first one, and where its words differ."""
        if piece is first:
            return ("own_words" if self.is_own(piece) else "first"), ""
        if piece.state == "deny":
            return "denied", ""
        if are_same(first.words, piece.words):
            return "same_words", ""
        states = {first.state, piece.state}
        if "refused" in states and states & DONE:
            return "contradicted", f"{first.state} here, {piece.state} there"
        alike = likeness(first, piece) >= ALIKE
        reason = excludes(first.words, piece.words, self.negations) if alike else ""
        return ("contradicted", reason) if reason else ("reworded", find_difference(first.words, piece.words))

    def root(self, doc_id: Id) -> Id:
        """The document that a document repeats, itself if it repeats none."""
        document = self.documents.get(doc_id)
        return self.root(document.duplicate_of) if document and document.duplicate_of else doc_id

    def source(self, doc_id: Id) -> str:
        """From where a document comes: its publisher, or itself; a copy comes from where its original comes."""
        document = self.documents.get(self.root(doc_id))
        return (document.publisher if document else "") or self.root(doc_id)


class Denials:
    """Statements that deny something, to be laid beside the stories that they deny."""

    def __init__(self, stories: Stories, pieces: list[Piece]) -> None:
        self.stories = stories
        self.places: dict[str, list[Piece]] = defaultdict(list)
        for piece in pieces:
            for stem in piece.stems:
                self.places[stem].append(piece)

    def of(self, story: list[Piece]) -> list[Piece]:
        """The denials of a story, by another side and within days."""
        first = story[0]
        near = Counter(piece for stem in first.stems for piece in self.places.get(stem, ())[:CROWD])
        return [
            piece
            for piece, shared in near.items()
            if shared >= max(LEAST, SHARED * min(len(first.stems), len(piece.stems)))
            and piece.side != first.side
            and days_between(piece.day, first.day) <= DAYS
        ]


def likeness(one: Piece, other: Piece) -> float:
    """Share of the stems of two passages that both have."""
    return len(one.stems & other.stems) / max(len(one.stems | other.stems), 1)


def tell_stories(frames: Frames, documents: list[Document], reference: Reference) -> Iterator[Telling]:
    """The stories that several documents tell.

    Parameters
    ----------
    frames : dict
        With the tables `statements` and `exchanges`; passages of one event share their exchange_id.
    documents : list of Document
    reference : Reference
    """
    told = records_of("statements", frames["statements"]), records_of("exchanges", frames["exchanges"])
    return Stories(documents, reference).find(*told)


def spoken(statement: Statement) -> str:
    """What matters of the way a statement is made: that it denies, or its mode."""
    return "deny" if statement.act == "deny" else statement.mode


def telling(
    story: tuple[Id, str], piece: Piece, compared: tuple[TellingRelation, str], told: tuple[str, int, str]
) -> Telling:
    """A passage as a row of the table."""
    certain: Confidence = "high" if compared[0] in ("own_words", "first", "same_words", "copy") else "medium"
    return Telling(
        telling_id=f"{story[0]}/{piece.doc_id}/{piece.start}",
        story_id=story[0],
        doc_id=piece.doc_id,
        start=piece.start,
        end=piece.end,
        evidence=piece.evidence,
        kind=story[1],
        row_id=piece.row_id,
        actor_id=piece.actor,
        relation=compared[0],
        difference=compared[1],
        source=told[0],
        sources=told[1],
        contradicted_by_id=told[2],
        rule=f"story: {story[1]}, {compared[0]}",
        confidence=certain,
    )


def days_between(one: Day, other: Day) -> int:
    """Days between two days; none where either is unknown or only a month, so that words alone decide."""
    if len(one) != len(other) or len(one) != len("2022-02-09"):
        return 0
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
