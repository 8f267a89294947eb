"""Sentences made from tables: key findings for the summary, one reading for each chapter; each with its evidence.

Nothing is said that no row supports. Findings come ordered by weight: refusals, acceptances and demands before calls
and proposals, these before what is merely said; many and verbatim statements before few and paraphrased ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.corpus import Corpus
from helpers.events import events_of
from helpers.inline import Sentence, sentence
from helpers.records import Id
from helpers.sentences import Row, Teller
from helpers.wording import capitalise

WEIGHTS = {
    "refuse": 8, "accept": 8, "demand": 7, "propose": 6, "call": 6, "commit": 5, "warn": 5, "deny": 4,
    "criticise": 4, "silence": 4, "concern": 3, "announce": 3, "question": 2, "state": 1,
}  # fmt: skip
CITES = 3  # passages cited behind one clause
KEY_ACTORS = 3
DOUBTS = ("false", "misleading", "tension", "true_as_intended")


class Finding(NamedTuple):
    """What a summary says first: a lead of one or two words and a sentence with its evidence."""

    lead: str
    sentence: Sentence


def key_findings(corpus: Corpus) -> list[Finding]:
    """The findings of the whole corpus, the weightiest first; empty for a corpus that says nothing.

    Parameters
    ----------
    corpus : Corpus
        As `read_corpus` gives it.
    """
    teller = Teller(corpus)
    found = [Finding(capitalise(teller.name(one)), read_camp(teller, one)) for one in leading_camps(teller)]
    for lead, read in KEY_READINGS.items():
        found.append(Finding(teller.words.data["readings"][lead], read(corpus)))
    return [finding for finding in found if finding.sentence.parts]


def leading_camps(teller: Teller, limit: int = KEY_ACTORS) -> list[Id]:
    """States, organisations and groups whose statements on issues weigh most, the heaviest first.

    Persons and bodies count for whom they serve; media are no parties.
    """
    weights: Counter[Id] = Counter()
    for row in rows_of(teller.corpus, "statements"):
        if row["speaker_id"] and row["issue_id"] and teller.kind(row["speaker_id"]) != "media":
            weights[teller.principal(row["speaker_id"])] += WEIGHTS[row["act"]]
    return [one for one, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:limit]]


def read_camp(teller: Teller, camp: Id) -> Sentence:
    """What a state or organisation and its persons do by speaking, what others report of it, its own words."""
    rows = [row for row in rows_of(teller.corpus, "statements") if teller.principal(row["speaker_id"]) == camp]
    own = speakers_of(row for row in rows if not row["reported_by_id"])[:2]
    told = [tell_groups(teller, merge_groups(groups[: 3 - number])) for number, groups in enumerate(own)]
    reported = groups_of(row for row in rows if row["reported_by_id"])[:1]
    told += [tell_groups(teller, [group]) for group in reported]
    return join_sentences(*told, tell_quote(teller, [group for groups in own for group in groups]))


def speakers_of(rows: Iterable[Row]) -> list[list[list[Row]]]:
    """Rows grouped by speaker and then as `groups_of` does, the speaker with the weightiest group first."""
    spoken = defaultdict(list)
    for row in rows:
        spoken[row["speaker_id"]].append(row)
    groups = [groups_of(rows) for rows in spoken.values()]
    return sorted((found for found in groups if found), key=lambda found: -weigh(found[0]))


def weigh(group: list[Row]) -> float:
    """Weight of rows of one act: by act, number and how many are the speaker's own words."""
    own_words = sum(row["mode"] in ("direct", "mixed") for row in group)
    return WEIGHTS[group[0]["act"]] + min(len(group), 5) / 2 + min(own_words, 4) / 2


