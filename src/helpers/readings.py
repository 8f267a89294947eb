"""One or two sentences that read a table or a figure, made from its rows."""

from __future__ import annotations

from collections import Counter, defaultdict

from helpers.corpus import Corpus
from helpers.figures import ranked
from helpers.inline import Sentence, join_sentences, joint, sentence, tidy_commas
from helpers.metadata.languages import CODED
from helpers.outcomes import read_demands, read_dialogues, read_exchanges
from helpers.sentences import CITES, Teller, cites_of, rows_of, split_ids
from helpers.wording import capitalise

__all__ = ["read_demands", "read_dialogues", "read_exchanges"]  # the chapters find all readings here
TURNS = ("negation_trap", "condition_marker", "modality_shift")  # what can turn the meaning round makes the example
DOUBTS = ("false", "misleading", "tension", "true_as_intended")


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
    return sentence(" ".join(filter(None, (text, tell_uncoded(teller)))))


def tell_uncoded(teller: Teller) -> str:
    """How many documents are in a language that the kit does not code, and in which; empty where none is."""
    words, languages = teller.words, teller.corpus.documents["language"]
    foreign = [one for one in languages if one and one not in CODED]
    if not foreign:
        return ""
    names = words.join(sorted({words.label("language", one) for one in foreign}), limit=5)
    counted = words.count(len(foreign), "document", words=True)
    pattern = words.data["readings"]["uncoded"]
    return capitalise(words.fill(pattern, plural=len(foreign) > 1, Documents=counted, languages=names))


def read_claims(corpus: Corpus) -> Sentence:
    """How many claims were checked and which do not hold."""
    return tell_claims(Teller(corpus))


def read_anomalies(corpus: Corpus) -> Sentence:
    """How many passages can mislead gravely, with one example."""
    return tell_anomalies(Teller(corpus))


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
        doubted = verdict in DOUBTS or not set(DOUBTS) & set(verdicts)  # a finding without citation proves nothing
        ids = [row["claim_id"] for row in rows if row["verdict"] == verdict] if doubted else []
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
    telling.sort(key=lambda row: ("..." in row["reading"], row["kind"] not in TURNS))
    example = telling[0] if telling else {"evidence": "", "reading": "", "anomaly_id": rows[0]["anomaly_id"]}
    text = words.fill(
        words.data["readings"]["anomalies"],
        places=words.count(len(rows), "place", words=True),
        quote=teller.cut(example["evidence"], 80),
        reading=teller.cut(example["reading"], 80),
    )
    return sentence(text, [example["anomaly_id"]])


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
        statements=words.figure(int(count)),
    )
    return sentence(text)


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
