"""Letters that a letter answers: "your despatch of the 26th of May", "your telegram No. 12, February 20"."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.dates import Found, find_dates
from helpers.designations import Correspondence
from helpers.parties import Parties
from helpers.records import Exchange
from helpers.spans import Span

NEAR = 4  # tokens between "your" and the letter: "your very welcome private letter"
BEHIND = 45  # code points behind the letter in which its date stands
OPENING = 400  # code points at the head of a letter in which it says what it answers


def find_receipts(letter: Correspondence, parties: Parties) -> Iterator[Exchange]:
    """Yield the letters of the recipient that a letter names as "your letter", each with its date if one is given.

    Parameters
    ----------
    letter : Correspondence
        Whose sender writes "your".
    parties : Parties
        Of the text.
    """
    scanner, text = parties.scanner, parties.text
    for token, word in enumerate(scanner.lower):
        inside = letter.heading.body.start <= text.starts[token] < letter.heading.body.end
        if word != "your" or not inside or parties.speakers.quoted(text.starts[token]):
            continue
        reach = range(token + 1, min(token + 2 + NEAR, len(scanner.lower)))
        noun = next((at for at in reach if scanner.of(at, "letterword")), None)
        if noun and not any(parties.closed(at) for at in range(token + 1, noun)):
            yield receipt(letter, parties, Span(text.starts[token], text.end_of(noun)))


def receipt(letter: Correspondence, parties: Parties, span: Span) -> Exchange:
    """A letter of the other side, with the date right behind it."""
    date = date_behind(letter, parties, span)
    end = date.span.end if date else span.end
    return Exchange(
        exchange_id="",
        doc_id=parties.text.doc_id,
        start=span.start,
        end=end,
        evidence=parties.text[Span(span.start, end)],
        kind="letter",
        sender_id=letter.recipient,
        recipient_id=letter.sender,
        date_from=date.start if date else "",
        date_to=date.end if date else "",
        date_text=parties.text[date.span] if date else "",
        status="sent",
        rule="letter: acknowledged",
        confidence="medium" if letter.recipient else "low",
        date_edtf=date.edtf if date else "",
        date_rule=date.rule if date else "",
    )


def date_behind(letter: Correspondence, parties: Parties, span: Span) -> Found | None:
    """The date behind "your letter", up to the day of the letter that names it, in the same sentence."""
    text = parties.text
    stop = min(span.end + BEHIND, text.sentence_at(span.start).end)
    day = letter.heading.date.start if letter.heading.date else text.date
    found = (d for d in find_dates(text.string, Span(span.end, stop), day, ahead=False) if d.start <= day)
    return next(found, None)


def answers(own: Exchange, receipts: list[Exchange], body: int) -> str:
    """A mark that a letter answers another, where it names one of the recipient's at its head; else empty."""
    return "?" if any(r.start < body + OPENING and r.sender_id == own.recipient_id for r in receipts) else ""
