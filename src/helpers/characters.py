"""Characters that mislead: look-alike letters, invisible ones, text decoded twice, direction overrides, NUL.

A finder yields where they stand and what was probably meant; the text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from helpers.records import Offset

OddityKind = Literal["mojibake", "look-alike", "invisible", "direction", "control"]

LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјкорсхуԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
    "ABESIJKMHOPCTXYaesijkopcxydqwABEZHIKMNOPTYXaiknoptux",
)
ALPHABETS = re.compile(r"[A-Za-z\u0370-\u03ff\u0400-\u052f]+")
ALIEN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
LATIN = re.compile(r"[A-Za-z]")
INVISIBLE = re.compile(r"(?<=[^\W\d_])[\u00ad\u180e\u200b-\u200d\u2060\ufeff]+(?=[^\W\d_])")
LATIN_BESIDE = re.compile(r"[A-Za-z\u00c0-\u024f]")
DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
TWICE = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]{1,3}"
)
MARGIN = 20  # characters shown on both sides in `reading`


class Oddity(NamedTuple):
    """Characters that mislead: their kind, where they stand, what was probably meant."""

    kind: OddityKind
    start: Offset
    end: Offset
    reading: str


def find_oddities(text: str) -> list[Oddity]:
    """Find the characters of a text that mislead readers or programs.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Oddity
        In order. Time is linear in the length of the text; a text in ASCII is passed at once.
    """
    finders = (find_look_alikes, find_invisible, find_direction, find_mojibake)
    found = [] if text.isascii() else list(chain.from_iterable(finder(text) for finder in finders))
    return sorted([*found, *find_control(text)], key=lambda oddity: oddity.start)


def find_look_alikes(text: str) -> Iterator[Oddity]:
    """Yield words that mix Latin letters with Cyrillic or Greek ones of the same shape."""
    for match in ALPHABETS.finditer(text) if ALIEN.search(text) else ():
        word = match.group()
        if len(word) < 3 or word.isascii() or not LATIN.search(word):
            continue
        if (latin := word.translate(LOOK_ALIKES)).isascii():
            yield Oddity("look-alike", match.start(), match.end(), latin)


def find_invisible(text: str) -> Iterator[Oddity]:
    """Yield invisible characters inside words of Latin letters; other scripts need some of them."""
    for match in INVISIBLE.finditer(text):
        before, after = text[match.start() - 1], text[match.end()]
        if LATIN_BESIDE.match(before) and LATIN_BESIDE.match(after):
            yield Oddity("invisible", match.start(), match.end(), before + after)


def find_direction(text: str) -> Iterator[Oddity]:
    """Yield marks that turn the direction of writing, so that the text shown differs from the text read."""
    for match in DIRECTION.finditer(text):
        yield Oddity("direction", match.start(), match.end(), "")


def find_control(text: str) -> Iterator[Oddity]:
    """Yield NUL and other characters that no text holds."""
    for match in CONTROL.finditer(text):
        yield Oddity("control", match.start(), match.end(), "")


def find_mojibake(text: str) -> Iterator[Oddity]:
    """Yield what looks like UTF-8 that was decoded as a western encoding: "Ã©" for "é".

    A single pair of characters may be meant so; two of them, or one of three characters, are not.
    """
    found = [(match, decoded_once(match.group())) for match in TWICE.finditer(text)]
    found = [(match, reading) for match, reading in found if reading]
    if len(found) > 1 or any(len(match.group()) > 2 for match, _ in found):
        for match, reading in found:
            yield Oddity("mojibake", match.start(), match.start() + length_of(reading), reading)


def decoded_once(string: str) -> str:
    """The character that a string gives when it is encoded as cp1252 and read as UTF-8; empty if it is none."""
    data = b"".join(byte_of(c) for c in string)
    for length in (4, 3, 2):
        try:
            if length <= len(data):
                return data[:length].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return ""


def byte_of(character: str) -> bytes:
    """The byte of a character in cp1252; of characters that it lacks, their code."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) < 256 else b"?"


def length_of(reading: str) -> int:
    """How many characters of text decoded twice one character takes."""
    return len(reading.encode("utf-8"))


WARNINGS: dict[OddityKind, str] = {
    "mojibake": "characters decoded twice: {count} (“{shown}” for “{reading}”), save the file as UTF-8 once more",
    "look-alike": "words that mix alphabets: {count} (“{shown}” is not “{reading}”), names in them are not found",
    "invisible": "words with invisible characters: {count}, names in them are not found",
    "direction": "marks that turn the direction of writing: {count}, what is shown may differ from what is read",
    "control": "characters that no text holds (NUL and the like): {count}, the file may be damaged",
}


def warn_of(text: str) -> list[str]:
    """Warnings about characters that mislead, one for each kind, with their number and first example."""
    found = find_oddities(text)
    warnings = []
    for kind, pattern in WARNINGS.items():
        of_kind = [oddity for oddity in found if oddity.kind == kind]
        if of_kind:
            first = of_kind[0]
            shown = text[first.start : first.end][:40]
            warnings.append(pattern.format(count=len(of_kind), reading=first.reading[:40], shown=shown))
    return warnings
