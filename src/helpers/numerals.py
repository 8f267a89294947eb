"""Whole numbers in digits or English words, up to ninety-nine in words."""

from __future__ import annotations

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: n for n, word in enumerate((*UNITS, *TEENS), 1)}
WORDS |= {word: 10 * n for n, word in enumerate(TENS, 2)}
WORDS |= {f"{ten}-{unit}": 10 * n + u for n, ten in enumerate(TENS, 2) for u, unit in enumerate(UNITS, 1)}
NUMERAL = r"(?P<number>\d{1,3}|" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"  # for case-blind patterns


def value_of(numeral: str) -> int:
    """The value of a number in digits or words.

    Raises
    ------
    KeyError
        If it is neither.
    """
    return int(numeral) if numeral.isdigit() else WORDS[numeral.lower()]
