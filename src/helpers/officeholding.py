"""Claims that somebody holds an office, made by the title beside a name, checked as of the document's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from helpers.assertions import UNDATED, Assertion
from helpers.entries import Office
from helpers.gazetteer import fold
from helpers.language import Text
from helpers.records import Day, Id, Mention, Verdict
from helpers.reference import Reference
from helpers.spans import Span

COMMA = re.compile(r",\s+(?:the\s+|an?\s+)?", re.IGNORECASE)  # between a title and a name in apposition
LOOSE = frozenset({"chief", "boss", "head", "leader"})  # titles of nobody in particular
HEADS = frozenset(
    {"President", "Prime Minister", "Secretary General", "Director General", "Chancellor", "Chair", "Premier", "King"}
)
PAST = frozenset({"former", "ex", "late", "one-time", "onetime", "erstwhile", "ousted", "deposed"})
OPEN = frozenset({"then", "outgoing", "elect", "designate", "incoming", "future", "nominee", "nominated", "acting"})
RANKS = frozenset({"deputy", "vice", "assistant", "under", "alternate", "interim"})  # make another office of a title
BEFORE = 25  # code points before a title in which such a word may stand
COURTESY = 365  # days after its term from which a bare title is courtesy or history, which misleads nobody
WORD = re.compile(r"\w+")


class Titled(NamedTuple):
    """A person with a title in a text."""

    person: Mention
    title: str
    span: Span


def find_officeholders(text: Text, mentions: list[Mention], reference: Reference) -> Iterator[Assertion]:
    """Yield the claim that a person holds an office, for each name with a title that the offices table can judge."""
    for titled in find_titled(text, mentions):
        found = check(titled, text, reference)
        if found:
            yield found
    for mention in mentions:
        if mention.kind == "role" and mention.actor_id and mention.evidence.lower().split()[-1] in LOOSE:
            found = check_loose(with_article(text, mention), mention, text, reference)
            if found:
                yield found


def find_titled(text: Text, mentions: list[Mention]) -> Iterator[Titled]:
    """Yield persons with their titles: in one mention, or in two with a comma between."""
    for mention in mentions:
        if mention.kind == "name" and mention.role:
            yield Titled(mention, mention.role, Span(mention.start, mention.end))
    for first, second in pairwise(mentions):
        kinds = {first.kind: first, second.kind: second}
        if kinds.keys() == {"role", "name"} and COMMA.fullmatch(text.string, first.end, second.start):
            span = Span(with_article(text, first).start, second.end)
            yield Titled(kinds["name"], kinds["role"].evidence, span)


def with_article(text: Text, mention: Mention) -> Span:
    """The span of a mention with the article before it."""
    article = text.string[max(0, mention.start - 4) : mention.start].lower() == "the "
    return Span(mention.start - 4 * article, mention.end)


def check(titled: Titled, text: Text, reference: Reference) -> Assertion | None:
    """Whether a person held the office that the title names on the document's date; None where no table can tell."""
    words = words_of(titled, text)
    meant = [r for r in reference.offices_of(titled.person.actor_id, "") if fits(r, " ".join(words), reference)]
    if not meant:
        return None
    row = nearest(meant, text.date)
    verdict = judge(set(words), row, text.date)
    if verdict == "false" and " " not in fold(bare_name(titled.person)):
        return None  # a surname alone may be another person's, of whom no table knows
    about = titled.person.actor_id, f"{row.role} of {row.organisation_id}", titled.title
    return Assertion(titled.span, "office_holder", *about, verdict, term(row) if text.date else UNDATED)


def words_of(titled: Titled, text: Text) -> list[str]:
    """The words of a title, with what right before it makes another office, or no office, of it ("vice", "former")."""
    start = titled.span.start
    before = WORD.findall(text.string[max(text.sentence_at(start).start, start - BEFORE) : start].lower())
    return [w for w in before if w in PAST | OPEN | RANKS] + fold(titled.title).split()


