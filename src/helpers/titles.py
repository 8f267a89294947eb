"""Titles with what depends on them: "the Russian Deputy Foreign Minister", "president of China", "Mr."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from helpers.gazetteer import Atom, Gazetteer
from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.records import Id
from helpers.spans import Span

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
PLURAL = "*"  # marks a plural title: nobody in particular
AFFILIATED = ("actor", "metonym", "adjective")
JOINS = frozenset({"of", "for", "to", "at", "on"})


class Role(NamedTuple):
    """A title with its surroundings, as numbers of tokens."""

    first: int  # first token, affiliation and modifiers included, article left out
    last: int  # token after the title and what depends on it
    values: tuple[str, ...]  # roles of the offices table that it may mean; ("*",) for a plural
    affiliation: Id  # state or organisation that the words name, or empty
    modified: bool = False  # "deputy", "former": not the holder itself; of a courtesy: before known names only
    courtesy: bool = False  # "Mr.": says nothing about an office


class View:
    """The tokens of a text with the atoms on them: what every finder of names looks at."""

    def __init__(self, text: Text, names: Gazetteer, words: Lexicon) -> None:
        self.text, self.names, self.lexicon = text, names, words
        self.words = text.words
        self.lower = [word.lower() for word in text.words]
        self.first = bisect_left(text.starts, text.body)  # token with which the text proper begins
        self.atoms = [atom for atom in names.atoms(text) if atom.first >= self.first]
        self.starting = {atom.first: atom for atom in self.atoms}
        self.ending = {atom.last: atom for atom in self.atoms}

    def span(self, first: int, last: int) -> Span:
        """Code points from the first token to the one before the last."""
        return Span(self.text.starts[first], self.text.end_of(last - 1))

    def word(self, token: int) -> str:
        """A token in lower case, empty outside the text."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""

    def joined(self, token: int) -> bool:
        """Whether no white space stands before a token."""
        return 0 < token < len(self.words) and self.text.starts[token] == self.text.end_of(token - 1)

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= token < len(self.words) and self.words[token][0].isupper()


def find_roles(view: View) -> Iterator[Role]:
    """Yield the titles of a text in order, with affiliation and modifiers before and behind them."""
    for atom in view.atoms:
        if atom.kind == "office":
            yield office_role(view, atom)
        elif atom.kind == "title":
            yield Role(atom.first, atom.last, (), "", modified="known" in atom.values, courtesy=True)


def office_role(view: View, atom: Atom) -> Role:
    """The role around an office: modifiers and affiliation before it, domain and affiliation behind it."""
    first, modified, affiliation = atom.first, False, ""
    while before := view.ending.get(first):
        if before.kind == "modifier":
            modified = modified or view.word(before.first) not in view.lexicon.kind("unmodified")
        elif before.kind in AFFILIATED and not affiliation:
            affiliation = before.values[0]
        elif before.kind == "institution" and not affiliation:
            pass
        else:
            break
        first = before.first
    owner = view.ending.get(first - 1)
    if view.word(first - 1) in POSSESSIVE and owner and owner.kind in ("actor", "metonym") and not affiliation:
        first, affiliation = owner.first, owner.values[0]
    last, behind = depends(view, atom.last)
    return Role(first, last, tuple(v for v in atom.values if v), affiliation or behind, modified)


PLAIN_MODIFIERS = frozenset(
    {"acting", "interim", "caretaker", "current", "new", "then", "first", "special", "permanent"}
)


def depends(view: View, last: int) -> tuple[int, Id]:
    """Where a title ends with "of the Russian Federation" or "for Near Eastern Affairs", and whom it names."""
    affiliation = ""
    while view.word(last) in JOINS:
        token = last + 1 + (view.word(last + 1) == "the")
        named = view.starting.get(token)
        if named and named.kind in AFFILIATED and named.kind != "adjective":
            last, affiliation = named.last, affiliation or named.values[0]
        elif end := domain_end(view, token):
            last = end
        else:
            break
    return last, affiliation


def domain_end(view: View, token: int, limit: int = 8) -> int:
    """Where a field of duty ends ("Near Eastern Affairs"), as the token after it; 0 if none begins here."""
    for at in range(token, min(token + limit, len(view.words))):
        atom = view.starting.get(at)
        if atom and atom.kind == "domain":
            following = view.starting.get(atom.last)
            if view.word(atom.last) in ("and", "&") and domain_end(view, atom.last + 1):
                return domain_end(view, atom.last + 1)
            return following.last if following and following.kind == "domain" else atom.last
        if not (view.capital(at) or view.word(at) in ("and", "&", "the", "of")):
            return 0
    return 0
