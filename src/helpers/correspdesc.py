"""Exchanges as TEI: one `correspDesc` an exchange, as archives and letter databases such as correspSearch read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pandas as pd

from helpers.records import SEPARATOR, Id

NAMESPACE = "http://www.tei-c.org/ns/1.0"
WIKIDATA = "https://www.wikidata.org/entity/"
NAMES = {"person": "persName", "state": "orgName", "organisation": "orgName", "body": "orgName", "media": "orgName"}
NOT_IN_NAMES = re.compile(r"[^\w.-]")


def write_correspondence(exchanges: pd.DataFrame, actors: pd.DataFrame, *, build: str = "") -> str:
    """Write exchanges as a TEI file.

    Parameters
    ----------
    exchanges, actors : pandas.DataFrame
        Tables of a corpus; an exchange that several passages tell is written once, with what they say together.
    build : str
        Id of the build that the tables are from.

    Returns
    -------
    str
        XML: a header whose `profileDesc` holds the `correspDesc` elements, in the order of the table. Actors are named
        and, where the tables know it, referred to by their Wikidata item; a reply refers to what it answers.
    """
    known = {row["actor_id"]: row for row in actors.to_dict("records")}
    root = ET.Element("TEI", xmlns=NAMESPACE)
    header = ET.SubElement(root, "teiHeader")
    header.append(file_description(build))
    profile = ET.SubElement(header, "profileDesc")
    told = set(exchanges["exchange_id"])
    for rows in passages(exchanges):
        profile.append(describe(rows, known, told))
    body = ET.SubElement(ET.SubElement(ET.SubElement(root, "text"), "body"), "p")
    body.text = "The texts stand beside this file."
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def file_description(build: str) -> ET.Element:
    """The part of the header that TEI demands: title, publication, source."""
    found = ET.Element("fileDesc")
    made = "Made by Démarche from the table of exchanges" + (f", build {build}." if build else ".")
    for path, words in (
        ("titleStmt/title", "Exchanges that the documents tell"),
        ("publicationStmt/p", made),
        ("sourceDesc/p", "Every row of the table quotes the passage that tells the exchange."),
    ):
        outer, inner = path.split("/")
        ET.SubElement(ET.SubElement(found, outer), inner).text = words
    return found


def passages(exchanges: pd.DataFrame) -> Iterator[list[dict]]:
    """Yield the rows of each exchange, in the order of the table."""
    for _, group in exchanges.groupby("exchange_id", sort=False):
        yield group.to_dict("records")


def describe(rows: list[dict], known: dict[Id, dict], told: set[Id]) -> ET.Element:
    """The `correspDesc` of one exchange: who sent, who received, when, in reply to what; its passages as a note."""
    found = ET.Element("correspDesc", {"xml:id": xml_id(rows[0]["exchange_id"]), "type": rows[0]["kind"]})
    sent = ET.SubElement(found, "correspAction", type="sent")
    for one in first(rows, "sender_id").split(SEPARATOR):
        name(sent, one, known)
    signatory = first(rows, "signatory_id")
    if signatory and signatory not in first(rows, "sender_id").split(SEPARATOR):
        name(sent, signatory, known, role="signatory")
    if when := dates(first(rows, "date_from"), first(rows, "date_to")):
        ET.SubElement(sent, "date", when).text = first(rows, "date_text") or None
    if recipients := first(rows, "recipient_id"):
        received = ET.SubElement(found, "correspAction", type="received")
        for one in recipients.split(SEPARATOR):
            name(received, one, known)
    if (reply := first(rows, "reply_to")) in told:
        context = ET.SubElement(found, "correspContext")
        ET.SubElement(context, "ref", type="prev", target=f"#{xml_id(reply)}").text = "in reply to"
    note = ET.SubElement(found, "note")
    for row in rows:
        quote = ET.SubElement(note, "quote", source=f"{row['doc_id']}#char={row['start']},{row['end']}")
        quote.text = clean(row["evidence"])
    return found


def name(parent: ET.Element, actor_id: Id, known: dict[Id, dict], *, role: str = "") -> None:
    """Add the name of an actor, with its Wikidata item and its role, if there are any."""
    if not actor_id:
        return
    actor = known.get(actor_id, {})
    about = {"key": actor_id} | ({"role": role} if role else {})
    about |= {"ref": WIKIDATA + actor["wikidata"]} if actor.get("wikidata") else {}
    ET.SubElement(parent, NAMES.get(actor.get("kind", ""), "name"), about).text = clean(actor.get("name") or actor_id)


def dates(start: str, end: str) -> dict[str, str]:
    """Attributes of a date: a day or month, or not before and not after."""
    if start and start == end:
        return {"when": start}
    return {key: value for key, value in (("notBefore", start), ("notAfter", end)) if value}


def first(rows: list[dict], column: str) -> str:
    """The first value of a column that is not empty."""
    return next((row[column] for row in rows if row[column]), "")


def xml_id(exchange_id: Id) -> str:
    """An id that XML allows."""
    return NOT_IN_NAMES.sub("-", exchange_id)


def clean(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) < 0xFFFE))
