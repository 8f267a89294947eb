"""Statements of fact that can be checked against the dated tables: memberships, numbers, offices, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.dates import NUMBERS
from helpers.language import Span, Text
from helpers.records import Claim, ClaimKind, Id, Mention, Verdict
from helpers.reference import Reference

NUMBER = re.compile(r"\b(\d{1,3}|" + "|".join(NUMBERS) + r")\s+$", re.IGNORECASE)
UNIVERSAL = re.compile(r"\b(?:all|every|each(?: one| and every)?)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
MEMBERS_OF = re.compile(
    r"\s*(?:are|is|being|were)\s+(?:all\s+|also\s+)?(?:a\s+)?(?:members?|part|participating\s+states)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
CONTAINS = re.compile(r"(?:consists?\s+of|includes?|comprises?|counts?|has|have)\b", re.IGNORECASE)
STATES = re.compile(
    r"\s*(?:\w+\s+)?(?:member\s+)?(?:countries|states|members|nations|allies|capitals|partners)\b", re.IGNORECASE
)
EXPANSION = re.compile(r"\(\s*([A-Z][A-Za-z]{1,7})\s*\)")
QUANTITY = re.compile(
    r"(?:(?:more|greater|fewer|less)\s+than\s+|at\s+least\s+|about\s+|some\s+|nearly\s+|up\s+to\s+|over\s+)?"
    r"\d{1,3}(?:[,.]\d{3})+\s+(?:Russian\s+|Ukrainian\s+)?(?:troops|soldiers|people|refugees|tonnes|men|civilians|dollars)",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"\b(?:the|a)\s+(?:letter|text|document|reply|response|statement)\b[^.;“”\"]{0,40}?\bdraft\b[^.;“”\"]{0,40}",
    re.IGNORECASE,
)
SIGNED = re.compile(r"\bsigned\b", re.IGNORECASE)


class Checker:
    """Finds and checks the claims of one text.

    Parameters
    ----------
    text : Text
    mentions : list of Mention
    reference : Reference
    """

    def __init__(self, text: Text, mentions: list[Mention], reference: Reference) -> None:
        self.text, self.mentions, self.reference = text, mentions, reference

    def claims(self) -> list[Claim]:
        """The claims of the text, in order, each with verdict and basis."""
        found = [*self.memberships(), *self.offices(), *self.expansions(), *self.statuses(), *self.quantities()]
        found.sort(key=lambda c: (c.start, c.end))
        return [replace(c, claim_id=f"{self.text.doc_id}-c{n}") for n, c in enumerate(found, 1)]

    def claim(self, span: Span, kind: ClaimKind, *, about: tuple[str, str, str], verdict: Verdict, basis: str) -> Claim:
        """A claim over a span; `about` is subject, predicate, value."""
        subject, predicate, value = about
        return Claim(
            claim_id="",
            doc_id=self.text.doc_id,
            start=span.start,
            end=span.end,
            evidence=self.text[span],
            kind=kind,
            subject=subject,
            predicate=predicate,
            value=value,
            verdict=verdict,
            as_of=self.text.date,
            basis=basis,
        )

    def memberships(self) -> Iterator[Claim]:
        """Yield claims about the members of organisations: all of them, or how many."""
        for mention in self.mentions:
            owner = self.parent_with_members(mention.actor_id)
            before = self.text.string[max(0, mention.start - 25) : mention.start]
            inside = re.match(r"(\d{1,3})\s+", mention.evidence)
            if not owner:
                continue
            if universal := UNIVERSAL.search(before):
                yield from self.all_members(mention, owner, mention.start - len(universal.group()))
            elif number := NUMBER.search(before) or inside:
                start = mention.start - len(number.group()) if not inside else mention.start
                yield self.number_of_members(mention, owner, number[1], start)

    def parent_with_members(self, actor_id: Id) -> Id:
        """The organisation whose members a group is: "EU member states" are those of the EU; empty if it is none."""
        entry = self.reference.actors.get(actor_id)
        if entry and entry.kind == "group" and entry.parent_id and self.reference.members(entry.parent_id, ""):
            return entry.parent_id
        return ""

    def all_members(self, mention: Mention, owner: Id, start: int) -> Iterator[Claim]:
        """Yield the claim that all members of one organisation belong to another."""
        link = MEMBERS_OF.match(self.text.string, mention.end)
        if not link:
            return
        other, end = self.organisation_at(link.end(), mention.start)
        if not other:
            return
        members = set(self.reference.members(owner, self.text.date))
        missing = members - set(self.reference.members(other, self.text.date))
        names = ", ".join(sorted(self.reference.actors[m].name for m in missing))
        basis = f"{len(members) - len(missing)} of {len(members)} members on {self.text.date}" + (
            f"; not {names}" if missing else ""
        )
        verdict: Verdict = "false" if missing else "true"
        yield self.claim(
            Span(start, end),
            "membership_all",
            about=(mention.actor_id, f"member_of {other}", "all"),
            verdict=verdict,
            basis=basis,
        )

    def organisation_at(self, offset: int, before: int) -> tuple[Id, int]:
        """The organisation named at a code point, or, for "the group", the one named last; with where it ends."""
        for mention in self.mentions:
            if mention.start == offset:
                return mention.actor_id, mention.end
        noun = re.compile(r"(?:group|organi[sz]ation|bloc|alliance|body)\b").match(self.text.string, offset)
        named = [
            m.actor_id for m in self.mentions if m.start < before and self.reference.members(m.actor_id, self.text.date)
        ]
        named = [n for n in named if self.reference.actors[n].kind != "group"]
        others = [n for n in named if n != (self.parent_with_members(named[-1]) or "")]
        return (others[-1], noun.end()) if noun and others else ("", 0)

    def number_of_members(self, mention: Mention, owner: Id, number: str, start: int) -> Claim:
        """The claim that an organisation has so many members, or that so many of them belong to another."""
        value = int(number) if number.isdigit() else NUMBERS[number.lower()]
        sentence = self.text.sentence_at(mention.start)
        members = self.reference.members(owner, self.text.date)
        others = [
            m
            for m in self.mentions
            if sentence.start <= m.start < start and self.reference.members(m.actor_id, self.text.date)
        ]
        if others and CONTAINS.search(self.text.string, others[-1].end, start):
            other = others[-1]
            both = sorted(set(members) & set(self.reference.members(other.actor_id, self.text.date)))
            literal = value == len(both)
            basis = f"{len(both)} of {len(members)} members belong to both on {self.text.date}"
            verdict: Verdict = "true_as_intended" if literal else "false"
            about = (mention.actor_id, f"member_of {other.actor_id}", str(value))
            return self.claim(
                Span(other.start, mention.end), "membership_count", about=about, verdict=verdict, basis=basis
            )
        verdict = "true" if value == len(members) else "false"
        basis = f"{len(members)} members on {self.text.date}"
        return self.claim(
            Span(start, mention.end),
            "count",
            about=(owner, "number_of_members", str(value)),
            verdict=verdict,
            basis=basis,
        )

    def offices(self) -> Iterator[Claim]:
        """Yield the claim that a person holds an office, for each name with a title that the offices table knows."""
        for mention in self.mentions:
            held = self.reference.offices_of(mention.actor_id, "") if mention.role else []
            if not held or mention.kind == "pronoun":
                continue
            role = mention.role.lower()
            rows = [o for o in held if o.role.lower().split()[-1] in role or role.split()[-1] in o.role.lower()]
            if not rows:
                continue
            now = [o for o in rows if o in self.reference.offices_of(mention.actor_id, self.text.date)]
            row = (now or rows)[0]
            basis = f"{row.role}, {row.start or '?'} to {row.end or 'date'}"
            about = (mention.actor_id, f"{row.role} of {row.organisation_id}", "")
            verdict: Verdict = "true" if now else "false"
            yield self.claim(
                Span(mention.start, mention.end), "office_holder", about=about, verdict=verdict, basis=basis
            )

    def expansions(self) -> Iterator[Claim]:
        """Yield the claim that an acronym in parentheses stands for the name before it."""
        for match in EXPANSION.finditer(self.text.string, self.text.body):
            full = next((m for m in self.mentions if m.end <= match.start() <= m.end + 1 and " " in m.evidence), None)
            if full:
                initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", full.evidence) if w[0].isupper())
                fits = match[1].upper() == initials or match[1].upper() == "".join(
                    w[0].upper()
                    for w in re.findall(r"[A-Za-z]+", full.evidence.replace("Co-operation", "Cooperation"))
                    if w[0].isupper()
                )
                about = (full.actor_id, "expands_to", match[1])
                verdict: Verdict = "true" if fits else "tension"
                yield self.claim(
                    Span(full.start, match.end()),
                    "acronym_expansion",
                    about=about,
                    verdict=verdict,
                    basis=f"initials {' '.join(match[1])}",
                )

    def statuses(self) -> Iterator[Claim]:
        """Yield documents told as drafts, with a tension where the next sentence has them signed."""
        for match in STATUS.finditer(self.text.string, self.text.body):
            sentence = self.text.sentence_at(match.start())
            signed = SIGNED.search(self.text.string, sentence.start, min(len(self.text.string), sentence.end + 120))
            span = self.text.trimmed(match.start(), match.end())
            verdict: Verdict = "tension" if signed else "not_checkable_offline"
            basis = "signed by the next sentence" if signed else "no reference table"
            yield self.claim(span, "document_status", about=("", "status", "draft"), verdict=verdict, basis=basis)

    def quantities(self) -> Iterator[Claim]:
        """Yield large numbers of troops, people or money, which no table can check."""
        for match in QUANTITY.finditer(self.text.string, self.text.body):
            about = ("", "quantity", match.group())
            yield self.claim(
                Span(*match.span()),
                "quantity",
                about=about,
                verdict="not_checkable_offline",
                basis="no reference table",
            )
