"""Text to tokens, sentences, paragraphs and paired quotation marks.

spaCy's blank English pipeline cuts the tokens; nothing is downloaded and nothing is trained. Sentences and quotation
marks are found here, because machine-made English, missing spaces and unclosed quotations must not break a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc

from helpers.quotations import Quotation, find_quotations
from helpers.records import Day, Document, Id, Offset
from helpers.spans import Span

PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n(?![ \t]*\n).*\S)*")
LINE_BREAK = re.compile(r"\n\s*")
SENTENCE_END = frozenset(".!?…")
CLOSING = frozenset("\"”’')]»")
OPENING = frozenset("\"“‘'([«„")
LONGEST_WORD = 200  # code points without white space from which the tokenizer, in quadratic time, cuts nothing
LONGEST_SENTENCE = 500  # tokens; what runs on without a stop is a list or a table, cut here so that time stays linear
NUMBERED = frozenset({"No", "Nos", "Art", "Vol"})  # the stop behind these ends nothing where a number follows
# One character for one: offsets stay.
USUAL = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"})


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """spaCy's blank English pipeline: the tokenizer and its exceptions, no model."""
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31  # the limit is for parsers; documents are bounded where they are read
    nlp.tokenizer.token_match = re.compile(rf"\S{{{LONGEST_WORD},}}").match
    return nlp


