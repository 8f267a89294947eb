"""A small corpus made by hand, so that tests of what is shown do not depend on what is found."""

from dataclasses import fields

from helpers.corpus import Corpus
from helpers.entries import ActorEntry, Format, Issue, Office
from helpers.frames import frame
from helpers.records import RECORDS
from helpers.reference import Reference

TEXT = """\
The European Union offered talks, according to a letter to Moscow.

“We call on Russia to pull back its troops,” Josep Borrell wrote on Tuesday.

Russia refused to pull back unless NATO leaves Eastern Europe.

Russia does not recognise the European Union, Borrell said.
"""
ACTORS = {
    "eu": ("European Union", "organisation", ""),
    "russia": ("Russia", "state", ""),
    "josep-borrell": ("Josep Borrell", "person", "eu"),
    "western-allies": ("Western allies", "group", ""),
}
ISSUES = {"talks": "Talks with Russia", "troops": "Troop withdrawal", "role": "Role of the EU"}
FORMATS = {"osce": "OSCE", "nato-russia-council": "NATO-Russia Council", "letters": "letter exchange"}


def row(table, passage, text=TEXT, doc_id="letter", **values):
    """A record of a passage of the text."""
    start = text.index(passage)
    place = {"doc_id": doc_id, "start": start, "end": start + len(passage), "evidence": passage}
    return RECORDS[table](**place, **values)


def statement(number, passage, speaker, act, **values):
    """A record of a statement."""
    ids = {"statement_id": f"s{number}", "attribution_id": f"a{number}", "date": "2022-02-09"}
    return row("statements", passage, **ids, speaker_id=speaker, act=act, **values)


def statements():
    """The statements of the text."""
    return [
        statement(1, "offered talks", "eu", "propose", addressee_id="russia", issue_id="talks", stance="support"),
        statement(
            2, "We call on Russia to pull back its troops", "josep-borrell", "call", addressee_id="russia",
            issue_id="troops", stance="support", mode="direct",
        ),
        statement(
            3, "to pull back unless NATO leaves Eastern Europe", "russia", "refuse", issue_id="troops",
            stance="conditional", condition="unless NATO leaves Eastern Europe",
        ),
        statement(
            4, "Russia does not recognise the European Union", "russia", "refuse", reported_by_id="josep-borrell",
            addressee_id="eu", issue_id="role", stance="oppose",
        ),
    ]  # fmt: skip


def tables():
    """Records of every table by name."""
    position = RECORDS["positions"]
    found = statements()
    return {
        "documents": [
            RECORDS["documents"](
                doc_id="letter", file="letter.txt", date="2022-02-09", type="news", title="A letter to Moscow",
                words=41, characters=len(TEXT), sha256="0" * 64, text=TEXT,
            )
        ],
        "skipped": [],
        "actors": [
            RECORDS["actors"](
                actor_id=one, name=name, kind=kind, parent_id=parent, mentions=2,
                statements=sum(s.speaker_id == one for s in found),
                addressed=sum(s.addressee_id == one for s in found),
            )
            for one, (name, kind, parent) in ACTORS.items()
        ],
        "mentions": [row("mentions", "The European Union", mention_id="m1", actor_id="eu")],
        "statements": found,
        "positions": [
            position(actor_id=s.speaker_id, issue_id=s.issue_id, stance=s.stance, first_date=s.date,
                     last_date=s.date, n_statements=1, n_direct=0, statement_ids=s.statement_id)
            for s in found
        ],
        "demands": [
            RECORDS["demands"](
                demand_id="s2", from_id="josep-borrell", to_id="russia", issue_id="troops", outcome="refused_unless",
                condition="unless NATO leaves Eastern Europe", answer_ids="s3",
            )
        ],
        "dialogues": [
            row("dialogues", "The European Union offered talks", dialogue_id="d1", date="2022-02-09", actor_id="eu",
                format_id="osce", format_name="OSCE", relation="proposes"),
            row("dialogues", "Russia refused", dialogue_id="d2", date="2022-02-09", actor_id="russia",
                format_id="nato-russia-council", format_name="NATO-Russia Council", relation="rejects"),
            row("dialogues", "a letter to Moscow", dialogue_id="d3", date="2022-02-09", format_id="letters",
                format_name="letter exchange", relation="used", outcome="no_result"),
        ],
        "exchanges": [
            row("exchanges", "a letter to Moscow", exchange_id="x1", kind="letter", sender_id="eu",
                recipient_id="russia", status="sent"),
            row("exchanges", "Josep Borrell wrote on Tuesday", exchange_id="x1", kind="letter",
                sender_id="josep-borrell", date_from="2022-02-08", date_to="2022-02-08", status="reported"),
        ],
        "claims": [
            row("claims", "Eastern Europe", claim_id="c1", kind="count", verdict="misleading", basis="no member count")
        ],
        "anomalies": [
            row("anomalies", "pull back", anomaly_id="n1", kind="paraphrase_artefact", reading="withdraw",
                severity="high", effect="none")
        ],
        "stories": [],
    }  # fmt: skip


def reference():
    """Reference tables for the few actors of the text."""
    known = {
        "actors": {
            one: ActorEntry(actor_id=one, name=name, kind=kind, parent_id=parent)
            for one, (name, kind, parent) in ACTORS.items()
        },
        "issues": {one: Issue(issue_id=one, name=name, description="") for one, name in ISSUES.items()},
        "formats": {one: Format(format_id=one, name=name, kind="council") for one, name in FORMATS.items()},
        "offices": (
            Office(person_id="josep-borrell", organisation_id="eu", role="High Representative", start="2019-12-01"),
        ),
        "digest": "f" * 64,
    }
    return Reference(**{f.name: known.get(f.name, ()) for f in fields(Reference)})


def make_corpus(text=TEXT, **changed):
    """The corpus, some of its tables replaced by other records."""
    records = tables() | changed
    frames = {table: frame(table, records[table]) for table in RECORDS}
    return Corpus(**frames, texts={"letter": text}, reference=reference())


def empty_corpus():
    """A corpus without a document."""
    return Corpus(**{table: frame(table, []) for table in RECORDS}, texts={}, reference=reference())
