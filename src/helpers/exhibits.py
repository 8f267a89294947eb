"""The tables as readers see them: names for ids, dates as people write them, every row with its evidence.

One function a table; each returns a new DataFrame whose columns are the headings, ready for `blocks.table`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.cells import cite, grouped, labels_of, spell
from helpers.corpus import Corpus
from helpers.events import events_of, sides_of
from helpers.findings import WEIGHTS
from helpers.inline import Sentence
from helpers.records import Day, Id
from helpers.sentences import CITES, Row, Teller, cites_of, flatten, split_ids
from helpers.wording import capitalise, close_marks, shorten

QUOTE = 200  # characters of a passage shown in a cell


def list_documents(corpus: Corpus) -> pd.DataFrame:
    """The documents by date: title, kind, publisher, length, and what a reader of them should know."""
    words = Teller(corpus).words
    data = corpus.documents.sort_values(["date", "file"], key=lambda column: column.replace("", "9999"), kind="stable")
    return spell(
        data,
        {
            "Document": lambda row: shorten(flatten(row["title"] or row["file"]), 120, " …"),
            "Date": lambda row: words.day(row["date"]),
            "Kind": lambda row: capitalise(words.label("document_type", row["type"])),
            "Publisher": lambda row: row["publisher"] or row["author"],
            "Words": lambda row: row["words"],
            "Note": lambda row: capitalise(row["warnings"]),
        },
    )


def list_skipped(corpus: Corpus) -> pd.DataFrame:
    """Files that could not be read, and why."""
    return spell(corpus.skipped, {"File": lambda row: row["file"], "Reason": lambda row: capitalise(row["reason"])})


def list_actors(corpus: Corpus) -> pd.DataFrame:
    """The actors that speak most first: kind, office, how often each is named, speaks and is addressed."""
    teller = Teller(corpus)
    data = corpus.actors.sort_values(["statements", "mentions", "name"], ascending=[False, False, True])
    return spell(
        data,
        {
            "Actor": lambda row: capitalise(row["name"] or row["actor_id"]),
            "Kind": lambda row: capitalise(teller.words.label("actor_kind", row["kind"])),
            "Office or parent": lambda row: office_of(teller, row),
            "Named": lambda row: row["mentions"],
            "Speaks": lambda row: row["statements"],
            "Addressed": lambda row: row["addressed"],
        },
    )


def office_of(teller: Teller, row: Row) -> str:
    """The office a person held when the documents were written; else the state or organisation above the actor."""
    first, last = teller.dates()
    held = teller.corpus.reference.offices_of(row["actor_id"], last or first)
    if held:
        return f"{held[0].role}, {teller.name(held[0].organisation_id)}"
    return teller.name(row["parent_id"]) if row["parent_id"] else ""


def list_statements(corpus: Corpus) -> pd.DataFrame:
    """The statements, the weightiest first: who to whom, the act and the issue, the passage."""
    teller = Teller(corpus)
    weights = corpus.statements["act"].map(WEIGHTS).astype("int64") + corpus.statements["issue_id"].ne("")
    order = weights.sort_values(ascending=False, kind="stable").index
    return spell(
        corpus.statements.loc[order],
        {
            "Who to whom": lambda row: " → ".join(
                side for side in (speaker_of(teller, row), teller.names(row["addressee_id"])) if side
            ),
            "What": lambda row: capitalise(topic_of(teller, row)),
            "Passage": lambda row: cite(passage_of(teller, row), [row["statement_id"]]),
        },
    )


def speaker_of(teller: Teller, row: Row) -> str:
    """The speaker's name, with who reports the speech where somebody does."""
    name = teller.speaker(row)
    return f"{name} (as told by {teller.names(row['reported_by_id'])})" if row["reported_by_id"] else name


def topic_of(teller: Teller, row: Row) -> str:
    """The act and the issue: "proposal: OSCE as forum"."""
    act = teller.words.label("act", row["act"])
    return f"{act}: {teller.issue(row['issue_id'])}" if row["issue_id"] else act


