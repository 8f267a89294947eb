"""Rows of the tables that analysts edit (`data/reference/`): one record type per table, each column described."""

from __future__ import annotations

from dataclasses import MISSING, field
from typing import Any, ClassVar, Literal, get_args

from helpers.records import (
    Act,
    ActorKind,
    AnomalyKind,
    Day,
    ExchangeKind,
    Id,
    Outcome,
    Relation,
    Severity,
    Status,
    record,
)

FormatKind = Literal["organisation", "council", "contact_group", "summit", "bilateral", "correspondence"]
CueRole = Literal["reporting", "act", "outcome", "relation", "trap"]
TermKind = Literal["title", "modifier", "office", "domain", "institution", "nominal"]
WordKind = Literal[
    "auxiliary", "modal", "negation", "determiner", "possessive", "pronoun", "subject", "subordinator", "coordinator",
    "preposition", "relative", "adverb", "weekday", "number", "condition", "motion",
    "locative", "open", "site", "event", "particle", "unmodified",
    "uncondition", "readiness", "intention", "obligation", "itinerary", "completed", "hostile", "approved",
    "wishing", "thinking", "approval", "weak", "expressing", "branding", "arguing", "silent", "allegation",
    "offernoun", "approving", "speechnoun", "idling", "positive", "negative", "reverser", "anaphor",
    "document", "part", "humannoun", "humannouns", "formatnoun", "reply", "happening",
    "letterword", "entity", "ahead", "move", "answerable", "naming", "honorific",
    "quantified", "boilerplate", "articled", "hedge", "inverting", "verbal",
    "talking", "owned", "beginning", "ending", "statenouns", "courtesy",
]  # fmt: skip
Part = Literal["noun", "verb", "status", "sending", "receiving", "holding", "occasion", "manner", "reaction", "paper"]
EventKind = Literal[*get_args(ExchangeKind), *get_args(Status)]
YesNo = Literal["yes", "no"]
IssueKind = Literal["general", "harm"]
RequestMode = Literal["assist", "change", "meet", "yield"]  # what is asked for or rejected, after PLOVER
Origin = Literal["spinning", "translation"]  # what a machine did to a text
SpinPart = Literal["noun", "verb", "other"]
Weight = Literal["0", "1", "2", "3"]  # how telling by itself: log odds, rounded; 3 is enough alone
CUE_VALUES = {
    "act": get_args(Act),
    "outcome": get_args(Outcome),
    "relation": get_args(Relation),
    "reporting": ("clause", "that", "infinitive", "object", "address", "quote"),
    "trap": (*get_args(Act), "neutral"),  # what the phrase means instead; neutral: nothing
}


def cell(default: Any = MISSING, *, key: bool = False, refers: str = "", many: bool = False) -> Any:
    """Describe a column: part of the key, naming ids of table `refers`, holding `many` values."""
    return field(default=default, metadata={"key": key, "refers": refers, "many": many})


@record
class ActorEntry:
    """Somebody whom texts may name."""

    table: ClassVar[str] = "actors"

    actor_id: Id = cell(key=True)
    name: str = cell()
    kind: ActorKind = cell()
    iso3166: str = cell("")
    wikidata: str = cell("")
    parent_id: Id = cell("", refers="actors")
    aliases: tuple[str, ...] = cell((), many=True)
    adjectives: tuple[str, ...] = cell((), many=True)  # "Russian"; makes "the Russian delegation"
    demonyms: tuple[str, ...] = cell((), many=True)  # "Russians", "the French"
    short_names: tuple[str, ...] = cell((), many=True)  # what a person is called alone: "Putin", "Xi"
    source: str = cell("")


@record
class Office:
    """A person's term in an office."""

    table: ClassVar[str] = "offices"

    person_id: Id = cell(key=True, refers="actors")
    organisation_id: Id = cell(key=True, refers="actors")
    role: str = cell(key=True)
    start: Day = cell("", key=True)
    end: Day = cell("")
    source: str = cell("")


@record
class Membership:
    """A member's time in an organisation."""

    table: ClassVar[str] = "memberships"

    member_id: Id = cell(key=True, refers="actors")
    organisation_id: Id = cell(key=True, refers="actors")
    start: Day = cell("", key=True)
    end: Day = cell("")
    source: str = cell("")


