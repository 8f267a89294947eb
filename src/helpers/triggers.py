"""Words that tell an exchange ("letter", "met with", "by telephone"), and how they stand in their clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from helpers.entries import Cue, Part
from helpers.lexicon import Form, as_noun, cue_forms
from helpers.reference import Reference
from helpers.scanner import MARKS, Scanner

Time = Literal["past", "before", "present", "ahead", "open", "negated"]

UNCHANGED = frozenset({"noun", "paper", "manner", "occasion"})  # parts whose terms are looked up as they stand
AUXILIARY_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
GERUND_OPENS = frozenset({"after", "before", "while", "whereas", "when", "by", "of", "and", "since", "without"})
ACCEPTING = frozenset({"accepted", "accepts", "accepting"})  # "accepted an invitation to visit"
PARTICLES = frozenset({"aside", "off", "over", "down"})
REACH = 7  # tokens before an infinitive in which a verb that proposes or refuses governs it


class Trigger(NamedTuple):
    """A word that tells an exchange, in tokens."""

    first: int  # first token of its verb group; of a noun the noun itself
    head: int  # the word itself
    last: int  # token after it and what belongs to it ("met *with*")
    part: Part
    kind: str  # of the exchange, or how far it has come
    form: Form
    time: Time = "past"
    passive: bool = False


Vocabulary = dict[str, list[tuple[Part, Form]]]  # by the first word, the longest tail first


@lru_cache(maxsize=8)
def vocabulary(reference: Reference) -> Vocabulary:
    """The words of the table of events by their first word, inflected where they are verbs."""
    found: Vocabulary = defaultdict(list)
    for row in reference.events:
        cue = Cue(language="en", lemma=row.term, role="act", value=(row.kind,), forms=row.forms)
        for first, form in [as_noun(cue)] if row.part in UNCHANGED else cue_forms(cue):
            found[first].append((row.part, form))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[1].tail), entry[0] == "noun"))
    return dict(found)


def find_triggers(scanner: Scanner, reference: Reference) -> Iterator[Trigger]:
    """Yield the words of a text that may tell an exchange: at one place each part once, the longest words first."""
    known, at, lower = vocabulary(reference), 0, scanner.lower
    while at < len(lower):
        taken: dict[str, int] = {}
        for part, form in known.get(lower[at], ()):
            end = tail_end(lower, at, form)
            if not end or part in taken or end < max(taken.values(), default=end):
                continue
            if trigger := read(scanner, part, form, (at, end)):
                taken[part] = end
                yield trigger
        at += 1


def tail_end(lower: list[str], at: int, form: Form) -> int:
    """The token behind a term at a token, its particle up to four words on: "brushed *the offer* aside"; or 0."""
    end = at + 1 + len(form.tail)
    if tuple(lower[at + 1 : end]) == form.tail:
        return end
    if len(form.tail) == 1 and form.tail[0] in PARTICLES:
        return next((t + 1 for t in range(at + 2, min(at + 6, len(lower))) if lower[t] == form.tail[0]), 0)
    return 0


def read(scanner: Scanner, part: Part, form: Form, extent: tuple[int, int]) -> Trigger | None:
    """The trigger at some tokens, or None if the word is something else there: a noun that looks like a verb."""
    at, last = extent
    if part in UNCHANGED:
        named = at in scanner.named and part != "occasion" and scanner.named[at].stop > last
        title = scanner.text.words[at][0].isupper() and not begins(scanner, at) and part == "noun"
        return None if named or title else Trigger(at, at, last, part, form.values[0], form)
    if part == "status" or at in scanner.named or not heads_clause(scanner, at, form):
        return None
    if form.lemma == "have" and not scanner.of(at + 1, "determiner", "number"):
        return None
    first = group_start(scanner, at)
    time, passive = standing(scanner, first, at, form), is_passive(scanner, first, at, form)
    return Trigger(first, at, last, part, form.values[0], form, time, passive)


def is_passive(scanner: Scanner, first: int, head: int, form: Form) -> bool:
    """Whether a verb group is passive: a past form behind a form of "be"."""
    words = set(scanner.lower[first:head])
    return form.tense == "past" and bool(words & BE)


def begins(scanner: Scanner, token: int) -> bool:
    """Whether a token is the first word of its sentence, or of a line in capitals."""
    text = scanner.text
    start = text.sentence_at(text.starts[token]).start
    return text.starts[token] <= start + 1 or text.words[token].isupper()


def heads_clause(scanner: Scanner, at: int, form: Form) -> bool:
    """Whether a form of a verb can be one here: not behind an article or adjective, a gerund only where one stands."""
    token = at - 1
    while scanner.is_adverb(token):
        token -= 1
    before = scanner.word(token)
    if scanner.of(token, "determiner", "possessive") and not scanner.of(token, "subject", "relative"):
        return False
    if form.tense == "gerund":
        return before in GERUND_OPENS or before in MARKS or before in (",", "") or scanner.of(token, "auxiliary")
    if form.tense == "base":
        plural = before.endswith("s") and before.isalpha() and len(before) > 3
        named = token in scanner.named
        return before in ("to", "not", "n't") or scanner.of(token, "modal", "auxiliary", "subject") or plural or named
    if form.tense == "third":
        return not scanner.of(token, "preposition", "auxiliary", "number") or before in (",", "")
    return before not in ("'s", "’s") or token in scanner.named


def group_start(scanner: Scanner, head: int) -> int:
    """The first token of the verb group that ends at a token: auxiliaries, negations, "to", adverbs between them."""
    at = head
    while at > 0:
        if scanner.of(at - 1, "auxiliary", "negation") or scanner.word(at - 1) == "to":
            at -= 1
        elif scanner.is_adverb(at - 1) and scanner.of(at - 2, "auxiliary", "negation"):
            at -= 2
        else:
            return at
    return at


def standing(scanner: Scanner, first: int, head: int, form: Form) -> Time:
    """How a verb group stands: told as past, before that, as present or ahead, or left open: proposed, possible."""
    group, words = range(first, head), scanner.lower[first:head]
    if any(scanner.of(t, "negation") and not is_trap(scanner, t) for t in group):
        return "negated"
    if is_question(scanner, first):
        return "open"
    if "to" in words:
        return infinitive(scanner, first + words.index("to"))
    modal = any(scanner.of(t, "modal") for t in group)
    if modal or AUXILIARY_AHEAD.intersection(words):
        return "ahead" if AUXILIARY_AHEAD.intersection(words) else "open"
    return gerund(scanner, first) if form.tense == "gerund" else finite(form, words)


def finite(form: Form, words: list[str]) -> Time:
    """How a finite verb group without a modal stands."""
    if "had" in words:
        return "before"
    if form.tense == "past":
        return "past"
    return "open" if "do" in words or "does" in words else "present"


def is_trap(scanner: Scanner, token: int) -> bool:
    """Whether a negation begins a phrase that negates nothing: "not too long ago"."""
    return scanner.lexicon.find("trap", scanner.lower, token) is not None


def is_question(scanner: Scanner, first: int) -> bool:
    """Whether a verb group stands in a clause that "whether" or "if" opens."""
    for at in range(first - 1, max(first - REACH, 0), -1):
        if scanner.word(at) in ("whether", "if", "unless"):
            return True
        if scanner.word(at) in (",", ";", ":", ".", "and", "that"):
            return False
    return False


def gerund(scanner: Scanner, first: int) -> Time:
    """How a gerund stands: past behind "after" and a comma, open behind "before", "of", "without"."""
    before = scanner.word(first - 1)
    return "open" if before in ("before", "without", "of", "for") else "past"


def infinitive(scanner: Scanner, to: int) -> Time:
    """How an infinitive stands: ahead behind "plans", "are", "agreed"; open behind what proposes; else of its verb."""
    before = to - 1
    while scanner.is_adverb(before):
        before -= 1
    governed = range(max(0, to - REACH), to)
    if any(scanner.word(t) in ACCEPTING for t in range(max(0, to - 2 * REACH), to)):
        return "ahead"
    if any(proposes(scanner, token) for token in governed):
        return "open"
    return "ahead" if scanner.of(before, "ahead") else "past"


def proposes(scanner: Scanner, token: int) -> bool:
    """Whether a word proposes, refuses or favours something, so that what it governs has not happened."""
    form = scanner.lexicon.find("relation", scanner.lower, token)
    return form is not None and form.values[0] in ("proposes", "rejects", "prefers")


def find_verb(scanner: Scanner, at: int) -> Trigger | None:
    """The verb of speech, of meeting or of any listed doing at a token, whatever it tells; None if there is none."""
    if at in scanner.named or at >= len(scanner.lower):
        return None
    known = [form for _, form in vocabulary(scanner.lexicon.reference).get(scanner.lower[at], ()) if not form.tail]
    find = scanner.lexicon.find
    form = find("reporting", scanner.lower, at) or next((f for f in known if f.tense != "base"), None)
    form = form or find("relation", scanner.lower, at)
    if form is None or form.tense in ("base", "gerund") or not heads_clause(scanner, at, form):
        return None
    first = group_start(scanner, at)
    return Trigger(first, at, at + 1, "verb", "", form, standing(scanner, first, at, form))


def is_moving(scanner: Scanner, at: int) -> bool:
    """Whether a token is a verb that moves a letter or holds a meeting, or one that proposes or refuses."""
    verbs = ("sending", "receiving", "holding")
    known = vocabulary(scanner.lexicon.reference).get(scanner.word(at), ())
    found = next((form for part, form in known if part in verbs), None)
    found = (
        found
        or scanner.lexicon.find("relation", scanner.lower, at)
        or scanner.lexicon.find("reporting", scanner.lower, at)
    )
    return found is not None and not found.tail and heads_clause(scanner, at, found)
