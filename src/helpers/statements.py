"""Statements: who said what, in which mode, one row per contiguous passage of content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from helpers.attributions import Attribution, holds
from helpers.coding import Coder
from helpers.judging import confidence_of
from helpers.language import Text
from helpers.records import Id, Mode, Offset, Statement
from helpers.scanner import MARKS, Scanner
from helpers.spans import Cover, Span
from helpers.speakers import Speakers
from helpers.voices import Voice

EDGES = "\"“”„«»‘’',;:.!?…—–-=+@"  # a cell must not begin with what a spreadsheet takes for a formula
STOPPED = ("U.S", "U.K", "U.N", "D.C", "p.m", "a.m")  # a stop behind these belongs to them
LEAD = 25  # code points within which the subject of a nested report opens its passage
WORDS = 3  # shorter pieces of a broken quotation ("For Russia,") say nothing by themselves
COURTESY = 160  # code points; a longer sentence says something beside its courtesy
VERBATIM = 0.9  # share of a passage inside quotation marks from which it counts as direct


def find_statements(
    scanner: Scanner, speakers: Speakers, coder: Coder, voices: list[Voice], attributions: list[Attribution]
) -> list[Statement]:
    """Find the statements of a text.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    speakers : Speakers
        Of the text.
    coder : Coder
        Of the text.
    voices : list of Voice
        Of the text; what other people are reported to say in them is reported by whose voice it is.
    attributions : list of Attribution
        Of the text, in order; those inside others name their reporter.

    Returns
    -------
    list of Statement
        In the order of their content.
    """
    text = scanner.text
    reported = Reported(attributions)
    speakers.writer, speakers.written = (voices[0].speaker_id, voices[0].span) if len(voices) == 1 else ("", None)
    found: list[Statement] = []
    for number, attribution in enumerate(attributions, 1):
        inner = reported.of(attribution)
        voice = voice_at(voices, attribution.contents[0].start)
        if attribution.reporter or (voice and is_own(text, attribution, voice)):
            continue
        drafts = list(draft(text, attribution, f"{text.doc_id}-a{number}"))
        speaker = speakers.resolve(attribution.source)
        if voice and not speaker and not speakers.can_speak(attribution.source):
            continue
        said = Said(speaker, attribution.lemma, is_negated(scanner, attribution))
        coded = [
            code(d, said, nested(scanner, speakers, d, inner) or viewpoint(scanner, speakers, d, said), coder)
            for d in drafts
        ]
        reporter = voice.speaker_id if voice else ""
        found += merge(text, [c if c.reported_by_id else replace(c, reported_by_id=reporter) for c in coded])
    found += spoken(scanner, voices, coder, found)
    found.sort(key=lambda s: (s.start, s.end))
    return [replace(s, statement_id=f"{text.doc_id}-s{n}") for n, s in enumerate(found, 1)]


class Reported:
    """The attributions of a text that stand inside others, to be asked for those inside one.

    Parameters
    ----------
    attributions : list of Attribution
    """

    def __init__(self, attributions: list[Attribution]) -> None:
        self.inner = sorted((a for a in attributions if a.reporter and a.cue), key=lambda a: a.cue)
        self.starts = [a.cue.start for a in self.inner]

    def of(self, outer: Attribution) -> list[Attribution]:
        """The attributions whose cue stands in the content of another, in order."""
        slices = (
            self.inner[bisect_left(self.starts, c.start) : bisect_left(self.starts, c.end)] for c in outer.contents
        )
        return [a for inner in slices for a in inner if a is not outer and holds(outer, a)]


def voice_at(voices: list[Voice], offset: Offset) -> Voice | None:
    """The voice that a code point stands in."""
    at = bisect_right(voices, offset, key=lambda voice: voice.span.start) - 1
    return voices[at] if at >= 0 and offset < voices[at].span.end else None


def is_own(text: Text, attribution: Attribution, voice: Voice) -> bool:
    """Whether an attribution inside a voice is the voice's own: in the first person, nobody's, or only "as X said"."""
    source = attribution.source
    if source is None or source.start < voice.span.start or text[source].lower() in ("that", "which"):
        return True
    compared = text.string.endswith(("as ", "As "), 0, source.start)
    return compared or text[source].lower().split()[-1:] in ([], ["i"], ["we"], ["you"])


def spoken(scanner: Scanner, voices: list[Voice], coder: Coder, reported: list[Statement]) -> Iterator[Statement]:
    """Yield what voices say themselves, sentence by sentence, neighbours of one act together."""
    text = scanner.text
    taken = Cover((s.start, s.end) for s in reported)
    for number, voice in enumerate(voices, 1):
        first, last = voice.span
        inside = (trimmed(text, max(s.start, first), min(s.end, last)) for s in text.sentences_in(voice.span))
        own = (span for span in inside if not taken.touches(span) and says_something(scanner, span))
        coded = [coder.code(utterance(text, span, voice, number), "", negated=False) for span in own]
        yield from (s for s in merge(text, coded) if s.issue_id or s.act != "state")


def says_something(scanner: Scanner, span: Span) -> bool:
    """Whether a sentence in somebody's own voice is more than a few words, a link or the courtesy of a letter."""
    words = scanner.text[span].lower()
    if len(words.split()) < WORDS or "://" in words:
        return False
    return len(words) > COURTESY or not any(phrase in words for phrase in scanner.lexicon.kind("courtesy"))


