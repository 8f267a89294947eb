"""Acronyms: whether one stands for the name before it, and slips of letters inside one ("OCSE" for OSCE)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from helpers.assertions import Assertion
from helpers.flaws import Flaw
from helpers.gazetteer import distance
from helpers.language import Text
from helpers.records import Id, Mention, Verdict
from helpers.reference import Reference
from helpers.spans import Span

ACRONYM = re.compile(r"(?<![\w&/.-])[A-Z]{3,7}(?![\w&/]|-[A-Z0-9]|\.[A-Z])")
BRACKETED = re.compile(r"\s?\(\s*(?:the\s+|hereafter\s+)?[\"“']?([A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,6})[\"”']?\s*\)")
WORD = re.compile(r"[^\W\d_]+")
CAPITALS = 0.6  # share of capital letters from which a line is a heading, whose words say nothing about acronyms
AROUND = 200  # code points of a line that are looked at
LONG = 4  # letters from which an acronym may be told apart from its neighbours by one letter


def find_expansions(text: Text, mentions: list[Mention], reference: Reference) -> Iterator[Assertion]:
    """Yield the claim that an acronym in brackets stands for the name before it.

    True where the tables give the actor this acronym or its letters spell it; false where they cannot, and the tables
    give the acronym to somebody else; a tension where nobody is known by it. What stands in brackets behind a name need
    not be its acronym ("American delegation (Wilson)"): its letters must at least resemble the name's initials.
    """
    ends = {mention.end: mention for mention in mentions}
    for match in BRACKETED.finditer(text.string, text.body):
        named = ends.get(match.start())
        if named and is_expandable(named, reference) and (checked := check_expansion(match[1], named, reference)):
            span = Span(named.start, match.end())
            yield Assertion(span, "acronym_expansion", named.actor_id, "expands_to", match[1], *checked)


def is_expandable(named: Mention, reference: Reference) -> bool:
    """Whether a mention is a name of several words that is no person's."""
    person = reference.kinds.get(named.actor_id) == "person" or bool(named.role)
    return " " in named.evidence and named.kind in ("name", "alias") and not person


def check_expansion(acronym: str, named: Mention, reference: Reference) -> tuple[Verdict, str] | None:
    """Whether an acronym stands for a name, and why; None where it does not look like the acronym of that name."""
    entry = reference.actors.get(named.actor_id)
    letters, upper = initials(named.evidence), acronym.upper()
    if upper in {letters, initials(named.evidence, hyphens=False)}:
        return "true", f"initials {' '.join(letters)}"
    if entry and acronym in (entry.name, *entry.aliases):
        return "true", f"usual short form of {entry.name}"
    owner = owners(reference).get(acronym, "")
    if not owner and is_spelt_by(upper, named.evidence):
        return "true", f"its letters stand in “{named.evidence}” in this order"
    if distance(upper, letters) > 1 and sorted(upper) != sorted(letters):
        return None
    if owner and owner != named.actor_id:
        return "false", f"{acronym} is {reference.actors[owner].name}; the initials are {' '.join(letters)}"
    return "tension", f"the initials are {' '.join(letters)}"


def is_spelt_by(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in a name in this order, the first one at the head of a word."""
    for word in WORD.finditer(name):
        if word[0][0].upper() == acronym[0]:
            rest = iter(name[word.start() :].upper())
            return all(letter in rest for letter in acronym)
    return False


def initials(name: str, *, hyphens: bool = True) -> str:
    """The capital initials of a name's words; without `hyphens`, hyphenated words count once ("Co-operation")."""
    words = WORD.findall(name if hyphens else name.replace("-", ""))
    return "".join(word[0] for word in words if word[0].isupper())


def find_slips(text: Text, mentions: list[Mention], reference: Reference) -> Iterator[Flaw]:
    """Yield acronyms that no table knows but that are a slip away from one: two letters swapped, or one wrong.

    The one that is meant must be named in the text, by acronym or in full; of swapped letters in an acronym of five or
    more it need not. An acronym that the text explains in brackets is no slip, unless its letters are those of the
    explanation in another order.
    """
    known = owners(reference)
    words = list(ACRONYM.finditer(text.string, text.body))
    count = Counter(match.group() for match in words)
    named = {match.group() for match in words} & known.keys()
    ids = {mention.actor_id for mention in mentions}
    named |= {acronym for acronym, owner in known.items() if owner in ids}
    own = explained(text)
    for match in words:
        word = match.group()
        if word in known or (word in own and sorted(word) != sorted(own[word])):
            continue
        meant = meant_by(word, count[word], named, known)
        if len(meant) == 1 and not in_heading(text, match.start()):
            yield Flaw(Span(*match.span()), "acronym_typo", "high", meant[0], f"{meant[0]} would be missed")


def meant_by(word: str, count: int, named: set[str], known: dict[str, Id]) -> list[str]:
    """The acronyms that a word may be a slip of; the nearest kind of slip decides.

    A letter more at the end makes another acronym ("UNSCR" for a resolution of the UNSC), not a slip.
    """
    swapped = [k for k in sorted(named) if is_swap(word, k)]
    if swapped or len(word) < LONG:
        return swapped
    near = [k for k in sorted(named) if is_near(word, k)]
    if near and count == 1:
        return near
    return [k for k in sorted(known) if is_swap(word, k)] if len(word) > LONG else []


def is_near(word: str, known: str) -> bool:
    """Whether a long acronym is one wrong, missing or doubled letter away from a known one."""
    longer = word.startswith(known) or known.startswith(word)
    return len(known) >= LONG and known[0] == word[0] and distance(known, word) == 1 and not longer


def is_swap(one: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that have changed places."""
    if len(one) != len(other) or sorted(one) != sorted(other):
        return False
    wrong = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1


def explained(text: Text) -> dict[str, str]:
    """Acronyms that the text itself explains, with the initials of the words before them."""
    found = {}
    for match in BRACKETED.finditer(text.string, text.body):
        before = text.string[max(text.body, match.start() - 90) : match.start()]
        words = [w for w in WORD.findall(before) if w[0].isupper()]
        letters = "".join(word[0] for word in words[-len(match[1]) :])
        found[match[1]] = letters
    return found


def in_heading(text: Text, offset: int) -> bool:
    """Whether the line around a code point is written in capitals."""
    before = text.string[max(0, offset - AROUND) : offset].rpartition("\n")[2]
    line = before + text.string[offset : offset + AROUND].partition("\n")[0]
    letters = [c for c in line if c.isalpha()]
    return sum(c.isupper() for c in letters) > CAPITALS * len(letters)


@lru_cache(maxsize=8)
def owners(reference: Reference) -> dict[str, Id]:
    """Actors by the acronyms that stand for them."""
    found = {}
    for entry in reference.actors.values():
        for name in (entry.name, *entry.aliases):
            if ACRONYM.fullmatch(name):
                found[name] = entry.actor_id
    return found
