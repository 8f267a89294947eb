"""WordPiece: a text to the pieces of a fixed vocabulary, exactly as the uncased BERT models cut it.

Own code, because the tagger needs nothing else of the library that usually does this. Every piece keeps its place in
the text: accents and capitals are folded for the look-up alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from helpers.records import Offset

CHUNK = re.compile("[^ \t\n\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNKNOWN = "[UNK]"
LONGEST = 100  # folded characters of a word; a longer one is unknown as a whole
DROPPED = frozenset({"Cc", "Cf", "Co", "Cs"})  # categories without any trace: control, format, private use
IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary and where it stands in the text."""

    number: int
    start: Offset
    end: Offset


class WordPiece:
    """Cuts texts into the pieces of a vocabulary.

    Parameters
    ----------
    vocabulary : dict
        Number by piece; pieces inside a word begin with "##".
    """

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self.vocabulary = vocabulary
        self.chunk = lru_cache(maxsize=1 << 16)(self.cut_chunk)

    def cut(self, string: str) -> list[Piece]:
        """Cut a text into pieces, in order; white space belongs to none."""
        found = []
        for chunk in CHUNK.finditer(string):
            at = chunk.start()
            found += [Piece(number, at + start, at + end) for number, start, end in self.chunk(chunk.group())]
        return found

    def cut_chunk(self, chunk: str) -> tuple[Piece, ...]:
        """Cut what stands between two white spaces: marks and ideographs alone, the rest by the longest pieces."""
        found: list[Piece] = []
        word: list[tuple[str, int]] = []
        for at, char in enumerate(chunk):
            if stands_alone(char):
                found += [*self.cut_word(word), *self.cut_word([(char, at)])]
                word = []
            elif unicodedata.category(char) not in DROPPED and char != "\ufffd":
                word += [(part, at) for part in fold(char)]
        return tuple(found + self.cut_word(word))

    def cut_word(self, word: list[tuple[str, int]]) -> list[Piece]:
        """Cut one word, given as folded characters with their places: the longest known piece first, then the next."""
        string = "".join(char for char, _ in word)
        found: list[Piece] = []
        start = 0
        while start < len(string):
            prefix = "##" if start else ""
            known = (end for end in range(len(string), start, -1) if prefix + string[start:end] in self.vocabulary)
            end = next(known, 0) if len(string) <= LONGEST else 0
            if not end:
                return [Piece(self.vocabulary[UNKNOWN], word[0][1], word[-1][1] + 1)]
            found.append(Piece(self.vocabulary[prefix + string[start:end]], word[start][1], word[end - 1][1] + 1))
            start = end
        return found


def fold(char: str) -> str:
    """A character in lower case and without accents; several, or none, where it is made of such."""
    return "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn").lower()


def stands_alone(char: str) -> bool:
    """Whether a character is a word by itself: a mark, or an ideograph."""
    if char.isascii():
        return char.isprintable() and not char.isalnum()
    return unicodedata.category(char)[0] == "P" or any(first <= ord(char) <= last for first, last in IDEOGRAPHS)


def read_vocabulary(path: Path) -> dict[str, int]:
    """Read a vocabulary: one piece a line, numbered from 0."""
    return {piece: number for number, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}
