"""Rows to clauses: who does what by saying it, in which format, by which letter; patterns come from the catalogue.

A clause names actor, act, issue and addressee. Words of a document appear only in quotation marks: verbatim speech as
the speaker's own, a condition as the document's. Paraphrased content is never worked into a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from helpers.corpus import Corpus
from helpers.records import SEPARATOR, Day, Id
from helpers.wording import FIELD, OPTIONAL, Wording, capitalise, is_plural, read_wording, shorten

OPENING, CLOSING = '“„«"', '”»"'
QUOTED = re.compile(f"[{OPENING}]([^{OPENING}{CLOSING}]+)(?:[{CLOSING}]|$)")
CITES = 3  # passages cited behind one clause
QUOTE_LENGTH = 220  # characters of a quotation inside a sentence

Row = Mapping[str, Any]


def split_ids(ids: str) -> list[Id]:
    """The ids in one cell."""
    return [one for one in ids.split(SEPARATOR) if one]


@dataclass(frozen=True)
class Teller:
    """Tells the rows of a corpus in the words of one language.

    Attributes
    ----------
    corpus : Corpus
        Whose rows are told.
    words : Wording
        The catalogue of the language.
    """

    corpus: Corpus
    words: Wording = field(default_factory=read_wording)

    def name(self, one: Id) -> str:
        """The name of an actor, a format or an issue; the id itself if unknown."""
        reference = self.corpus.reference
        known = (reference.actors.get(one), reference.formats.get(one), reference.issues.get(one))
        return self._names.get(one) or next((entry.name for entry in known if entry), one)

    @cached_property
    def _names(self) -> dict[Id, str]:
        return dict(zip(self.corpus.actors["actor_id"], self.corpus.actors["name"], strict=True))

    @cached_property
    def _kinds(self) -> dict[Id, str]:
        return dict(zip(self.corpus.actors["actor_id"], self.corpus.actors["kind"], strict=True))

    def names(self, ids: str) -> str:
        """Names of the ids in one cell, as a table shows them."""
        return ", ".join(self.name(one) for one in split_ids(ids))

    def speaker(self, row: Row) -> str:
        """Who makes a statement, for a table: names, else the document's words for somebody who is not known."""
        if row["speaker_id"]:
            return self.names(row["speaker_id"])
        patterns, text = self.words.data["evidence"], flatten(row["speaker_text"])
        return self.words.fill(patterns["unknown"], text=text) if text else patterns["nobody"]

    def kind(self, one: Id) -> str:
        """Kind of an actor; empty for formats and issues."""
        return self._kinds.get(one, "")

    def actors(self, ids: str | Iterable[Id], *, limit: int = 3) -> str:
        """Actors as a sentence names them: "the European Union and Russia"."""
        ids = split_ids(ids) if isinstance(ids, str) else list(ids)
        return self.words.join([self.words.with_article(self.name(one), self.kind(one)) for one in ids], limit=limit)

    def plural(self, ids: str) -> bool:
        """Whether the actors in one cell take a plural verb."""
        found = split_ids(ids)
        return len(found) > 1 or any(is_plural(self.name(one), self.kind(one)) for one in found)

    def issue(self, one: Id) -> str:
        """An issue as a sentence says it: "a ceasefire", "arms control"; names of actors keep their capital."""
        phrase = self.words.data["issues"]["phrases"].get(one)
        if phrase:
            return phrase
        name = self.name(one)
        return self.words.with_article(name if self._is_proper(name) else name[:1].lower() + name[1:])

    def _is_proper(self, name: str) -> bool:
        """Whether a name begins with an acronym or with the name or adjective of a state."""
        first = re.split("[ ’'-]", name)[0]
        return not first[1:].islower() or first in self._state_words

    @cached_property
    def _state_words(self) -> set[str]:
        named = [entry for entry in self.corpus.reference.actors.values() if entry.kind in ("state", "organisation")]
        names = [entry.name for entry in named if entry.kind == "state"]
        return {word for text in (*names, *(a for entry in named for a in entry.adjectives)) for word in text.split()}

    def is_goal(self, name: str) -> bool:
        """Whether an issue names something to be done: its head noun is on the catalogue's list."""
        head = re.split(r" (?:of|for|on|in|at|to|and|with|from|as) ", name.lower())[0]
        return head.split()[-1] in self.words.data["issues"]["goals"]

    def formats(self, ids: Iterable[Id]) -> str:
        """Formats as a sentence names them: "the OSCE and EU-Russia talks"."""
        phrases = self.words.data["formats"]["phrases"]
        named = [phrases.get(one) or self.words.with_article(self.name(one)) for one in dict.fromkeys(ids)]
        return self.words.join(named, limit=4)

    def day(self, row: Row) -> str:
        """The date of a row as people write it; empty where unknown."""
        return self.words.day(row["date"]) if row["date"] else ""

    def introduce(self, one: Id) -> str:
        """An actor as a sentence brings it in: a person with the office held when the documents were written."""
        name = self.actors([one])
        first, last = self.dates()
        held = self.corpus.reference.offices_of(one, last or first) if self.kind(one) == "person" else []
        if not held:
            return name
        organisation = self.actors([held[0].organisation_id])
        pattern = self.words.data["sentences"]["office"]
        return self.words.fill(pattern, name=name, role=held[0].role, organisation=organisation)

    def principal(self, one: Id) -> Id:
        """The state or organisation that a person serves, or whose body an actor is; others stand for themselves."""
        return self.corpus.principal(one)

    def act(self, rows: Sequence[Row]) -> str:
        """What a speaker does in rows of one act and stance: "proposes talks with Russia"."""
        first = rows[0]
        issues = [self.issue(one) for one in dict.fromkeys(row["issue_id"] for row in rows) if one]
        issue = self.words.join(issues)
        goal = issue if all(self.is_goal(name) for name in issues) else ""
        names = {"issue": issue, "goal": goal, "addressee": self.addressee(rows, issue)}
        addressed = self.words.data["issues"]["addressed"].get(first["issue_id"], "") if len(issues) == 1 else ""
        if addressed and names["addressee"]:
            names |= {"issue": self.words.fill(addressed, **names), "addressee": ""}
        pattern = pick(self.words.data["acts"][first["act"]], first["stance"], names)
        return self.words.fill(pattern, plural=self.plural(first["speaker_id"]), **names)

    def addressee(self, rows: Sequence[Row], issue: str) -> str:
        """Whom most of the rows address, unless the issue names them or they speak themselves."""
        speakers = split_ids(rows[0]["speaker_id"])
        found = Counter(one for row in rows for one in split_ids(row["addressee_id"]) if one not in speakers)
        named = [one for one, _ in found.most_common(2) if self.name(one).lower() not in issue.lower()]
        return self.actors(named)

    def condition(self, rows: Iterable[Row]) -> str:
        """The condition of the first row that has one, quoted as the document's words."""
        row = next((row for row in rows if row["condition"]), None)
        if row is None:
            return ""
        pattern = "condition_direct" if row["mode"] == "direct" else "condition"
        return self.words.fill(self.words.data["sentences"][pattern], quote=self.cut(row["condition"]))

    def quote(self, row: Row, limit: int = QUOTE_LENGTH) -> str:
        """The speaker's own words in quotation marks: of a verbatim or partly verbatim statement, else empty."""
        if row["mode"] not in ("direct", "mixed"):
            return ""
        text = row["evidence"]
        if row["mode"] == "mixed" and (inner := QUOTED.search(text)):
            text = inner[1]
        return self.words.fill(self.words.data["sentences"]["quoted"], quote=self.cut(flatten(text), limit))

    def cut(self, text: str, limit: int = QUOTE_LENGTH) -> str:
        """A quotation short enough for a sentence, inner double marks turned single."""
        text = re.sub(f"[{OPENING}]", "‘", flatten(text).strip(" ,;:"))
        return shorten(re.sub(f"[{CLOSING}]", "’", text), limit, self.words.data["sentences"]["cut"])

    def event(self, row: Row, other: Row | None = None) -> str:
        """An exchange as a clause: "Russia sent a letter to EU member states"; `other` is what it replies to."""
        patterns = self.words.data["exchanges"]
        options = patterns[row["kind"]]
        names = {
            "Sender": capitalise(sender := self.actors(row["sender_id"]) or patterns["nobody"]),
            "sender": sender,
            "recipient": self.actors(row["recipient_id"]),
            "signatory": self.actors(row["signatory_id"]),
            "when": self.words.when(row["date_from"], row["date_to"]),
        }
        pattern = options.get(row["status"], options["any"])
        reply = self.words.fill(patterns["reply"], other=self.other(other)) if other is not None else ""
        return self.words.fill(pattern, plural=self.plural(row["sender_id"]), **names) + reply

    def other(self, row: Row) -> str:
        """An exchange as a noun: "the letter from Russia"."""
        kind = self.words.label("exchange", row["kind"])
        return self.words.fill(self.words.data["exchanges"]["other"], kind=kind, sender=self.actors(row["sender_id"]))

    def document(self, doc_id: Id) -> Row:
        """The row of a document, with `shown`, its name for readers: its title, else the name of its file."""
        return self._documents[doc_id]

    @cached_property
    def _documents(self) -> dict[Id, Row]:
        rows = self.corpus.documents.to_dict("records")
        return {row["doc_id"]: row | {"shown": flatten(row["title"] or row["file"])} for row in rows}

    def dates(self) -> tuple[Day, Day]:
        """First and last date of the documents; empty where none is dated."""
        return self._dates

    @cached_property
    def _dates(self) -> tuple[Day, Day]:
        dated = sorted(day for day in self.corpus.documents["date"] if day)
        return (dated[0], dated[-1]) if dated else ("", "")


def pick(patterns: Mapping[str, str | list[str]], stance: str, names: Mapping[str, str]) -> str:
    """The first pattern for a stance whose necessary names are all known."""
    for key in (stance, "any", "neutral", "bare"):
        options = patterns.get(key, [])
        for pattern in [options] if isinstance(options, str) else options:
            if all(names[name] for name in FIELD.findall(OPTIONAL.sub("", pattern))):
                return pattern
    return ""


def flatten(text: str) -> str:
    """The text on one line: white space in a row becomes one space."""
    return " ".join(text.split())


def cites_of(rows: Iterable[Row], key: str = "statement_id", limit: int = CITES) -> list[Id]:
    """Ids of the passages to cite: verbatim ones first, no more than `limit`, in the order of the text."""
    rows = list(rows)
    best = sorted(rows, key=lambda row: row.get("mode") not in ("direct", "mixed"))[:limit]
    return [row[key] for row in rows if row in best]


def rows_of(corpus: Corpus, table: str) -> list[Row]:
    """The rows of a table as dictionaries."""
    return getattr(corpus, table).to_dict("records")
