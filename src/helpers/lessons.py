"""Lessons: marked-up texts as the tagger's training sees them, windows with the right answers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.markup import Annotation, Example
from helpers.spans import Span
from helpers.windows import TENSES, Cutter, Window

HELD_OUT = 10  # one text in so many is held out
ROLES = ("other", "source", "cue", "content")
FUNCTION = ("auxiliary", "negation", "preposition", "determiner", "possessive", "adverb")  # words that are no anchor


class Lesson(NamedTuple):
    """A window with the right answers."""

    window: Window
    roles: list[int]  # of every token, in whatever attribution
    relations: dict[int, list[int]]  # position of a cue's anchor -> role of every token in its attribution


class Teacher:
    """Makes lessons of marked-up texts.

    Parameters
    ----------
    cutter : Cutter
    words : Lexicon
        Its closed classes tell which word of a cue is its anchor.
    """

    def __init__(self, cutter: Cutter, words: Lexicon) -> None:
        self.cutter = cutter
        self.function = frozenset().union(*(words.kind(kind) for kind in FUNCTION))

    def lessons(self, example: Example, first: int | None = None) -> Iterator[Lesson]:
        """Yield the windows of a text with their answers; `first` bounds the first window."""
        for window in self.cutter.windows(Text(example.name, example.date, example.string), first):
            yield self.answer(window, example)

    def answer(self, window: Window, example: Example) -> Lesson:
        """A window of a text with the right answers."""
        roles = [0] * len(window.tokens)
        relations: dict[int, list[int]] = {}
        for annotation in example.annotations:
            relative = [0] * len(window.tokens)
            for role, spans in ((3, annotation.content), (1, annotation.source), (2, annotation.cue)):
                for at in (at for span in spans for at in window.positions(span)):
                    roles[at] = relative[at] = role
            anchor = self.anchor(window, example.string, annotation)
            if anchor is not None:
                relations[anchor] = relative
        return Lesson(window, roles, relations)

    def anchor(self, window: Window, string: str, annotation: Annotation) -> int | None:
        """Position of the word that stands for a cue: its first form of the lexicon, else its first full word."""
        inside = {at for span in annotation.cue for at in window.positions(Span(*span))}
        ranked = []
        for word in (word for word in window.words if word.start in inside):
            first, last = window.tokens[word.start], window.tokens[word.stop - 1]
            form = string[first.start : last.end].lower()
            listed = first.features[2] != TENSES.index("none")
            ranked.append((form in self.function, not form[0].isalnum(), not listed, word.start))
        return min(ranked)[-1] if ranked else None


def split(examples: list[Example], share: int = HELD_OUT) -> tuple[list[Example], list[Example]]:
    """Texts to learn from and texts held out: one in so many, of all families alike."""
    families: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        families[example.family].append(example)
    chance = random.Random(0)
    ordered = [e for name in sorted(families) for e in chance.sample(families[name], len(families[name]))]
    held = {example.name for at, example in enumerate(ordered) if at % share == share // 2}
    return [e for e in examples if e.name not in held], [e for e in examples if e.name in held]


def part_of(examples: list[Example], share: float, seed: int) -> list[Example]:
    """A share of the texts, drawn by chance: for a learning curve."""
    chosen = random.Random(seed).sample(range(len(examples)), max(1, round(share * len(examples))))
    return [examples[at] for at in sorted(chosen)]
