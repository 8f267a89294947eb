"""Capitalised names that no table lists."""

from __future__ import annotations

from helpers.titles import View

CLOSED = ("weekday", "determiner", "pronoun", "preposition", "subordinator", "number")
LONGEST = 5  # words of a personal name
STOPS = ("actor", "metonym", "demonym", "adjective", "office", "institution", "title", "modifier", "domain")


def find_name(view: View, token: int) -> int:
    """The token after a personal name that begins at a token; 0 if none does.

    A listed name ends where the table says. Any other name is a run of capitalised words, with particles and initials
    inside, up to `LONGEST` words; words joined by hyphens or apostrophes are one word.
    """
    atom = view.starting.get(token)
    if atom and atom.kind in ("actor", "short"):
        person = any(view.names.reference.actors[i].kind == "person" for i in atom.values)
        longer = find_run(view, token) if person and atom.kind == "short" else 0
        return max(atom.last, longer) if person else 0
    return find_run(view, token)


def find_run(view: View, token: int) -> int:
    """The token after a run of capitalised words; 0 if there is none."""
    last = at = token
    particles = view.lexicon.kind("particle")
    for _ in range(LONGEST):
        if view.word(at) in particles and at > token and (view.capital(at + 1) or view.word(at + 1) in particles):
            at += 1
            continue
        if not begins_name(view, at):
            break
        if view.word(at) in view.lexicon.kind("entity"):
            return 0
        at = last = word_end(view, at)
        if view.word(at) in (",", ".", ";", ":"):
            break
    return last if last > token else 0


def begins_name(view: View, token: int) -> bool:
    """Whether a token can be a word of a personal name: capitalised and not a known word."""
    if not view.capital(token) or not view.words[token][0].isalpha():
        return False
    atom = view.starting.get(token)
    if atom and atom.kind in STOPS:
        return False
    return not any(view.word(token) in view.lexicon.kind(kind) for kind in CLOSED)


def word_end(view: View, token: int) -> int:
    """The token after a word with what is joined to it by hyphens: "Al-Qaq", "Kyu-duk"."""
    at = token + 1
    while (
        view.word(at) in ("-", "’", "'", "‑")
        and view.joined(at)
        and view.joined(at + 1)
        and view.words[at + 1].isalpha()
    ):
        at += 2
    return at


def name_before(view: View, end: int) -> int | None:
    """The first token of a name of two to four words that ends before a token; None if none does."""
    for length in range(7, 1, -1):
        first = end - length
        whole = first >= view.first and find_run(view, first) == end and " " in view.text[view.span(first, end)]
        if whole and not view.capital(first - 1):
            return first
    return None
