"""Documents whose words leave open which one is meant, or how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from helpers.drafts import is_sent
from helpers.flaws import Flaw
from helpers.records import SEPARATOR, Exchange, Id, Mention
from helpers.reference import Reference
from helpers.scanner import Scanner
from helpers.spans import Span

ONE = {"letters": "letter", "memos": "memo", "notes": "note", "messages": "message", "missives": "missive",
       "telegrams": "telegram", "cables": "cable", "dispatches": "dispatch", "despatches": "despatch"}  # fmt: skip
OWNED = frozenset({"'s", "’s", "'", "’"})
BELONGING = frozenset({"from", "of", "by", "to"})
NEAR = 8  # tokens between an owner and its letter: "the EU's most up-to-date letter"


class Named(NamedTuple):
    """A document as the text names it: the token of its noun, the noun in the singular, the side it comes from."""

    token: int
    noun: str
    plural: bool
    owner: Id  # state or organisation; empty where the words do not say


class Referents:
    """The documents that one text names.

    Parameters
    ----------
    scanner : Scanner
    mentions : list of Mention
    exchanges : list of Exchange
        Of the text: who sent which letter.
    reference : Reference
    """

    def __init__(
        self, scanner: Scanner, mentions: list[Mention], exchanges: list[Exchange], reference: Reference
    ) -> None:
        self.scanner, self.reference = scanner, reference
        self.mentions = [m for m in mentions if m.actor_id]
        self.starting = {scanner.text.token_at(m.start): m for m in self.mentions}
        self.letters = [e for e in exchanges if e.kind in ("letter", "note") and e.sender_id]
        self.named = list(self.find_named())
        self.counts = Counter(document.noun for document in self.named)

    def find_named(self) -> Iterator[Named]:
        """Yield the letters, memos and notes that the text names, outside quotations."""
        for token, word in enumerate(self.scanner.lower):
            noun = ONE.get(word, word)
            if noun in ONE.values() and token not in self.scanner.quoted:
                yield Named(token, noun, word in ONE, self.owner(token))

    def owner(self, token: int) -> Id:
        """The side that a document comes from: by possessive or adjective, by who sent it, by the exchange it tells."""
        for before in range(token - 1, max(-1, token - 1 - NEAR), -1):
            if self.scanner.word(before) in OWNED and before - 1 in self.scanner.named:
                return self.side_of(self.scanner.named[before - 1].start)
            word = self.scanner.word(before)
            joins = word == "to" or self.scanner.of(before, "preposition", "determiner", "coordinator")
            if joins or not (word.isalpha() or word == "-"):
                break
        adjective = self.reference.adjectives.get(self.scanner.text.words[token - 1], []) if token else []
        if adjective:
            return self.side(adjective[0])
        behind = token + 1 + (self.scanner.word(token + 1) in ("from", "by"))
        if behind in self.starting and (behind > token + 1 or self.sends(self.scanner.named[behind].stop)):
            return self.side_of(behind)
        return self.sender(token)

    def sends(self, token: int) -> bool:
        """Whether a verb of sending stands at a token: "a memo Russia sent"."""
        token += self.scanner.of(token, "auxiliary")
        return is_sent(self.scanner, token)

    def sender(self, token: int) -> Id:
        """The side of the sender of the exchange that a noun tells; empty if it tells none."""
        start = self.scanner.text.starts[token]
        for letter in self.letters:
            if letter.start <= start < letter.end:
                return self.side(letter.sender_id.split(SEPARATOR)[0])
        return ""

    def side_of(self, token: int) -> Id:
        """The side of the actor named at a token."""
        mention = self.starting.get(token)
        return self.side(mention.actor_id) if mention else ""

    def side(self, actor_id: Id) -> Id:
        """The state or organisation that an actor serves or belongs to."""
        serves = [m.affiliation_id for m in self.mentions if m.actor_id == actor_id and m.affiliation_id]
        served = serves[0] if serves else actor_id
        return (self.reference.parents(served) or [served])[-1]

    def flaws(self) -> Iterator[Flaw]:
        """Yield documents that could be another side's, and letters that are one here and several there."""
        yield from self.ambiguous()
        yield from self.mismatched()

    def ambiguous(self) -> Iterator[Flaw]:
        """Yield "the memo" at the start of a sentence where the last memo and letter were of different sides."""
        earlier: list[Named] = []
        for document in self.named:
            bare = not document.owner and not document.plural and self.opens_sentence(document.token)
            last = self.rival(document, earlier) if bare else None
            if last:
                name = self.reference.actors[last.owner].name if last.owner in self.reference.actors else last.owner
                span = self.scanner.span(document.token - 1, document.token + 1)
                effect = f"the last {document.noun} named was another side's"
                yield Flaw(span, "ambiguous_referent", "medium", f"the {last.noun} of {name}", effect)
            else:
                earlier += [known for known in [self.traced(document, earlier)] if known.owner]

    def rival(self, document: Named, earlier: list[Named]) -> Named | None:
        """The document named last, where it is another side's than the one last named by the same word.

        Only a word that the text uses less often than the other can stand for the other.
        """
        same = next((d for d in reversed(earlier) if d.noun == document.noun), None)
        last = earlier[-1] if earlier else document
        rarer = self.counts[document.noun] < self.counts[last.noun]
        return last if same and last.owner != same.owner and rarer else None

    def traced(self, document: Named, earlier: list[Named]) -> Named:
        """A document with its side: "the letter" is the one named last by that word."""
        if document.owner or not self.definite(document.token):
            return document
        return document._replace(owner=next((d.owner for d in reversed(earlier) if d.noun == document.noun), ""))

    def opens_sentence(self, token: int) -> bool:
        """Whether "the" and a noun stand at the start of a sentence, and nothing tells behind them whose it is."""
        if self.scanner.word(token - 1) not in ("the", "this") or self.scanner.word(token + 1) in BELONGING:
            return False
        start = self.scanner.text.starts[token - 1]
        return self.scanner.text.sentence_at(start).start == start

    def mismatched(self) -> Iterator[Flaw]:
        """Yield letters in the plural where the same side's letter is one elsewhere in the text."""
        single = {(d.noun, d.owner) for d in self.named if d.owner and not d.plural}
        for document in self.named:
            if document.plural and (document.noun, document.owner) in single and self.definite(document.token):
                effect = f"elsewhere one {document.noun} of the same sender"
                yield Flaw(self.with_recipient(document.token), "number_mismatch", "low", document.noun, effect)

    def definite(self, token: int) -> bool:
        """Whether a noun has the article, and no number."""
        return self.scanner.word(token - 1) in ("the", "these", "those")

    def with_recipient(self, token: int) -> Span:
        """A noun with its article and the recipient behind it."""
        last = token + 1
        if self.scanner.word(last) == "to":
            first = last + 1 + (self.scanner.word(last + 1) == "the")
            last = self.scanner.named[first].stop if first in self.scanner.named else last
        return self.scanner.span(token - 1, last)
