"""Cue verbs in their sentence: forms of the lexicon that head a verb group there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpers.lexicon import Form
from helpers.scanner import Scanner

GAP = 10  # tokens between a verb and its particle


@dataclass(frozen=True)
class Cue:
    """A cue verb in its sentence, in tokens."""

    first: int  # first token of the verb group: auxiliaries, negation, adverbs
    head: int  # the cue word itself
    last: int  # token after the cue and its particle
    form: Form
    passive: bool = False


def find_cues(scanner: Scanner, sentence: range) -> Iterator[Cue]:
    """Yield the cue verbs of a sentence, those inside quotations left out."""
    token = sentence.start
    while token < sentence.stop:
        form, end = (None, token + 1) if token in scanner.quoted else cue_at(scanner, token, sentence.stop)
        if form and is_verb(scanner, token, form, sentence.start):
            first, passive = verb_group(scanner, token, sentence.start)
            yield Cue(first, token, end, form, passive and form.tense == "past")
        token = end


def cue_at(scanner: Scanner, token: int, stop: int) -> tuple[Form | None, int]:
    """The cue at a token and the token after it, adverbs before its particle included: "calling once more on"."""
    form = scanner.lexicon.find("reporting", scanner.lower, token)
    if form and form.tail:
        return form, token + 1 + len(form.tail)
    for longer in scanner.lexicon.role("reporting").get(scanner.word(token), ()):
        at = token + 1
        while longer.tail and at < stop and at - token <= GAP and is_filler(scanner, at):
            at += 1
        if longer.tail and at > token + 1 and scanner.word(at) == longer.tail[0]:
            return longer, at + 1
    return form, token + 1


def is_filler(scanner: Scanner, token: int) -> bool:
    """Whether a token may stand between a verb and its particle."""
    return scanner.is_adverb(token) or scanner.word(token) in ("as", "more")


def is_verb(scanner: Scanner, token: int, form: Form, first: int) -> bool:
    """Whether a form of a cue heads a verb group here and is no noun or adjective."""
    at = token - 1
    while at >= first and scanner.is_adverb(at):
        at -= 1
    before = scanner.word(at) if at >= first else ""
    if is_title(scanner, token, first):
        return False
    if token in scanner.named or (
        scanner.of(at, "determiner", "possessive") and before not in ("that", "this", "both", "all")
    ):
        return False
    if form.tense == "past":
        return before not in ("'s", "’s") and (not before or not scanner.of(at, "preposition") or before == "since")
    if form.tense == "gerund":
        return before in (",", "by", "and", "–", "—", "") or scanner.of(at, "auxiliary")
    if form.tense == "third":
        stop = scanner.of(at, "preposition", "auxiliary", "negation", "number") or before in (
            "to",
            "'s",
            "’s",
            "",
            ",",
        )
        return not (stop or before.endswith("ing")) or (before == "," and token - 1 > first)
    plural = (
        before.endswith("s") and len(before) > 3 and before not in ("this", "was", "has", "does") and before.isalpha()
    )
    return scanner.of(at, "subject", "modal", "relative", "negation") or before in ("do", "does", "did") or plural


def is_title(scanner: Scanner, token: int, first: int) -> bool:
    """Whether a capital inside a sentence makes a word part of a name: "Privacy Rules system"; headlines are none."""
    words = scanner.text.words
    following = words[token + 1 : token + 2] or [""]
    return token > first and words[token][0].isupper() and not words[token].isupper() and following[0].islower()


def verb_group(scanner: Scanner, token: int, first: int) -> tuple[int, bool]:
    """The first token of the verb group that ends at a token, and whether it is passive."""
    at, passive = token, False
    while at > first and (scanner.of(at - 1, "auxiliary", "negation") or scanner.is_adverb(at - 1)):
        at -= 1
        passive = passive or scanner.word(at) in ("is", "are", "was", "were", "be", "been", "being")
    while at < token and not scanner.of(at, "auxiliary", "negation"):
        at += 1  # adverbs before the first auxiliary belong to the clause
    return at, passive
