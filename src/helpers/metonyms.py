"""Capitals and seats of power: whether "Washington" means a government or a place."""

from __future__ import annotations

from helpers.dates import MONTHS
from helpers.gazetteer import Atom
from helpers.titles import POSSESSIVE, View

WINDOW = 5  # tokens before the name in which a word of motion makes it a place


def find_places(view: View) -> set[int]:
    """The capitals and seats of a text, by first token, that stand for the place and not for who governs there."""
    buildings = {row.term for row in view.names.reference.metonyms if row.place == "no"}
    places: set[int] = set()
    for atom in view.atoms:
        usual = view.text.doc[atom.first : atom.last].text
        if atom.kind == "metonym" and usual not in buildings and is_place(view, atom, places):
            places.add(atom.first)
    return places


def is_place(view: View, atom: Atom, places: set[int]) -> bool:
    """Whether a capital or seat stands for the place and not for who governs there.

    The preposition decides ("in Washington"), then motion before it ("flew to Kyiv"), then what follows: a possessive
    or a verb makes it a government, a date behind it at the head of a paragraph a dateline, a noun of meeting a place.
    What is joined to an earlier name by "and" or a comma is what that is; `places` holds the earlier ones. A building
    such as the Kremlin (place: no) is a government wherever it stands.
    """
    kind = view.lexicon.kind
    before, after = view.word(atom.first - 1), view.word(atom.last)
    if before == "the":
        before = view.word(atom.first - 2)
    if after in POSSESSIVE:
        return before in kind("locative")
    if after == "," and (land := view.starting.get(atom.last + 1)) and land.values == atom.values:
        return True  # "Tbilisi, Georgia"
    if before in kind("locative") or before in kind("site") or is_dateline(view, atom):
        return True
    if before in kind("open"):
        return moves(view, atom.first) or view.word(atom.first - 2) in kind("site")
    if before in ("and", "or", ","):
        earlier = (view.ending.get(atom.first - distance) for distance in (2, 1))
        if first := next((a for a in earlier if a and a.kind == "metonym"), None):
            return first.first in places
    return (
        after in kind("event") or (after == "-" and view.word(atom.last + 1) == "based") or names_more(view, atom.last)
    )


def moves(view: View, token: int) -> bool:
    """Whether a word of motion stands close before a token."""
    return any(word in view.lexicon.kind("motion") for word in view.lower[max(0, token - WINDOW) : token])


def is_dateline(view: View, atom: Atom) -> bool:
    """Whether the name opens a paragraph as a dateline ("Beirut, November 4", "MOSCOW (TASS) -") or is all of it."""
    start = view.text.starts[atom.first]
    if view.text.paragraph_at(start).start != start:
        return False
    following = view.lower[atom.last : atom.last + 4]
    if not following or following[0].isspace():
        return True  # a line of its own: the venue
    return following[:1] in (["("], ["-"], ["—"], ["–"]) or (
        following[:1] == [","] and any(word.isdigit() or word.rstrip(".") in MONTHS for word in following)
    )


def names_more(view: View, token: int) -> bool:
    """Whether a capitalised word follows that makes it the name of something else: "Vienna Document"."""
    return view.capital(token) and not view.joined(token) and view.word(token) not in view.lexicon.kind("weekday")
