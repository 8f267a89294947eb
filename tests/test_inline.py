import pytest

from helpers.inline import Cite, nodes_of, sentence, split_citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no citation", ["no citation"]),
        ("Russia insists [@s12].", ["Russia insists ", Cite("s12"), "."]),
        ("[@a][@b]", [Cite("a"), Cite("b")]),
        ("an address@place and [1] stay", ["an address@place and [1] stay"]),
    ],
)
def test_citations_are_split_from_words(text, expected):
    assert list(split_citations(text)) == expected


def test_words_of_a_sentence_are_never_read_as_citations():
    nodes = nodes_of(sentence("He wrote “[@s1]”", ["s2"]))
    assert nodes == [{"t": "text", "s": "He wrote “[@s1]”"}, {"t": "cite", "id": "s2"}]


def test_number_becomes_text():
    assert nodes_of(7) == [{"t": "text", "s": "7"}]
