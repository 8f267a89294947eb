r"""The flow on one page: documents to sentences, mentions, statements, positions; every table a DataFrame.

documents -> mentions -> statements -> positions, demands
\-> dialogues, exchanges, claims, anomalies, stories
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.actors import find_actors
from helpers.anomalies import find_anomalies, find_copies
from helpers.claims import find_claims
from helpers.clauses import Clauses
from helpers.coding import Coder
from helpers.designations import find_correspondence
from helpers.dialogues import Board
from helpers.documents import read_documents
from helpers.exchanges import find_exchanges
from helpers.frames import frame, records_of, write_table
from helpers.language import find_paragraphs, parse
from helpers.ledger import find_demands
from helpers.lexicon import lexicon
from helpers.memory import remembered
from helpers.mentions import find_mentions
from helpers.metadata.languages import CODED
from helpers.paraphrases import score_documents
from helpers.parties import Parties
from helpers.positions import find_positions
from helpers.project import find_path, find_project
from helpers.records import RECORDS, SEPARATOR, Day, Document, Id, Skipped
from helpers.reference import Reference, read_reference
from helpers.reports import find_reports, way
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.speakers import Speakers
from helpers.statements import find_statements
from helpers.store import TABLES, Frames, Store, Tables, arranged, frames_of, key_of, store_of
from helpers.stories import tell_stories
from helpers.threads import share_events
from helpers.voices import find_voices
from helpers.workers import code_into


@dataclass(frozen=True)
class Passage:
    """A passage in its paragraph: `before + quote + after` is the paragraph, verbatim."""

    doc_id: Id
    span: Span
    before: str
    quote: str
    after: str


@dataclass(frozen=True)
class Corpus:
    """Every table of a folder of documents, with the texts and the reference tables behind them.

    Attributes
    ----------
    documents, skipped, actors, mentions, statements, positions, demands, dialogues, exchanges, claims, anomalies
        pandas.DataFrame with the columns of `helpers.records`.
    texts : dict
        The text as read, by doc_id; every offset refers to it.
    reference : Reference
        The analysts' tables.
    options : dict
        What was chosen, by name: since, actors, level ...; the build id depends on it.
    """

    documents: pd.DataFrame
    skipped: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    statements: pd.DataFrame
    positions: pd.DataFrame
    demands: pd.DataFrame
    dialogues: pd.DataFrame
    exchanges: pd.DataFrame
    claims: pd.DataFrame
    anomalies: pd.DataFrame
    stories: pd.DataFrame
    texts: dict[Id, str]
    reference: Reference
    options: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the data model."""
        return {table: getattr(self, table) for table in RECORDS}

    def name(self, ids: str) -> str:
        """Names for one id, or for several joined by "; ", of actors, formats or issues; the id itself if unknown."""
        return SEPARATOR.join(self._names.get(one, one) for one in ids.split(SEPARATOR))

    def passage(self, row: Any) -> Passage:
        """The passage of a row of any table with evidence, in its paragraph."""
        text, span = self.texts[row["doc_id"]], Span(int(row["start"]), int(row["end"]))
        start, end = paragraph_of(text, span)
        return Passage(row["doc_id"], span, text[start : span.start], text[span.start : span.end], text[span.end : end])

    def statements_of(self, actor: Id, issue: Id | None = None) -> pd.DataFrame:
        """Statements of an actor and of the persons and bodies that belong to it, on one issue or on all."""
        data = self.statements[self.statements["speaker_id"].isin(self.family(actor))]
        return data if issue is None else data[data["issue_id"] == issue]

    def dialogues_of(self, actor: Id) -> pd.DataFrame:
        """Rows of the format board in which an actor, or one that belongs to it, takes part."""
        family = self.family(actor)
        return self.dialogues[self.dialogues["actor_id"].map(lambda ids: not family.isdisjoint(ids.split(SEPARATOR)))]

    def exchanges_between(self, one: Id, other: Id) -> pd.DataFrame:
        """Exchanges that went from one actor to the other or back, by date."""
        ones, others = self.family(one), self.family(other)

        def links(row: pd.Series) -> bool:
            ends = set(row["sender_id"].split(SEPARATOR)), set(row["recipient_id"].split(SEPARATOR))
            return any(a & ones and b & others for a, b in (ends, ends[::-1]))

        return self.exchanges[self.exchanges.apply(links, axis=1).astype(bool)].sort_values("date_from")

    def family(self, actor: Id) -> set[Id]:
        """An actor with the persons and bodies that belong to it."""
        children = self.actors[["actor_id", "parent_id"]].itertuples(index=False)
        parents = {row.actor_id: [row.parent_id, *self.reference.parents(row.parent_id)] for row in children}
        return {actor} | {child for child, above in parents.items() if actor in above}

    def principal(self, actor: Id) -> Id:
        """The state or organisation that a person serves, or whose body an actor is; others stand for themselves."""
        kind, parent = self._kinds_and_parents.get(actor, ("", ""))
        if kind == "person":
            return self.reference.affiliation(actor, max(self.documents["date"], default="")) or parent or actor
        return parent or actor if kind in ("body", "office") else actor

    @cached_property
    def _kinds_and_parents(self) -> dict[Id, tuple[str, Id]]:
        rows = self.actors[["actor_id", "kind", "parent_id"]].itertuples(index=False)
        return {row.actor_id: (row.kind, row.parent_id) for row in rows}

    @cached_property
    def _names(self) -> dict[Id, str]:
        names = {row.format_id: row.name for row in self.reference.formats.values()}
        names |= {row.issue_id: row.name for row in self.reference.issues.values()}
        names |= {row.actor_id: row.name for row in self.reference.actors.values()}
        return names | dict(zip(self.actors["actor_id"], self.actors["name"], strict=True))


