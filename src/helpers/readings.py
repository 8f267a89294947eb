"""One or two sentences that read a table or a figure, made from its rows."""

from __future__ import annotations

from collections import Counter

from helpers.corpus import Corpus
from helpers.figures import ranked
from helpers.findings import (
    joint,
    read_contradictions,
    read_demands,
    read_dialogues,
    read_exchanges,
    rows_of,
    tell_anomalies,
    tell_claims,
)  # fmt: skip
from helpers.inline import Sentence, sentence
from helpers.sentences import Teller, split_ids
from helpers.wording import capitalise

__all__ = ["read_contradictions", "read_demands", "read_dialogues", "read_exchanges"]


def read_documents(corpus: Corpus) -> Sentence:
    """How much was read, from when, and what could not be read or dated."""
    teller = Teller(corpus)
    words, patterns = teller.words, teller.words.data["readings"]
    data = corpus.documents
    first, last = teller.dates()
    text = words.fill(
        patterns["documents"],
        documents=words.count(len(data), "document", words=True),
        words=words.count(int(data["words"].sum()), "word"),
        period=words.period(first, last) if first else "",
    )
    undated = int((data["date"] == "").sum())
    if undated:
        text += " " + capitalise(
            words.fill(patterns["undated"], plural=undated > 1, Documents=words.count(undated, "document", words=True))
        )
    return sentence(text)


def read_claims(corpus: Corpus) -> Sentence:
    """How many claims were checked and which do not hold."""
    return tell_claims(Teller(corpus))


def read_anomalies(corpus: Corpus) -> Sentence:
    """How many passages can mislead gravely, with one example."""
    return tell_anomalies(Teller(corpus))


def read_actors(corpus: Corpus) -> Sentence:
    """How many actors are named, who is named most and who speaks most."""
    teller = Teller(corpus)
    words, data = teller.words, corpus.actors
    if data.empty:
        return Sentence(())
    named, speaks = data.loc[data["mentions"].idxmax()], data.loc[data["statements"].idxmax()]
    both = "actors_one" if named["actor_id"] == speaks["actor_id"] else "actors"
    text = words.fill(
        words.data["readings"][both if speaks["statements"] else "actors_silent"],
        plural=len(data) > 1,
        Actors=capitalise(words.count(len(data), "actor", words=True)),
        first=teller.actors([named["actor_id"]]),
        most=words.count(int(named["mentions"]), "mention"),
        speaker=teller.actors([speaks["actor_id"]]),
        statements=words.count(int(speaks["statements"]), "statement"),
    )
    return sentence(text)


def read_addressees(corpus: Corpus) -> Sentence:
    """Who addresses whom most."""
    teller = Teller(corpus)
    words = teller.words
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows_of(corpus, "statements"):
        pairs.update((row["speaker_id"], one) for one in split_ids(row["addressee_id"]) if row["speaker_id"])
    if not pairs:
        return Sentence(())
    (speaker, addressee), count = ranked(pairs)[0]
    text = words.fill(
        words.data["readings"]["addressees"],
        plural=teller.plural(speaker),
        Speaker=capitalise(teller.actors([speaker])),
        addressee=teller.actors([addressee]),
        statements=words.count(count, "statement", words=True),
    )
    return sentence(text)


def read_statements(corpus: Corpus) -> Sentence:
    """How many statements there are and in which mode they stand."""
    words = Teller(corpus).words
    modes = Counter(corpus.statements["mode"])
    if not modes:
        return Sentence(())
    counted = capitalise(words.count(len(corpus.statements), "statement", words=True))
    text = words.fill(words.data["readings"]["statements"], plural=len(corpus.statements) > 1, Statements=counted)
    for number, (mode, count) in enumerate(modes.most_common()):
        text += f"{joint(number, len(modes))}{words.figure(count)} {words.label('mode', mode)}"
    return sentence(text + ".")


def read_positions(corpus: Corpus) -> Sentence:
    """How many positions on how many issues, and which issue draws most statements."""
    teller = Teller(corpus)
    words, data = teller.words, corpus.positions
    if data.empty:
        return Sentence(())
    totals = Counter(data.groupby("issue_id")["n_statements"].sum().to_dict())
    issue, count = ranked(totals)[0]
    text = words.fill(
        words.data["readings"]["positions"],
        plural=data["actor_id"].nunique() > 1,
        Actors=capitalise(words.count(data["actor_id"].nunique(), "actor", words=True)),
        positions=words.count(len(data), "position", words=True),
        issues=words.count(len(totals), "issue", words=True),
        issue=teller.issue(issue),
        statements=words.count(int(count), "statement"),
    )
    return sentence(text)


def read_confidence(corpus: Corpus) -> Sentence:
    """Which share of the rows that rules made is marked as less certain."""
    words = Teller(corpus).words
    found = Counter(level for table in TRACED for level in getattr(corpus, table)["confidence"])
    total = sum(found.values())
    if not total:
        return Sentence(())
    low = words.figure(found["low"]) if found["low"] else words.data["numbers"]["none"]
    pattern = words.data["readings"]["confidence"]
    return sentence(words.fill(pattern, plural=found["low"] != 1, rows=words.count(total, "row"), low=low))


TRACED = ("mentions", "statements", "dialogues", "exchanges")