def utterance(text: Text, span: Span, voice: Voice, number: int) -> Statement:
    """A sentence in somebody's own voice."""
    return Statement(
        statement_id="",
        attribution_id=f"{text.doc_id}-v{number}",
        doc_id=text.doc_id,
        start=span.start,
        end=span.end,
        evidence=text[span],
        date=text.date,
        speaker_id=voice.speaker_id,
        speaker_text=text[voice.label] if voice.label else "",
        speaker_start=voice.label.start if voice.label else None,
        speaker_end=voice.label.end if voice.label else None,
        mode="direct",
        rule=voice.rule,
        confidence="high" if voice.speaker_id else "medium",
    )


class Said(NamedTuple):
    """Who says something, by which verb."""

    speaker_id: Id
    lemma: str
    negated: bool


def nested(scanner: Scanner, speakers: Speakers, row: Statement, inner: list[Attribution]) -> Said | None:
    """The report that makes up the main clause of a passage, "(he said that) Russia rejects ...", or None."""
    for attribution in inner:
        source = attribution.source
        if (
            source
            and row.start <= source.start < row.start + LEAD
            and attribution.cue
            and attribution.cue.end < row.end
        ):
            speaker = speakers.resolve(source, speaking=False)
            return Said(speaker, attribution.lemma, is_negated(scanner, attribution)) if speaker else None
    return None


def viewpoint(scanner: Scanner, speakers: Speakers, row: Statement, said: Said) -> Said | None:
    """Whose view a sentence gives that opens with "For Russia, ...": that actor's, as told by the speaker; or None."""
    tokens = [t for t in scanner.tokens(scanner.text.sentence_at(row.start)) if scanner.word(t) not in MARKS]
    named = scanner.named.get(tokens[1]) if len(tokens) > 1 and scanner.word(tokens[0]) == "for" else None
    if named is None or scanner.word(named.stop) != "," or scanner.text.starts[named.start] > row.start:
        return None
    return said._replace(speaker_id=speakers.resolve(scanner.span(named.start, named.stop), speaking=False))


def code(row: Statement, said: Said, inner: Said | None, coder: Coder) -> Statement:
    """A passage coded: where it reports what another side says, that side is the speaker and the reporter is named."""
    if inner is None:
        return coder.code(replace(row, speaker_id=said.speaker_id), said.lemma, said.negated)
    if coder.same_side(said.speaker_id, inner.speaker_id):
        return coder.code(replace(row, speaker_id=said.speaker_id), inner.lemma, inner.negated)
    row = replace(row, speaker_id=inner.speaker_id, reported_by_id=said.speaker_id, rule=f"{row.rule}, reported")
    return coder.code(row, inner.lemma, inner.negated)


