"""One story, several tellings: what is linked over documents, and how the tellings compare."""

import pytest

from helpers.corpus import code_document
from helpers.records import Document
from helpers.stories import Stories
from helpers.threads import share_events
from helpers.versions import are_same, excludes, find_difference, numbers_of, words_of

SAID = "“We will send 300 observers to the eastern border regions before the end of March,” Foreign Minister Sergey Lavrov said."
PARIS = "Advisers to the leaders of Russia and Ukraine met in Paris on January 26."


@pytest.fixture
def tell(reference):
    """The tellings in several documents, given as (doc_id, text, further fields)."""

    def told(*documents):
        read = [Document(doc_id=name, text=text, **{"date": "2022-02-09"} | about) for name, text, about in documents]
        tables = [code_document(document, reference) for document in read]
        statements = [row for table in tables for row in table["statements"]]
        exchanges = share_events([row for table in tables for row in table["exchanges"]], reference)
        return list(Stories(read, reference).find(statements, exchanges))

    return told


def relations(rows):
    """(doc_id, relation) of each telling."""
    return [(row.doc_id, row.relation) for row in rows]


def test_the_same_quotation_in_two_documents_is_one_story(tell):
    rows = tell(("one", SAID, {}), ("two", f"Talks went on. {SAID}", {}))
    assert relations(rows) == [("one", "first"), ("two", "same_words")]
    assert {(row.story_id, row.kind, row.sources) for row in rows} == {("quotation-1", "quotation", 2)}


def test_other_words_are_shown_word_by_word(tell):
    rows = tell(("one", SAID, {}), ("two", SAID.replace("observers", "inspectors"), {}))
    assert [(row.relation, row.difference) for row in rows[1:]] == [("reworded", "“observers” → “inspectors”")]


def test_other_numbers_contradict(tell):
    rows = tell(("one", SAID, {}), ("two", SAID.replace("300", "500"), {}))
    assert [(row.relation, row.difference) for row in rows[1:]] == [("contradicted", "300 here, 500 there")]


def test_a_negation_contradicts(tell):
    rows = tell(("one", SAID, {}), ("two", SAID.replace("will send", "will not send"), {}))
    assert rows[1].relation == "contradicted"


def test_the_speakers_own_document_comes_first(tell):
    rows = tell(("a", SAID, {"type": "news"}), ("b", SAID, {"type": "statement"}))
    assert relations(rows) == [("b", "own_words"), ("a", "same_words")]


def test_a_copy_is_no_further_source(tell):
    rows = tell(("a", SAID, {}), ("b", SAID, {"duplicate_of": "a"}), ("c", SAID, {}))
    assert relations(rows) == [("a", "first"), ("b", "copy"), ("c", "same_words")]
    assert {row.sources for row in rows} == {2}


def test_copies_alone_are_no_story(tell):
    assert tell(("a", SAID, {}), ("b", SAID, {"duplicate_of": "a"})) == []


def test_texts_of_one_publisher_are_one_source(tell):
    rows = tell(("a", SAID, {"publisher": "Agency"}), ("b", SAID, {"publisher": "Agency"}))
    assert {(row.source, row.sources) for row in rows} == {("Agency", 1)}


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("Foreign Minister Sergey Lavrov", "Secretary of State Antony Blinken"),
        "“We are ready for talks on missiles in Geneva,” Foreign Minister Sergey Lavrov said.",
    ],
)
def test_other_speakers_and_other_words_are_other_stories(tell, other):
    assert tell(("one", SAID, {}), ("two", other, {})) == []


def test_a_paraphrase_of_another_month_is_another_story(tell):
    told = "Lavrov said that Russia would send 300 inspectors to the eastern border regions in March."
    assert tell(("one", SAID, {}), ("two", told, {"date": "2022-06-09"})) == []


def test_a_quotation_may_be_repeated_at_any_time(tell):
    assert len(tell(("one", SAID, {}), ("two", SAID, {"date": "2022-06-09"}))) == 2


def test_an_event_that_two_documents_tell_is_one_story(tell):
    rows = tell(("one", PARIS, {}), ("two", f"{PARIS} They agreed.", {}))
    assert [(row.kind, row.doc_id) for row in rows] == [("exchange", "one"), ("exchange", "two")]


def test_denials_stand_beside_the_story(tell):
    claim = "Russia said that its troops had shelled no village near the contact line in eastern Donbas."
    denial = "Ukraine denied that Russian troops had shelled no village near the contact line in eastern Donbas."
    rows = tell(("one", claim, {}), ("two", claim, {}), ("three", denial, {}))
    assert ("three", "denied") in relations(rows)
    assert {row.contradicted_by_id for row in rows} == {"ukraine"}


def test_passages_are_verbatim(tell):
    texts = {"one": f"{SAID} {PARIS}", "two": f"{PARIS} {SAID}"}
    rows = tell(*((name, text, {}) for name, text in texts.items()))
    assert len(rows) == 4
    assert all(texts[row.doc_id][row.start : row.end] == row.evidence for row in rows)
    assert len({row.telling_id for row in rows}) == 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("We agree.", "we agree", True), ("We agree", "Today we agree on it", True), ("We agree", "We disagree", False), ("", "We", False)],
)  # fmt: skip
def test_parts_are_the_same_words(one, other, same):
    assert are_same(words_of(one), words_of(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("we want peace now", "we need peace now", "“want” → “need”"),
        ("we want peace now", "we want real peace now", "+ “real”"),
        ("we want real peace now", "we want peace now", "− “real”"),
        ("we want peace", "today we want peace and bread", ""),
    ],
)
def test_differences_are_told_word_by_word(one, other, difference):
    assert find_difference(words_of(one), words_of(other)) == difference


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("we will go", "we won't go", "negated in one of them"),
        ("we never go", "we go", "negated in one of them"),
        ("they sent 1,000 men", "they sent 2000 men", "1000 here, 2000 there"),
        ("they sent two men", "they sent 2 men", ""),
        ("they sent 20 men", "they sent 20 men on 3 ships", ""),
    ],
)
def test_versions_exclude_each_other(one, other, reason):
    assert excludes(words_of(one), words_of(other), frozenset({"n't", "never", "not"})) == reason


def test_numbers_are_read_in_words_and_digits():
    assert numbers_of(words_of("one of 1,000 or twenty-one, 3.5%")) == {"1000", "21", "3.5"}
