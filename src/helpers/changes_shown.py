"""What has changed, as readers see it: tables with evidence from both reports, one finding, plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from helpers.blocks import Block, paragraph, table_content
from helpers.cells import cite, labels_of, spell
from helpers.changes import COMPARED, Change, cited_of, find_changes
from helpers.corpus import Corpus
from helpers.events import sides_of
from helpers.evidence import find_evidence
from helpers.exhibits import date_of, event_of
from helpers.inline import Sentence, find_cites, joint, nodes_of, sentence
from helpers.records import Id
from helpers.sentences import CITES, Row, Teller, flatten
from helpers.wording import capitalise

EARLIER = "earlier:"  # before the id of a row of the earlier report
KINDS = ("changed", "new", "gone")
ROWS = 25  # rows of a table before it is shortened


class Comparison:
    """Two reports and what has changed between them.

    Parameters
    ----------
    earlier, later : Corpus
    """

    def __init__(self, earlier: Corpus, later: Corpus) -> None:
        self.earlier, self.later = earlier, later
        self.changes = {table: list(find_changes(earlier, later, table)) for table in COMPARED}
        self.tellers = Teller(earlier), Teller(later)
        self.words = self.tellers[1].words

    def evidence(self, ids: Iterable[Id]) -> list[dict[str, Any]]:
        """The passages behind ids of both reports; those of a text that is gone or has changed are marked."""
        ids = list(ids)
        found = find_evidence(self.later, [one for one in ids if not one.startswith(EARLIER)])
        old = find_evidence(self.earlier, [one.removeprefix(EARLIER) for one in ids if one.startswith(EARLIER)])
        return found + [self._dated(item) | {"id": EARLIER + item["id"]} for item in old]

    def _dated(self, item: dict[str, Any]) -> dict[str, Any]:
        if self.earlier.texts[item["doc_id"]] == self.later.texts.get(item["doc_id"]):
            return item
        document = self.words.fill(self.words.data["changes"]["document"], document=item["document"])
        return item | {"key": EARLIER + item["key"], "document": document, "earlier": True}

    def teller(self, change: Change) -> Teller:
        """Who tells the row that names what has changed."""
        return self.tellers[1] if change.after else self.tellers[0]


def show_changes(found: Comparison) -> list[Block]:
    """A heading, a reading and a table for each kind of row, ready to be bound as a chapter."""
    texts = found.words.data["changes"]
    shown = [Block({"kind": "heading", "level": 1, "c": nodes_of(texts["title"])})]
    shown.append(paragraph(found.later, texts["about"]))
    for table, changes in found.changes.items():
        data = list_changes(found, table)
        if not changes:
            shown.append(paragraph(found.later, texts[f"none_{table}"]))
            continue
        content = table_content(
            data, texts[table], reading=count_kinds(found, table), source=f"{table}.csv", limit=ROWS
        )
        cited = [node["id"] for node in find_cites(content)]
        shown.append(Block(content | {"evidence": found.evidence(cited)}))
    return shown


def list_changes(found: Comparison, table: str) -> pd.DataFrame:
    """The changes of one table: what is new, changed or gone, with the passages of both reports."""
    words, texts = found.words, found.words.data["changes"]
    names = {"positions": "issue", "dialogues": "format", "exchanges": "what"}
    rows = [{"change": change} for change in found.changes[table]]
    spelt = spell(
        pd.DataFrame(rows),
        {
            texts["kind"]: lambda row: capitalise(words.label("report_change", row["change"].kind)),
            texts["who"]: lambda row: capitalise(who_of(found.teller(row["change"]), row["change"])),
            texts[names[table]]: lambda row: capitalise(topic_of(found.teller(row["change"]), row["change"])),
            texts["before"]: lambda row: value_of(found.tellers[0], table, row["change"].before),
            texts["now"]: lambda row: value_of(found.tellers[1], table, row["change"].after),
            texts["evidence"]: lambda row: cite("", ids_of(row["change"])),
        },
    )
    assert len(spelt) == len(found.changes[table])
    return spelt


def ids_of(change: Change) -> list[Id]:
    """The passages to cite, those of the earlier report first."""
    before, after = cited_of(change)
    return [EARLIER + one for one in before] + after


def who_of(teller: Teller, change: Change) -> str:
    """Whose position, who stands so to a format, between whom an exchange is."""
    row = change.row
    if change.table == "exchanges":
        return sides_of(teller, row)
    name = teller.names(row["actor_id"])
    reporter = teller.names(row.get("reported_by_id", ""))
    return teller.words.fill(teller.words.data["changes"]["told"], name=name, reporter=reporter)


def topic_of(teller: Teller, change: Change) -> str:
    """The issue, the format, or the kind and date of an exchange."""
    row = change.row
    if change.table == "positions":
        return teller.name(row["issue_id"])
    if change.table == "dialogues":
        return row["format_name"] or teller.name(row["format_id"])
    day = date_of(teller, row["date_from"], row["date_to"]) if row["date_from"] or row["date_to"] else ""
    return ", ".join(part for part in (teller.words.label("exchange", row["kind"]), day) if part)


def value_of(teller: Teller, table: str, row: Row) -> str:
    """What is compared, in words; a dash where there is nothing."""
    if not row:
        return "–"
    if table == "positions":
        return capitalise(teller.words.label("stance", row["stance"]))
    if table == "exchanges":
        return event_of(teller, row)
    parts = (labels_of(teller.words, column, row["rows"]) for column in ("relation", "outcome"))
    return ": ".join(part for part in parts if part)


def count_kinds(found: Comparison, table: str) -> Sentence:
    """One sentence that counts what is new, changed and gone."""
    counts = Counter(change.kind for change in found.changes[table])
    kinds = [kind for kind in KINDS if counts[kind]]
    text = ""
    for number, kind in enumerate(kinds):
        noun = found.words.count(counts[kind], table.rstrip("s"), words=True)
        pattern = found.words.data["changes"][f"count_{kind}"]
        counted = noun if not number else found.words.figure(counts[kind])
        text += joint(number, len(kinds)) + found.words.fill(pattern, plural=counts[kind] > 1, count=counted)
    return sentence(capitalise(text) + ".")


def find_opening(found: Comparison) -> list[Block]:
    """The finding that opens the key findings: what is new or has changed since the earlier report."""
    fresh = [change for table in found.changes.values() for change in table if change.after]
    if not fresh:
        return []
    parts: list = []
    for table, changes in found.changes.items():
        ids = [one for change in changes if change.after for one in cited_of(change)[1][:1]][:CITES]
        if changes:
            parts += [count_kinds(found, table).text if not parts else f" {count_kinds(found, table).text}", ids]
    told = sentence(*parts)
    point = {"lead": found.words.data["changes"]["lead"], "c": nodes_of(told)}
    return [Block({"kind": "summary", "points": [point], "evidence": found.evidence(told.cites)})]


def tell_changes(found: Comparison) -> Iterator[str]:
    """Yield the changes as lines of plain text: one a change, its passages below it."""
    texts = found.words.data["changes"]
    for table, changes in found.changes.items():
        yield texts[table]
        yield from tell_table(found, table, changes) if changes else [f"  {texts[f'none_{table}']}"]
        yield ""


def tell_table(found: Comparison, table: str, changes: Sequence[Change]) -> Iterator[str]:
    """Yield the lines of one table."""
    for change in changes:
        teller, sides = found.teller(change), (change.before, change.after)
        values = [value_of(t, table, row) for t, row in zip(found.tellers, sides, strict=True) if row]
        kind = found.words.label("report_change", change.kind)
        yield f"  {kind}: {who_of(teller, change)}, {topic_of(teller, change)}: {' → '.join(values)}"
        for item in found.evidence(ids_of(change)):
            where = ", ".join(part for part in (item["document"], item["date"]) if part)
            yield f"      “{teller.cut(flatten(item['quote']), 160)}” ({where})"