def draft(text: Text, attribution: Attribution, attribution_id: str) -> Iterator[Statement]:
    """Yield the passages of an attribution, sentence by sentence, without marks at their edges."""
    source, cue = attribution.source, attribution.cue
    for content in attribution.contents:
        for piece in pieces(text, content, [s for s in (source, cue) if s]):
            if len(attribution.contents) > 1 and len(text[piece].split()) < WORDS:
                continue
            yield Statement(
                statement_id="",
                attribution_id=attribution_id,
                doc_id=text.doc_id,
                start=piece.start,
                end=piece.end,
                evidence=text[piece],
                date=text.date,
                speaker_text=text[source] if source else "",
                speaker_start=source.start if source else None,
                speaker_end=source.end if source else None,
                cue=text[cue] if cue else "",
                cue_start=cue.start if cue else None,
                cue_end=cue.end if cue else None,
                mode=mode_of(text, piece),
                rule=attribution.rule,
                confidence=confidence_of(attribution, quoted=mode_of(text, piece) == "direct"),
            )


def pieces(text: Text, content: Span, holes: list[Span]) -> Iterator[Span]:
    """Yield content cut at sentences and at the words of its source and cue, trimmed of marks and "that"."""
    cuts = {content.start, content.end}
    cuts.update(edge for sentence in text.sentences_in(content) for edge in sentence)
    cuts.update(edge for hole in holes for edge in hole)
    inside = sorted(cut for cut in cuts if content.start <= cut <= content.end)
    for start, end in pairwise(inside):
        if not any(hole.start <= start < hole.end for hole in holes):
            span = trimmed(text, start, end)
            if any(char.isalnum() for char in text[span]):
                yield span


def trimmed(text: Text, start: int, end: int) -> Span:
    """A span without marks at its edges and without a leading "that"."""
    span = text.trimmed(start, end, EDGES)
    if text[span].startswith("that "):
        span = text.trimmed(span.start + 5, span.end, EDGES)
    if text.string[span.end : span.end + 1] == "." and text[span].endswith(STOPPED):
        return Span(span.start, span.end + 1)
    return span


def merge(text: Text, coded: list[Statement]) -> Iterator[Statement]:
    """Yield neighbouring sentences of one quotation that do the same act as one statement."""
    for _, group in groupby(coded, key=lambda s: (s.act, s.mode, text.paragraph_at(s.start))):
        run = list(group)
        while run:
            first = run.pop(0)
            while run and is_next(text, first, run[0]):
                last = run.pop(0)
                condition = first.condition or last.condition
                first = replace(
                    first,
                    end=last.end,
                    evidence=text.string[first.start : last.end],
                    condition=condition,
                    stance="conditional" if condition else first.stance,
                    issue_id=first.issue_id or last.issue_id,
                    addressee_id=first.addressee_id or last.addressee_id,
                )
            yield first


def is_next(text: Text, one: Statement, other: Statement) -> bool:
    """Whether a passage follows another with nothing but marks and white space between, in one quotation."""
    between = text.string[one.end : other.start]
    return not any(c.isalnum() for c in between) and "\n" not in between and not any(c in '"“”«»' for c in between)


def mode_of(text: Text, span: Span) -> Mode:
    """Direct where the passage stands inside quotation marks, mixed where part of it does, else indirect."""
    inside = (q.inner for q in text.quotations_in(span))
    quoted = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in inside)
    share = quoted / max(1, span.end - span.start)
    return "direct" if share >= VERBATIM else "mixed" if share > 0 else "indirect"


def is_negated(scanner: Scanner, attribution: Attribution) -> bool:
    """Whether the verb group of the cue holds a negation."""
    return bool(attribution.cue) and any(scanner.of(t, "negation") for t in scanner.tokens(attribution.cue))