def paragraph_of(text: str, span: Span) -> Span:
    """The paragraph around a passage; several where the passage runs over them."""
    touched = [p for p in find_paragraphs(text) if p.start < span.end and span.start < p.end]
    return Span(min(p.start for p in touched), max(p.end for p in touched)) if touched else span


@remembered
def read_corpus(
    documents: str | Path = "data/documents",
    reference: str | Path | Reference = "data/reference",
    *,
    since: Day = "",
    until: Day = "",
    rules_only: bool = False,
    cache: bool = True,
    workers: int | None = None,
) -> Corpus:
    """Read a folder of documents and code every table.

    Parameters
    ----------
    documents : str or Path
        A folder, a file, or a `.jsonl` file, relative to the working directory or to the project.
    reference : str, Path or Reference
        Folder of the reference tables, or the tables as read.
    since, until : str
        Leave out documents dated before or after; documents without a date stay.
    rules_only : bool
        Find who says what by rules alone: faster, for very large corpora; the tagger finds more.
    cache : bool
        Keep the rows of each document in the project's folder `.demarche`, so that the next call codes only what is
        new or changed.
    workers : int, optional
        Number of processes for many documents; all cores, if absent.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file.
    ReferenceError
        If a reference table has mistakes.
    """
    if not isinstance(reference, Reference):
        reference = read_reference(reference)
    found = list(read_documents(find_path(documents)))
    read = [d for d in found if isinstance(d, Document) and in_period(d.date, since, until)]
    store = store_of(find_project()) if cache else None
    frames = code_documents(read, reference, store, rules_only=rules_only, workers=workers)
    frames["documents"] = frame("documents", score_documents(read, frames["anomalies"]))
    frames["anomalies"] = pd.concat([frames["anomalies"], frame("anomalies", find_copies(read))], ignore_index=True)
    frames["skipped"] = frame("skipped", (s for s in found if isinstance(s, Skipped)))
    frames |= code_corpus(frames, reference)
    frames["stories"] = frame("stories", tell_stories(frames, read, reference))
    ordered = {table: frames[table] for table in RECORDS}
    chosen = {"since": since, "until": until, "rules_only": "yes" if rules_only else ""}
    chosen = {name: value for name, value in chosen.items() if value}
    return Corpus(**ordered, texts={d.doc_id: d.text for d in read}, reference=reference, options=chosen)


