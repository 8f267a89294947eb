"""Marks of machine translation that no list of words can hold: articles, capitals, spacing, the wrong chancellor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from helpers.records import Mention
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spans import Span

GLUED = re.compile(r"(?<=[a-z]),(?=[A-Za-z])")  # "Jinping,received"
TWO_STOPS = re.compile(r"(?<=\w)\.\.(?=\s|$)")
A_VOWEL = re.compile(r"\b[Aa] (?=(?!uni|use|usu|eu|ewe|one|once|uti|ubi|ura|uto|ufo)[aeiou][a-z]{3})")
AN_CONSONANT = re.compile(r"\b[Aa]n (?=[b-df-gj-np-tv-z][a-z]*[aeiou][a-z]*\b)")  # "an historic" is good English
CHANCELLORS = frozenset({"germany", "austria", "east-germany", "united-kingdom"})  # where the title is at home
ACRONYM = re.compile(r"[A-Z]{4,7}")


ENDS = frozenset({",", ".", ";"})


class Mark(NamedTuple):
    """A mark, what was probably meant, what made it, how much it tells."""

    span: Span
    reading: str
    origin: str
    tells: int


def find_marks(scanner: Scanner, mentions: list[Mention], reference: Reference) -> Iterator[Mark]:
    """Yield marks of machine translation, and of the article that spinners forget to change with its noun.

    Parameters
    ----------
    scanner : Scanner
        Of the text.
    mentions : list of Mention
        Of the text.
    reference : Reference
    """
    string = scanner.text.string
    for pattern, reading, tells in ((GLUED, ", ", 1), (TWO_STOPS, ".", 2)):
        yield from (Mark(Span(*m.span()), reading, "translation", tells) for m in pattern.finditer(string))
    for pattern, reading in ((A_VOWEL, "an"), (AN_CONSONANT, "a")):
        yield from (Mark(Span(m.start(), m.end() - 1), reading, "spinning", 2) for m in pattern.finditer(string))
    yield from find_inversions(scanner)
    yield from find_late_negations(scanner)
    yield from find_articles(scanner, mentions, reference)
    yield from find_small_names(scanner, reference)
    yield from find_chancellors(scanner, mentions, reference)


def find_inversions(scanner: Scanner) -> Iterator[Mark]:
    """Yield modal verbs before their subject in sentences that neither ask nor deny: "On Monday will the ministers"."""
    modals = scanner.lexicon.kind("modal") - {"may"}  # a month, too
    for token in [t for t, word in enumerate(scanner.lower) if word in modals and opens_subject(scanner, t + 1)]:
        sentence = scanner.tokens(scanner.text.sentence_at(scanner.text.starts[token]))
        licensed = any(scanner.of(t, "inverting") for t in range(sentence.start, token))
        if token > sentence.start and not licensed and scanner.word(sentence.stop - 1) != "?":
            yield Mark(scanner.span(token, token + 2), "(verb before its subject)", "translation", 1)


def opens_subject(scanner: Scanner, token: int) -> bool:
    """Whether a subject begins at a token: an article or a pronoun that is never an object."""
    return scanner.word(token) in ("the", "he", "she", "they", "one", "a", "an")


def find_late_negations(scanner: Scanner) -> Iterator[Mark]:
    """Yield "not" at the end of a clause, behind neither auxiliary nor conjunction: "the Russians gave in not"."""
    for token in [t for t, word in enumerate(scanner.lower) if word == "not" and scanner.word(t + 1) in ENDS]:
        before = scanner.word(token - 1)
        licensed = before.endswith("ly") or scanner.of(token - 1, "auxiliary", "modal", "inverting", "hedge")
        if before.isalpha() and not licensed:
            yield Mark(scanner.span(token - 1, token + 1), "(verb before its negation)", "translation", 1)


def find_articles(scanner: Scanner, mentions: list[Mention], reference: Reference) -> Iterator[Mark]:
    """Yield articles before a title with a name ("the Foreign Minister Lavrov") and before a state ("the Russia")."""
    for mention in mentions:
        first = scanner.text.token_at(mention.start)
        before, behind = scanner.word(first - 1), scanner.text.token_at(mention.end - 1) + 1
        inside = scanner.word(first) == "the"
        if before != "the" and not inside:
            continue
        start = scanner.text.starts[first if inside else first - 1]
        if is_titled(mention) and ends_phrase(scanner, behind):
            name = mention.evidence.removeprefix("the ").removeprefix("The ")
            yield Mark(Span(start, mention.end), name, "translation", 2 if name[:1].isupper() else 1)
        elif before == "the" and is_plain_state(scanner, mention, reference) and ends_phrase(scanner, behind):
            yield Mark(Span(start, mention.end), mention.evidence, "translation", 2)


def is_titled(mention: Mention) -> bool:
    """Whether a mention is a bare title right before a name, without adjective, comma or "of"."""
    title, evidence = mention.role, mention.evidence.removeprefix("the ").removeprefix("The ")
    named = mention.kind == "name" and title and evidence.startswith(title) and len(evidence) > len(title) + 1
    return (
        bool(named) and "," not in evidence and " of " not in title and not title.lower().startswith(("mr", "ms", "dr"))
    )


def is_plain_state(scanner: Scanner, mention: Mention, reference: Reference) -> bool:
    """Whether a mention is a state's name of one word that takes no article."""
    entry = reference.actors.get(mention.actor_id)
    plain = (
        entry is not None and entry.kind == "state" and mention.evidence == entry.name and mention.evidence.isalpha()
    )
    return (
        plain
        and not mention.evidence.endswith("s")
        and mention.evidence.lower() not in scanner.lexicon.kind("articled")
    )


