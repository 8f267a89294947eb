"""Article spinning: set phrases whose words a machine has replaced by synonyms that do not fit.

Spinners replace words one by one, so a set phrase comes out as "press convention", "high diplomat", "drag again". The
tables `setphrases` and `synonyms` give the phrases and the replacements; here they are put together. A replacement that
is good English in its place (`fit`) proves nothing by itself, and a variant that is usual English is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from helpers.entries import Cue, SetPhrase, Synonym
from helpers.language import pipeline
from helpers.lexicon import cue_forms
from helpers.reference import Reference

Words = tuple[str, ...]  # tokens in lower case
MOST_VARIANTS = 200  # of one phrase


class Choice(NamedTuple):
    """What may stand in one place of a phrase: the tokens, and whether they betray the machine."""

    words: Words
    betrays: bool


class Place(NamedTuple):
    """A phrase with the choices for each of its words, and one place where a choice betrays the machine."""

    phrase: str
    choices: tuple[tuple[Choice, ...], ...]
    place: int
    choice: Choice


class Spun(NamedTuple):
    """A set phrase that has been spun, in tokens."""

    first: int
    last: int  # token after its last
    phrase: str  # as it was meant


class Spinner:
    """What spinners make of words and phrases.

    Parameters
    ----------
    reference : Reference
        Its tables `synonyms` and `setphrases`; the offices and institutions of `terms` are set phrases too.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    @cached_property
    def irregular(self) -> dict[str, tuple[str, ...]]:
        """Irregular forms of verbs that the tables of cues and events list."""
        listed = [(c.lemma, c.forms) for c in self.reference.cues] + [
            (e.term, e.forms) for e in self.reference.events if e.part == "verb"
        ]
        return {lemma.split()[0]: tuple(form.split()[0] for form in forms) for lemma, forms in listed if forms}

    @cached_property
    def replacements(self) -> dict[str, dict[str, bool]]:
        """For each word in each form what spinners write for it, and whether that is good English there."""
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for row in self.reference.synonyms:
            for word, synonym in paired_forms(row, self.irregular):
                found[word].setdefault(synonym, row.fit == "yes")
        return dict(found)

    @cached_property
    def phrases(self) -> set[str]:
        """The set phrases in all their forms, titles and institutions of several words among them."""
        titles = [t.term.lower() for t in self.reference.terms if t.kind in ("office", "institution") and " " in t.term]
        rows = [*self.reference.setphrases, *(SetPhrase(phrase=title, part="noun") for title in titles)]
        return {form for row in rows if row.usual == "no" for form in phrase_forms(row, self.irregular)}

    @cached_property
    def usual(self) -> set[Words]:
        """What is good English, though it may look spun: the listed phrases in all their forms."""
        rows = self.reference.setphrases
        return {cut(form) for row in rows for form in phrase_forms(row, self.irregular)}

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Where to look for a spun phrase, by the first token of each choice that betrays the machine."""
        found: dict[str, list[Place]] = defaultdict(list)
        for phrase in sorted(self.phrases):
            choices = self.choices(phrase)
            for place, options in enumerate(choices):
                for choice in options:
                    if choice.betrays:
                        found[choice.words[0]].append(Place(phrase, choices, place, choice))
        return dict(found)

    @cached_property
    def telling(self) -> dict[str, list[tuple[Words, str, int]]]:
        """Replacements that tell by themselves, by their first token: tokens, what was meant, how much they tell."""
        found: dict[Words, tuple[str, int]] = {}
        for row in sorted(self.reference.synonyms, key=lambda row: row.tells, reverse=True):
            for word, synonym in paired_forms(row, self.irregular) if row.tells > "0" else ():
                found.setdefault(cut(synonym), (word, int(row.tells)))
        filed: dict[str, list[tuple[Words, str, int]]] = defaultdict(list)
        for words in sorted(found, key=lambda words: (-len(words), words)):
            filed[words[0]].append((words, *found[words]))
        return dict(filed)

    def choices(self, phrase: str) -> tuple[tuple[Choice, ...], ...]:
        """For each word of a phrase the word itself and what spinners write for it."""
        found = []
        for word in phrase.split():
            options = {cut(word): False}
            for synonym, fit in self.replacements.get(word, {}).items():
                options.setdefault(cut(synonym), not fit)
            found.append(tuple(Choice(words, betrays) for words, betrays in options.items()))
        return tuple(found)

    def find(self, words: list[str]) -> Iterator[Spun]:
        """Yield the spun phrases among tokens in lower case, the longest where several begin with one word.

        Parameters
        ----------
        words : list of str
        """
        found: dict[int, Spun] = {}
        for token, word in enumerate(words):
            for place in self.places.get(word, ()):
                spun = match(place, words, token)
                if spun and tuple(words[spun.first : spun.last]) not in self.usual:
                    found[spun.first] = max(spun, found.get(spun.first, spun), key=lambda s: (s.last, s.phrase))
        yield from (found[first] for first in sorted(found))

    def variants(self, phrase: str) -> list[str]:
        """What spinners make of a phrase, those that change fewest words first; for matching, never to be shown.

        Parameters
        ----------
        phrase : str
            In lower case, words separated by blanks.

        Returns
        -------
        list of str
            At most `MOST_VARIANTS`; without the phrase itself and without what is usual English.
        """
        options = [(word, *self.replacements.get(word, ())) for word in phrase.split()]
        if len(options) > 6:
            return []
        found = sorted(product(*(enumerate(choices) for choices in options)), key=cost)
        made = dict.fromkeys(" ".join(word for _, word in one) for one in found[1:])
        return [one for one in made if cut(one) not in self.usual][:MOST_VARIANTS]


def cost(combination: tuple[tuple[int, str], ...]) -> tuple[int, int]:
    """How far a variant is from its phrase: words changed, then how late the synonyms stand in the table."""
    return sum(number > 0 for number, _ in combination), sum(number for number, _ in combination)


@lru_cache(maxsize=8)
def spinner(reference: Reference) -> Spinner:
    """The spinner of given reference tables, made once."""
    return Spinner(reference)


@lru_cache(maxsize=1 << 15)
def cut(phrase: str) -> Words:
    """A phrase as the tokenizer cuts texts, in lower case."""
    words = tuple(phrase.split())
    if all(word.isalpha() and word not in special_words() for word in words):
        return words  # the tokenizer would take its time to find the same
    return tuple(token.text.lower() for token in pipeline().make_doc(phrase))


@lru_cache(maxsize=1)
def special_words() -> frozenset[str]:
    """Words that the tokenizer cuts in its own way, such as "cannot"."""
    return frozenset(pipeline().tokenizer.rules)


def match(place: Place, words: list[str], token: int) -> Spun | None:
    """The spun phrase around a choice that stands at a token; None if the rest of the phrase does not stand there."""
    last = token + len(place.choice.words)
    if tuple(words[token:last]) != place.choice.words:
        return None
    first = backward(place.choices[: place.place], words, token)
    end = None if first is None else forward(place.choices[place.place + 1 :], words, last)
    return None if first is None or end is None else Spun(first, end, place.phrase)


def forward(choices: tuple[tuple[Choice, ...], ...], words: list[str], token: int) -> int | None:
    """The token behind a phrase whose remaining words begin at a token; None if they do not stand there."""
    if not choices:
        return token
    for choice in choices[0]:
        end = token + len(choice.words)
        if tuple(words[token:end]) == choice.words and (found := forward(choices[1:], words, end)) is not None:
            return found
    return None


def backward(choices: tuple[tuple[Choice, ...], ...], words: list[str], token: int) -> int | None:
    """The first token of a phrase whose earlier words end before a token; None if they do not stand there."""
    if not choices:
        return token
    for choice in choices[-1]:
        first = token - len(choice.words)
        if (
            first >= 0
            and tuple(words[first:token]) == choice.words
            and (found := backward(choices[:-1], words, first)) is not None
        ):
            return found
    return None


def paired_forms(row: Synonym, irregular: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield a word and its synonym in the same grammatical form."""
    yield row.word, row.synonym
    if row.part == "noun":
        yield plural(row.word), plural(row.synonym)
    elif row.part == "verb":
        ones, others = verb_forms(row.word, irregular), verb_forms(row.synonym, irregular)
        for tense in sorted(set(ones) & set(others)):
            yield from product(ones[tense], others[tense])


def phrase_forms(row: SetPhrase, irregular: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a phrase in its grammatical forms."""
    yield row.phrase
    if row.part == "noun":
        head, of, rest = row.phrase.partition(" of ")
        yield plural(head) + of + rest
    elif row.part == "verb":
        yield from (form for forms in verb_forms(row.phrase, irregular).values() for form in forms)


def verb_forms(verb: str, irregular: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """A verb's forms by tense, with the words behind it ("go away": "goes away")."""
    head, _, tail = verb.partition(" ")
    found: dict[str, list[str]] = defaultdict(list)
    for word, form in cue_forms(Cue(language="en", lemma=head, role="act", value=(), forms=irregular.get(head, ()))):
        found[form.tense].append(f"{word} {tail}".strip())
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun, of its last word."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|x|z|ch|sh)$", noun) else "s")