@record
class Format:
    """A forum or form in which actors talk."""

    table: ClassVar[str] = "formats"

    format_id: Id = cell(key=True)
    name: str = cell()
    kind: FormatKind = cell()
    host_id: Id = cell("", refers="actors")
    participants: tuple[str, ...] = cell((), refers="actors", many=True)
    aliases: tuple[str, ...] = cell((), many=True)
    start: Day = cell("")
    end: Day = cell("")
    source: str = cell("")


@record
class Issue:
    """What statements are about."""

    table: ClassVar[str] = "issues"

    issue_id: Id = cell(key=True)
    name: str = cell()
    description: str = cell()
    terms: tuple[str, ...] = cell((), many=True)  # words or phrases; * stands for any ending
    side: str = cell("")  # what supporting the issue means where the name leaves it open
    against: tuple[str, ...] = cell((), many=True)  # terms that name the opposite: "escalation" for de-escalation
    hints: tuple[str, ...] = cell((), many=True)  # words that suggest the issue where no term of any issue stands
    kind: IssueKind = cell("")  # general: gives way to a specific issue beside it; harm: who warns of it is against it
    mode: RequestMode = cell("")  # PLOVER mode of requests and rejections on the issue


@record
class Cue:
    """A word that reports speech, codes an act, an outcome or a relation, or sets a trap."""

    table: ClassVar[str] = "cues"

    language: str = cell(key=True)
    lemma: str = cell(key=True)
    role: CueRole = cell(key=True)
    value: tuple[str, ...] = cell(key=True, many=True)
    forms: tuple[str, ...] = cell((), many=True)  # irregular forms only: "said"


@record
class Metonym:
    """A place or building that stands for a government or organisation."""

    table: ClassVar[str] = "metonyms"

    term: str = cell(key=True)
    actor_id: Id = cell(refers="actors")
    place: YesNo = cell("no")
    source: str = cell("")


@record
class Term:
    """A common noun for an office, an institution or a known actor: "foreign minister", "the bloc"."""

    table: ClassVar[str] = "terms"

    term: str = cell(key=True)
    kind: TermKind = cell(key=True)
    value: tuple[str, ...] = cell((), many=True)  # roles of `offices`, or ids of actors, that it may mean


@record
class Word:
    """A word of a closed class: auxiliary, preposition, weekday."""

    table: ClassVar[str] = "words"

    language: str = cell(key=True)
    word: str = cell(key=True)
    kind: WordKind = cell(key=True)


@record
class Event:
    """A word that tells an exchange ("letter", "met with") or how far it has come ("signed")."""

    table: ClassVar[str] = "events"

    term: str = cell(key=True)
    part: Part = cell(key=True)
    kind: EventKind = cell()
    forms: tuple[str, ...] = cell((), many=True)  # irregular forms of a verb only


@record
class Paraphrase:
    """A trace that a machine leaves in a text, and what was probably meant."""

    table: ClassVar[str] = "paraphrases"

    pattern: str = cell(key=True)  # of tokens; see `helpers.patterns`
    origin: Origin = cell()
    reading: str = cell("")
    tells: Weight = cell("1")
    kind: AnomalyKind = cell("paraphrase_artefact")
    severity: Severity = cell("low")


@record
class Synonym:
    """A word that article spinners put in place of another."""

    table: ClassVar[str] = "synonyms"

    word: str = cell(key=True)  # what was probably meant
    part: SpinPart = cell(key=True)  # noun and verb: the regular forms are made; other: as it stands
    synonym: str = cell(key=True)  # what the machine writes
    fit: YesNo = cell("no")  # yes: good English in its place, so it proves nothing by itself
    tells: Weight = cell("0")


@record
class SetPhrase:
    """Words that belong together; a synonym inside betrays the machine."""

    table: ClassVar[str] = "setphrases"

    phrase: str = cell(key=True)
    part: SpinPart = cell(key=True)  # noun: may be plural; verb: its first word is inflected; other: as it stands
    usual: YesNo = cell("no")  # yes: good English that only looks like another phrase spun


ROWS: dict[str, type] = {
    kind.table: kind
    for kind in (
        ActorEntry,
        Office,
        Membership,
        Format,
        Issue,
        Cue,
        Metonym,
        Term,
        Word,
        Event,
        Paraphrase,
        Synonym,
        SetPhrase,
    )
}
