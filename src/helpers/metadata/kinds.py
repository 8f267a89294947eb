"""The kind of a document: letter, note, statement, transcript, readout, memo, speech, news, other.

- transcript: the words of several speakers, turn by turn; speech: those of one
- readout: one side's account of a call or meeting; statement: what an office or official publishes in its own voice
- letter: from person to person, also a despatch or telegram
- note: from one mission or ministry to another, in the third person
- memo: a memorandum, minutes, a report for one's own side
- news: a report of a medium; other: a treaty, law, list, extract

Each row of `kinds.csv` is a pattern that speaks for a kind where it is found in one place of the document. Of several
of a kind in one place the heaviest counts; the places add up.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, get_args

from helpers.metadata.dates import dateline, top_lines
from helpers.records import DocumentType, Offset

OPENING = 1_200  # characters of running text in which a document shows its kind
CLOSING = 700  # characters at its end
LINES = 12  # lines at its top, and from these `line` patterns look
READ = 60_000  # characters in which turns are counted
LEAST = 2.0  # weight below which a document has no kind
MOST_OF = 0.9  # share of the words from which one speaker makes a speech, whoever introduces him
TURN = re.compile(
    r"^[ \t]*(?P<label>[A-Z][A-Z.’'-]*(?: [A-Z(][A-Z.’',)-]*){0,6}|Q|A|"
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,4})(?: \([^)\n]{2,40}\))?:[ \t]",
    re.MULTILINE,
)
NO_SPEAKER = re.compile(r"to|from|subject|date|cc|re|note|begin|end|text|present|place|time|via|fax|tel", re.IGNORECASE)
FORMAL = frozenset({"note", "memo", "transcript", "other"})  # kinds whose first line tells, be it a title or not
FIRST_PERSON = re.compile(r"\b(?:i|we|our|ours|us|my|me|ourselves|let’s|let's)\b", re.IGNORECASE)
SPOKEN = 15.0  # first persons in 1,000 words from which a long text without other marks is a speech
LONG = 350  # words
TWO = re.compile(r"[a-z]{4}[.!?][\"”’)]* [A-Z“\"]")  # two sentences on one line: no head
QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|«[^»]{0,2000}»")
REPORTING = 8.0  # reporting words in 1,000 from which a text that speaks of others is news
NOT_OWN = 6.0  # first persons in 1,000 words, quotations left out, up to which a text speaks of others
SHORT = 40  # words below which nothing is counted
SHORT_REPORT = 20  # words of a report that nothing else speaks against, at least


class Marker(NamedTuple):
    """A pattern that speaks for a kind of document."""

    type: DocumentType
    place: str
    weight: float
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def markers() -> tuple[Marker, ...]:
    """The rows of `kinds.csv`."""
    with files("helpers.metadata").joinpath("kinds.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    flags = re.IGNORECASE | re.MULTILINE
    return tuple(
        Marker(row["type"], row["place"], float(row["weight"]), re.compile(row["pattern"], flags)) for row in rows
    )


def find_type(text: str, *, title: str = "", about: dict[str, str] | None = None, body: Offset = 0) -> DocumentType:
    """Find the kind of a document.

    Parameters
    ----------
    text : str
    title : str
        The title, whether the text holds it or not.
    about : dict, optional
        What the file says: author, publisher, sender.
    body : int
        Where the text proper begins.

    Returns
    -------
    str
        `other` where nothing speaks for a kind.
    """
    passages, start = places(text[body:], title, about or {}), text[body : body + READ]
    named = bool(title or passages["author"] or any(map(dateline, top_lines(text, body)[:4])))
    weights = by_markers(passages)
    weights.update(by_turns(start))
    weights.update(by_voice(QUOTED.sub(" ", start), named=named))
    if max(weights.values(), default=0.0) < LEAST and tells_of_others(start):
        weights["news"] = LEAST
    best = max(get_args(DocumentType), key=lambda kind: weights[kind])
    return best if weights[best] >= LEAST else "other"


def by_markers(passages: dict[str, str]) -> Counter[str]:
    """What the patterns of `kinds.csv` speak for."""
    heaviest: dict[tuple[str, str], float] = {}
    for marker in markers():
        key = marker.type, marker.place
        if marker.weight > heaviest.get(key, 0.0) and marker.pattern.search(passage_for(marker, passages)):
            heaviest[key] = marker.weight
    weights: Counter[str] = Counter()
    for (kind, _), weight in heaviest.items():
        weights[kind] += weight
    return weights


def passage_for(marker: Marker, passages: dict[str, str]) -> str:
    """Where a pattern looks; without a title, those of formal kinds look at the first line."""
    if marker.place == "title" and not passages["title"]:
        return passages["head"] if marker.type in FORMAL else ""
    return passages.get(marker.place, "")


def places(text: str, title: str, about: dict[str, str]) -> dict[str, str]:
    """The places of a document in which patterns look."""
    lines = [line.strip() for line in text[: 3 * OPENING].splitlines() if line.strip()]
    if lines and title and lines[0] == title:
        lines = lines[1:]
    running = [line for line in lines if len(line) > 60 or line[-1:] in ".,:"] or lines
    return {
        "title": title,
        "head": next(
            (line for line in lines[:3] if len(line) < 200 and line[0] not in "[(" and not TWO.search(line)), ""
        ),
        "line": "\n".join(lines[:LINES]),
        "opening": "\n".join(running)[:OPENING],
        "end": text[-CLOSING:].strip(),
        "author": about.get("author", ""),
        "publisher": about.get("publisher", ""),
        "sender": about.get("sender", ""),
    }


def names_kind(line: str) -> bool:
    """Whether a line names a kind of document as titles do: "Minutes of the Meeting of 9 July"."""
    return any(m.place == "title" and m.weight >= 2 * LEAST and m.pattern.search(line) for m in markers())


def by_turns(text: str) -> dict[str, float]:
    """What the turns of speakers speak for: one speaker for a speech, several for a transcript."""
    turns = [match for match in TURN.finditer(text) if not NO_SPEAKER.fullmatch(match["label"])]
    labels = Counter(match["label"] for match in turns)
    loud = {label for label in labels if label.isupper() or labels[label] > 1}
    turns = [match for match in turns if match["label"] in loud]
    if not turns or turns[0].start() > 3 * OPENING or len(text) - turns[0].start() < 0.5 * len(text):
        return {}
    shares: Counter[str] = Counter()
    for match, end in zip(turns, [m.start() for m in turns[1:]] + [len(text)], strict=True):
        shares[match["label"]] += end - match.end()
    if len(shares) == 1:
        return {"speech": 6.0} if turns[0].start() < OPENING else {}
    mostly = max(shares.values()) >= MOST_OF * sum(shares.values())
    return {"speech": 5.0, "transcript": 4.0} if mostly and len(turns) <= 4 else {"transcript": 8.0}


def by_voice(text: str, *, named: bool) -> dict[str, float]:
    """What the voice of a text without its quotations speaks for.

    Much first person, in a long text that is not `named` by a title, an author or a dateline, speaks for a speech;
    hardly any, beside many words of reporting, for news.
    """
    words = len(text.split())
    own = 1000 * len(FIRST_PERSON.findall(text)) / max(words, 1)
    if not named and words >= LONG and own >= SPOKEN:
        return {"speech": 3.5 if words < 4 * LONG else 4.5}
    told = 1000 * reporting_words(text) / max(words, 1)
    return {"news": 3.5} if words >= SHORT and own <= NOT_OWN and told >= REPORTING else {}


def reporting_words(text: str) -> int:
    """How many words of a text report what others say, or when they did."""
    return sum(len(marker.pattern.findall(text)) for marker in markers() if marker.place == "reporting")


def tells_of_others(text: str) -> bool:
    """Whether a text without other marks reads like a report: it says who said what, hardly ever "I" or "we"."""
    plain = QUOTED.sub(" ", text)
    words = len(plain.split())
    own = len(FIRST_PERSON.findall(plain))
    return words >= SHORT_REPORT and 1000 * own <= 2 * NOT_OWN * words and reporting_words(plain) >= 2
