"""Sentences about what became of it: formats and their results, demands and their answers, exchanges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from helpers.corpus import Corpus
from helpers.events import events_of
from helpers.inline import Sentence, join_sentences, joint, sentence, tidy_commas
from helpers.sentences import CITES, Row, Teller, cites_of, rows_of
from helpers.wording import capitalise

LEADING = 3  # actors whose relations are told
RELATIONS = ("proposes", "prefers", "accepts_as_complement", "rejects", "scheduled", "suspended")
EXCHANGE_KINDS = ("letter", "note", "call", "meeting", "visit", "talks", "press_conference", "statement")


def read_dialogues(corpus: Corpus) -> Sentence:
    """Who proposes, prefers, accepts or rejects which formats, and what the formats have brought."""
    teller = Teller(corpus)
    rows = rows_of(corpus, "dialogues")
    told = defaultdict(list)
    for row in rows:
        if row["actor_id"] and row["format_id"] and row["relation"] in RELATIONS:
            told[row["actor_id"]].append(row)
    leading = sorted(told, key=lambda one: (-len(told[one]), one))[:LEADING]
    sentences = [tell_relations(teller, told[one]) for one in leading]
    return join_sentences(*sentences, *tell_outcomes(teller, rows))


def tell_relations(teller: Teller, rows: list[Row]) -> Sentence:
    """One sentence about one actor's relations to formats, in the order of `RELATIONS`."""
    actor = rows[0]["actor_id"]
    groups = [[row for row in rows if row["relation"] == relation] for relation in RELATIONS]
    groups = [group for group in groups if group]
    parts: list = [capitalise(teller.actors(actor))]
    for number, group in enumerate(groups):
        last = number == len(groups) - 1
        parts += [" " if not number else " and " if last else ", " if len(groups) > 2 else " "]
        formats = teller.formats(row["format_id"] for row in group)
        pattern = teller.words.data["relations"][group[0]["relation"]]
        parts += [teller.words.fill(pattern, plural=teller.plural(actor), formats=formats), "." if last else ""]
        parts.append(cites_of(group, "dialogue_id"))
    return sentence(*tidy_commas(parts))


def tell_outcomes(teller: Teller, rows: list[Row]) -> Iterator[Sentence]:
    """A sentence for each outcome: the formats that brought it."""
    for outcome, pattern in teller.words.data["outcomes"].items():
        group = [row for row in rows if row["outcome"] == outcome and row["format_id"]]
        if group:
            ids = list(dict.fromkeys(row["format_id"] for row in group))
            text = teller.words.fill(pattern, plural=len(ids) > 1, Formats=capitalise(teller.formats(ids)))
            yield sentence(text + ".", cites_of(group, "dialogue_id"))


def read_demands(corpus: Corpus) -> Sentence:
    """How many demands there are and what became of them."""
    teller = Teller(corpus)
    words, rows = teller.words, rows_of(corpus, "demands")
    if not rows:
        return Sentence(())
    outcomes = Counter(row["outcome"] for row in rows)
    counted = words.count(len(rows), "demand", words=True)
    head, tail = words.data["readings"]["demands"].split("{outcomes}")
    parts: list = [words.fill(head, plural=len(rows) > 1, Demands=capitalise(counted))]
    for number, (outcome, count) in enumerate(outcomes.most_common()):
        pattern = words.data["answers"][outcome]
        ids = [row["demand_id"] for row in rows if row["outcome"] == outcome]
        parts += [joint(number, len(outcomes)), words.fill(pattern, plural=count > 1, count=words.figure(count))]
        parts += [tail if number == len(outcomes) - 1 else "", ids[:CITES]]
    return sentence(*tidy_commas(parts))


def read_exchanges(corpus: Corpus, limit: int = 3) -> Sentence:
    """The exchanges between two named sides: letters and notes first, then calls and meetings, with their replies."""
    teller = Teller(corpus)
    events = events_of(corpus).to_dict("records")
    by_id = {event["exchange_id"]: event for event in events}
    between = [e for e in events if e["sender_id"] and e["recipient_id"]]
    between.sort(key=lambda e: EXCHANGE_KINDS.index(e["kind"]))
    sentences = []
    for event in sorted(between[:limit], key=events.index):
        text = teller.event(event, by_id.get(event["reply_to"]))
        sentences.append(sentence(text + ".", event["passages"][:CITES]))
    return join_sentences(*sentences)
