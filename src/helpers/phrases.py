"""Phrases with wildcards ("withdraw*", "bring * together"), found among tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

KEY = 3  # letters of the first word that phrases are filed under
WILDCARD = "*"


class Hit(NamedTuple):
    """A phrase found: its key and its tokens."""

    key: str
    first: int
    last: int  # token after its last


class Phrases:
    """Phrases of several keys, looked up by the first letters of their first word.

    Parameters
    ----------
    phrases : iterable of (key, phrase)
        A `*` at the end of a word stands for any ending, a word `*` for one to three words.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self.filed: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for key, phrase in phrases:
            words = tuple(phrase.lower().split())
            self.filed[words[0].rstrip(WILDCARD)[:KEY]].append((key, words))
        for entries in self.filed.values():
            entries.sort(key=lambda entry: -len(entry[1]))

    def find(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[Hit]:
        """Yield the phrases among tokens in lower case, each key at most once where one begins.

        Hyphenated words and those with apostrophes are compared token by token, as the tokenizer cuts them.
        """
        stop = len(words) if last is None else last
        for at in range(first, stop):
            seen = set()
            for length in range(min(KEY, len(words[at])), 0, -1):
                for key, phrase in self.filed.get(words[at][:length], ()):
                    if key not in seen and (end := matches(phrase, words, at, stop)):
                        seen.add(key)
                        yield Hit(key, at, end)


def matches(phrase: tuple[str, ...], words: list[str], at: int, stop: int) -> int:
    """The token after a phrase that stands at a token; 0 if it does not stand there."""
    if not phrase:
        return at
    if at >= stop:
        return 0
    if phrase[0] == WILDCARD:
        return next((end for skip in (1, 2, 3) if (end := matches(phrase[1:], words, at + skip, stop))), 0)
    pattern = phrase[0]
    fits = words[at].startswith(pattern[:-1]) if pattern.endswith(WILDCARD) else words[at] == pattern
    return matches(phrase[1:], words, at + 1, stop) if fits else 0


def phrase_words(phrase: str, tokenize) -> str:
    """A phrase cut as the tokenizer cuts texts, joined by blanks; wildcards stay at their words."""
    parts = []
    for word in phrase.split():
        bare = word.rstrip(WILDCARD)
        tokens = [token.text for token in tokenize(bare)] or [""]
        parts += [*tokens[:-1], tokens[-1] + WILDCARD * word.endswith(WILDCARD)]
    return " ".join(parts)
