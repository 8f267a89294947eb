"""Rules that find attributions: who (source) says (cue) what (content), on the surface of the sentence.

A cue is a verb of the lexicon that heads a clause here. Its pattern says where content may stand: a clause behind it
or before it, an infinitive, an object, an object with a clause or infinitive ("urged Moscow to ..."). Quotations near
a cue belong to it; quotations that go on without a new cue belong to the last one. The learned tagger
(`helpers.tagger`) does the same job better and slower; both yield the same records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from helpers.contents import (
    addressed,
    clause_begins,
    clause_end,
    content_end,
    infinitive,
    object_begins,
    only_introduces,
    opening,
    resumed,
    whole_quotations,
)
from helpers.cues import Cue, find_cues
from helpers.language import Text
from helpers.quotations import Quotation
from helpers.scanner import MARKS, Scanner
from helpers.spans import Cover, Span
from helpers.subjects import agent, find_subject, inverted, noun_phrase, topic

AHEAD = 4  # later cues of a sentence at one of which the content of a cue may end
LONG = 8  # words of a quotation that may go on with the speech of the paragraph before
SHORT = 4  # tokens: what stands before a cue and is shorter is an adverbial, no content
LEAST = 3  # tokens that are said "according to" somebody
LONGEST_NAME = 6  # tokens of a speaker's name between an adverbial and the cue
REACH = 14  # tokens behind a cue in which "that" or a quotation mark still belongs to it


class Attribution(NamedTuple):
    """Who said what: spans of the text."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    lemma: str
    rule: str
    reporter: Span | None = None  # who reports the speech of the source, where one report stands inside another
    confidence: float | None = None  # how sure the finder is, between 0 and 1; None where it does not say


def find_attributions(scanner: Scanner) -> list[Attribution]:
    """Find who says what in a text, by rules alone.

    Parameters
    ----------
    scanner : Scanner
        The text with its mentions.

    Returns
    -------
    list of Attribution
        In the order of their content. Spans of content may hold quotation marks and a leading "that".

    Notes
    -----
    Works on tokens and closed word classes, without a parser: nested clauses and long appositions are its limits.
    """
    text = scanner.text
    found: list[Attribution] = []
    for paragraph in text.paragraphs:
        here = [a for sentence in scanner.sentences(paragraph) for a in attribute_sentence(scanner, sentence)]
        outer = absorb_quotations(text, paragraph, [a for a in here if not a.reporter], found)
        found += outer + [a for a in here if a.reporter]
    return sorted(found, key=lambda a: a.contents[0])


