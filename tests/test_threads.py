"""Passages of one event, and letters in reply to letters."""

import pytest

from helpers.records import Exchange
from helpers.threads import share_events

REPLY = (
    "Sergey Lavrov has sent a letter to the member states of the European Union. "
    "The European Union sent a response to Moscow on Tuesday."
)


def exchange(doc, number, **about):
    return Exchange(exchange_id=f"x-{number}", doc_id=doc, start=0, end=1, evidence="x", **about)


def test_passages_of_one_letter_share_an_id(code):
    text = "Lavrov has sent a letter to Paris. Sergey Lavrov despatched the letter to Paris, a diplomat said."
    found = [e for e in code(f"Sergey Lavrov wrote. {text}")["exchanges"] if e.kind == "letter"]
    assert len(found) == 2
    assert len({e.exchange_id for e in found}) == 1


def test_a_reply_is_linked_to_the_letter_of_the_other_side(code):
    first, reply = (e for e in code(REPLY)["exchanges"] if e.kind == "letter")
    assert (first.reply_to, reply.reply_to) == ("", first.exchange_id)


CALL = {"kind": "call", "sender_id": "joe-biden", "recipient_id": "vladimir-putin"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"date_from": "2022-02-12"}, {"date_from": "2022-02-12"}, True),
        ({"date_from": "2022-02-12"}, {"date_from": "2022-02-13"}, False),
        ({"date_from": "2022-02-12"}, {"date_from": "2022-02-12", "recipient_id": "xi-jinping"}, False),
        ({"date_from": "2022-02-12"}, {"date_from": "2022-02-12", "recipient_id": ""}, True),
        ({}, {}, False),
    ],
)
def test_documents_share_an_event_of_the_same_day_and_sides(reference, one, other, same):
    rows = share_events([exchange("a", 1, **CALL | one), exchange("b", 1, **CALL | other)], reference)
    assert (rows[0].exchange_id == rows[1].exchange_id) is same


def test_replies_follow_the_ids_of_the_corpus(reference):
    letter = exchange("b", 1, kind="letter", sender_id="russia", date_from="2022-02-01")
    answer = exchange("b", 2, kind="letter", sender_id="eu", date_from="2022-02-09", reply_to="x-1")
    rows = share_events([exchange("a", 1, kind="visit", sender_id="eu"), letter, answer], reference)
    assert rows[2].reply_to == rows[1].exchange_id != rows[0].exchange_id


def test_sharing_keeps_order_and_rows(reference):
    rows = [exchange(doc, n, **CALL) for doc in "ba" for n in (2, 1)]
    assert [(r.doc_id, r.start) for r in share_events(rows, reference)] == [(r.doc_id, r.start) for r in rows]
