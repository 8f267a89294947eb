"""The analysts' cues and the closed word classes, inflected and ready to be looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from helpers.entries import Cue
from helpers.reference import Reference

Tense = Literal["base", "third", "past", "gerund"]
VOWELS = "aeiou"
DOUBLING = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")  # stop -> stopped, admit -> admitted


class Form(NamedTuple):
    """An inflected cue: its lemma, how it is inflected, the words that follow it ("call *for*"), its values."""

    lemma: str
    tense: Tense
    tail: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Cues by inflected form and words by class, for one language."""

    reference: Reference
    language: str = "en"

    def role(self, role: str) -> dict[str, list[Form]]:
        """Forms of one role of cue, or part of event, by their first word in lower case; the longest tail first."""
        return self._roles[role]

    def kind(self, kind: str) -> frozenset[str]:
        """Words of one closed class, in lower case."""
        return self._kinds.get(kind, frozenset())

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """The closed classes of each word that belongs to any, by the word in lower case."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind, words in self._kinds.items():
            for word in words:
                found[word].add(kind)
        return {word: frozenset(kinds) for word, kinds in found.items()}

    @cached_property
    def acts(self) -> dict[str, str]:
        """Act by lemma."""
        return {c.lemma: c.value[0] for c in self.reference.cues if c.role == "act" and c.language == self.language}

    def patterns(self, lemma: str) -> tuple[str, ...]:
        """Patterns of content that a reporting verb takes, none for an unknown one."""
        return self._patterns.get(lemma, ())

    @cached_property
    def _patterns(self) -> dict[str, tuple[str, ...]]:
        rows = (c for c in self.reference.cues if c.role == "reporting" and c.language == self.language)
        return {cue.lemma: cue.value for cue in rows}

    @cached_property
    def plain(self) -> frozenset[str]:
        """Acts by words that are no verbs of the lexicon: "must", "concerned"; found wherever they stand."""
        reporting = {c.lemma for c in self.reference.cues if c.role == "reporting"}
        return frozenset(lemma for lemma in self.acts if lemma not in reporting)

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.reference.words:
            if row.language == self.language:
                found[row.kind].add(row.word.lower())
        return {kind: frozenset(words) for kind, words in found.items()}

    @cached_property
    def _roles(self) -> dict[str, dict[str, list[Form]]]:
        roles: dict[str, dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
        for cue in self.reference.cues:
            if cue.language == self.language:
                for first, form in cue_forms(cue):
                    roles[cue.role][first].append(form)
        for row in self.reference.events:
            cue = Cue(language=self.language, lemma=row.term, role="act", value=(row.kind,), forms=row.forms)
            for first, form in cue_forms(cue) if row.part == "verb" else [as_noun(cue)]:
                roles[row.part][first].append(form)
        for forms in roles.values():
            for entries in forms.values():
                entries.sort(key=lambda form: -len(form.tail))
        return roles

    def find(self, role: str, words: list[str], at: int) -> Form | None:
        """The cue of a role whose first word is token `at`, with the longest tail that fits; None if there is none.

        Parameters
        ----------
        role : str
        words : list of str
            Tokens in lower case.
        at : int
            Number of the token; behind the last one there is no cue.
        """
        for form in self._roles[role].get(words[at], ()) if at < len(words) else ():
            if not form.tail or tuple(words[at + 1 : at + 1 + len(form.tail)]) == form.tail:
                return form
        return None


@lru_cache(maxsize=8)
def lexicon(reference: Reference, language: str = "en") -> Lexicon:
    """The lexicon of a language, made once for given reference tables."""
    return Lexicon(reference, language)


def as_noun(cue: Cue) -> tuple[str, Form]:
    """A noun as an entry of the lexicon: its first word, and the form that does not change."""
    head, *tail = cue.lemma.split()
    return head, Form(cue.lemma, "base", tuple(tail), cue.value)


def cue_forms(cue: Cue) -> Iterator[tuple[str, Form]]:
    """Yield (first word, form) for every inflected form of a cue; traps are set phrases and stay as they are."""
    head, *tail = cue.lemma.split()
    if cue.role == "trap":
        yield head, Form(cue.lemma, "base", tuple(tail), cue.value)
        return
    listed = {form.split()[0] for form in cue.forms}
    for word, tense in inflect(head):
        if not (tense == "past" and listed - {f"{head}s"}):
            yield word, Form(cue.lemma, tense, tuple(tail), cue.value)
    for word in sorted(listed):
        yield word, Form(cue.lemma, "third" if word == f"{head}s" else "past", tuple(tail), cue.value)


def inflect(verb: str) -> Iterator[tuple[str, Tense]]:
    """Yield the regular forms of an English verb; where the spelling of a final consonant is open, both."""
    yield verb, "base"
    if re.search(r"[^aeiou]y$", verb):
        yield f"{verb[:-1]}ies", "third"
        yield f"{verb[:-1]}ied", "past"
        yield f"{verb}ing", "gerund"
        return
    yield verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s"), "third"
    if verb.endswith("e"):
        yield f"{verb}d", "past"
        yield (f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing"), "gerund"
        return
    for stem in [verb] + [verb + verb[-1]] * bool(DOUBLING.search(f" {verb}")):
        yield f"{stem}ed", "past"
        yield f"{stem}ing", "gerund"
