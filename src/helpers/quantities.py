"""Large numbers of troops, people, weapons or money, which no table can check: they stay the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.assertions import UNLISTED, Assertion
from helpers.scanner import Scanner
from helpers.spans import Span

SIGNS = {
    "more than": ">", "greater than": ">", "over": ">", "at least": ">=", "no fewer than": ">=", "not less than": ">=",
    "fewer than": "<", "less than": "<", "under": "<", "up to": "<=", "as many as": "<=", "no more than": "<=",
    "about": "~", "some": "~", "around": "~", "nearly": "~", "almost": "~", "roughly": "~", "approximately": "~",
    "close to": "~", "an estimated": "~", "estimated": "~",
}  # fmt: skip
TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000}
SMALL = 100  # below it a number is seldom worth a claim
REACH = 90  # code points before a noun in which its number stands
SIGN = r"(?:\b(?P<sign>" + "|".join(s.replace(" ", r"\s+") for s in sorted(SIGNS, key=len, reverse=True)) + r")\s+)?"
NUMBER = r"(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?)"
SIZE = r"(?:[\s-]?(?P<times>hundred|thousand|million|billion|bn)s?\b)?"
VAGUE = r"\b(?P<vague>(?:(?:tens|hundreds|thousands|dozens)\s+of\s+)?(?:hundreds|thousands|millions)\s+of)"
ADJECTIVES = r"(?:\s+of)?(?:\s+[A-Za-z][A-Za-z’'-]*){0,2}?\s+$"
COUNTED = re.compile(SIGN + rf"(?:(?<![\w.,$€£]){NUMBER}{SIZE}|{VAGUE})" + ADJECTIVES, re.IGNORECASE)
MONEY = re.compile(SIGN + rf"[$€£]\s?{NUMBER}{SIZE}", re.IGNORECASE)
NEAR = 7  # tokens before a noun, the same
MANY = frozenset({"hundreds", "thousands", "millions"})
CURRENCIES = frozenset("$€£")


def find_quantities(scanner: Scanner) -> Iterator[Assertion]:
    """Yield numbers of troops, people, weapons or money: large ones, and vague ones ("tens of thousands of people")."""
    nouns = scanner.lexicon.kind("quantified") | CURRENCIES
    end = 0
    for token, word in enumerate(scanner.lower):
        found = find_number(scanner, token) if word in nouns and is_numbered(scanner, token) else None
        value = value_of(found[1]) if found and found[0].start >= end else ""
        if found and value:
            end = found[0].end
            about = named_before(scanner, found[0].start), word, value
            yield Assertion(found[0], "quantity", *about, "not_checkable_offline", UNLISTED)


def is_numbered(scanner: Scanner, token: int) -> bool:
    """Whether digits or a vague number stand close to a token."""
    near = scanner.lower[max(0, token - NEAR) : token + 3]
    return any(word[0].isdigit() or word in MANY for word in near)


def find_number(scanner: Scanner, token: int) -> tuple[Span, dict[str, str]] | None:
    """The number before a noun that is counted, or behind a sign of money, with its parts; None if there is none."""
    text, start = scanner.text, scanner.text.starts[token]
    first = max(text.sentence_at(start).start, start - REACH)
    if scanner.word(token) in CURRENCIES:
        found = next((m for m in MONEY.finditer(text.string, first, start + REACH) if m.end() > start), None)
        return (Span(*found.span()), found.groupdict()) if found else None
    found = COUNTED.search(text.string[first:start])
    return (Span(first + found.start(), text.end_of(token)), found.groupdict()) if found else None


def value_of(parts: dict[str, str]) -> str:
    """The number claimed with its sign (">100000"), the words of a vague one; empty for a small one."""
    if parts.get("vague"):
        return " ".join(parts["vague"].lower().split()[:-1])
    size = float(re.sub(r"[^\d.]", "", parts["number"])) * TIMES.get((parts["times"] or "").lower(), 1)
    sign = SIGNS.get(" ".join((parts["sign"] or "").lower().split()), "")
    return f"{sign}{size:.0f}" if size >= SMALL else ""


def named_before(scanner: Scanner, offset: int) -> str:
    """The words of the last actor named in the sentence before a code point, empty if there is none."""
    sentence = scanner.text.sentence_at(offset)
    tokens = range(scanner.text.token_at(sentence.start), scanner.text.token_at(offset))
    named = [scanner.named[token] for token in tokens if token in scanner.named]
    return scanner.text[scanner.span(named[-1].start, named[-1].stop)] if named else ""
