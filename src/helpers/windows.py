"""Windows: a text as the tagger sees it, a few hundred pieces of neighbouring paragraphs at a time.

Each piece carries what the uncased vocabulary hides: how its word is capitalised, where it stands to quotation marks,
and whether its word is a form of a cue. Training and run time share this module.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from helpers.language import Text
from helpers.quotations import Quotation
from helpers.spans import Span
from helpers.wordpiece import Piece, WordPiece

LONGEST = 160  # pieces of a window, the marks at its ends included
NOWHERE = -1  # offset of a mark of the model that stands for nothing in the text
ALIKE = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚`´", "'")})
DOUBLED = re.compile("''")  # two single marks that stand for a double one
CASES = ("lower", "capital", "capitals", "number", "mark")
PLACES = ("outside", "inside", "opening", "closing")
TENSES = ("none", "base", "third", "past", "gerund")
FEATURES = (CASES, PLACES, TENSES)


class Token(NamedTuple):
    """A piece with its features, as numbers; `word` is shared by the pieces of one word of the window."""

    number: int
    start: int
    end: int
    features: tuple[int, int, int] = (0, 0, 0)
    word: int = NOWHERE


@dataclass(frozen=True)
class Window:
    """Neighbouring paragraphs of a text as tokens, with a mark at each end and between paragraphs."""

    tokens: tuple[Token, ...]

    @cached_property
    def words(self) -> list[range]:
        """Positions of the tokens that make up each word; marks of the model are in none."""
        found: list[range] = []
        for at, token in enumerate(self.tokens):
            if token.start == NOWHERE:
                continue
            if found and found[-1].stop == at and self.tokens[at - 1].word == token.word:
                found[-1] = range(found[-1].start, at + 1)
            else:
                found.append(range(at, at + 1))
        return found

    def positions(self, span: Span) -> list[int]:
        """Positions of the tokens that a span of the text touches."""
        return [at for at, t in enumerate(self.tokens) if t.start < span.end and span.start < t.end]


class Cutter:
    """Cuts texts into windows.

    Parameters
    ----------
    pieces : WordPiece
    cues : mapping
        Tense by form of a cue, in lower case.
    longest : int
        Tokens that a window holds at most.
    """

    def __init__(self, pieces: WordPiece, cues: Mapping[str, str], longest: int = LONGEST) -> None:
        self.pieces, self.longest = pieces, longest
        self.cues = {form: TENSES.index(tense) for form, tense in cues.items()}
        self.inner = {number for piece, number in pieces.vocabulary.items() if piece.startswith("##")}
        self.begin, self.end, self.between = (pieces.vocabulary[mark] for mark in ("[CLS]", "[SEP]", "[unused1]"))

    def windows(self, text: Text, first: int | None = None) -> list[Window]:
        """Cut a text into windows of whole paragraphs; a paragraph too long for one is cut at a sentence.

        Parameters
        ----------
        text : Text
        first : int, optional
            Tokens of the first window at most, for training on other combinations of paragraphs.
        """
        found: list[list[Token]] = []
        room = 0
        for paragraph in self.paragraphs(text):
            if len(paragraph) + 1 > room:
                room = (self.longest if found or first is None else min(first, self.longest)) - 2
                found.append([])
            elif found[-1]:
                found[-1].append(Token(self.between, NOWHERE, NOWHERE))
            found[-1] += paragraph
            room -= len(paragraph) + 1
        ends = (Token(mark, NOWHERE, NOWHERE) for mark in (self.begin, self.end))
        begin, end = ends
        return [Window((begin, *tokens, end)) for tokens in found]

    def paragraphs(self, text: Text) -> Iterator[list[Token]]:
        """Yield the tokens of each paragraph, or of each part of one that is too long."""
        string = alike(text.string)
        starts = {sentence.start for sentence in text.sentences}
        limit = self.longest - 2
        for paragraph in text.paragraphs:
            tokens = list(self.tokens(text, string, paragraph))
            while len(tokens) > limit:
                cuts = (at for at in range(limit, limit // 3, -1) if tokens[at].start in starts)
                cut = next(cuts, limit)
                yield tokens[:cut]
                tokens = tokens[cut:]
            if tokens:
                yield tokens

    def tokens(self, text: Text, string: str, paragraph: Span) -> Iterator[Token]:
        """Yield the tokens of one paragraph."""
        pieces = self.pieces.cut(string[paragraph.start : paragraph.end])
        quotations = text.quotations_in(paragraph)
        for word in self.words(pieces):
            start = paragraph.start + pieces[word.start].start
            form = string[start : paragraph.start + pieces[word.stop - 1].end]
            case, tense = CASES.index(case_of(form)), self.cues.get(form.lower(), 0)
            for number, begin, end in pieces[word.start : word.stop]:
                at = paragraph.start + begin
                place = PLACES.index(place_of(quotations, at))
                yield Token(number, at, paragraph.start + end, (case, place, tense), start)

    def words(self, pieces: list[Piece]) -> Iterator[range]:
        """Yield which pieces make up one word: those that continue the piece before them."""
        first = 0
        for at in range(1, len(pieces) + 1):
            if at == len(pieces) or pieces[at].number not in self.inner or pieces[at].start != pieces[at - 1].end:
                yield range(first, at)
                first = at


def alike(string: str) -> str:
    """A text with all double quotation marks alike and all single ones, as long as before."""
    return DOUBLED.sub('" ', string.translate(ALIKE))


def case_of(word: str) -> str:
    """How a word is written."""
    if not any(char.isalpha() for char in word):
        return "number" if any(char.isdigit() for char in word) else "mark"
    if len(word) > 1 and word.isupper():
        return "capitals"
    return "capital" if word[0].isupper() else "lower"


def place_of(quotations: list[Quotation], offset: int) -> str:
    """Where a code point stands to the quotations of its paragraph."""
    last = bisect_right(quotations, offset, key=attrgetter("start")) - 1
    if last < 0 or offset >= quotations[last].end:
        return "outside"
    inner = quotations[last].inner
    return "opening" if offset < inner.start else "closing" if offset >= inner.end else "inside"