def groups_of(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows of one act, issue and stance together, the weightiest group first; rows about no issue are left out."""
    groups = defaultdict(list)
    for row in rows:
        if row["issue_id"]:
            groups[row["act"], row["issue_id"], row["stance"]].append(row)
    return sorted(groups.values(), key=lambda group: (-weigh(group), group[0]["doc_id"], group[0]["start"]))


def merge_groups(groups: list[list[Row]]) -> list[list[Row]]:
    """Groups of one act and stance as one, in the order of the first; a group with a condition stays alone."""
    merged: dict[tuple, list[Row]] = {}
    for number, group in enumerate(groups):
        alone = any(row["condition"] for row in group)
        merged.setdefault((group[0]["act"], group[0]["stance"], number if alone else -1), []).extend(group)
    return list(merged.values())


def tell_groups(teller: Teller, groups: list[list[Row]]) -> Sentence:
    """One sentence about groups of one speaker; the first group's reporter opens it."""
    first = groups[0][0]
    subject = teller.introduce(first["speaker_id"])
    if first["reported_by_id"]:
        reporter = teller.actors(first["reported_by_id"])
        subject = teller.words.fill(teller.words.data["sentences"]["reported_by"], reporter=reporter) + subject
    parts: list = [capitalise(subject)]
    for number, group in enumerate(groups):
        last = number == len(groups) - 1
        parts += [" " if not number else " and " if last else ", " if len(groups) > 2 else " "]
        condition = teller.condition(group)
        parts += [teller.act(group), f" ({condition})" if condition else "", "." if last else "", cites_of(group)]
    return sentence(*tidy_commas(parts))


def tidy_commas(parts: list) -> list:
    """Put the comma between clauses before the numbers of the clause it closes, as a full stop stands."""
    made: list = []
    for part in parts:
        if part == ", " and made and not isinstance(made[-1], str):
            made[-1:] = [",", made[-1], " "]
        else:
            made.append(part)
    return made


def tell_quote(teller: Teller, groups: list[list[Row]]) -> Sentence:
    """The speaker's own words from the weightiest group that has some, the longest that fits."""
    for group in groups:
        quoted = [(row, teller.quote(row)) for row in group if row["mode"] == "direct"]
        if quoted:
            row, quote = max(quoted, key=lambda pair: (len(pair[0]["evidence"]) < 160, len(pair[1])))
            text = teller.words.fill(teller.words.data["readings"]["verbatim"], quote=quote)
            return sentence(text, [row["statement_id"]])
    return Sentence(())


def cites_of(rows: Iterable[Row], key: str = "statement_id", limit: int = CITES) -> list[Id]:
    """Ids of the passages to cite: verbatim ones first, no more than `limit`, in the order of the text."""
    rows = list(rows)
    best = sorted(rows, key=lambda row: row.get("mode") not in ("direct", "mixed"))[:limit]
    return [row[key] for row in rows if row in best]


def join_sentences(*parts: Sentence) -> Sentence:
    """Sentences one after the other, with a space between."""
    made: list = []
    for part in parts:
        if part.parts:
            made += [*([" "] if made else []), *part.parts]
    return Sentence(tuple(made))


def rows_of(corpus: Corpus, table: str) -> list[Row]:
    """The rows of a table as dictionaries."""
    return getattr(corpus, table).to_dict("records")


def read_dialogues(corpus: Corpus) -> Sentence:
    """Who proposes, prefers, accepts or rejects which formats, and what the formats have brought."""
    teller = Teller(corpus)
    rows = rows_of(corpus, "dialogues")
    told = defaultdict(list)
    for row in rows:
        if row["actor_id"] and row["format_id"] and row["relation"] in RELATIONS:
            told[row["actor_id"]].append(row)
    leading = sorted(told, key=lambda one: (-len(told[one]), one))[:KEY_ACTORS]
    sentences = [tell_relations(teller, told[one]) for one in leading]
    return join_sentences(*sentences, *tell_outcomes(teller, rows))


RELATIONS = ("proposes", "prefers", "accepts_as_complement", "rejects", "scheduled", "suspended")


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


def joint(number: int, count: int) -> str:
    """What stands before the clause of a number in an enumeration of `count`."""
    return "" if not number else " and " if number == count - 1 else ", "


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


EXCHANGE_KINDS = ("letter", "note", "call", "meeting", "visit", "talks", "press_conference", "statement")


def read_contradictions(corpus: Corpus, limit: int = 2) -> Sentence:
    """Actors who speak both for and against one issue, in what they say themselves."""
    teller = Teller(corpus)
    sides = defaultdict(lambda: defaultdict(list))
    for row in rows_of(corpus, "statements"):
        if row["speaker_id"] and row["issue_id"] and not row["reported_by_id"]:
            sides[row["speaker_id"], row["issue_id"]][row["stance"]].append(row)
    both = [(key, by) for key, by in sides.items() if by["support"] and by["oppose"]]
    both.sort(key=lambda item: (-min(len(item[1]["support"]), len(item[1]["oppose"])), item[0]))
    sentences = []
    for (actor, issue), by in both[:limit]:
        names = {"Actor": capitalise(teller.actors(actor)), "issue": teller.issue(issue)}
        text = teller.words.fill(teller.words.data["readings"]["contradiction"], plural=teller.plural(actor), **names)
        ids = [*cites_of(by["support"], limit=2), *cites_of(by["oppose"], limit=2)]
        sentences.append(sentence(text + ".", ids))
    return join_sentences(*sentences)


def read_reliability(corpus: Corpus) -> Sentence:
    """What to be careful about: claims that do not hold as written, passages that mislead."""
    teller = Teller(corpus)
    return join_sentences(tell_claims(teller), tell_anomalies(teller))


def tell_claims(teller: Teller) -> Sentence:
    """How many claims were checked and which of them do not hold."""
    words, rows = teller.words, rows_of(teller.corpus, "claims")
    verdicts = Counter(row["verdict"] for row in rows if row["verdict"] != "not_checkable_offline")
    if not verdicts:
        return Sentence(())
    head, tail = words.data["readings"]["claims"].split("{verdicts}")
    parts: list = [words.fill(head, claims=words.count(sum(verdicts.values()), "claim", words=True))]
    for number, (verdict, count) in enumerate(verdicts.most_common()):
        ids = [row["claim_id"] for row in rows if row["verdict"] == verdict] if verdict in DOUBTS else []
        names = {"count": words.figure(count), "verdict": words.label("verdict", verdict)}
        text = words.fill(words.data["readings"]["verdict"], plural=count > 1, **names)
        parts += [joint(number, len(verdicts)), text, tail if number == len(verdicts) - 1 else "", ids[:CITES]]
    return sentence(*tidy_commas(parts))


def tell_anomalies(teller: Teller) -> Sentence:
    """How many passages can mislead gravely, with one example."""
    words = teller.words
    rows = [row for row in rows_of(teller.corpus, "anomalies") if row["severity"] == "high"]
    if not rows:
        return Sentence(())
    telling = [row for row in rows if row["reading"] and not row["reading"].startswith("(")]
    example = telling[0] if telling else {"evidence": "", "reading": "", "anomaly_id": rows[0]["anomaly_id"]}
    text = words.fill(
        words.data["readings"]["anomalies"],
        places=words.count(len(rows), "place", words=True),
        quote=teller.cut(example["evidence"], 80),
        reading=teller.cut(example["reading"], 80),
    )
    return sentence(text, [example["anomaly_id"]])


KEY_READINGS = {
    "lead_contradictions": read_contradictions,
    "lead_demands": read_demands,
    "lead_formats": read_dialogues,
    "lead_exchanges": read_exchanges,
    "lead_reliability": read_reliability,
}
