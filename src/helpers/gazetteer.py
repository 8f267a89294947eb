"""All names and titles of the reference tables, matched against the tokens of a text in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from spacy.matcher import PhraseMatcher

from helpers.entries import ActorEntry
from helpers.language import Text, pipeline
from helpers.records import Day, Id
from helpers.reference import Reference

AtomKind = Literal[
    "actor", "metonym", "demonym", "adjective", "short", "title", "modifier", "office", "domain",
    "institution", "nominal",
]  # fmt: skip
RANK = (
    "actor",
    "short",
    "metonym",
    "demonym",
    "adjective",
    "office",
    "institution",
    "nominal",
    "domain",
    "modifier",
    "title",
)


class Atom(NamedTuple):
    """A stretch of tokens that the tables know."""

    first: int  # number of its first token
    last: int  # number of the token after its last
    kind: AtomKind
    values: tuple[str, ...]  # ids of the actors that it may mean; for a term, the values of its row


class Gazetteer:
    """The names of the reference tables as a matcher over tokens.

    Parameters
    ----------
    reference : Reference
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.exact, self.folded = PhraseMatcher(pipeline().vocab), PhraseMatcher(pipeline().vocab, attr="LOWER")
        self.values: dict[int, tuple[AtomKind, tuple[str, ...]]] = {}
        self.given_names = {entry.name.split()[0] for entry in persons(reference) if " " in entry.name}
        self.surnames = surnames(reference)
        self._called: dict[str, list[Id]] = defaultdict(list)
        for entry in persons(reference):
            for name in dict.fromkeys(fold(short) for short in entry.short_names):
                self._called[name].append(entry.actor_id)
        entries = reference.actors.values()
        self._named = {name: entry.actor_id for entry in entries for name in (entry.name, *entry.aliases)}
        for matcher, names in ((self.exact, exact_names(reference)), (self.folded, folded_names(reference))):
            grouped: dict[tuple[AtomKind, tuple[str, ...]], set[str]] = defaultdict(set)
            for (kind, name), values in names.items():
                grouped[kind, tuple(sorted(values))].add(name)
            for (kind, values), found in sorted(grouped.items()):
                key = f"{kind} {' '.join(values)}"
                matcher.add(key, [pipeline().make_doc(name) for name in sorted(found)])
                self.values[pipeline().vocab.strings[key]] = kind, values

    def atoms(self, text: Text) -> list[Atom]:
        """Known stretches of a text in order; where they overlap the longest, then the first by `RANK`."""
        found = {
            Atom(first, last, *self.values[key])
            for matcher in (self.exact, self.folded)
            for key, first, last in matcher(text.doc)
        }
        taken: set[int] = set()
        kept = []
        for atom in sorted(found, key=lambda a: (a.first - a.last, RANK.index(a.kind), a.first, a.values)):
            if taken.isdisjoint(range(atom.first, atom.last)):
                taken.update(range(atom.first, atom.last))
                kept.append(atom)
        return sorted(kept)

    def called(self, name: str) -> tuple[Id, ...]:
        """The listed persons whom a name alone may mean, in any case: "PUTIN"."""
        return tuple(self._called.get(fold(name), ()))

    def named(self, name: str) -> Id:
        """The listed actor of exactly this name or alias; empty if there is none."""
        return self._named.get(name, "")

    def in_office(self, ids: tuple[Id, ...], on: Day) -> list[Id]:
        """Those of several persons who hold an office on a day."""
        return [i for i in ids if on and self.reference.offices_of(i, on)]

    def person(self, name: str) -> Id:
        """The listed person that a full name means: by spelling, else by surname and a similar given name; or empty."""
        parts = fold(name).split()
        for actor_id, given in self.surnames.get(parts[-1], ()) if len(parts) > 1 else ():
            if similar(given, parts[0]):
                return actor_id
        return ""


@lru_cache(maxsize=8)
def gazetteer(reference: Reference) -> Gazetteer:
    """The gazetteer of given reference tables, made once."""
    return Gazetteer(reference)


def persons(reference: Reference) -> Iterator[ActorEntry]:
    """Yield the listed persons."""
    return (entry for entry in reference.actors.values() if entry.kind == "person")


def surnames(reference: Reference) -> dict[str, list[tuple[Id, str]]]:
    """Listed persons and their given names, by folded surname."""
    found: dict[str, list[tuple[Id, str]]] = defaultdict(list)
    for entry in persons(reference):
        for name in (entry.name, *entry.aliases):
            parts = fold(name).split()
            if len(parts) > 1:
                found[parts[-1]].append((entry.actor_id, parts[0]))
    return found


def exact_names(reference: Reference) -> dict[tuple[AtomKind, str], set[str]]:
    """Names that count only in their own spelling, capitals included."""
    found: dict[tuple[AtomKind, str], set[str]] = defaultdict(set)
    for entry in reference.actors.values():
        kinds = {"actor": (entry.name, *entry.aliases), "demonym": entry.demonyms, "adjective": entry.adjectives}
        kinds["short"] = entry.short_names if entry.kind == "person" else ()
        for kind, names in kinds.items():
            for name in names:
                found[kind, name].add(entry.actor_id)
                found[kind, name.replace("'", "’")].add(entry.actor_id)
                if name.startswith("the "):
                    found[kind, f"The {name[4:]}"].add(entry.actor_id)
    for row in reference.metonyms:
        found["metonym", row.term].add(row.actor_id)
    for row in reference.terms:
        if row.kind == "title":
            found["title", row.term].update(row.value or ("",))
            found["title", row.term.upper()].update(row.value or ("",))
    return found


def folded_names(reference: Reference) -> dict[tuple[AtomKind, str], set[str]]:
    """Names that count in any case: long ones of persons and organisations, and common nouns."""
    found: dict[tuple[AtomKind, str], set[str]] = defaultdict(set)
    for entry in reference.actors.values():
        for name in (entry.name, *entry.aliases):
            if (entry.kind == "person" and " " in name) or (entry.kind == "organisation" and len(name) > 3):
                found["actor", name.lower()].add(entry.actor_id)
    for row in reference.terms:
        if row.kind != "title":
            found[row.kind, row.term.lower()].update(row.value or ("",))
            if row.kind in ("office", "institution"):
                found[row.kind, plural(row.term.lower())].add("*")  # several persons: nobody in particular
    return found


def plural(noun: str) -> str:
    """The plural of a title: of its head, the word before "of" or "for"."""
    head, preposition, rest = re.match(r"(.*?)( of | for |$)(.*)", noun).groups()
    return (head[:-1] + "ies" if re.search("[^aeiou]y$", head) else head + "s") + preposition + rest


def fold(name: str) -> str:
    """A name without accents, case and stops, for comparison."""
    plain = unicodedata.normalize("NFKD", name.translate(SPECIAL)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9 ]+", " ", re.sub(r"[.'’`]", "", plain.lower())).strip()


SPECIAL = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "æ": "ae", "–": "-"})


def slug(name: str) -> Id:
    """A readable id made from a name."""
    return "-".join(fold(name).split())


def similar(one: str, other: str) -> bool:
    """Whether two folded given names are spellings of one: same initial, and one letter or an ending apart."""
    if one[:1] != other[:1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[:4] == other[:4] or distance(one, other) <= 1


def distance(one: str, other: str) -> int:
    """Edit distance of two words (Levenshtein 1966), by rows."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
