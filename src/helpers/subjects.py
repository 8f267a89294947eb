"""Noun phrases that name a speaker: before a verb, behind an inverted verb, behind "by"."""

from __future__ import annotations

from helpers.cues import Cue
from helpers.scanner import BREAKS, MARKS, Scanner
from helpers.spans import Span

LONGEST = 28  # tokens of a noun phrase


def inverted(scanner: Scanner, cue: Cue, sentence: range) -> bool:
    """Whether the subject stands behind the verb: "...", said X; only after a quotation mark or comma."""
    before = scanner.word(cue.first - 1) if cue.first > sentence.start else ""
    reports = not {"clause", "that"}.isdisjoint(cue.form.values)
    if not reports or cue.form.tense == "gerund" or cue.first - sentence.start < 2 or before not in MARKS | {","}:
        return False
    return noun_phrase(scanner, cue.last, sentence.stop) is not None


def noun_phrase(scanner: Scanner, token: int, stop: int) -> range | None:
    """A noun phrase that begins at a token, with an apposition between commas; None if none begins there."""
    if token >= stop or scanner.word(token) in MARKS | {"that", "to", ",", ".", ":", "if", "whether"}:
        return None
    if scanner.of(token, "preposition", "adverb", "weekday") and token not in scanner.named:
        return None
    end = phrase_end(scanner, token, stop)
    if scanner.word(end) == "," and end - token <= LONGEST:
        inner = phrase_end(scanner, end + 1, stop)
        opens = scanner.of(end + 1, "determiner") or end + 1 in scanner.named or scanner.word(end + 1).isalpha()
        if (
            opens
            and not scanner.of(end + 1, "relative", "subordinator", "coordinator", "preposition")
            and scanner.word(inner) in (",", ".")
        ):
            end = inner
    return range(token, end) if end > token else None


def phrase_end(scanner: Scanner, token: int, stop: int) -> int:
    """Where a noun phrase ends: at a mark, a verb, a clause; titles and "of" stay inside."""
    at = token
    while at < stop and at - token < LONGEST:
        if at in scanner.named:
            at = scanner.named[at].stop
            continue
        word = scanner.word(at)
        if (word in BREAKS and not (word == "-" and at > token)) or word == "." or word.isspace():
            break
        if at > token and (
            scanner.of(at, "auxiliary", "subordinator", "relative", "subject", "weekday") or ends_phrase(scanner, at)
        ):
            break
        at += 1
    return at


def ends_phrase(scanner: Scanner, token: int) -> bool:
    """Whether a preposition ends a speaker's name: any but those inside names and titles."""
    return scanner.of(token, "preposition", "adverb") and scanner.word(token) not in (
        "of",
        "for",
        "to",
        "on",
        "from",
        "at",
        "in",
        "with",
    )


def find_subject(scanner: Scanner, cue: Cue, sentence: range) -> range | None:
    """The noun phrase before a verb group, with an apposition between commas; None if there is none."""
    end = cue.first
    while end > sentence.start and scanner.is_adverb(end - 1):
        end -= 1
    led = scanner.of(end - 1, "coordinator") or (cue.form.tense == "gerund" and scanner.of(end - 1, "preposition"))
    if led and end - 1 > sentence.start:
        return None  # a verb joined to the one before shares its subject, as does "by saying"
    if scanner.word(end - 1) == "," and end - 2 >= sentence.start:
        start = clause_start(scanner, end - 1, sentence.start)
        if scanner.word(start - 1) == "," and start - 1 > sentence.start and cue.form.tense != "gerund":
            outer = clause_start(scanner, start - 1, sentence.start)
            return checked(scanner, outer, start - 1, whole=end - 1)
        return None
    start = clause_start(scanner, end, sentence.start)
    return checked(scanner, start, end)


def clause_start(scanner: Scanner, end: int, first: int) -> int:
    """Where the clause that ends before a token begins: behind a mark, a conjunction, a verb of its own."""
    at = end
    while at > first and end - at < LONGEST:
        before = at - 1
        if before in scanner.named:
            at = scanner.named[before].start
            continue
        word = scanner.word(before)
        if word == ")" and (opening := matching(scanner, before, first)) > first:
            at = opening
            continue
        hyphen = (
            word == "-"
            and scanner.text.starts[before] > 0
            and not scanner.text.string[scanner.text.starts[before] - 1].isspace()
        )
        if (word in BREAKS and not hyphen) or word.isspace():
            break
        if (scanner.of(before, "subordinator", "relative") and word not in ("so", "as", "than")) or word in (
            "but",
            "yet",
        ):
            if scanner.of(before, "relative") and at == end:
                at = before  # "who said": the pronoun itself is the subject
            break
        if scanner.of(before, "auxiliary") and word not in ("'s", "’s"):
            break
        at = before
    return at


def topic(scanner: Scanner, cue: Cue, sentence: range) -> Span | None:
    """The subject of the sentence for a participle behind it: "X left early, saying ...": its first name or pronoun."""
    for token in range(sentence.start, cue.first):
        if token in scanner.named and not scanner.of(token - 1, "preposition"):
            return scanner.span(token, scanner.named[token].stop)
        if scanner.of(token, "subject"):
            return scanner.span(token, token + 1)
    return None


def matching(scanner: Scanner, token: int, first: int) -> int:
    """The opening parenthesis that a closing one belongs to; the closing one itself if there is none near."""
    return next((at for at in range(token, max(first, token - LONGEST), -1) if scanner.word(at) == "("), token)


def checked(scanner: Scanner, start: int, end: int, whole: int = 0) -> range | None:
    """A candidate for a subject, without leading conjunctions and adverbials; None if no noun is left."""
    while start < end and (scanner.of(start, "coordinator", "adverb") or scanner.word(start) in MARKS | {"as"}):
        start += 1
    if start >= end:
        return None
    if scanner.of(start, "preposition") and start not in scanner.named and scanner.word(start) != "one":
        inner = [t for t in range(start, end) if t in scanner.named or scanner.of(t, "subject", "determiner")]
        later = [t for t in inner if t > start + 1 and t - 1 not in inner and not scanner.of(t - 1, "preposition")]
        if not later:
            return None
        start = later[-1]
    return range(start, whole or end)


def agent(scanner: Scanner, cue: Cue, sentence: range) -> range | None:
    """The noun phrase behind "by" of a passive."""
    for at in range(cue.last, min(cue.last + 6, sentence.stop)):
        if scanner.word(at) == "by":
            return noun_phrase(scanner, at + 1, sentence.stop)
    return None
