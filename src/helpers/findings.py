"""Key findings: what a summary says first, sentences made from tables, each with its evidence.

Nothing is said that no row supports. Findings come ordered by weight: refusals, acceptances and demands before calls
and proposals, these before what is merely said; many and verbatim statements before few and paraphrased ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from helpers.comparisons import read_common_ground, read_movements
from helpers.corpus import Corpus
from helpers.inline import Sentence, join_sentences, sentence, tidy_commas
from helpers.outcomes import read_demands, read_dialogues, read_exchanges
from helpers.readings import read_contradictions, read_reliability
from helpers.records import Id
from helpers.sentences import Row, Teller, cites_of, rows_of
from helpers.wording import capitalise

WEIGHTS = {
    "refuse": 8, "accept": 8, "demand": 7, "propose": 6, "call": 6, "commit": 5, "warn": 5, "deny": 4,
    "criticise": 4, "silence": 4, "concern": 3, "announce": 3, "question": 2, "state": 1,
}  # fmt: skip
KEY_ACTORS = 3
KEY_READINGS = {
    "lead_movement": read_movements,
    "lead_common_ground": read_common_ground,
    "lead_contradictions": read_contradictions,
    "lead_demands": read_demands,
    "lead_formats": read_dialogues,
    "lead_exchanges": read_exchanges,
    "lead_reliability": read_reliability,
}


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
    told = [tell_groups(teller, merge_groups(teller, groups[: 3 - number])) for number, groups in enumerate(own)]
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


def merge_groups(teller: Teller, groups: list[list[Row]]) -> list[list[Row]]:
    """Groups of one act and stance as one, in the order of the first; a group with a condition stays alone.

    What is to be done ("proposes talks") does not go into one clause with what is only talked about.
    """
    merged: dict[tuple, list[Row]] = {}
    for number, group in enumerate(groups):
        alone = any(row["condition"] for row in group)
        goal = teller.is_goal(teller.issue(group[0]["issue_id"]))
        merged.setdefault((group[0]["act"], group[0]["stance"], goal, number if alone else -1), []).extend(group)
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


def tell_quote(teller: Teller, groups: list[list[Row]]) -> Sentence:
    """The speaker's own words from the weightiest group that has some, the longest that fits."""
    for group in groups:
        quoted = [(row, teller.quote(row)) for row in group if row["mode"] == "direct"]
        if quoted:
            row, quote = max(quoted, key=lambda pair: (len(pair[0]["evidence"]) < 160, len(pair[1])))
            text = teller.words.fill(teller.words.data["readings"]["verbatim"], quote=quote)
            return sentence(text, [row["statement_id"]])
    return Sentence(())
