"""Patterns over tokens, as analysts write them: "denies/denied to have/be", "^ about this <said>", "so [!.] <name>".

An element of a pattern is one of
    word         the word, in any case
    one/other    either word
    stem* *end   any word that begins or ends so
    <kind>       a word of a class: a kind of the table `words`, or <name>, <word>, <number>, <said>
    ...          up to four tokens
Before it may stand `!` for "anything but"; elements in square brackets are context, which must be there but is not part
of what is found. `^`, as the first element, stands for the start of a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from helpers.phrases import Hit
from helpers.scanner import Scanner

GAP = 4  # tokens that "..." may stand for
BREAKS = frozenset(".;:!?")  # marks that "..." does not pass


class Element(NamedTuple):
    """One element of a pattern."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    negative: bool = False
    context: bool = False
    special: str = ""  # "^" or "..."

    @property
    def exact(self) -> bool:
        """Whether only listed words fit."""
        return bool(self.words) and not (self.starts or self.ends or self.kinds or self.negative)


class Pattern(NamedTuple):
    """A pattern, read: its text, its elements, and which of them it is looked up by."""

    key: str
    elements: tuple[Element, ...]
    anchor: int


class Patterns:
    """Patterns, looked up by one of their words.

    Parameters
    ----------
    patterns : iterable of str
    common : frozenset of str
        Words so frequent that others of a pattern serve better to look it up.

    Raises
    ------
    ValueError
        If a pattern holds no word to look it up by.
    """

    def __init__(self, patterns: Iterable[str], common: frozenset[str] = frozenset()) -> None:
        self.filed: dict[str, list[Pattern]] = defaultdict(list)
        for key in patterns:
            pattern = read_pattern(key, common)
            for word in sorted(pattern.elements[pattern.anchor].words):
                self.filed[word].append(pattern)

    def find(self, scanner: Scanner) -> Iterator[Hit]:
        """Yield where patterns stand in a text, in the order of the words by which they are looked up."""
        matcher = Matcher(scanner)
        for token, word in enumerate(scanner.lower):
            for pattern in self.filed.get(word, ()):
                hit = matcher.match(pattern, token)
                if hit:
                    yield hit


class Matcher:
    """Matches patterns around the tokens of one text."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner

    @cached_property
    def openings(self) -> frozenset[int]:
        """The tokens that open a sentence."""
        text = self.scanner.text
        return frozenset(text.token_at(sentence.start) for sentence in text.sentences)

    def match(self, pattern: Pattern, token: int) -> Hit | None:
        """Where a pattern stands if the word by which it is looked up stands at a token; None if it does not."""
        before, behind = pattern.elements[: pattern.anchor][::-1], pattern.elements[pattern.anchor + 1 :]
        last = self.follow(behind, token + 1, token + 1, 1)
        first = None if last is None else self.follow(before, token - 1, token, -1)
        return None if first is None else Hit(pattern.key, first, last)

    def follow(self, elements: tuple[Element, ...], token: int, edge: int, step: int) -> int | None:
        """The edge of what is found when elements fit one after the other from a token on; None if they do not.

        Looking on, the edge is the token behind the last one found; looking back, it is the first one.
        """
        if not elements:
            return edge
        element, rest = elements[0], elements[1:]
        if element.special == "^":
            return edge if token + 1 in self.openings else None
        if element.special:
            return self.skip(rest, token, edge, step)
        if not self.fits(element, token):
            return None
        return self.follow(rest, token + step, edge if element.context else token + (step > 0), step)

    def skip(self, elements: tuple[Element, ...], token: int, edge: int, step: int) -> int | None:
        """As `follow`, some tokens passed over, as few as possible."""
        for skipped in range(GAP + 1):
            end = self.follow(elements, token + step * skipped, edge, step)
            if end is not None or self.scanner.word(token + step * skipped) in BREAKS:
                return end
        return None

    def fits(self, element: Element, token: int) -> bool:
        """Whether an element fits a token; a place outside the text fits only what is negative."""
        word = self.scanner.word(token)
        found = bool(word) and (
            word in element.words
            or any(word.startswith(start) and word != start for start in element.starts)
            or any(word.endswith(end) and word != end for end in element.ends)
            or any(self.belongs(token, kind) for kind in element.kinds)
        )
        return found != element.negative

    def belongs(self, token: int, kind: str) -> bool:
        """Whether a token belongs to a class."""
        word = self.scanner.word(token)
        if kind == "name":
            return word.isalpha() and self.scanner.text.words[token][0].isupper()
        if kind == "word":
            return word.isalpha()
        if kind == "said":
            form = self.scanner.lexicon.find("reporting", self.scanner.lower, token)
            return form is not None and form.tense in ("past", "third")
        return word in self.scanner.lexicon.kind(kind) or (kind == "number" and word[0].isdigit())


def read_pattern(key: str, common: frozenset[str] = frozenset()) -> Pattern:
    """Read a pattern.

    Raises
    ------
    ValueError
        If it holds no word to look it up by.
    """
    elements = tuple(read_elements(key))
    exact = [number for number, element in enumerate(elements) if element.exact]
    if not exact:
        raise ValueError(f"{key!r} holds no whole word to look it up by; add one")
    rare = [n for n in exact if elements[n].words.isdisjoint(common)]
    return Pattern(key, elements, max(rare or exact, key=lambda n: (not elements[n].context, -n)))


def read_elements(key: str) -> Iterator[Element]:
    """Yield the elements of a pattern."""
    context = False
    for part in key.split():
        context = context or part.startswith("[")
        yield read_element(part.removeprefix("[").removesuffix("]"), context)
        context = context and not part.endswith("]")


def read_element(part: str, context: bool) -> Element:
    """Read one element, without its brackets."""
    if part in ("^", "..."):
        return Element(special=part)
    options = part.removeprefix("!").lower().split("/")
    kinds = tuple(o[1:-1] for o in options if o[0] == "<")
    starts = tuple(o[:-1] for o in options if o[-1] == "*")
    ends = tuple(o[1:] for o in options if o[0] == "*")
    words = frozenset(o for o in options if o[0] not in "<*" and o[-1] != "*")
    return Element(words, starts, ends, kinds, negative=part[0] == "!", context=context)
