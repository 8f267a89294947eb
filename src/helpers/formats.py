"""Which dialogue format a text means: named, written with letters swapped, or unnamed and known by who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from helpers.language import pipeline
from helpers.parties import Parties
from helpers.phrases import Hit, Phrases, phrase_words
from helpers.records import SEPARATOR, Exchange, Id
from helpers.reference import Reference, within

BY_NUMBER = {2: "bilateral-talks", 3: "trilateral-talks", 4: "four-way-talks"}  # unnamed talks by the number of sides
BY_KIND = {"letter": "letter-exchange", "note": "letter-exchange", "call": "phone-call"}
SMALL = 6  # participants up to which those of a format are named for it
SHORTEST = 3  # letters of an acronym that may be misspelt
UNNAMED = frozenset(
    {"talks", "bilateral-talks", "trilateral-talks", "four-way-talks", "multilateral-talks", "summit", "phone-call"}
    | {
        "letter-exchange",
        "mediation",
        "back-channel",
        "contact-group",
        "indirect-talks",
        "ministerial-meeting",
        "visit",
    }
    | {"peace-conference", "round-table", "shuttle-diplomacy", "arbitration", "guarantors", "donor-conference"}
)


class Formats:
    """The dialogue formats of one text.

    Parameters
    ----------
    parties : Parties
        Of the text.
    reference : Reference
    """

    def __init__(self, parties: Parties, reference: Reference) -> None:
        self.parties, self.reference = parties, reference
        self.scanner, self.text = parties.scanner, parties.text
        hits = [h for h in longest(format_phrases(reference).find(self.scanner.lower)) if h.key in reference.formats]
        self.named = without_repeats([*(h for h in hits if h.key not in UNNAMED), *self.misspelt(hits)], self.scanner)
        self.unnamed = [h for h in hits if h.key in UNNAMED]

    def misspelt(self, hits: list[Hit]) -> list[Hit]:
        """Acronyms of formats that the text names, written with two letters swapped: "OCSE"."""
        known = {name: h.key for h in hits for name in self.reference.formats[h.key].aliases if name.isupper()}
        known |= {self.reference.formats[h.key].name: h.key for h in hits}
        swapped = {swap(name, at): key for name, key in known.items() for at in range(len(name) - 1) if name.isupper()}
        taken = {token for h in hits for token in range(h.first, h.last)}
        words = enumerate(self.text.words)
        return [
            Hit(swapped[word], n, n + 1)
            for n, word in words
            if len(word) >= SHORTEST and word in swapped and word not in known and n not in taken
        ]

    def sides(self, ids: Iterable[Id]) -> frozenset[Id]:
        """The states and organisations for which actors stand: a minister for the state, a ministry for its own."""
        return frozenset(self.side(one) for one in ids if one)

    def side(self, actor_id: Id) -> Id:
        """The state or organisation for which an actor stands on the document's date."""
        serves = self.parties.affiliations.get(actor_id) or self.reference.affiliation(actor_id, self.text.date)
        chain = [actor_id, *([serves] if serves else []), *self.reference.parents(serves or actor_id)]
        kinds = ("state", "organisation")
        return next((one for one in chain if self.reference.kinds.get(one) in kinds), chain[-1])

    def between(self, ids: Iterable[Id]) -> Id:
        """The format in which some actors talk: one that the text names, else one of the table, else by their number.

        Empty without two states or organisations.
        """
        kinds = ("state", "organisation")
        sides = frozenset(one for one in self.sides(ids) if self.reference.kinds.get(one) in kinds)
        if len(sides) < 2:
            return ""
        fitting = [e for e in self.by_participants.get(sides, ()) if within(self.text.date, e.start, e.end)]
        told = {h.key for h in self.named}
        fitting.sort(key=lambda e: (e.format_id not in told, e.kind != "bilateral", "talks" not in e.name))
        usable = [e for e in fitting if e.format_id in told or (e.kind == "bilateral" and e.name.endswith("talks"))]
        return usable[0].format_id if usable else BY_NUMBER.get(len(sides), "talks")

    @cached_property
    def by_participants(self) -> dict[frozenset[Id], list]:
        """Formats of the table by their participants."""
        found: dict[frozenset[Id], list] = {}
        for entry in self.reference.formats.values():
            if len(entry.participants) > 1:
                found.setdefault(frozenset(entry.participants), []).append(entry)
        return found

    def of(self, exchange: Exchange) -> Id:
        """The format of an exchange: by its kind, by the group or council that meets, by who meets whom."""
        if exchange.kind in BY_KIND:
            return BY_KIND[exchange.kind]
        senders, recipients = exchange.sender_id.split(SEPARATOR), exchange.recipient_id.split(SEPARATOR)
        for one in senders:
            own = next((up for up in (one, *self.reference.parents(one)) if self.is_forum(up)), "")
            if own and (senders == recipients or not exchange.recipient_id or own == one):
                return own
        everybody = [one for one in (*senders, *recipients) if one]
        if any(self.parties.speakers.is_person(one) for one in everybody):
            return BY_NUMBER.get(len(self.sides(everybody)), "talks")
        return self.between(everybody) or "talks"

    def is_forum(self, actor_id: Id) -> bool:
        """Whether an actor is a format with several participants: a council, a contact group."""
        entry = self.reference.formats.get(actor_id)
        return entry is not None and entry.kind in ("council", "contact_group", "summit")

    def participants(self, format_id: Id) -> Id:
        """Who takes part in a format of few, joined; empty for a large or unnamed one."""
        entry = self.reference.formats[format_id]
        return SEPARATOR.join(entry.participants) if 1 < len(entry.participants) <= SMALL else ""


@lru_cache(maxsize=8)
def format_phrases(reference: Reference) -> Phrases:
    """Names and aliases of all formats."""
    make = pipeline().make_doc
    names = ((f.format_id, name) for f in reference.formats.values() for name in (f.name, *f.aliases))
    return Phrases((format_id, phrase_words(name, make)) for format_id, name in names)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without those that stand inside a longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept


def without_repeats(hits: list[Hit], scanner) -> list[Hit]:
    """Hits in order, without an acronym in brackets behind the name it stands for: "... in Europe (OSCE)"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.first):
        bracket = scanner.word(hit.first - 1) == "(" and scanner.word(hit.last) == ")"
        if not (bracket and kept and kept[-1].key == hit.key):
            kept.append(hit)
    return kept


def swap(word: str, at: int) -> str:
    """A word with two neighbouring letters swapped."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
