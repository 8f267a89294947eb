"""How far to trust the documents: how much weight each source bears, and what several of them tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from helpers.cells import cite, spell
from helpers.corpus import Corpus
from helpers.inline import Sentence, join_sentences, sentence
from helpers.sentences import Row, Teller, flatten, rows_of
from helpers.stories import OWN
from helpers.wording import capitalise, shorten

MACHINE = 10  # traces of a machine per 1,000 words from which the words are not the author's
FAULTY = ("false", "misleading", "tension")


def list_weights(corpus: Corpus) -> pd.DataFrame:
    """How much weight each document bears, and why: first-hand or told, verbatim or not, a machine's, a copy."""
    teller = Teller(corpus)
    words = teller.words
    statements, claims = (Counter(), Counter()), Counter()
    for row in rows_of(corpus, "statements"):
        statements[0][row["doc_id"]] += 1
        statements[1][row["doc_id"]] += row["mode"] == "direct"
    claims.update(row["doc_id"] for row in rows_of(corpus, "claims") if row["verdict"] in FAULTY)
    return spell(
        corpus.documents.sort_values(["date", "file"], kind="stable"),
        {
            "Document": lambda row: shorten(flatten(row["title"] or row["file"]), 80, " …"),
            "Weight": lambda row: capitalise(words.label("weight", weigh(row))),
            "Verbatim": lambda row: tell_share(teller, statements[1][row["doc_id"]], statements[0][row["doc_id"]]),
            "Traces": lambda row: row["paraphrase_score"],
            "To know": lambda row: tell_weight(teller, row, claims[row["doc_id"]]),
        },
    )


def weigh(row: Row) -> str:
    """The weight of a document: none of its own, only its quotations, as a report, first-hand."""
    if row["duplicate_of"]:
        return "copy"
    if row["paraphrase_score"] >= MACHINE:
        return "quotations"
    return "first_hand" if row["type"] in OWN else "report"


def tell_share(teller: Teller, part: int, whole: int) -> str:
    """How many statements are verbatim: "5 of 20 statements"."""
    pattern = teller.words.data["reliability"]["share"]
    counted = teller.words.count(whole, "statement")
    return teller.words.fill(pattern, part=str(part), whole=counted) if whole else ""


def tell_weight(teller: Teller, row: Row, faulty: int) -> str:
    """What else a reader should know of a document: whose copy it is, claims that do not hold, no date."""
    words, patterns, told = teller.words, teller.words.data["reliability"], []
    if row["duplicate_of"]:
        known = row["duplicate_of"] in teller.corpus.texts
        original = teller.document(row["duplicate_of"])["shown"] if known else row["duplicate_of"]
        told.append(words.fill(patterns["copy"], original=original))
    if faulty:
        told.append(words.fill(patterns["faulty"], plural=faulty > 1, claims=words.count(faulty, "claim", words=True)))
    if not row["date"]:
        told.append(patterns["undated"])
    return " ".join(capitalise(one) for one in told)


def read_weights(corpus: Corpus) -> Sentence:
    """That quotation marks protect better than paraphrase, and how much stands in them."""
    teller = Teller(corpus)
    words, patterns = teller.words, teller.words.data["reliability"]
    statements = corpus.statements
    verbatim = int((statements["mode"] == "direct").sum())
    machine = int((corpus.documents["paraphrase_score"] >= MACHINE).sum())
    told = [sentence(words.fill(patterns["quotations_protect"], share=tell_share(teller, verbatim, len(statements))))]
    if machine:
        documents = words.count(machine, "document", words=True)
        told.append(sentence(words.fill(patterns["machine"], plural=machine > 1, Documents=capitalise(documents))))
    return join_sentences(*told)


def list_stories(corpus: Corpus) -> pd.DataFrame:
    """What several documents tell: those contradicted first, then by the number of independent sources."""
    teller = Teller(corpus)
    stories: dict[str, list[Row]] = {}
    for row in rows_of(corpus, "stories"):
        stories.setdefault(row["story_id"], []).append(row)
    order = sorted(stories.values(), key=lambda rows: (not is_contradicted(rows), -rows[0]["sources"], -len(rows)))
    return spell(
        pd.DataFrame([rows[0] | {"rows": rows} for rows in order]),
        {
            "Who": lambda row: capitalise(teller.names(row["actor_id"])),
            "What": lambda row: cite(shorten(flatten(row["evidence"]), 140), [row["telling_id"]]),
            "Sources": lambda row: row["sources"],
            "Other tellings": lambda row: tell_others(teller, row["rows"][1:]),
            "Denied by": lambda row: teller.names(row["contradicted_by_id"]),
        },
    )


def is_contradicted(rows: Iterable[Row]) -> bool:
    """Whether a story is denied, or told otherwise."""
    return any(row["relation"] in ("contradicted", "denied") for row in rows)


def tell_others(teller: Teller, rows: list[Row]) -> Sentence:
    """How the other tellings of a story compare with the first, each with its passage."""
    parts: list = []
    for number, row in enumerate(rows[:4]):
        relation = teller.words.label("telling", row["relation"])
        text = f"{relation}: {row['difference']}" if row["difference"] else relation
        parts += ["; " if number else "", text if number else capitalise(text), [row["telling_id"]]]
    return sentence(*parts)


def read_stories(corpus: Corpus) -> Sentence:
    """How many stories several documents tell, and how many are worded differently or contradicted."""
    words = Teller(corpus).words
    stories = corpus.stories.groupby("story_id")["relation"].agg(set)
    if stories.empty:
        return Sentence(())
    reworded = sum("reworded" in relations for relations in stories)
    against = sum(bool({"contradicted", "denied"} & relations) for relations in stories)
    none = words.data["numbers"]["none"]
    text = words.fill(
        words.data["reliability"]["stories"],
        plural=len(stories) > 1,
        Stories=capitalise(words.count(len(stories), "story", words=True)),
        reworded=words.figure(reworded) if reworded else none,
        against=words.figure(against) if against else none,
    )
    return sentence(text)
