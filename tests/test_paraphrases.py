"""Traces of machines: article spinning and machine translation, outside quotations."""

import pandas as pd
import pytest

from helpers.language import Text
from helpers.lexicon import lexicon
from helpers.mentions import find_mentions
from helpers.paraphrases import score_documents, words_outside
from helpers.patterns import Patterns
from helpers.records import Document
from helpers.scanner import Scanner
from helpers.spinning import plural, spinner, verb_forms

TRACES = {"paraphrase_artefact", "negation_trap", "modality_shift", "condition_marker"}
GERMAN = (
    "Since three weeks negotiate the two sides in Vienna. On Monday has the minister let hear that it gives hope. "
    "Themes were the elections, so the minister, and since two years is the border shut."
)
SPANISH = (
    "The chancellor Sergey Lavrov affirmed that the talks follow since the Sunday. The same Lavrov insists in that "
    "the delegation, of 20 persons, denies to have travelled on the day of Tuesday."
)
PLAIN = (
    "The foreign minister told a press conference in Vienna that the talks would go on next week. "
    "Both sides want to keep the ceasefire, she said, and a number of countries have offered to help. "
    "The prime minister will hold a phone call with the president on Friday."
)


@pytest.fixture
def scan(reference):
    """A text as the rules look at it."""

    def scanned(string):
        text = Text("text", "2022-02-09", string)
        return Scanner(text, lexicon(reference), find_mentions(text, reference)[0])

    return scanned


@pytest.fixture
def traces(code):
    """The traces of machines in a text as (evidence, reading)."""

    def traced(text, **about):
        return [(a.evidence, a.reading) for a in code(text, **about)["anomalies"] if a.kind in TRACES]

    return traced


@pytest.mark.parametrize(
    ("text", "spun", "meant"),
    [
        ("He told a press convention so.", "press convention", "press conference"),
        ("The high minister resigned.", "high minister", "prime minister"),
        ("She is the bloc’s high diplomat.", "high diplomat", "top diplomat"),
        ("Many EU international locations agreed.", "international locations", "countries"),
        ("As soon as once more they met.", "As soon as once more", "once again"),
    ],
)
def test_set_phrases_with_unfitting_synonyms_are_found(traces, text, spun, meant):
    found = traces(text)
    assert any(spun in evidence and meant in reading for evidence, reading in found), found


def test_plain_english_holds_no_trace(traces):
    assert traces(PLAIN) == []


@pytest.mark.parametrize(
    "text", ["The two sides were deeply divided.", "A primary election was held.", "He tackled the high school coach."]
)
def test_usual_english_that_looks_spun_is_left_alone(traces, text):
    assert traces(text) == []


def test_quotations_are_left_alone(traces):
    assert traces("“He told a press convention so,” she said.") == []


def test_texts_of_earlier_times_are_left_alone(traces):
    assert traces("He told a press convention so.", date="1911-03-01") == []


def test_light_traces_count_only_together(traces):
    light = "The ministers met nonetheless, it was anticipated. "
    heavy = "Folks despatched missives, and the assertion discovered nonetheless few keen on the textual content. "
    assert traces(light + PLAIN) == []
    assert len(traces(heavy * 2)) > 2


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (GERMAN, "Since three weeks"),
        (SPANISH, "since the Sunday"),
    ],
)
def test_marks_of_translation_are_found(traces, text, mark):
    assert any(mark in evidence for evidence, _ in traces(text))


def test_the_score_is_per_thousand_words_outside_quotations():
    document = Document(doc_id="one", text="word " * 500 + "“quoted words here”")
    rows = pd.DataFrame({"doc_id": ["one"] * 4 + ["other"], "kind": ["paraphrase_artefact"] * 4 + ["encoding"]})
    (scored,) = score_documents([document], rows)
    assert scored.paraphrase_score == 8


def test_short_texts_are_scored_as_longer_ones():
    rows = pd.DataFrame({"doc_id": ["one"], "kind": ["paraphrase_artefact"]})
    (scored,) = score_documents([Document(doc_id="one", text="Two words")], rows)
    assert scored.paraphrase_score == 7


def test_words_outside_quotations_are_counted(scan):
    assert words_outside(scan("He said “no, never” again.").text) == 3


@pytest.mark.parametrize(
    ("phrase", "variant"),
    [
        ("press conference", "press convention"),
        ("eu countries", "eu international locations"),
        ("pull back", "drag again"),
    ],
)
def test_variants_are_given_for_matching(reference, phrase, variant):
    found = spinner(reference).variants(phrase)
    assert variant in found
    assert phrase not in found


def test_a_variant_that_is_usual_english_is_none(reference):
    assert "high officials" not in spinner(reference).variants("top officials")


@pytest.mark.parametrize(
    ("noun", "many"),
    [("ally", "allies"), ("press conference", "press conferences"), ("crisis summit", "crisis summits")],
)
def test_nouns_are_put_into_the_plural(noun, many):
    assert plural(noun) == many


def test_verbs_keep_what_stands_behind_them():
    assert "pulled back" in verb_forms("pull back", {})["past"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("since/for three weeks", "They wait since three weeks.", "since three weeks"),
        ("has let *", "He has let know it.", "has let know"),
        ("[the] ministry foreign", "In the ministry foreign he sat.", "ministry foreign"),
        ("[!the] ministry foreign", "In the ministry foreign he sat.", None),
        ("since <number> weeks", "They wait since two weeks.", "since two weeks"),
        ("^ so the minister", "It ended. So the minister left.", "So the minister"),
        ("^ so the minister", "It ended so the minister left.", None),
        ("has ... decided", "He has on Monday decided it.", "has on Monday decided"),
    ],
)
def test_patterns_are_read_as_analysts_write_them(scan, pattern, text, found):
    scanner = scan(text)
    hits = [scanner.text[scanner.span(hit.first, hit.last)] for hit in Patterns([pattern], frozenset()).find(scanner)]
    assert hits == ([found] if found else [])
