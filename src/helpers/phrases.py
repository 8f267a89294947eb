"""Phrases with wildcards ("withdraw*", "bring * together"), found among tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

STEM = 3  # letters that a first word with a wildcard has at least
WILDCARD = "*"


class Hit(NamedTuple):
    """A phrase found: its key and its tokens."""

    key: str
    first: int
    last: int  # token after its last


class Entry(NamedTuple):
    """A phrase as it is filed."""

    key: str
    words: tuple[str, ...]


class Phrases:
    """Phrases of several keys, looked up by their first word.

    Parameters
    ----------
    phrases : iterable of (key, phrase)
        A `*` at the end of a word stands for any ending, a word `*` for one to three words.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self.exact: dict[str, list[Entry]] = defaultdict(list)  # by the first word
        self.open: dict[str, list[Entry]] = defaultdict(list)  # by the first letters, where the first word is open
        for key, phrase in phrases:
            words = tuple(phrase.lower().split())
            stem = words[0].rstrip(WILDCARD)
            filed = self.exact[stem] if stem == words[0] else self.open[stem[:STEM]]
            filed.append(Entry(key, words))
        for entries in (*self.exact.values(), *self.open.values()):
            entries.sort(key=lambda entry: -len(entry.words))

    def find(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[Hit]:
        """Yield the phrases among tokens in lower case, each key at most once where one begins, the longest first.

        Hyphenated words and those with apostrophes are compared token by token, as the tokenizer cuts them.
        """
        stop = len(words) if last is None else last
        exact, opened = self.exact, self.open
        for at in range(first, stop):
            word = words[at]
            known, begun = exact.get(word), opened.get(word[:STEM])
            if not known and not begun:
                continue
            entries = [*(known or ()), *(begun or ())]
            seen = set()
            for key, phrase in entries:
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