def bare_name(mention: Mention) -> str:
    """A mention's words without the title."""
    role = mention.role
    return mention.evidence[len(role) :].strip() if role and mention.evidence.startswith(role) else mention.evidence


def nearest(rows: list[Office], day: Day) -> Office:
    """Of several terms the one that holds on a day, else the last one before it, else the next one."""
    rows = sorted(rows, key=lambda row: row.start)
    begun = [row for row in rows if row.start <= day]
    now = [row for row in begun if not row.end or day <= row.end]
    return (now or begun or rows[:1])[-1]


def judge(words: set[str], row: Office, day: Day) -> Verdict:
    """Whether a title is right on a day: soon after the term it misleads, long after it is courtesy or history."""
    if not day or words & OPEN:
        return "not_checkable_offline"
    over = bool(row.end) and row.end < day
    if words & PAST:
        return "true" if over else "false"
    if row.start <= day and not over:
        return "true"
    if not over:
        return "false"
    return "true_as_intended" if days_between(row.end, day) > COURTESY else "misleading"


def days_between(first: Day, last: Day) -> int:
    """Days from one day to another; a month or year counts from its first day."""
    one, other = (date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day) for day in (first, last))
    return (other - one).days


def term(row: Office) -> str:
    """An office with its term, in words."""
    return f"{row.role}, {row.start or 'start unknown'} to {row.end or 'date'}"


def fits(row: Office, title: str, reference: Reference) -> bool:
    """Whether a title names an office: by the terms that the tables list for it, or by the same words."""
    words = fold(title)
    if RANKS & set(words.split()) != RANKS & set(fold(row.role).split()):
        return False
    meant = {role for phrase, roles in office_terms(reference).items() if phrase in f" {words} " for role in roles}
    if meant:
        return row.role in meant
    role = fold(row.role)
    return role in words or words.split()[-1:] == role.split()[-1:]


@lru_cache(maxsize=8)
def office_terms(reference: Reference) -> dict[str, tuple[str, ...]]:
    """Roles of the offices table by the terms for them, each between blanks."""
    return {f" {fold(t.term)} ": t.value for t in reference.terms if t.kind == "office" and t.value}


def check_loose(span: Span, mention: Mention, text: Text, reference: Reference) -> Assertion | None:
    """A loose title such as "the EU chief": misleading where others head the organisation; None where it is usual."""
    held = reference.offices_of(mention.actor_id, text.date)
    if not held or not text.date or any(row.role in HEADS for row in held):
        return None
    organisation = mention.affiliation_id or held[0].organisation_id
    if reference.kinds.get(organisation) != "organisation" or not is_bare(mention, organisation, reference):
        return None
    if not has_heads(organisation, text.date, reference):
        return None
    row = held[0]
    basis = f"{row.role}, {row.start} to {row.end or 'date'}; no head of it or of a body of it"
    title = mention.evidence.removeprefix("the ")
    return Assertion(span, "office_holder", mention.actor_id, f"head of {organisation}", title, "misleading", basis)


def is_bare(mention: Mention, organisation: Id, reference: Reference) -> bool:
    """Whether a loose title names the organisation alone, not a field in it: "EU chief", not "EU trade chief"."""
    entry = reference.actors[organisation]
    owner = fold(mention.evidence).removeprefix("the ").rpartition(" ")[0].removesuffix(" s")
    return owner in {fold(name).removeprefix("the ") for name in (entry.name, *entry.aliases, *entry.adjectives)}


def has_heads(organisation: Id, on: str, reference: Reference) -> bool:
    """Whether somebody is known to have stood at the head of an organisation or of one of its bodies on a day."""
    bodies = [organisation, *(a.actor_id for a in reference.actors.values() if a.parent_id == organisation)]
    bodies = [body for body in bodies if reference.actors[body].kind in ("organisation", "body")]
    return any(HEADS & set(reference.holders(body, on)) for body in bodies)