def code_documents(
    documents: list[Document],
    reference: Reference,
    store: Store | None,
    *,
    rules_only: bool = False,
    workers: int | None = None,
) -> Frames:
    """Rows of documents by table, in the order of the documents: from the store if they lie there, else coded now."""
    mode, code = way(rules_only=rules_only), partial(code_document, rules_only=rules_only)
    keys = {key_of(document, reference, mode): document for document in documents}
    if store is None:
        frames = frames_of({key: code(document, reference) for key, document in keys.items()})
    else:
        lying = store.segments()
        missing = [document for key, document in keys.items() if key not in lying]
        if missing:
            lying |= code_into(store, missing, reference, code, mode=mode, workers=workers)
        frames = store.read({key: lying[key] for key in keys})
    order = {key: number for number, key in enumerate(keys)}
    return {table: arranged(data, order) for table, data in frames.items()}


def in_period(day: Day, since: Day, until: Day) -> bool:
    """Whether a day lies in a period; a document without a date always does."""
    return not day or ((not since or since <= day) and (not until or day[: len(until)] <= until))


def code_document(document: Document, reference: Reference, *, rules_only: bool = False) -> Tables:
    """Code one document by itself: a pure function of its text, the reference tables and the way reports are found.

    A document in a language that the kit does not code gives no row: what its rules found there would be noise.
    """
    if document.language and document.language not in CODED:
        return {table: [] for table in TABLES}
    text = parse(document)
    mentions, actors = find_mentions(text, reference)
    scanner = Scanner(text, lexicon(reference), mentions)
    speakers = Speakers(text, mentions, actors, reference, scanner.lexicon)
    clauses = Clauses(scanner, mentions)
    letter = find_correspondence(text, speakers, document)
    voices = find_voices(scanner, speakers, document, letter)
    parties = Parties(clauses, speakers, voices)
    exchanges = find_exchanges(parties, letter)
    coder, reports = Coder(scanner, mentions, exchanges, reference), find_reports(scanner, rules_only=rules_only)
    statements = find_statements(scanner, speakers, coder, voices, reports)
    claims = find_claims(scanner, mentions, reference)
    board = Board(parties, statements, reference)
    return {
        "mentions": mentions,
        "actors": [*actors, *letter.actors] if letter else actors,
        "statements": statements,
        "exchanges": board.placed(exchanges),
        "dialogues": board.rows(exchanges),
        "claims": claims,
        "anomalies": find_anomalies(scanner, mentions, exchanges, claims, reference),
    }


def code_corpus(frames: Frames, reference: Reference) -> Frames:
    """Code what only the whole corpus tells: actors, positions, the ledger of demands and answers."""
    statements = records_of("statements", frames["statements"])
    return {
        "actors": frame("actors", find_actors(frames, reference)),
        "positions": frame("positions", find_positions(statements)),
        "demands": frame("demands", find_demands(statements, reference)),
        "exchanges": frame("exchanges", share_events(records_of("exchanges", frames["exchanges"]), reference)),
    }


def write_tables(corpus: Corpus, folder: Path, texts: Path | None = None) -> None:
    """Write every table as CSV into a folder, and every text as read into `texts`, by default a folder in it."""
    write_texts(corpus, texts or folder / "texts")
    folder.mkdir(parents=True, exist_ok=True)
    for table, data in corpus.tables.items():
        write_table(data, folder / f"{table}.csv")


def write_texts(corpus: Corpus, folder: Path) -> None:
    """Write every text as read into a folder: all offsets and hashes refer to these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for doc_id, text in corpus.texts.items():
        (folder / f"{doc_id}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
