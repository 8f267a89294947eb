import pytest

from helpers.language import parse
from helpers.lexicon import lexicon
from helpers.mentions import find_mentions
from helpers.records import Document, Statement
from helpers.scanner import Scanner
from helpers.sides import Sides


@pytest.fixture(scope="module")
def make(reference):
    """The sides of a text of 9 February 2022, with its scanner."""

    def made(text):
        parsed = parse(Document(doc_id="d", date="2022-02-09", text=text))
        mentions, _ = find_mentions(parsed, reference)
        scanner = Scanner(parsed, lexicon(reference), mentions)
        return Sides(scanner, mentions, reference)

    return made


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sergey-lavrov", "russia", True),
        ("josep-borrell", "eu", True),
        ("russia", "russia; china", True),
        ("sergey-lavrov", "eu", False),
        ("", "eu", False),
    ],
)
def test_persons_are_of_the_side_that_they_serve(make, one, other, same):
    assert make("A text.").same(one, other) is same


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        ("we will talk", "direct", "own"),
        ("Russia will talk", "indirect", "own"),
        ("Norway will talk", "indirect", "other"),
        ("he will talk", "indirect", "own"),
        ("he will talk", "direct", "other"),
        ("it is time to talk", "indirect", "thing"),
        ("the truce will hold", "indirect", "thing"),
    ],
)
def test_subject_is_seen_from_the_speaker(make, text, mode, expected):
    sides = make(text)
    stop = next(t for t, word in enumerate(sides.scanner.lower) if word in ("will", "is"))
    said = Statement(
        statement_id="s", attribution_id="a", doc_id="d", start=0, end=len(text), evidence=text,
        speaker_id="russia", mode=mode, act="state",
    )  # fmt: skip
    assert sides.subject(range(stop), said) == expected


def test_clause_without_subject_has_none(make):
    assert make("to talk").subject(range(0), None) == "none"
