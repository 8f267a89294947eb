"""The tokens of a text as the rules look at them: words by class, names, quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.quotations import Quotation
from helpers.records import Mention
from helpers.spans import Span

MARKS = frozenset("\"“”„«»‘’'")
BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "-", '"', "“", "”", "«", "»"})

NEAR = 7  # tokens in which a speaker and a verb of saying fit


class Scanner:
    """The tokens of one text as the rules look at them.

    Parameters
    ----------
    text : Text
    words : Lexicon
    mentions : list of Mention
        Of the text, in order: they mark where noun phrases end.
    """

    def __init__(self, text: Text, words: Lexicon, mentions: list[Mention]) -> None:
        self.text, self.lexicon = text, words
        body = bisect_left(text.starts, text.body)
        self.lower = [""] * body + [word.lower() for word in text.words[body:]]  # metadata before the body is no text
        self.named: dict[int, range] = {}
        for mention in mentions:
            tokens = self.tokens(Span(mention.start, mention.end))
            self.named.update(dict.fromkeys(tokens, tokens))
        self.quoted = {token for q in text.quotations for token in self.inside(q)}

    def tokens(self, span: Span | Quotation) -> range:
        """Numbers of the tokens in a span."""
        return range(self.text.token_at(span.start), self.text.token_at(span.end - 1) + 1)

    def inside(self, quotation: Quotation) -> range:
        """Tokens that a quotation holds; one that is never closed ends where a comma and "the envoy said" follow."""
        tokens = self.tokens(quotation)
        if quotation.closed:
            return tokens
        return range(tokens.start, next((t for t in tokens if self.word(t) == "," and self.told(t + 1)), tokens.stop))

    def told(self, token: int) -> bool:
        """Whether a few words from a token on name who said what stands before: "the envoy said"."""
        for at in range(token, token + NEAR):
            form = self.lexicon.find("reporting", self.lower, at) if at < len(self.lower) else None
            if form and form.tense == "past" and "clause" in form.values:
                return True
            if self.word(at) in BREAKS or self.word(at) == ".":
                return False
        return False

    def span(self, first: int, last: int) -> Span:
        """Code points from the first token to the one before the last, without outer white space and commas."""
        return self.text.trimmed(self.text.starts[first], self.text.end_of(last - 1)) if first < last else Span(0, 0)

    def word(self, token: int) -> str:
        """A token in lower case, empty outside the text."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""

    def of(self, token: int, *kinds: str) -> bool:
        """Whether a token belongs to one of several closed classes."""
        known = self.lexicon.classes.get(self.lower[token]) if 0 <= token < len(self.lower) else None
        return known is not None and not known.isdisjoint(kinds)

    def sentences(self, paragraph: Span) -> Iterator[range]:
        """Yield the sentences of a paragraph as numbers of tokens."""
        return (self.tokens(sentence) for sentence in self.text.sentences_in(paragraph))

    def is_adverb(self, token: int) -> bool:
        """Whether a token may stand inside a verb group beside the verb."""
        return self.of(token, "adverb") or (self.word(token).endswith("ly") and token not in self.named)
