"""The passage behind a row of any table: in its paragraph, with its document, ready to be cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from helpers.corpus import Corpus
from helpers.events import event_of
from helpers.records import Id
from helpers.sentences import Row, Teller
from helpers.wording import capitalise, shorten

KEYS = {  # tables whose rows can be cited, with their id
    "statements": "statement_id",
    "dialogues": "dialogue_id",
    "exchanges": "exchange_id",
    "claims": "claim_id",
    "anomalies": "anomaly_id",
    "mentions": "mention_id",
    "stories": "telling_id",
}
TITLE = 90  # characters of a document's title
CONTEXT = 400  # characters of a paragraph shown on each side of a passage


def find_evidence(corpus: Corpus, ids: Iterable[Id]) -> list[dict[str, Any]]:
    """The passages behind ids of rows, in the order asked for.

    Parameters
    ----------
    corpus : Corpus
        Where the rows stand.
    ids : iterable of str
        A `statement_id`, `dialogue_id`, `claim_id`, ...; for the second passage of an exchange `exchange_id~2`.

    Returns
    -------
    list of dict
        `id`, `key` (equal for equal passages), `label`, `document`, `file`, `date`, `before`, `quote`, `after`, and
        `doc_id`, `start`, `end`, where the quote stands in the text;
        `before + quote + after` is the paragraph, verbatim, long ones cut at both ends.

    Raises
    ------
    KeyError
        If no table has a row of that id.
    """
    wanted = list(dict.fromkeys(ids))
    teller = Teller(corpus)
    found = {one: describe(teller, table, row) for table in KEYS for one, row in find_rows(corpus, table, wanted)}
    missing = [one for one in wanted if one not in found]
    if missing:
        raise KeyError(f"No row has the id {missing[0]!r}; cite a statement_id, dialogue_id, exchange_id, ...")
    return [{"id": one} | found[one] for one in wanted]


def find_rows(corpus: Corpus, table: str, wanted: list[Id]) -> Iterator[tuple[Id, Row]]:
    """Yield (id as cited, row) of one table for the ids that it has."""
    data, key = getattr(corpus, table), KEYS[table]
    stems = {one.partition("~")[0] for one in wanted} if table == "exchanges" else set(wanted)
    seen: dict[Id, int] = {}
    for row in data[data[key].isin(stems)].to_dict("records"):
        count = seen[row[key]] = seen.get(row[key], 0) + 1
        cited = row[key] if count == 1 else f"{row[key]}~{count}"
        if cited in wanted:
            yield cited, row


def describe(teller: Teller, table: str, row: Row) -> dict[str, Any]:
    """What the appendix says about a passage, and the passage in its paragraph."""
    passage = teller.corpus.passage(row)
    document = teller.document(row["doc_id"])
    return {
        "key": f"{row['doc_id']}:{row['start']}-{row['end']}",
        "label": capitalise(LABELS[table](teller, row)),
        "document": shorten(document["shown"], TITLE),
        "file": document["file"],
        "date": teller.words.day(document["date"]) if document["date"] else "",
        "before": cut_before(passage.before),
        "quote": passage.quote,
        "doc_id": row["doc_id"],
        "start": passage.span.start,
        "end": passage.span.end,
        "after": cut_after(passage.after),
    }


def cut_before(text: str) -> str:
    """The end of a long text before a passage, from a word on."""
    return text if len(text) <= CONTEXT else "… " + text[-CONTEXT:].partition(" ")[2]


def cut_after(text: str) -> str:
    """The beginning of a long text after a passage, up to a word."""
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + " …"


def label_statement(teller: Teller, row: Row) -> str:
    """Who does what: "European Union: proposal, verbatim"."""
    words = teller.words
    patterns = words.data["evidence"]
    return words.fill(
        patterns["reported" if row["reported_by_id"] else "statement"],
        speaker=teller.speaker(row),
        reporter=teller.names(row["reported_by_id"]),
        act=words.label("act", row["act"]),
        mode=words.label("mode", row["mode"]),
    )


def label_dialogue(teller: Teller, row: Row) -> str:
    """Who stands how to which format: "European Union prefers OSCE"."""
    words = teller.words
    actor = teller.names(row["actor_id"])
    return words.fill(
        words.data["evidence"]["dialogue" if actor else "dialogue_used"],
        actor=actor,
        relation=words.label("relation", row["relation"]),
        format=row["format_name"] or teller.name(row["format_id"]),
        outcome=words.label("outcome", row["outcome"]) if row["outcome"] else "",
    )


def label_exchange(teller: Teller, row: Row) -> str:
    """The event that the passage tells, with all that other passages say of it."""
    return teller.event(event_of(teller.corpus, row["exchange_id"])._asdict())


def label_claim(teller: Teller, row: Row) -> str:
    """What kind of claim it is and how it fares."""
    words = teller.words
    kind, verdict = words.label("claim", row["kind"]), words.label("verdict", row["verdict"])
    return words.fill(words.data["evidence"]["claim"], kind=kind, verdict=verdict)


def label_anomaly(teller: Teller, row: Row) -> str:
    """What is wrong with the passage and what was probably meant."""
    words = teller.words
    return words.fill(
        words.data["evidence"]["anomaly"], kind=words.label("anomaly", row["kind"]), reading=row["reading"]
    )


def label_mention(teller: Teller, row: Row) -> str:
    """Who is named."""
    return teller.names(row["actor_id"]) or row["evidence"]


def label_telling(teller: Teller, row: Row) -> str:
    """Whose words or deeds the passage tells, and how it compares with the first telling."""
    words = teller.words
    names = {"actor": teller.names(row["actor_id"]), "relation": words.label("telling", row["relation"])}
    return words.fill(words.data["evidence"]["telling"], **names)


LABELS = {
    "statements": label_statement,
    "dialogues": label_dialogue,
    "exchanges": label_exchange,
    "claims": label_claim,
    "anomalies": label_anomaly,
    "mentions": label_mention,
    "stories": label_telling,
}
