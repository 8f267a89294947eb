"""Two versions of one passage: whether the words are the same, where they differ, whether they exclude each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from helpers.numerals import WORDS

WORD = re.compile(r"\w+(?:[-'’.,]\w+)*%?")
NUMBER = re.compile(r"\d[\d.,]*")
MOST = 6  # differences shown
LONGEST = 8  # words of one difference
CROP = 6  # letters of a word that make its stem: enough to tell words, few enough to forget endings
SHORTEST = 3  # letters of a word that may carry content


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes straight, without punctuation around them."""
    return WORD.findall(text.lower().replace("’", "'"))


def stems_of(words: Sequence[str], empty: frozenset[str]) -> frozenset[str]:
    """The stems of the words that carry content: neither on the list of empty ones nor very short."""
    return frozenset(w[:CROP] for w in words if w not in empty and (len(w) >= SHORTEST or w.isdigit()))


def are_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two versions are the same words, or one is a part of the other, word by word."""
    short, long = sorted((one, other), key=len)
    return (
        any(list(long[n : n + len(short)]) == list(short) for n in range(len(long) - len(short) + 1))
        if short
        else False
    )


def find_difference(one: Sequence[str], other: Sequence[str]) -> str:
    """Where the second version differs from the first, word by word: "“back” → “behind”; + “new”; − “old”".

    What one of them has more at its beginning or end is no difference: passages are cut in different ways.
    """
    steps = [s for s in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if s[0] != "equal"]
    inner = [s for s in steps if s[0] == "replace" or not is_edge(s, len(one), len(other))]
    shown = [show(" ".join(one[a:b][:LONGEST]), " ".join(other[c:d][:LONGEST])) for _, a, b, c, d in inner[:MOST]]
    return "; ".join(shown) + ("; …" if len(inner) > MOST else "")


def is_edge(step: tuple[str, int, int, int, int], length: int, other: int) -> bool:
    """Whether a step of a comparison stands at the beginning or end of one of the versions."""
    _, a, b, c, d = step
    return a == c == 0 or a == 0 or c == 0 or b == length or d == other


def show(old: str, new: str) -> str:
    """One difference in signs: replaced, more, less."""
    if old and new:
        return f"“{old}” → “{new}”"
    return f"+ “{new}”" if new else f"− “{old}”"


def excludes(one: Sequence[str], other: Sequence[str], negations: frozenset[str]) -> str:
    """Why two versions of one passage cannot both be right; empty where they can.

    Only what can be read off the words counts: a negation on one side, or numbers where each side has one that the
    other has not.
    """
    if bool(negations & set(split(one))) != bool(negations & set(split(other))):
        return "negated in one of them"
    numbers, others = numbers_of(one), numbers_of(other)
    if numbers - others and others - numbers:
        return f"{', '.join(sorted(numbers - others))} here, {', '.join(sorted(others - numbers))} there"
    return ""


def split(words: Sequence[str]) -> list[str]:
    """Words with contracted negations cut off: "don't" gives "do" and "n't"."""
    return [part for word in words for part in ((word[:-3], "n't") if word.endswith("n't") else (word,))]


def numbers_of(words: Sequence[str]) -> set[str]:
    """The numbers among words, digits without separators, words as digits; "one" says too little."""
    digits = {re.sub(r"[.,]$|,(?=\d{3})", "", m[0]) for word in words if (m := NUMBER.fullmatch(word.rstrip("%")))}
    return digits | {str(WORDS[word]) for word in words if WORDS.get(word, 1) > 1}
