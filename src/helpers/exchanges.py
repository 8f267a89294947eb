"""Letters, calls, meetings, visits, talks, press conferences, statements: from, to, when, in reply to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from helpers.designations import Correspondence
from helpers.letters import Draft, Letters
from helpers.meetings import Meetings
from helpers.occasions import Occasions
from helpers.parties import Parties
from helpers.receipts import answers, find_receipts
from helpers.records import SEPARATOR, Exchange, Id
from helpers.reference import Reference
from helpers.spans import Span
from helpers.talks import Talks
from helpers.threads import identify, link_replies
from helpers.timing import Timing
from helpers.triggers import find_triggers

FAMILIES = {"letter": "letter", "note": "letter", "statement": "statement", "press_conference": "statement"}
SIGNED = ("letter", "note")


def find_exchanges(parties: Parties, letter: Correspondence | None = None) -> list[Exchange]:
    """Find the passages of a text that tell an exchange as an event.

    Parameters
    ----------
    parties : Parties
        Of the text.
    letter : Correspondence, optional
        What the text says of itself in its heading, where it is a letter.

    Returns
    -------
    list of Exchange
        In order; passages of one event share `exchange_id`, which is unique only within the document
        (`helpers.threads.share_events` makes it unique for a corpus).

    Notes
    -----
    What is only proposed, refused or asked for is no event (`helpers.dialogues` has it), nor is a thing that is named
    again ("the letter says").
    """
    reference = parties.reference
    found = list(find_triggers(parties.scanner, reference))
    readers = (Letters(parties, found), Meetings(parties, found), Talks(parties, found), Occasions(parties, found))
    drafts = told_once(chosen(draft for reader in readers for draft in reader.drafts()), reference)
    dated = Timing(parties, drafts, reference).dated()
    exchanges = [finished(draft, when, parties) for draft, when in dated]
    if letter:
        exchanges = own_letter(letter, parties, exchanges)
    return link_replies(identify(exchanges, reference), parties.scanner.lexicon)


def own_letter(letter: Correspondence, parties: Parties, told: list[Exchange]) -> list[Exchange]:
    """The letter that a document itself is, before what it tells; what else its heading line tells is the same."""
    heading, text = letter.heading, parties.text
    date = heading.date
    day = date.start if date else text.date
    own = Exchange(
        exchange_id="",
        doc_id=text.doc_id,
        start=heading.span.start,
        end=heading.span.end,
        evidence=text[heading.span],
        kind="letter",
        sender_id=letter.sender,
        recipient_id=letter.recipient,
        signatory_id=letter.signatory,
        date_from=day,
        date_to=day,
        date_text=text[date.span] if date else "",
        status="sent",
        rule=f"letter: {heading.rule}",
        confidence="high" if letter.sender and letter.recipient else "medium",
        date_edtf=day,
        date_rule="dateline" if date else "date of the document",
    )
    named = list(find_receipts(letter, parties))
    own = replace(own, reply_to=answers(own, named, heading.body.start))
    others = [e for e in told if e.start >= heading.span.end and not overlaps(e, named)]
    return [own, *sorted([*named, *others], key=lambda e: e.start)]


def overlaps(told: Exchange, named: list[Exchange]) -> bool:
    """Whether a letter that is told shares text with one of several that are named."""
    return told.kind in SIGNED and any(n.start < told.end and told.start < n.end for n in named)


def family(draft: Draft) -> str:
    """What cannot be told twice by the same words: letters; meetings, calls and visits; statements."""
    return FAMILIES.get(draft.kind, "meeting")


def chosen(drafts) -> list[Draft]:
    """Drafts in order, of those of one family that tell the same with the same words the one that names more."""
    kept: list[Draft] = []
    told: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))  # tokens and heads, by family
    for draft in sorted(drafts, key=lambda d: (weight(d), -d.first), reverse=True):
        tokens, heads = told[family(draft)]
        own = range(draft.first, draft.last)
        if draft.head not in tokens and heads.isdisjoint(own):  # else the word of one stands inside the other
            tokens.update(own)
            heads.add(draft.head)
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.first, d.last, d.head))


def weight(draft: Draft) -> tuple[int, int]:
    """How much a draft says: parties first, then length."""
    return bool(draft.sender) + bool(draft.recipient) + (not draft.new), min(draft.last - draft.first, 30)


def told_once(drafts: list[Draft], reference: Reference) -> list[Draft]:
    """Drafts without things only named whose sender's letter the text tells elsewhere or has named before.

    A paper handed over has the sender of the letter before it.
    """
    told = {side(d.sender, reference) for d in drafts if family(d) == "letter" and not d.new and d.sender}
    answers = {side(d.sender, reference) for d in drafts if d.new and d.answers}
    kept: list[Draft] = []
    for draft in drafts:
        if draft.new and side(draft.sender, reference) in told:
            continue
        known = draft if draft.sender or family(draft) != "letter" else draft._replace(sender=sender_before(kept))
        told.update([side(known.sender, reference)] if known.new else [])
        kept.append(known._replace(answers=known.answers or side(known.sender, reference) in answers))
    return kept


def sender_before(drafts: list[Draft]) -> tuple[Id, ...]:
    """The sender of the last of several letters that has one."""
    return next((d.sender for d in reversed(drafts) if family(d) == "letter" and d.sender), ())


def side(ids: tuple[Id, ...], reference: Reference) -> Id:
    """The state or organisation for which the first of several actors stands."""
    chain = reference.parents(ids[0]) if ids else []
    return chain[-1] if chain else (ids[0] if ids else "")


def finished(draft: Draft, when, parties: Parties) -> Exchange:
    """The record of a draft and its date."""
    span = span_of(draft, when, parties)
    persons = [one for one in draft.sender if parties.speakers.is_person(one)]
    return Exchange(
        exchange_id="",
        doc_id=parties.text.doc_id,
        start=span.start,
        end=span.end,
        evidence=parties.text[span],
        kind=draft.kind,
        sender_id=SEPARATOR.join(draft.sender),
        recipient_id=SEPARATOR.join(draft.recipient),
        signatory_id=persons[0] if persons and draft.kind in SIGNED else "",
        date_from=when.start,
        date_to=when.end,
        date_text=when.text,
        status=draft.status,
        reply_to="?" if draft.answers else "",
        rule=f"{draft.kind}: {draft.rule}",
        confidence="medium" if draft.sender else "low",
        date_edtf=when.edtf,
        date_rule=when.rule,
    )


def span_of(draft: Draft, when, parties: Parties) -> Span:
    """The passage of a draft, stretched over its date where that stands right behind."""
    span = parties.span(draft.first, draft.last)
    if when.near and when.near.start >= span.start:
        span = Span(span.start, max(span.end, when.near.end))
    return span