def attribute_sentence(scanner: Scanner, sentence: range) -> Iterator[Attribution]:
    """Yield the attributions of one sentence, each cue once; of a report inside a report both, the inner one marked."""
    cues = list(find_cues(scanner, sentence))
    shared: Span | None = None
    found: list[Attribution] = []
    for number, cue in enumerate(cues, 1):
        limit = right_limit(scanner, cue, cues[number : number + AHEAD], sentence)
        source = source_of(scanner, cue, sentence)
        if not source and continues(scanner, cue, sentence):
            source = shared or topic(scanner, cue, sentence)
        contents, rule = contents_of(scanner, cue, source, (sentence, limit))
        if contents and (source or cue.form.tense != "third"):
            shared = source or shared
            whole = tuple(whole_quotations(scanner, content) for content in contents)
            found.append(Attribution(source, scanner.span(cue.first, cue.last), whole, cue.form.lemma, rule))
    found += according_to(scanner, sentence)
    for one in found:
        outer = next((o for o in found if o is not one and holds(o, one)), None)
        yield one._replace(reporter=outer.source or outer.cue) if outer else one


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the cue of one attribution stands in the content of another."""
    return inner.cue is not None and any(c.start <= inner.cue.start and inner.cue.end <= c.end for c in outer.contents)


def according_to(scanner: Scanner, sentence: range) -> Iterator[Attribution]:
    """Yield what is said "according to" somebody: the rest of the sentence."""
    for token in sentence:
        if scanner.word(token) == "according" and scanner.word(token + 1) == "to" and token not in scanner.quoted:
            named = noun_phrase(scanner, token + 2, sentence.stop)
            if not named:
                continue
            before, behind = token - (scanner.word(token - 1) == ","), named.stop + (scanner.word(named.stop) == ",")
            first = (
                (sentence.start, before)
                if before - sentence.start >= LEAST
                else (behind, content_end(scanner, sentence))
            )
            if first[1] - first[0] >= LEAST:
                content = whole_quotations(scanner, scanner.span(*first))
                source, cue = scanner.span(named.start, named.stop), scanner.span(token, token + 2)
                yield Attribution(source, cue, (content,), "according to", "according to")


def right_limit(scanner: Scanner, cue: Cue, later: list[Cue], sentence: range) -> int:
    """The token at which content behind a cue ends: where a later cue of the same speaker or its subject begins."""
    edges = (edge_before(scanner, cue, following, sentence) for following in later)
    return next((edge for edge in edges if edge), content_end(scanner, sentence))


def edge_before(scanner: Scanner, cue: Cue, following: Cue, sentence: range) -> int:
    """Where the clause of a following cue begins, if it goes on beside that of a cue and not inside it; else 0."""
    before = following.first - 1
    if following.form.tense == "gerund" and scanner.word(before) == ",":
        return before
    if scanner.word(before) in ("and", "but", "or") and before > cue.last:
        return before - (scanner.word(before - 1) == ",")
    subject = find_subject(scanner, following, sentence)
    if subject and subject.start > cue.last:
        edge = subject.start - 1
        while edge > cue.last and scanner.is_adverb(edge):
            edge -= 1
        if scanner.word(edge) in (",", "and", "but", "while", "as"):
            return edge
    return 0


def continues(scanner: Scanner, cue: Cue, sentence: range) -> bool:
    """Whether a cue without a subject of its own shares that of the cue before: "..., adding", "... and warned"."""
    return cue.first > sentence.start and scanner.word(cue.first - 1) in (",", "and", "but", "or", "by", "–", "—")


def source_of(scanner: Scanner, cue: Cue, sentence: range) -> Span | None:
    """The words that name the speaker: behind "by" or an inverted verb, else the subject before the verb group."""
    tokens = None
    if cue.passive:
        tokens = agent(scanner, cue, sentence)
    elif inverted(scanner, cue, sentence):
        tokens = noun_phrase(scanner, cue.last, sentence.stop)
    tokens = tokens or (None if cue.passive else find_subject(scanner, cue, sentence))
    return scanner.span(tokens.start, tokens.stop) if tokens else None


def contents_of(scanner: Scanner, cue: Cue, source: Span | None, bounds: tuple[range, int]) -> tuple[list[Span], str]:
    """The content of a cue and the rule that found it; nothing if the cue has none."""
    sentence, limit = bounds
    if cue.passive:
        subject = find_subject(scanner, cue, sentence) if "object" in cue.form.values else None
        whole = [scanner.span(subject.start, subject.stop)] if subject and agent(scanner, cue, sentence) else []
        return whole, "passive"
    left = left_content(scanner, cue, source, sentence)
    right, rule = right_content(scanner, cue, (sentence, limit), bool(left))
    if left and right and (rule in ("clause", "quotation") or broken(scanner, left, right)):
        return [left, right], "inserted cue"
    if left and rule != "that":
        return [left], "cue behind"
    return ([right], rule) if right else ([], "")


def broken(scanner: Scanner, left: Span, right: Span) -> bool:
    """Whether a cue breaks a quotation in two: it ends before the cue and goes on in marks behind it."""
    return scanner.text.token_at(left.end - 1) in scanner.quoted and scanner.text.string[right.start] in MARKS


def left_content(scanner: Scanner, cue: Cue, source: Span | None, sentence: range) -> Span | None:
    """Content before "X said" or "said X": a clause or, before any cue, a quotation; it ends at a comma or mark."""
    start = cue.first
    if source and source.end <= scanner.text.starts[cue.first]:
        start = scanner.text.token_at(source.start)
    quoted = start > sentence.start and start - 1 in scanner.quoted
    if not (quoted or {"clause", "that"} & set(cue.form.values)) or cue.form.tense == "gerund":
        return None
    end = start
    while scanner.word(end - 1) in (",", '"', "”", "’", "'", "»", "“", "–", "—") and end > sentence.start:
        end -= 1
    if end == start or (end - sentence.start < SHORT and not quoted):
        return None
    first = sentence.start
    return scanner.span(first, end) if not only_introduces(scanner, first, end) else None


def right_content(scanner: Scanner, cue: Cue, bounds: tuple[range, int], behind: bool) -> tuple[Span | None, str]:
    """Content behind a cue, by the patterns of the cue; `behind` says that content stands before it already."""
    sentence, limit = bounds
    patterns, token = set(cue.form.values), cue.last
    if inverted(scanner, cue, sentence):
        named = noun_phrase(scanner, token, limit)
        token = named.stop if named else token
    if patterns & {"clause", "that"} and (start := opening(scanner, token, min(limit, token + REACH))):
        return scanner.span(start, limit), "that"
    if behind:
        start = resumed(scanner, cue, token, limit)
        return (scanner.span(start, limit), "clause") if start else (None, "")
    if scanner.word(token) == "," and cue.first - sentence.start <= SHORT + LONGEST_NAME:
        token += 1  # an adverbial before the cue, the clause behind it: "Yet, she added, the talks ..."
    for pattern, begin, end in RIGHT:
        if pattern in patterns and (start := begin(scanner, token, limit)):
            return scanner.span(start, end(scanner, start, limit) if end else limit), pattern
    return None, ""


# Patterns of content behind a cue in the order of trial: where it begins, and where it ends if not at the limit.
RIGHT = (
    ("infinitive", infinitive, clause_end),
    ("address", addressed, None),
    ("clause", clause_begins, None),
    ("object", object_begins, clause_end),
)


def absorb_quotations(
    text: Text, paragraph: Span, found: list[Attribution], earlier: list[Attribution]
) -> list[Attribution]:
    """Give each quotation that no content holds to the attribution before it; else to the nearest in the paragraph.

    A paragraph that is a quotation and nothing else continues the last speech that ended in a quotation.
    """
    contents = Cover(content for a in found for content in a.contents)
    sources = Cover((a.source.start, a.source.start + 1) for a in found if a.source)
    loose = [q for q in text.quotations_in(paragraph) if not contents.touches(q) and not sources.touches(q)]
    loose = [q for q in loose if len(text[q.inner].split()) >= SHORT]
    if found or not loose or not (last := speech_before(text, earlier)):
        return absorb(found, loose)
    going_on = next((n for n, q in enumerate(loose) if len(text[q.inner].split()) > LONG), len(loose))
    return absorb([last._replace(contents=(span_of(q),)) for q in loose[going_on:][:1]], loose[going_on + 1 :])


def speech_before(text: Text, earlier: list[Attribution]) -> Attribution | None:
    """The last attribution, as one that goes on without a cue, if it ended in a quotation."""
    last = next((a for a in reversed(earlier) if not a.reporter), None)
    quoted = last and text.quotations_in(last.contents[-1])
    return last._replace(cue=None, rule="speech goes on") if quoted else None


def absorb(found: list[Attribution], loose: list[Quotation]) -> list[Attribution]:
    """Add quotations, in order, each to the last attribution whose content begins before it; else to the first."""
    starts = [a.contents[-1].start for a in found]
    first_from = list(accumulate(reversed(starts), min))[::-1]  # of this attribution and all that follow
    added: dict[int, list[Span]] = defaultdict(list)
    for quotation in loose if found else ():
        added[max(0, bisect_left(first_from, quotation.start) - 1)].append(span_of(quotation))
    return [a._replace(contents=tuple(sorted((*a.contents, *added[n])))) for n, a in enumerate(found)]


def span_of(quotation: Quotation) -> Span:
    """A quotation, with its marks, as a span."""
    return Span(quotation.start, quotation.end)
