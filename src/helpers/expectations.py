"""How far to trust the kit: its measured figures, what they mean for one briefing, and which rows to check first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from helpers.accuracy import Figure, pooled, read_figures
from helpers.cells import cite, spell
from helpers.corpus import Corpus
from helpers.evidence import KEYS, LABELS
from helpers.inline import Sentence, join_sentences, sentence
from helpers.records import Id
from helpers.reliability import MACHINE
from helpers.sentences import Row, Teller, flatten, rows_of
from helpers.wording import Wording, capitalise, read_wording, shorten

EXPECTED = {  # tables for which a reader is told what to expect, and under which names they were measured
    "statements": ("statements", "attributions"),
    "dialogues": ("dialogues",),
    "exchanges": ("exchanges",),
}
SPANS, WRONG = "spans", "wrong"  # measures: passages found; passages wrongly found in so many words
REASONS = {"doubtful": 3, "misleading": 2, "implied": 2, "nobody": 2, "machine": 1}  # by how much they weigh
LEAST = 3  # weight from which a row is to be checked
WORDS = 160  # characters of a passage shown


def list_accuracy() -> pd.DataFrame:
    """The measured figures: of what is found how much is right, of what is there how much is found, on what, when."""
    words = read_wording()
    rows = [
        {
            "What": capitalise(words.label("measured", figure.table)),
            "Measured on": capitalise(words.label("benchmark", figure.benchmark)),
            "Right": tell_right(figure, words),
            "Found": f"{figure.hits} of {figure.gold}" if figure.measure == SPANS else "",
            "Date": words.day(figure.date),
        }
        for figure in read_figures()
        if figure.measure in (SPANS, WRONG)
    ]
    return pd.DataFrame(rows)


def tell_right(figure: Figure, words: Wording) -> str:
    """How many passages are right of those found, or how many were wrongly found in how many words."""
    if figure.measure == SPANS:
        return f"{figure.hits} of {figure.predicted}"
    counts = {"wrong": words.number(figure.hits), "words": words.count(figure.gold, "word")}
    return words.fill(words.data["reliability"]["wrong_in"], **counts)


def read_accuracy(corpus: Corpus) -> Sentence:
    """What the measured figures mean for this briefing: how many rows to expect wrong, how many missed."""
    words, figures = Teller(corpus).words, read_figures()
    told = []
    for table, names in EXPECTED.items():
        count = len(getattr(corpus, table))
        expected = [expect(count, figure) for name in names if (figure := pooled(figures, name)) and figure.hits]
        if count and expected:
            wrong, missed = (tell_about(sorted(numbers), words) for numbers in zip(*expected, strict=True))
            counts = {"rows": words.count(count, table.rstrip("s")), "wrong": wrong, "missed": missed}
            told.append(sentence(words.fill(words.data["reliability"]["expect"], **counts)))
    speaker = pooled(figures, "statements", "speaker")
    if told and speaker and len(corpus.statements):
        share = f"{round(100 * speaker.precision)} of 100"
        told.append(sentence(words.fill(words.data["reliability"]["speaker"], share=share)))
    return join_sentences(*told)


def expect(count: int, figure: Figure) -> tuple[int, int]:
    """Of so many rows how many are expected to be wrong, and how many more to have been missed."""
    right = count * figure.precision
    return round(count - right), round(right / figure.recall - right)


def tell_about(counts: list[int], words: Wording) -> str:
    """Rounded numbers, the smallest first, as a sentence says them; none is never promised."""
    least, most, patterns = counts[0], counts[-1], words.data["reliability"]
    if not most:
        return patterns["hardly"]
    if least == most or not least:
        return words.fill(patterns["about"], count=words.figure(most))
    return words.fill(patterns["between_counts"], least=words.figure(least), most=words.figure(most))


def list_doubts(corpus: Corpus) -> pd.DataFrame:
    """The least certain rows, those to check first on top: what is said, the passage, why it is doubtful."""
    teller = Teller(corpus)
    reasons = teller.words.data["reliability"]["reasons"]
    found = [
        row | {"why": doubts} for row in cited_rows(corpus) if weight(doubts := list(find_doubts(teller, row))) >= LEAST
    ]
    found.sort(key=lambda row: (-weight(row["why"]), row["doc_id"], row["start"]))
    return spell(
        pd.DataFrame(found),
        {
            "Row": lambda row: capitalise(LABELS[row["table"]](teller, row).strip()),
            "Passage": lambda row: cite(shorten(flatten(row["evidence"]), WORDS), [row["cited"]]),
            "Why to check": lambda row: capitalise(teller.words.join([reasons[why] for why in row["why"]])),
        },
    )


def cited_rows(corpus: Corpus) -> Iterator[Row]:
    """Yield the rows that a reader may have to check, each with its table and the id by which it is cited."""
    for table in EXPECTED:
        seen: dict[Id, int] = defaultdict(int)
        for row in rows_of(corpus, table):
            one = row[KEYS[table]]
            seen[one] += 1
            yield dict(row) | {"table": table, "cited": one if seen[one] == 1 else f"{one}~{seen[one]}"}


def find_doubts(teller: Teller, row: Row) -> Iterator[str]:
    """Yield why a row is doubtful, the weightiest reason first."""
    corpus = teller.corpus
    if row["confidence"] == "low":
        yield "doubtful"
    grave = corpus.anomalies[(corpus.anomalies["severity"] == "high") & (corpus.anomalies["doc_id"] == row["doc_id"])]
    if ((grave["start"] < row["end"]) & (row["start"] < grave["end"])).any():
        yield "misleading"
    if row.get("mode") == "implied":
        yield "implied"
    if row["table"] == "statements" and not row["speaker_id"]:
        yield "nobody"
    scores = corpus.documents.set_index("doc_id")["paraphrase_score"]
    if row.get("mode", "") not in ("direct", "mixed") and scores.get(row["doc_id"], 0) >= MACHINE:
        yield "machine"


def weight(reasons: list[str]) -> int:
    """How much the reasons to doubt a row weigh together."""
    return sum(REASONS[reason] for reason in reasons)


def read_doubts(corpus: Corpus) -> Sentence:
    """How many rows are to be checked first."""
    words, count = Teller(corpus).words, len(list_doubts(corpus))
    if not count:
        return Sentence(())
    text = words.fill(
        words.data["reliability"]["doubts"], plural=count > 1, Rows=capitalise(words.count(count, "row", words=True))
    )
    return sentence(text)
