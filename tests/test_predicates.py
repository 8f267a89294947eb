import pytest

from helpers.language import parse
from helpers.lexicon import lexicon
from helpers.predicates import find_predicate, is_negated
from helpers.records import Document
from helpers.scanner import Scanner


@pytest.fixture(scope="module")
def read(reference):
    """The main predicate of a passage as words: subject, auxiliaries, verb, whether negated."""

    def found(text):
        scanner = Scanner(parse(Document(doc_id="d", date="2022-02-09", text=text)), lexicon(reference), [])
        predicate = find_predicate(scanner, range(len(scanner.lower)))
        if predicate is None:
            return None
        words = [" ".join(scanner.word(t) for t in part) for part in (predicate.subject, predicate.auxiliaries)]
        return *words, scanner.word(predicate.verb), is_negated(scanner, predicate)

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we will withdraw the troops", ("we", "will", "withdraw", False)),
        ("we are not ready to talk", ("we", "are not", "ready", True)),
        ("however, the minister has never been asked", ("the minister", "has never been", "asked", True)),
        ("after the talks in Oslo, we must decide", ("we", "must", "decide", False)),
        ("papers that reach the press do not help", ("papers that reach the press", "do not", "help", True)),
        ("the minister's letter will arrive", ("the minister 's letter", "will", "arrive", False)),
        ("a truce in the east", None),
    ],
)
def test_main_predicate_is_the_first_verb_group_behind_its_subject(read, text, expected):
    assert read(text) == expected
