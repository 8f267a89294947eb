"""Inflection, cues with particles, phrases with wildcards."""

import pytest

from helpers.lexicon import inflect, lexicon
from helpers.phrases import Phrases


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("press", {"press", "presses", "pressed", "pressing"}),
        ("admit", {"admit", "admits", "admited", "admitted", "admiting", "admitting"}),
    ],
)
def test_inflection(verb, forms):
    assert {form for form, _ in inflect(verb)} == forms


@pytest.mark.parametrize(
    ("words", "lemma", "tense"),
    [
        ("said that", "say", "past"),
        ("calling on moscow", "call on", "gerund"),
        ("ruled out talks", "rule out", "past"),
        ("told reporters", "tell", "past"),
        ("wrote to him", "write", "past"),
    ],
)
def test_a_cue_is_found_with_its_particle(reference, words, lemma, tense):
    form = lexicon(reference).find("reporting", words.split(), 0)
    assert (form.lemma, form.tense) == (lemma, tense)


def test_an_irregular_verb_has_no_regular_past(reference):
    assert lexicon(reference).find("reporting", ["sayed"], 0) is None


@pytest.mark.parametrize(
    ("phrase", "words", "found"),
    [
        ("withdraw*", "a withdrawal of troops", [(1, 2)]),
        ("bring * together", "bring the two presidents together", [(0, 5)]),
        ("arms control", "arms control and arms", [(0, 2)]),
        ("gas", "gasping", []),
    ],
)
def test_phrases_with_wildcards(phrase, words, found):
    hits = Phrases([("key", phrase)]).find(words.split())
    assert [(h.first, h.last) for h in hits] == found