def passage_of(teller: Teller, row: Row) -> str:
    """The passage, in quotation marks where it is the speaker's own words."""
    text = shorten(flatten(row["evidence"]), QUOTE)
    return f"“{teller.cut(text, QUOTE + 2)}”" if row["mode"] == "direct" else close_marks(text)


def list_positions(corpus: Corpus) -> pd.DataFrame:
    """Who stands where on what: stance, number of statements, the latest of them, evidence."""
    teller = Teller(corpus)
    rows = {row["statement_id"]: row for row in corpus.statements.to_dict("records")}
    data = corpus.positions.sort_values(["n_statements", "actor_id", "issue_id"], ascending=[False, True, True])
    return spell(
        data,
        {
            "Actor": lambda row: capitalise(speaker_of(teller, row | {"speaker_id": row["actor_id"]})),
            "Issue": lambda row: capitalise(teller.name(row["issue_id"])),
            "Stance": lambda row: capitalise(teller.words.label("stance", row["stance"])),
            "Statements": lambda row: row["n_statements"],
            "Latest": lambda row: latest_of(teller, row),
            "Evidence": lambda row: cite("", cites_of(rows[one] for one in split_ids(row["statement_ids"]))),
        },
    )


def latest_of(teller: Teller, row: Row) -> str:
    """Date of the last statement of a position; empty where all documents bear the same."""
    first, last = teller.dates()
    return teller.words.day(row["last_date"]) if row["last_date"] and first != last else ""


def list_demands(corpus: Corpus) -> pd.DataFrame:
    """The ledger of demands, those that found an answer first: who wants what of whom, each with its evidence."""
    teller = Teller(corpus)
    ranks = {answer: rank for rank, answer in enumerate(teller.words.data["answers"])}
    groups = grouped(corpus.demands.to_dict("records"), ["from_id", "to_id", "issue_id", "outcome", "condition"])
    groups.sort(key=lambda row: ranks[row["outcome"]])
    return spell(
        pd.DataFrame(groups),
        {
            "From": lambda row: capitalise(teller.names(row["from_id"])),
            "To": lambda row: capitalise(teller.names(row["to_id"])),
            "On": lambda row: capitalise(teller.name(row["issue_id"])) if row["issue_id"] else "",
            "Demand": lambda row: cite("", [one["demand_id"] for one in row["rows"]]),
            "Answer": lambda row: cite(answer_of(teller, row), answers_to(row["rows"])),
        },
    )


def answers_to(rows: Iterable[Row]) -> list[Id]:
    """The statements that answer demands, each once."""
    return list(dict.fromkeys(one for row in rows for one in split_ids(row["answer_ids"])))


def answer_of(teller: Teller, row: Row) -> str:
    """What became of a demand, with the condition in the document's words."""
    answer = capitalise(teller.words.label("answer", row["outcome"]))
    return f"{answer}: “{teller.cut(row['condition'], 100)}”" if row["condition"] else answer


def list_dialogues(corpus: Corpus) -> pd.DataFrame:
    """The formats, the most discussed first: who stands how to each, and what it has brought."""
    teller = Teller(corpus)
    words = teller.words
    counts = Counter(corpus.dialogues["format_id"])
    groups = grouped(corpus.dialogues.to_dict("records"), ["format_id", "actor_id"])
    groups.sort(key=lambda row: (-counts[row["format_id"]], row["format_id"], not row["actor_id"], -len(row["rows"])))
    return spell(
        pd.DataFrame(groups),
        {
            "Format": lambda row: capitalise(row["format_name"] or teller.name(row["format_id"])),
            "Actor": lambda row: capitalise(teller.names(row["actor_id"])) or "Not said",
            "Relation": lambda row: labels_of(words, "relation", row["rows"]),
            "Result": lambda row: labels_of(words, "outcome", row["rows"]),
            "Evidence": lambda row: cite("", cites_of(row["rows"], "dialogue_id")),
        },
    )


