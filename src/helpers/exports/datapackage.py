"""The tables as a Frictionless data package: what each column means, which values it allows, where its ids lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.frames import dtype
from helpers.records import RECORDS
from helpers.schema import columns, vocabulary
from helpers.sentences import split_ids

DAYS = {"date", "date_from", "date_to", "first_date", "last_date", "as_of"}
DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"  # a day, month or year: a date type would refuse the latter two
IDS = {  # where the ids of a column lead: table and column
    "doc_id": ("documents", "doc_id"),
    "duplicate_of": ("documents", "doc_id"),
    "actor_id": ("actors", "actor_id"),
    "parent_id": ("actors", "actor_id"),
    "affiliation_id": ("actors", "actor_id"),
    "speaker_id": ("actors", "actor_id"),
    "reported_by_id": ("actors", "actor_id"),
    "addressee_id": ("actors", "actor_id"),
    "from_id": ("actors", "actor_id"),
    "to_id": ("actors", "actor_id"),
    "sender_id": ("actors", "actor_id"),
    "recipient_id": ("actors", "actor_id"),
    "signatory_id": ("actors", "actor_id"),
    "contradicted_by_id": ("actors", "actor_id"),
    "issue_id": ("issues", "issue_id"),
    "format_id": ("formats", "format_id"),
    "statement_ids": ("statements", "statement_id"),
    "answer_ids": ("statements", "statement_id"),
    "demand_id": ("statements", "statement_id"),
    "reply_to": ("exchanges", "exchange_id"),
}
KEYS = {  # columns that name a row
    "documents": ["doc_id"],
    "actors": ["actor_id"],
    "mentions": ["mention_id"],
    "statements": ["statement_id"],
    "positions": ["actor_id", "issue_id"],
    "demands": ["demand_id"],
    "claims": ["claim_id"],
    "anomalies": ["anomaly_id"],
    "stories": ["telling_id"],
}

Json = dict[str, Any]


class Written(NamedTuple):
    """A file as it lies there."""

    size: int
    sha256: str


def describe_package(corpus: Corpus, about: Json, files: Mapping[str, Written]) -> Json:
    """Describe the tables of a corpus.

    Parameters
    ----------
    corpus : Corpus
    about : dict
        `title`, `scope`, `marking` and `build` of the briefing.
    files : mapping
        Size and hash of each file of the package by its name: `statements.csv`, `statements.parquet`.

    Returns
    -------
    dict
        The content of `datapackage.json`.
    """
    listed = {table: issues_or_formats(corpus, table) for table in ("issues", "formats")}
    ids = known_ids(corpus, listed)
    tables = [describe_table(corpus, table, files[f"{table}.csv"], ids) for table in RECORDS]
    return {
        "profile": "data-package",
        "name": f"demarche-{about['build']}",
        "id": about["build"],
        "title": about["title"],
        "description": ". ".join(part for part in (about["scope"], about["marking"]) if part),
        "version": about["build"],
        "resources": [*tables, *map(describe_list, listed.items()), *describe_parquet(files)],
    }


def issues_or_formats(corpus: Corpus, table: str) -> list[dict[str, str]]:
    """Ids and names of all issues or formats that the reference tables list."""
    key = f"{table.removesuffix('s')}_id"
    return [{key: one, "name": entry.name} for one, entry in getattr(corpus.reference, table).items()]


def known_ids(corpus: Corpus, listed: Mapping[str, list[dict[str, str]]]) -> dict[tuple[str, str], set[str]]:
    """The ids to which columns may lead, by table and column."""
    found = {place: set(corpus.tables[place[0]][place[1]]) for place in IDS.values() if place[0] in RECORDS}
    return found | {(table, f"{table.removesuffix('s')}_id"): {next(iter(row.values())) for row in rows}
                    for table, rows in listed.items()}  # fmt: skip


def describe_table(corpus: Corpus, table: str, file: Written, ids: Mapping[tuple[str, str], set[str]]) -> Json:
    """The resource of one table as CSV."""
    data = corpus.tables[table]
    schema = {"fields": [describe_column(table, column.name, column.metadata) for column in columns(table)]}
    schema |= {"missingValues": [""]}
    key = KEYS.get(table)
    if key and not data.duplicated(key).any() and not (data[key] == "").any(axis=None):
        schema |= {"primaryKey": key}
    links = [
        link(name, table)
        for name in data.columns
        if IDS.get(name, (table, name)) != (table, name) and leads(data[name], ids[IDS[name]])
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "description": RECORDS[table].__doc__,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema | ({"foreignKeys": links} if links else {}),
    }


def describe_column(table: str, name: str, metadata: Mapping[str, Any]) -> Json:
    """The field of one column."""
    number = dtype(table, name) != "str"
    allowed = [word for word in vocabulary(table, name) if word]
    rules: Json = {"enum": allowed} if allowed else {"pattern": DAY} if name in DAYS else {}
    if number and not name.endswith("score"):
        rules |= {"minimum": 0}
    field = {"name": name, "type": "integer" if number else "string", "description": metadata["description"]}
    return field | ({"constraints": rules} if rules else {})


def link(name: str, table: str) -> Json:
    """A foreign key: the column's ids stand in another table, or in another column of the same one."""
    target, column = IDS[name]
    return {"fields": name, "reference": {"resource": "" if target == table else target, "fields": column}}


def leads(column: pd.Series, known: set[str]) -> bool:
    """Whether each cell of a column is one id that is known, or empty.

    A briefing about some actors leaves out rows that others lead to; a cell may hold several ids: such columns are no
    foreign keys.
    """
    return all(one in known and split_ids(one) == [one] for one in set(column) - {""})


def describe_list(item: tuple[str, list[dict[str, str]]]) -> Json:
    """A resource that holds ids and names in itself."""
    table, rows = item
    key = f"{table.removesuffix('s')}_id"
    fields = [{"name": key, "type": "string"}, {"name": "name", "type": "string"}]
    schema = {"fields": fields, "primaryKey": [key]}
    return {"profile": "tabular-data-resource", "name": table, "data": rows, "schema": schema}


def describe_parquet(files: Mapping[str, Written]) -> Iterator[Json]:
    """Yield the resources of the tables as Parquet; their schema stands in the files themselves."""
    for table in RECORDS:
        file = files.get(f"{table}.parquet")
        if file:
            yield {
                "name": f"{table}-parquet",
                "type": "file",
                "path": f"{table}.parquet",
                "description": f"{RECORDS[table].__doc__} The same rows as {table}.csv.",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "bytes": file.size,
                "hash": f"sha256:{file.sha256}",
            }
