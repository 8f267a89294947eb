"""The data model: one record type per table, every field described, and its vocabularies.

A finder yields records; a DataFrame appears once, at the edge (`helpers.frames`). The names of the columns and the
vocabularies (`Literal` types) are a fixed interface: other programs and analysts cite them.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import Any, ClassVar, Literal

from helpers.vocabularies import (
    Act,
    ActorKind,
    AnomalyKind,
    Answer,
    ClaimKind,
    Confidence,
    DateSource,
    DocumentType,
    ExchangeKind,
    MentionKind,
    Mode,
    Outcome,
    Relation,
    Severity,
    Stance,
    Status,
    TellingKind,
    TellingRelation,
    Verdict,
)

Id = str  # a readable slug: "eu", "josep-borrell"
Ids = str  # several ids or texts in one cell, joined by "; "
Day = str  # an ISO 8601 day or month ("2022-02-09", "2022-02"); empty where unknown
Offset = int  # a position in the text as read, in Unicode code points
SEPARATOR = "; "  # joins several values in one cell
record = dataclass(frozen=True, slots=True, kw_only=True)


def column(description: str, default: Any = MISSING, *, shown: bool = True) -> Any:
    """Describe a field of a record; a field that is not `shown` stays out of the tables."""
    return field(default=default, metadata={"description": description, "shown": shown})


@record
class Document:
    """A text that the kit has read."""

    table: ClassVar[str] = "documents"

    doc_id: Id = column("Path below the documents folder without its ending, separators as _")
    file: str = column("Path below the documents folder", "")
    date: Day = column("Date of the document", "")
    date_source: DateSource = column("Where the date was found", "none")
    type: DocumentType = column("Kind of text", "other")
    title: str = column("Title, where the file or its first lines give one", "")
    author: str = column("Who wrote it", "")
    publisher: str = column("Who published it", "")
    language: str = column("ISO 639-1 code of the main language", "")
    characters: int = column("Length of the text as read, in code points", 0)
    sha256: str = column("Hash of the text as read (UTF-8)", "")
    warnings: Ids = column("What a reader of this document should know", "")
    words: int = column("Words of the text as read", 0)
    sender: str = column("Sender that the file's own mark-up or fields name", "")
    recipient: str = column("Recipient that the file's own mark-up or fields name", "")
    confidential: Literal["yes", "no", ""] = column("Whether documents.csv marks the document as confidential", "")
    duplicate_of: Id = column("Earlier document with the same or nearly the same text", "")
    paraphrase_score: int = column("Traces of machine paraphrase or translation per 1,000 words outside quotations", 0)
    text: str = column("The text as read; every offset refers to it", "", shown=False)
    body: Offset = column("Where the text proper begins, behind a header of metadata", 0, shown=False)


@record
class Skipped:
    """A file that could not be read."""

    table: ClassVar[str] = "skipped"

    file: str = column("Path below the documents folder")
    reason: str = column("What stands in the way and how to mend it")


@record
class Actor:
    """Somebody who appears in the corpus."""

    table: ClassVar[str] = "actors"

    actor_id: Id = column("Id of the actor")
    name: str = column("Name as shown to readers", "")
    kind: ActorKind = column("Kind of actor", "group")
    iso3166: str = column("ISO 3166-1 alpha-3 code of a state", "")
    wikidata: str = column("Wikidata item, where certain", "")
    mentions: int = column("Passages that name the actor", 0)
    statements: int = column("Statements the actor makes", 0)
    parent_id: Id = column("State or organisation the actor belongs to", "")
    addressed: int = column("Statements addressed to the actor", 0)
    origin: Literal["reference", "text"] = column("Listed in the reference table or found in a text", "reference")


@record
class Mention:
    """A passage that names an actor."""

    table: ClassVar[str] = "mentions"

    mention_id: Id = column("Id of the mention")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    actor_id: Id = column("Who is meant; empty where it cannot be said", "")
    kind: MentionKind = column("How the actor is named", "name")
    role: str = column("Role that the passage gives the actor", "")
    affiliation_id: Id = column("State or organisation the person serves on the document's date", "")
    rule: str = column("Rule that found the mention", "")
    confidence: Confidence = column("How far to trust it", "medium")


@record
class Statement:
    """What somebody says, wants, offers or refuses: one contiguous passage."""

    table: ClassVar[str] = "statements"

    statement_id: Id = column("Id of the statement")
    attribution_id: Id = column("Shared by the passages of one attribution")
    doc_id: Id = column("Document the content stands in")
    start: Offset = column("First code point of the content")
    end: Offset = column("Code point after the last")
    evidence: str = column("The content, verbatim")
    date: Day = column("Date of the document", "")
    speaker_id: Id = column("Who speaks; empty where it cannot be said", "")
    speaker_text: str = column("The words that name the speaker", "")
    speaker_start: Offset | None = column("First code point of those words", None)
    speaker_end: Offset | None = column("Code point after the last", None)
    reported_by_id: Id = column("Who reports the speech of the speaker", "")
    addressee_id: Ids = column("Who is to act, or is criticised; empty for the public", "")
    cue: str = column("The word that reports the speech", "")
    cue_start: Offset | None = column("First code point of the cue", None)
    cue_end: Offset | None = column("Code point after the last", None)
    mode: Mode = column("Verbatim, partly verbatim, paraphrased, or implied", "indirect")
    act: Act = column("What the speaker does by saying it", "state")
    event: str = column("PLOVER type, with its mode after a hyphen", "")
    issue_id: Id = column("What it is about", "")
    stance: Stance = column("Toward that issue", "neutral")
    condition: str = column("Condition in the text's own words", "")
    rule: str = column("Rule that found the statement", "")
    confidence: Confidence = column("How far to trust it", "medium")


@record
class Position:
    """What an actor holds on an issue, over all documents."""

    table: ClassVar[str] = "positions"

    actor_id: Id = column("Whose position")
    issue_id: Id = column("On what")
    stance: Stance = column("Stance of most statements that take one; of two as frequent, the later")
    first_date: Day = column("Date of the first statement", "")
    last_date: Day = column("Date of the last", "")
    n_statements: int = column("Number of statements", 0)
    n_direct: int = column("Of these, verbatim or partly verbatim", 0)
    statement_ids: Ids = column("The statements", "")
    reported_by_id: Id = column("Who reports the position, if not the actor speaks; such words are never merged", "")


@record
class Demand:
    """A demand or call, and what became of it."""

    table: ClassVar[str] = "demands"

    demand_id: Id = column("The statement that makes the demand")
    from_id: Id = column("Who demands", "")
    to_id: Ids = column("Of whom", "")
    issue_id: Id = column("On what", "")
    outcome: Answer = column("The answer found in the corpus", "unanswered")
    condition: str = column("Condition of the answer in the text's own words", "")
    answer_ids: Ids = column("The statements that answer", "")


@record
class Dialogue:
    """A passage in which an actor stands in a relation to a dialogue format."""

    table: ClassVar[str] = "dialogues"

    dialogue_id: Id = column("Id of the row")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    date: Day = column("Date of the document", "")
    format_id: Id = column("Which format", "")
    format_name: str = column("Its name as shown to readers", "")
    actor_id: Ids = column("Whose relation", "")
    relation: Relation = column("What the actor does with the format", "mentioned")
    outcome: Outcome | Literal[""] = column("What the format has brought, where the passage says so", "")
    rule: str = column("Rule that found the row", "")
    confidence: Confidence = column("How far to trust it", "medium")


@record
class Exchange:
    """A passage that tells a letter, call, meeting, visit, press conference or public statement as an event."""

    table: ClassVar[str] = "exchanges"

    exchange_id: Id = column("Shared by the passages that tell the same event")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    kind: ExchangeKind = column("Kind of exchange", "meeting")
    sender_id: Ids = column("Who sends, calls, visits or speaks", "")
    recipient_id: Ids = column("Who receives", "")
    signatory_id: Id = column("Person who signed for the sender", "")
    date_from: Day = column("First possible day", "")
    date_to: Day = column("Last possible day", "")
    date_text: str = column("The words that give the date", "")
    status: Status = column("How far it has come", "reported")
    reply_to: Id = column("The exchange it answers", "")
    format_id: Id = column("The format it belongs to", "")
    rule: str = column("Rule that found the row", "")
    confidence: Confidence = column("How far to trust it", "medium")
    date_edtf: str = column("The date in the Extended Date/Time Format (ISO 8601-2)", "")
    date_rule: str = column("Rule that read the date", "")


@record
class Claim:
    """A statement of fact in a document that can be checked."""

    table: ClassVar[str] = "claims"

    claim_id: Id = column("Id of the claim")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    kind: ClaimKind = column("Kind of claim", "quantity")
    subject: str = column("Of whom it is claimed", "")
    predicate: str = column("What is claimed", "")
    value: str = column("The value claimed", "")
    verdict: Verdict = column("Result of the check", "not_checkable_offline")
    as_of: Day = column("Day for which it was checked", "")
    basis: str = column("The facts the verdict rests on", "")


@record
class Anomaly:
    """A passage where something is wrong with the text itself."""

    table: ClassVar[str] = "anomalies"

    anomaly_id: Id = column("Id of the anomaly")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    kind: AnomalyKind = column("What is wrong", "encoding")
    reading: str = column("What was probably meant", "")
    severity: Severity = column("How far it can mislead", "low")
    effect: str = column("What it does to the analysis", "")


@record
class Telling:
    """A passage that tells what other documents tell, too, compared with the first telling of it."""

    table: ClassVar[str] = "stories"

    telling_id: Id = column("Id of the telling")
    story_id: Id = column("Shared by the tellings of one story")
    doc_id: Id = column("Document the passage stands in")
    start: Offset = column("First code point of the passage")
    end: Offset = column("Code point after the last")
    evidence: str = column("The passage, verbatim")
    kind: TellingKind = column("What is told", "statement")
    row_id: Id = column("The statement_id or exchange_id told", "")
    actor_id: Ids = column("Who speaks or sends", "")
    relation: TellingRelation = column("How it compares with the first telling", "first")
    difference: str = column("Where its words differ from the first telling's, word by word", "")
    source: str = column("Publisher, or the document itself; copies have the source of their original", "")
    sources: int = column("Independent sources of the story", 1)
    contradicted_by_id: Ids = column("Who denies the story", "")
    rule: str = column("Rule that linked the row", "")
    confidence: Confidence = column("How far to trust it", "medium")


RECORDS: dict[str, type] = {
    kind.table: kind
    for kind in (
        Document, Skipped, Actor, Mention, Statement, Position, Demand, Dialogue, Exchange, Claim, Anomaly, Telling
    )
}  # fmt: skip
