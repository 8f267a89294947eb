"""Sentences, paragraphs and quotation marks."""

import pytest

from helpers.language import Text


def text_of(string):
    return Text("text", "", string)


@pytest.mark.parametrize(
    ("string", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Rau met U.S. officials on Jan. 26 in Geneva. He left.", ["Mr. Rau met U.S. officials on Jan. 26 in Geneva.", "He left."]),
        ("“We are ready.” The envoy left.", ["“We are ready.”", "The envoy left."]),
        ("He came. “We go,” she said.", ["He came.", "“We go,” she said."]),
        ("The talks failed.The envoy left.", ["The talks failed.", "The envoy left."]),
        ("See No. 4 of the annex. It is long.", ["See No. 4 of the annex.", "It is long."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("A heading\n\nA sentence", ["A heading", "A sentence"]),
        ("A line that is wrapped\nand goes on here. Next.", ["A line that is wrapped\nand goes on here.", "Next."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(string, sentences):
    text = text_of(string)
    assert [text[s] for s in text.sentences] == sentences


@pytest.mark.parametrize(
    ("string", "quotations"),
    [
        ("“We go,” he said, “at once.”", ["We go,", "at once."]),
        ('He called it "odd" and left.', ["odd"]),
        ("''We go,'' he said.", ["We go,"]),
        ("„Wir gehen“, sagte er. « Nous partons », dit-elle.", ["Wir gehen", " Nous partons "]),
        ("'We won't,' she said.", ["We won't,"]),
        ("The ministers' letter, 'tis said, wasn't the '90s allies' idea.", []),
        ("“He told me ‘no’ yesterday,” she said.", ["He told me ‘no’ yesterday,"]),
        ("He said “we agree on this. Nobody answered.", ["we agree on this. Nobody answered."]),
        ("No marks at all.", []),
    ],
)
def test_quotations(string, quotations):
    text = text_of(string)
    assert [text[q.inner] for q in text.quotations] == quotations


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = text_of("He said “we agree.\n\nNobody “ever” answered.")
    assert [(text[q.inner], q.closed) for q in text.quotations] == [("we agree.", False), ("ever", True)]


def test_metadata_before_the_body_belongs_to_no_sentence():
    text = Text("text", "", " date 2022-02-09 The EU wrote.", body=17)
    assert [text[s] for s in text.sentences] == ["The EU wrote."]


@pytest.mark.parametrize("mark", ['"', "“", "'", "«", "("])
def test_thousands_of_open_marks_are_read(mark):
    text = text_of(mark * 5000 + " said " * 100)
    assert len(text.quotations) <= 5000
    assert text.sentences