def list_exchanges(corpus: Corpus) -> pd.DataFrame:
    """Letters, calls and meetings by date: between whom, how far they have come, in reply to what."""
    teller = Teller(corpus)
    events = events_of(corpus)
    by_id = {event["exchange_id"]: event for event in events.to_dict("records")}
    return spell(
        events,
        {
            "Date": lambda row: date_of(teller, row["date_from"], row["date_to"]),
            "What": lambda row: event_of(teller, row),
            "Between": lambda row: sides_of(teller, row),
            "Signed by": lambda row: teller.names(row["signatory_id"]),
            "Answers": lambda row: capitalise(teller.other(by_id[row["reply_to"]])) if row["reply_to"] in by_id else "",
            "Evidence": lambda row: cite("", row["passages"][:3]),
        },
    )


def event_of(teller: Teller, row: Row) -> str:
    """What an exchange is and how far it has come: "Letter, signed"."""
    kind, status = teller.words.label("exchange", row["kind"]), teller.words.label("status", row["status"])
    return capitalise(kind if row["status"] == "reported" else f"{kind}, {status}")


def date_of(teller: Teller, first: Day, last: Day) -> str:
    """A date or period; "not given" where the text gives none."""
    return teller.words.period(first, last) if first or last else "Not given"


def list_claims(corpus: Corpus) -> pd.DataFrame:
    """Claims that can be checked, those that do not hold first: the passage, the verdict and what it rests on."""
    teller = Teller(corpus)
    words = teller.words
    ranks = {verdict: rank for rank, verdict in enumerate(words.data["labels"]["verdict"])}
    data = corpus.claims.sort_values("verdict", key=lambda column: column.map(ranks), kind="stable")
    return spell(
        data,
        {
            "Claim": lambda row: cite(f"“{teller.cut(row['evidence'], 120)}”", [row["claim_id"]]),
            "About": lambda row: capitalise(words.label("claim", row["kind"])),
            "Verdict": lambda row: capitalise(words.label("verdict", row["verdict"])),
            "Rests on": lambda row: capitalise(words.with_days(row["basis"])),
        },
    )


def list_anomalies(corpus: Corpus) -> pd.DataFrame:
    """Passages that can mislead, the gravest first: what stands there, what was probably meant, what it does."""
    teller = Teller(corpus)
    words = teller.words
    ranks = {"high": 0, "medium": 1, "low": 2}
    groups = grouped(corpus.anomalies.to_dict("records"), ["kind", "reading", "severity", "effect"])
    groups.sort(key=lambda row: ranks[row["severity"]])
    return spell(
        pd.DataFrame(groups),
        {
            "In the text": lambda row: cite_alike(teller, row["rows"]),
            "Probably meant": lambda row: words.with_days(flatten(row["reading"])),
            "What is wrong": lambda row: capitalise(words.label("anomaly", row["kind"])),
            "Risk": lambda row: capitalise(words.label("severity", row["severity"])),
            "Effect": lambda row: capitalise(row["effect"]),
        },
    )


def cite_alike(teller: Teller, rows: Sequence[Row]) -> Sentence:
    """The first of several passages that mislead alike, with how many more there are."""
    first = f"“{teller.cut(rows[0]['evidence'], 90)}”"
    others = teller.words.data["lists"]["further"].format(count=len(rows) - 1) if len(rows) > 1 else ""
    text = teller.words.join([first, others]) if others else first
    return cite(text, [row["anomaly_id"] for row in rows[:CITES]])


def list_confidence(corpus: Corpus) -> pd.DataFrame:
    """How many rows each table has, and how many of those that rules made are certain, less so, or doubtful."""
    rows = []
    for table, data in corpus.tables.items():
        levels = Counter(data["confidence"]) if "confidence" in data else {}
        shown = {level.capitalize(): levels.get(level, 0) if levels else "" for level in ("high", "medium", "low")}
        rows.append({"Table": table.capitalize(), "Rows": len(data)} | shown)
    return pd.DataFrame(rows)