def ends_phrase(scanner: Scanner, token: int) -> bool:
    """Whether the noun phrase is over before a token: a mark or an auxiliary stands there."""
    return scanner.word(token) in (",", ".", ";") or scanner.of(token, "auxiliary", "modal", "coordinator")


def find_small_names(scanner: Scanner, reference: Reference) -> Iterator[Mark]:
    """Yield names without their capitals: "nato", "Vladimir putin"."""
    acronyms, surnames = small_names(reference)
    words = scanner.text.words
    for token, word in enumerate(words):
        if word in acronyms:
            yield Mark(scanner.span(token, token + 1), word.upper(), "translation", 2)
        elif word in surnames and token and words[token - 1] in surnames[word]:
            yield Mark(scanner.span(token - 1, token + 1), f"{words[token - 1]} {word.title()}", "translation", 2)


@lru_cache(maxsize=8)
def small_names(reference: Reference) -> tuple[frozenset[str], dict[str, set[str]]]:
    """Acronyms of organisations in small letters, and given names by surname in small letters."""
    acronyms, surnames = set(), {}
    for entry in reference.actors.values():
        names = (entry.name, *entry.aliases)
        if entry.kind == "organisation":
            acronyms.update(name.lower() for name in names if ACRONYM.fullmatch(name))
        elif entry.kind == "person":
            for name in names:
                given, _, surname = name.rpartition(" ")
                if given and len(surname) > 3:
                    surnames.setdefault(surname.lower(), set()).add(given)
    return frozenset(acronyms), surnames


def find_chancellors(scanner: Scanner, mentions: list[Mention], reference: Reference) -> Iterator[Mark]:
    """Yield foreign ministers called chancellor, as Spanish and Portuguese do."""
    for token, word in enumerate(scanner.lower):
        if word != "chancellor":
            continue
        states = reference.adjectives.get(scanner.text.words[token - 1], []) if token else []
        start, end = scanner.text.starts[token], scanner.text.end_of(token)
        beside = [m for m in mentions if m.start <= start < m.end or 0 <= m.start - end <= 1]
        states = states or [m.affiliation_id for m in beside if m.affiliation_id]
        if states and CHANCELLORS.isdisjoint(states):
            yield Mark(Span(start, end), "foreign minister", "translation", 2)
