"""Words that tell an exchange, and how they stand: as past, ahead, proposed, denied or asked."""

import pytest

from helpers.language import parse
from helpers.lexicon import lexicon
from helpers.records import Document
from helpers.scanner import Scanner
from helpers.triggers import find_triggers


@pytest.fixture
def times(reference):
    def read(text):
        scanner = Scanner(parse(Document(doc_id="t", text=text)), lexicon(reference), [])
        return [t.time for t in find_triggers(scanner, reference) if t.part == "verb" and t.kind == "meeting"]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Geneva.", "past"),
        ("They had met in Geneva.", "before"),
        ("They will meet in Geneva.", "ahead"),
        ("They plan to meet in Geneva.", "ahead"),
        ("They proposed to meet in Geneva.", "open"),
        ("They could meet in Geneva.", "open"),
        ("They did not meet in Geneva.", "negated"),
        ("He asked whether they met in Geneva.", "open"),
        ("They left without meeting the envoy.", "negated"),
    ],
)
def test_how_a_verb_stands(times, text, expected):
    assert times(text) == [expected]


@pytest.mark.parametrize("text", ["The met office closed.", "A planned meet and greet was over."])
def test_a_noun_that_looks_like_a_verb_is_none(times, text):
    assert "past" not in times(text)
