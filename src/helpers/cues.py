"""Cue verbs in their sentence, with the noun phrases and clauses around them, on tokens and closed word classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.language import Quotation, Span, Text
from helpers.lexicon import Form, Lexicon
from helpers.records import Mention

MARKS = frozenset("\"“”„«»‘’'")
BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "-", '"', "“", "”", "«", "»"})
LONGEST_ADVERBIAL = 10  # tokens of an adverbial before a main clause
LONGEST = 28  # tokens of a noun phrase
DATE = re.compile(r"\d{1,4}|(jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)\w*\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """A cue verb in its sentence, in tokens."""

    first: int  # first token of the verb group: auxiliaries, negation, adverbs
    head: int  # the cue word itself
    last: int  # token after the cue and its particle
    form: Form
    passive: bool = False


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
        self.lower = [word.lower() for word in text.words]
        self.named: dict[int, range] = {}
        for mention in mentions:
            tokens = self.tokens(Span(mention.start, mention.end))
            self.named.update(dict.fromkeys(tokens, tokens))
        self.quoted = {token for q in text.quotations for token in self.tokens(q)}

    def tokens(self, span: Span | Quotation) -> range:
        """Numbers of the tokens in a span."""
        return range(self.text.token_at(span.start), self.text.token_at(span.end - 1) + 1)

    def span(self, first: int, last: int) -> Span:
        """Code points from the first token to the one before the last, without outer white space and commas."""
        return self.text.trimmed(self.text.starts[first], self.text.end_of(last - 1)) if first < last else Span(0, 0)

    def word(self, token: int) -> str:
        """A token in lower case, empty outside the text."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""

    def of(self, token: int, *kinds: str) -> bool:
        """Whether a token belongs to one of several closed classes."""
        word = self.word(token)
        return any(word in self.lexicon.kind(kind) for kind in kinds)

    def sentences(self, paragraph: Span) -> Iterator[range]:
        """Yield the sentences of a paragraph as numbers of tokens."""
        for sentence in self.text.sentences:
            if paragraph.start <= sentence.start < paragraph.end:
                yield self.tokens(sentence)

    # ------------------------------------------------------------------------------------------------------ verbs

    def cues(self, sentence: range) -> Iterator[Cue]:
        """Yield the cue verbs of a sentence, those inside quotations left out."""
        token = sentence.start
        while token < sentence.stop:
            form = None if token in self.quoted else self.lexicon.find("reporting", self.lower, token)
            end = token + 1 + (len(form.tail) if form else 0)
            if form and self.is_verb(token, form, sentence.start):
                group, passive = self.group(token, sentence.start)
                yield Cue(group, token, end, form, passive and form.tense == "past")
            token = end

    def is_verb(self, token: int, form: Form, first: int) -> bool:
        """Whether a form of a cue heads a verb group here and is no noun or adjective."""
        at = token - 1
        while at >= first and self.is_adverb(at):
            at -= 1
        before = self.word(at) if at >= first else ""
        if token in self.named or (
            self.of(at, "determiner", "possessive") and before not in ("that", "this", "both", "all")
        ):
            return False
        if form.tense == "past":
            return before not in ("'s", "’s") and (not before or not self.of(at, "preposition") or before == "since")
        if form.tense == "gerund":
            return before in (",", "by", "and", "–", "—", "") or self.of(at, "auxiliary")
        if form.tense == "third":
            stop = self.of(at, "preposition", "auxiliary", "negation", "number") or before in (
                "to",
                "'s",
                "’s",
                "",
                ",",
            )
            return not stop or (before == "," and token - 1 > first)
        plural = (
            before.endswith("s")
            and len(before) > 3
            and before not in ("this", "was", "has", "does")
            and before.isalpha()
        )
        return self.of(at, "subject", "modal", "relative", "negation") or before in ("do", "does", "did") or plural

    def is_adverb(self, token: int) -> bool:
        """Whether a token may stand inside a verb group beside the verb."""
        return self.of(token, "adverb") or (self.word(token).endswith("ly") and token not in self.named)

    def group(self, token: int, first: int) -> tuple[int, bool]:
        """The first token of the verb group that ends at a token, and whether it is passive."""
        at, passive = token, False
        while at > first and (self.of(at - 1, "auxiliary", "negation") or self.is_adverb(at - 1)):
            at -= 1
            passive = passive or self.word(at) in ("is", "are", "was", "were", "be", "been", "being")
        while at < token and not self.of(at, "auxiliary", "negation"):
            at += 1  # adverbs before the first auxiliary belong to the clause
        return at, passive

    # ----------------------------------------------------------------------------------------------- noun phrases

    def inverted(self, cue: Cue, sentence: range) -> bool:
        """Whether the subject stands behind the verb: "...", said X; only after a quotation mark or comma."""
        before = self.word(cue.first - 1) if cue.first > sentence.start else ""
        if cue.form.tense == "gerund" or cue.first - sentence.start < 2 or before not in MARKS | {","}:
            return False
        return self.noun_phrase(cue.last, sentence.stop) is not None

    def noun_phrase(self, token: int, stop: int) -> range | None:
        """A noun phrase that begins at a token, with an apposition between commas; None if none begins there."""
        if token >= stop or self.word(token) in MARKS | {"that", "to", ",", ".", ":", "if", "whether"}:
            return None
        if self.of(token, "preposition", "adverb", "weekday") and token not in self.named:
            return None
        end = self.phrase_end(token, stop)
        if self.word(end) == "," and end - token <= LONGEST:
            inner = self.phrase_end(end + 1, stop)
            opens = self.of(end + 1, "determiner") or end + 1 in self.named or self.word(end + 1).isalpha()
            if (
                opens
                and not self.of(end + 1, "relative", "subordinator", "coordinator", "preposition")
                and self.word(inner) in (",", ".")
            ):
                end = inner
        return range(token, end) if end > token else None

    def phrase_end(self, token: int, stop: int) -> int:
        """Where a noun phrase ends: at a mark, a verb, a clause; titles and "of" stay inside."""
        at = token
        while at < stop and at - token < LONGEST:
            if at in self.named:
                at = self.named[at].stop
                continue
            word = self.word(at)
            if word in BREAKS and not (word == "-" and at > token) or word == "." or word.isspace():
                break
            if at > token and (
                self.of(at, "auxiliary", "subordinator", "relative", "subject", "weekday") or self.ends_phrase(at)
            ):
                break
            at += 1
        return at

    def ends_phrase(self, token: int) -> bool:
        """Whether a preposition ends a speaker's name: any but those inside names and titles."""
        return self.of(token, "preposition", "adverb") and self.word(token) not in (
            "of",
            "for",
            "to",
            "on",
            "from",
            "at",
            "in",
            "with",
        )

    def subject(self, cue: Cue, sentence: range) -> range | None:
        """The noun phrase before a verb group, with an apposition between commas; None if there is none."""
        end = cue.first
        while end > sentence.start and self.is_adverb(end - 1):
            end -= 1
        if self.word(end - 1) == "," and end - 2 >= sentence.start:
            start = self.clause_start(end - 1, sentence.start)
            if self.word(start - 1) == "," and start - 1 > sentence.start and cue.form.tense != "gerund":
                outer = self.clause_start(start - 1, sentence.start)
                return self.checked(outer, start - 1, whole=end - 1)
            return None
        start = self.clause_start(end, sentence.start)
        return self.checked(start, end)

    def clause_start(self, end: int, first: int) -> int:
        """Where the clause that ends before a token begins: behind a mark, a conjunction, a verb of its own."""
        at = end
        while at > first and end - at < LONGEST:
            before = at - 1
            if before in self.named:
                at = self.named[before].start
                continue
            word = self.word(before)
            if word == ")" and (opening := self.matching(before, first)) > first:
                at = opening
                continue
            hyphen = (
                word == "-"
                and self.text.starts[before] > 0
                and not self.text.string[self.text.starts[before] - 1].isspace()
            )
            if (word in BREAKS and not hyphen) or word.isspace():
                break
            if (
                self.of(before, "subordinator", "relative")
                and word not in ("so", "as", "than")
                or word in ("but", "yet")
            ):
                if self.of(before, "relative") and at == end:
                    at = before  # "who said": the pronoun itself is the subject
                break
            if self.of(before, "auxiliary") and word not in ("'s", "’s"):
                break
            at = before
        return at

    def topic(self, cue: Cue, sentence: range) -> Span | None:
        """The subject of the sentence for a participle behind it: "X left early, saying ...": its first name or pronoun."""
        for token in range(sentence.start, cue.first):
            if token in self.named and not self.of(token - 1, "preposition"):
                return self.span(token, self.named[token].stop)
            if self.of(token, "subject"):
                return self.span(token, token + 1)
        return None

    def matching(self, token: int, first: int) -> int:
        """The opening parenthesis that a closing one belongs to; the closing one itself if there is none near."""
        return next((at for at in range(token, max(first, token - LONGEST), -1) if self.word(at) == "("), token)

    def checked(self, start: int, end: int, whole: int = 0) -> range | None:
        """A candidate for a subject, without leading conjunctions and adverbials; None if no noun is left."""
        while start < end and (self.of(start, "coordinator", "adverb") or self.word(start) in MARKS):
            start += 1
        if start >= end:
            return None
        if self.of(start, "preposition") and start not in self.named and self.word(start) != "one":
            inner = [t for t in range(start, end) if t in self.named or self.of(t, "subject", "determiner")]
            later = [t for t in inner if t > start + 1 and t - 1 not in inner and not self.of(t - 1, "preposition")]
            if not later:
                return None
            start = later[-1]
        return range(start, whole or end)

    def agent(self, cue: Cue, sentence: range) -> range | None:
        """The noun phrase behind "by" of a passive."""
        for at in range(cue.last, min(cue.last + 6, sentence.stop)):
            if self.word(at) == "by":
                return self.noun_phrase(at + 1, sentence.stop)
        return None

    # ----------------------------------------------------------------------------------------------------- content

    def content_end(self, sentence: range) -> int:
        """The token after the last word of a sentence, final stops left out."""
        end = sentence.stop
        while end > sentence.start and self.word(end - 1) in (".", "!", "?", "…"):
            end -= 1
        return end

    def only_introduces(self, first: int, last: int) -> bool:
        """Whether a stretch is an adverbial before the main clause: "As he left, X said", "At the debate, X said"."""
        opens = self.of(first, "preposition") or self.word(first) in ("while", "when", "although", "though")
        return opens and first not in self.quoted and last - first < LONGEST_ADVERBIAL

    def opening(self, token: int, stop: int) -> int:
        """Where content opens soon behind a cue: at "that", "whether", a colon or a quotation; 0 if it does not."""
        for at in range(token, stop):
            word = self.word(at)
            if word in ("that", "whether", "how", "why", "if", "what") and (at == token or word in ("that", "whether")):
                return at + 1 if word == "that" else at
            if word == ":" and at - token < 12:
                return at + 1
            if at in self.quoted and (at == token or self.word(at - 1) == "," or self.skips(token, at)):
                return at
            if word in (",", ";") and self.word(at + 1) not in MARKS | {"that"}:
                return 0
        return 0

    def skips(self, token: int, at: int) -> bool:
        """Whether only an adverbial of place or time stands between a cue and a token."""
        return token < at and all(
            self.of(t, "preposition", "determiner", "weekday", "adverb", "possessive")
            or DATE.fullmatch(self.word(t))
            or t in self.named
            for t in range(token, at)
        )

    def resumed(self, cue: Cue, token: int, limit: int) -> int:
        """Where a sentence goes on behind an inserted "X said": after a comma; 0 if it does not.

        Behind a quotation only another quotation goes on.
        """
        spoken = any(t in self.quoted for t in range(max(0, cue.first - LONGEST), cue.first))
        for at in range(token, min(token + REACH_BEHIND, limit)):
            if at in self.quoted:
                return at
            if self.word(at) == "," and limit - at > 3 and not spoken:
                return at + 1
        return 0

    def whole_quotations(self, content: Span) -> Span:
        """Content stretched over quotations that reach into it from the sentence before or out into the next."""
        start, end = content
        for quotation in self.text.quotations:
            if quotation.start < start < quotation.end:
                start = quotation.start
            if quotation.start < end < quotation.end:
                end = quotation.end
        return Span(start, end)

    def begins_clause(self, token: int, limit: int) -> bool:
        """Whether a clause without "that" begins at a token: long enough, no preposition or mark first."""
        return (
            limit - token >= 3
            and not self.of(token, "preposition", "coordinator")
            and self.word(token) not in BREAKS | {".", "to"}
        )

    def begins_object(self, token: int, limit: int) -> bool:
        """Whether an object begins at a token."""
        opens = self.of(token, "determiner", "possessive", "number", "negation") or token in self.named
        word = self.word(token)
        return token < limit and (
            opens
            or (
                word.isalpha()
                and not self.of(token, "preposition", "coordinator", "auxiliary", "subordinator", "adverb")
            )
        )

    def addressed(self, token: int, limit: int) -> int:
        """Where content begins behind an object that is addressed: "urged | Moscow to ...", "told X that | ..."; or 0."""
        if not self.begins_object(token, limit):
            return 0
        for at in range(token + 1, min(token + REACH_BEHIND, limit)):
            word = self.word(at)
            if word in ("that", "whether"):
                return at + (word == "that")
            if word in ("to", "of", "for", "not", "against") and at - token <= 10:
                return token
            if word in (",", ":", ";"):
                return 0
        return 0

    def clause_end(self, token: int, limit: int) -> int:
        """Where an object or infinitive ends: at a comma or conjunction that opens something new."""
        for at in range(token + 1, limit):
            if self.word(at) in (";", "–", "—") or (
                self.word(at) == "," and limit - at > 1 and self.of(at + 1, "subordinator", "relative", "coordinator")
            ):
                return at
        return limit


REACH_BEHIND = 12  # tokens behind an inserted cue in which the sentence may go on
