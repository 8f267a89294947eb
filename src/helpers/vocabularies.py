"""The vocabularies of the tables: which values a column allows. A fixed interface, as the columns are."""

from __future__ import annotations

from typing import Literal

DateSource = Literal["header", "metadata", "text", "none"]
DocumentType = Literal["news", "letter", "note", "statement", "transcript", "readout", "memo", "speech", "other"]
ActorKind = Literal["state", "organisation", "body", "person", "office", "group", "media"]
MentionKind = Literal["name", "alias", "metonym", "role", "nominal", "pronoun"]
Mode = Literal["direct", "mixed", "indirect", "implied"]
Act = Literal[
    "refuse", "accept", "deny", "demand", "propose", "call", "commit", "warn", "criticise",
    "concern", "question", "announce", "silence", "state",
]  # fmt: skip
Stance = Literal["support", "oppose", "conditional", "neutral"]
Answer = Literal["accepted", "refused", "refused_unless", "deferred", "answered_otherwise", "unanswered"]
Relation = Literal[
    "proposes", "prefers", "accepts_as_complement", "rejects", "used", "scheduled", "suspended", "mentioned"
]
Outcome = Literal["agreement", "no_result", "failed", "ongoing"]
ExchangeKind = Literal["letter", "note", "call", "meeting", "visit", "talks", "press_conference", "statement"]
Status = Literal["draft", "signed", "sent", "held", "scheduled", "refused", "reported"]
ClaimKind = Literal[
    "membership_all", "membership_count", "count", "office_holder", "acronym_expansion",
    "document_status", "quantity",
]  # fmt: skip
Verdict = Literal["true", "false", "true_as_intended", "misleading", "tension", "not_checkable_offline"]
AnomalyKind = Literal[
    "metadata_in_body", "acronym_typo", "name_variant", "negation_trap", "modality_shift",
    "condition_marker", "paraphrase_artefact", "ambiguous_referent", "status_tension",
    "number_mismatch", "unmatched_quote", "encoding", "duplicate", "near_duplicate", "boilerplate",
]  # fmt: skip
Severity = Literal["high", "medium", "low"]
TellingKind = Literal["exchange", "quotation", "statement"]
TellingRelation = Literal["own_words", "first", "same_words", "reworded", "contradicted", "denied", "copy"]
Confidence = Literal["high", "medium", "low"]