@dataclass(frozen=True)
class Text:
    """A document's text with what every finder needs: tokens, sentences, paragraphs, quotations.

    Attributes
    ----------
    doc_id, date : str
        Of the document; the date may be empty.
    string : str
        The text as read. All spans refer to it.
    body : int
        Where the text proper begins; metadata before it belongs to no paragraph.
    """

    doc_id: Id
    date: Day
    string: str
    body: Offset = 0

    def __getitem__(self, span: tuple[Offset, Offset]) -> str:
        return self.string[span[0] : span[1]]

    @cached_property
    def doc(self) -> Doc:
        """The tokens, as a spaCy Doc; unusual blanks and hyphens count as the usual ones."""
        return pipeline().make_doc(self.string.translate(USUAL))

    @cached_property
    def words(self) -> list[str]:
        """The tokens as strings, white space included as spaCy cuts it."""
        return [token.text for token in self.doc]

    @cached_property
    def starts(self) -> list[Offset]:
        """Where each token starts."""
        return [token.idx for token in self.doc]

    def token_at(self, offset: Offset) -> int:
        """Number of the token that holds a code point, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def end_of(self, token: int) -> Offset:
        """Code point after a token."""
        return self.starts[token] + len(self.words[token])

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Stretches between blank lines; a single line break ends a paragraph where the lines are not wrapped."""
        return list(find_paragraphs(self.string, self.body))

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences in order, none across paragraphs, without outer white space."""
        return [span for paragraph in self.paragraphs for span in find_sentences(self, paragraph)]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Outermost quotations in order, paired inside their paragraph."""
        return [q for paragraph in self.paragraphs for q in find_quotations(self.string, paragraph)]

    @cached_property
    def _sentence_starts(self) -> list[Offset]:
        return [span.start for span in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[Offset]:
        return [span.start for span in self.paragraphs]

    @cached_property
    def _quotation_starts(self) -> list[Offset]:
        return [quotation.start for quotation in self.quotations]

    def sentence_at(self, offset: Offset) -> Span:
        """The sentence that holds a code point, or the last one before it; empty in a text without any."""
        before = max(0, bisect_right(self._sentence_starts, offset) - 1)
        return self.sentences[before] if self.sentences else Span(offset, offset)

    def paragraph_at(self, offset: Offset) -> Span:
        """The paragraph that holds a code point, or the last one before it; empty in a text without any."""
        before = max(0, bisect_right(self._paragraph_starts, offset) - 1)
        return self.paragraphs[before] if self.paragraphs else Span(offset, offset)

    def sentences_in(self, span: Span) -> list[Span]:
        """The sentences that share text with a span, in order."""
        first = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        near = self.sentences[first : bisect_left(self._sentence_starts, span.end)]
        return [sentence for sentence in near if sentence.end > span.start]

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that share text with a span, in order."""
        first = max(0, bisect_right(self._quotation_starts, span.start) - 1)
        near = self.quotations[first : bisect_left(self._quotation_starts, span.end)]
        return [quotation for quotation in near if quotation.end > span.start]

    def trimmed(self, start: Offset, end: Offset, marks: str = ",;:—–") -> Span:
        """A span without white space and the given marks at its edges."""
        while start < end and (self.string[start] in marks or self.string[start].isspace()):
            start += 1
        while end > start and (self.string[end - 1] in marks or self.string[end - 1].isspace()):
            end -= 1
        return Span(start, end)


def parse(document: Document) -> Text:
    """Make the `Text` of a document."""
    return Text(document.doc_id, document.date, document.text, document.body)


def find_paragraphs(string: str, body: Offset = 0) -> Iterator[Span]:
    """Yield the paragraphs of a text.

    Blank lines separate paragraphs. In a text without wrapped lines, each line is a paragraph of its own: a line is
    taken as wrapped where the next one goes on in lower case.
    """
    for block in PARAGRAPH.finditer(string, body):
        start = block.start()
        for line_break in LINE_BREAK.finditer(string, block.start(), block.end()):
            before, after = line_break.span()
            while string[before - 1].isspace():
                before -= 1
            if string[after].islower() or not ends_line(string[max(start, before - 60) : before]):
                continue
            yield Span(start, before)
            start = after
        yield Span(start, block.end())


def ends_line(tail: str) -> bool:
    """Whether the end of a line looks like the end of a paragraph: closed by a mark, or short like a heading."""
    return tail.rstrip("\"”’')»")[-1:] in SENTENCE_END | {":"} or len(tail) < 60


def find_sentences(text: Text, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph.

    A sentence ends at a full stop, question or exclamation mark that no abbreviation or initial owns, with the closing
    marks behind it, where a capital, a digit or an opening mark follows; a missing space does not matter.
    """
    words, starts = text.words, text.starts
    first = token = text.token_at(paragraph.start)
    last = text.token_at(paragraph.end - 1)
    if starts[first] < paragraph.start:
        first = token = first + 1
    while token <= last:
        word = words[token]
        if word[-1] in SENTENCE_END and not owns_stop(words, token, last):
            end = token
            while end < last and words[end + 1][0] in CLOSING and closes(text, end + 1):
                end += 1
            if end == last or begins_sentence(words, end + 1, last):
                yield Span(starts[first], text.end_of(end))
                token = end
                while token < last and words[token + 1].isspace():
                    token += 1
                first = token + 1
        elif token - first >= LONGEST_SENTENCE:
            yield text.trimmed(starts[first], text.end_of(token), "")
            first = token + 1
        token += 1
    if first <= last:
        span = text.trimmed(starts[first], paragraph.end, "")
        if span.end > span.start:
            yield span


def owns_stop(words: list[str], token: int, last: int) -> bool:
    """Whether the full stop belongs to the word: an abbreviation or initial inside a sentence, or a number to come.

    The tokenizer leaves the stop with abbreviations ("Mr.", "U.S.", "J."); these end a sentence only where a function
    word with a capital follows ("... in the U.S. The talks ...").
    """
    word, following = words[token], words[token + 1] if token < last else ""
    if len(word) > 1 and word[-1] == "." and word[0] != ".":
        return not (following[:1].isupper() and following.lower() in STOP_WORDS and following != "I")
    return word == "." and token > 0 and words[token - 1] in NUMBERED and following[:1].isdigit()


def closes(text: Text, token: int) -> bool:
    """Whether a mark after the end of a sentence closes something: no white space stands between."""
    return text.starts[token] == text.end_of(token - 1)


def begins_sentence(words: list[str], token: int, last: int) -> bool:
    """Whether the token, white space skipped, can open a sentence."""
    while token < last and words[token].isspace():
        token += 1
    first = words[token][0]
    if first in OPENING and token < last:
        first = words[token + 1][0] if len(words[token]) == 1 else words[token][1]
    return first.isupper() or first.isdigit() or not (first.isalpha() or first in ",;:")
