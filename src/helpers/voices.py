"""Voices: stretches of a text in which somebody speaks without being reported.

Speakers of a transcript, named by labels ("SECRETARY BLINKEN:"), and the writer of a letter, note or statement. What
they say is verbatim, sentence by sentence; the voice of an institution is the institution's, its signatory is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from helpers.designations import Correspondence
from helpers.gazetteer import Gazetteer, fold, gazetteer
from helpers.issuers import find_issuers, framed
from helpers.language import Text
from helpers.mentions import find_mentions
from helpers.records import Document, Id, Mention
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.speakers import Speakers

LABEL = re.compile(r"(?P<label>[A-Z][\w.’'\- ]{0,60}?)(?:\s*\([^)\n]{1,80}\))?\s*:(?=\s)")
CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'\- ]+|Q")
ADDRESS = re.compile(r"(?:To |Hon\.|The Hon|His Excellency|Her Excellency|[^\n]{0,40}\bEsq\b)")
TURNS = 2  # labelled paragraphs from which a text is a transcript
LAST_LINES = 3  # paragraphs at the end in which a signature may stand
LEAST = 3  # sentences that a text must have for the share to mean anything
FIRST = frozenset({"i", "we", "our", "my"})
FIRST_PERSON = 0.25  # share of sentences in the first person from which a text has one voice


class Voice(NamedTuple):
    """A stretch in one voice: who speaks, and the words that say so."""

    span: Span
    speaker_id: Id
    label: Span | None
    rule: str


def find_voices(
    scanner: Scanner, speakers: Speakers, document: Document, letter: Correspondence | None = None
) -> list[Voice]:
    """Find the voices of a text: the turns of a transcript, or the writer's own; none in a report.

    Parameters
    ----------
    scanner : Scanner
    speakers : Speakers
    document : Document
        Says who wrote the text, where the file's own mark-up does.
    letter : Correspondence, optional
        What the text says of itself in its heading, where it is a letter: the sender speaks.

    Returns
    -------
    list of Voice
        In order, without overlap.
    """
    speakers.issuers = find_issuers(scanner, speakers, document.title)
    if letter and letter.sender:
        heading = letter.heading
        return [Voice(heading.body, letter.sender, heading.signature or heading.sender, "voice of the sender")]
    turns = list(find_turns(scanner.text, speakers, gazetteer(speakers.reference)))
    return turns or list(find_writer(scanner, speakers, document))


def find_turns(text: Text, speakers: Speakers, names: Gazetteer) -> Iterator[Voice]:
    """Yield the turns of a transcript; a turn runs to the next label."""
    found = [(p, m) for p in text.paragraphs if (m := LABEL.match(text.string, p.start, p.end))]
    count = Counter(m["label"] for _, m in found)

    def is_label(label: str) -> bool:
        repeated = bool(CAPITALS.fullmatch(label)) or count[label] >= TURNS or question(label)
        return repeated or bool(labelled(label, speakers, names))

    labels = [(p, m) for p, m in found if is_label(m["label"])]
    if len(labels) < TURNS:
        return
    ends = [p.start for p, _ in labels[1:]] + [text.paragraphs[-1].end]
    for (_, match), end in zip(labels, ends, strict=True):
        span = text.trimmed(match.end(), end, "")
        if span.end > span.start:
            yield Voice(
                span, labelled(match["label"], speakers, names), Span(*match.span("label")), "turn of a transcript"
            )


def question(label: str) -> bool:
    """Whether a label stands for whoever asks."""
    return fold(label) in ("q", "question", "moderator", "reporter", "media question")


def labelled(label: str, speakers: Speakers, names: Gazetteer) -> Id:
    """The person a label names: of this text by surname, else the one listed person of that name in office."""
    if question(label):
        return ""
    surname = fold(label).split()[-1]
    for mention in speakers.mentions:
        if speakers.kinds.get(mention.actor_id) == "person" and fold(mention.evidence).split()[-1] == surname:
            return mention.actor_id
    ids = tuple(dict.fromkeys(i for i, _ in names.surnames.get(surname, ())))
    holding = names.in_office(ids, speakers.text.date)
    return holding[0] if len(holding) == 1 else (ids[0] if len(ids) == 1 else "")


def find_writer(scanner: Scanner, speakers: Speakers, document: Document) -> Iterator[Voice]:
    """Yield the whole of a text written in the first person as the voice of whoever issues or signs it.

    The institution speaks where the writer serves one: the signatory of a ministry's letter lets the ministry's state
    speak.
    """
    text = scanner.text
    outside = [s for s in text.sentences if not speakers.quoted(s.start)]
    own = [s for s in outside if any(scanner.word(t) in FIRST for t in scanner.tokens(s))]
    if len(outside) < LEAST or len(own) < FIRST_PERSON * len(outside):
        return
    whole = framed(scanner)
    singular = sum(scanner.word(t) in ("i", "my") for s in own for t in scanner.tokens(s))
    signed = signature(text, speakers)
    if speakers.issuers:
        yield Voice(whole, speakers.issuers, None, "voice of the issuers")
    elif signed:
        actor_id, span = signed
        institution = speakers.served(actor_id) if singular * 2 < len(own) else ""
        yield Voice(without(text, whole, span), institution or actor_id, span, "voice of the writer")
    elif author := named(document.sender or document.author, speakers):
        yield Voice(whole, author, None, "voice of the author")
    elif actor_id := owner(scanner, speakers):
        yield Voice(whole, actor_id, None, "voice of the document")


def without(text: Text, whole: Span, signed: Span) -> Span:
    """A text without its signature, or without its head where the author stands there."""
    middle = text.paragraphs[len(text.paragraphs) // 2].start
    start, end = (
        (whole.start, signed.start) if signed.start > middle else (text.paragraph_at(signed.end).end, whole.end)
    )
    return text.trimmed(start, end, "")


def named(words: str, speakers: Speakers) -> Id:
    """The listed person or institution that a line such as "Antony J. Blinken, Secretary of State" names."""
    found, _ = find_mentions(Text("", speakers.text.date, words), speakers.reference) if words else ([], [])
    return next((m.actor_id for m in found if m.actor_id in speakers.reference.actors), "")


def owner(scanner: Scanner, speakers: Speakers) -> Id:
    """Whose document a text is by its first lines: "Russia's reaction", "the reply of the European Union"; or empty."""
    text = scanner.text
    nouns = scanner.lexicon.kind("document") | scanner.lexicon.kind("reply")
    for mention in speakers.mentions:
        if mention.start > text.paragraphs[min(1, len(text.paragraphs) - 1)].end:
            break
        token = text.token_at(mention.end)
        if scanner.word(token) in ("'s", "’s") and any(scanner.word(t) in nouns for t in range(token + 1, token + 4)):
            return mention.actor_id
    return ""


def addressed(text: Text, mention: Mention) -> bool:
    """Whether the line of a person is an address: "Hon. William H. Seward,", "His Excellency the Minister"."""
    line = text[text.paragraph_at(mention.start)]
    return bool(ADDRESS.match(line))


def signature(text: Text, speakers: Speakers) -> tuple[Id, Span] | None:
    """Who signs at the end, or is named as the author in a line of the head."""
    persons = [m for m in speakers.mentions if speakers.kinds.get(m.actor_id) == "person" and not addressed(text, m)]
    edges = [*text.paragraphs[-LAST_LINES:][::-1], *text.paragraphs[1:LAST_LINES]]
    for paragraph in edges:
        for mention in persons:
            alone = mention.start - paragraph.start < 25 and len(text[paragraph]) < 90
            if paragraph.start <= mention.start < paragraph.end and alone:
                return mention.actor_id, Span(mention.start, mention.end)
    return None
