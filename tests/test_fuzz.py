"""Properties that hold for every text: nothing fails, nothing leaves the text, evidence is the text's own words."""

import random
from datetime import date
from itertools import pairwise

import fuzz
import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.dates import find_dates
from helpers.documents import clean_text
from helpers.language import Span, Text
from helpers.metadata.dates import find_date
from helpers.metadata.days import read_day
from helpers.metadata.kinds import find_type
from helpers.metadata.languages import find_language
from helpers.metadata.titles import find_title
from helpers.readers import READERS, Reading, Source, Unread, UnreadableError, read_source
from helpers.readers.encoding import decode
from helpers.records import Document
from helpers.schema import vocabulary

MARKS = [*"\"“”„«»'‘’()[]—–-:;,.!?…\n \t\u00a0\u200b\u202e=+@é😀эن\u0301", "''", "\n\n", "\r\n", ". "]
WORDS = [
    "Russia", "the EU", "NATO", "Moscow", "Josep Borrell", "Foreign Minister Sergey Lavrov", "the Kremlin", "he", "she",
    "they", "said", "says", "told", "according to", "that", "would not", "will", "not", "refused", "urges", "insists",
    "a letter", "met", "talks", "in Geneva", "on Tuesday", "3 February 2022", "unless", "only if", "sanctions", "Sir",
    "I have the honor", "QUESTION:", "MR. PRICE:", "Dear Mr. Secretary", "27", "all member states", "to withdraw",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*MARKS, *(f"{word} " for word in WORDS)]), max_size=60).map("".join) | st.text(
    max_size=200
)
DATES = st.lists(
    st.sampled_from([*"0123456789/.-, ", "2022", "Feb. ", "February ", "date ", "(", "\n", "—", "BERLIN", "May"]),
    max_size=20,
).map("".join)
FORMS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%a, %d %b %Y 10:00:00 +0100")
# The same examples in every run, so that a change and not chance turns a test red; tests/fuzz.py looks further.
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
quick = settings(max_examples=200, deadline=None, derandomize=True)


def read_all(name, data):
    """What becomes of bytes under a name: readings, parts that cannot be read, or one refusal."""
    try:
        return list(read_source(Source(name, len(data), data=data)))
    except UnreadableError as error:
        return [Unread(name, str(error))]


# ---- readers


@pytest.mark.parametrize("name", samples.KINDS)
@settings(slow, max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_a_broken_document_is_read_or_refused_with_a_reason(name, seed):
    for found in read_all(name, fuzz.mutate(samples.KINDS[name](), random.Random(seed))):
        assert isinstance(found, Reading) or found.reason


@slow
@given(ending=st.sampled_from(sorted(READERS)), data=st.binary(max_size=300))
def test_any_bytes_under_any_ending_are_read_or_refused(ending, data):
    assert all(isinstance(found, Reading | Unread) for found in read_all(f"a{ending}", data))


@quick
@given(text=st.text(min_size=1), encoding=st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_text_with_a_byte_order_mark_comes_out_as_it_was(text, encoding):
    text = f"a{text}"  # a mark of UTF-16 with a NUL behind it is one of UTF-32
    assert decode(text.encode(encoding)).text == text


@quick
@given(text=st.text(st.characters(), max_size=100))
def test_a_cleaned_text_can_be_written_and_is_not_cleaned_again(text):
    clean = clean_text(text)[0]
    assert "\r" not in clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert clean.startswith("\ufeff") or clean_text(clean)[0] == clean


# ---- dates


@quick
@given(day=st.dates(date(1500, 1, 1), date(2026, 1, 1)), form=st.sampled_from(FORMS))
def test_a_day_is_read_as_it_was_written(day, form):
    assert read_day(day.strftime(form)) == (day.isoformat(), "")


@quick
@given(text=DATES | TEXTS)
def test_a_date_is_a_day_or_open(text):
    for found in (read_day(text).day, find_date(text, given=text, file=text, title=text).day):
        assert not found or date.fromisoformat(f"{found}-01"[:10])
    assert 0 <= find_date(text).body <= len(text)


@quick
@given(text=DATES | TEXTS, on=st.sampled_from(["", "2022-02", "2022-02-09", "2024-02-29"]))
def test_dates_in_a_text_stand_in_it(text, on):
    for found in find_dates(text, Span(0, len(text)), on):
        assert 0 <= found.span[0] < found.span[1] <= len(text)
        assert found.start <= found.end or not found.end


# ---- what a text is


@quick
@given(text=TEXTS)
def test_title_kind_and_language_are_found_in_any_text(text):
    title = find_title(text)
    assert find_type(text, title=title) in vocabulary("documents", "type")
    assert "\n" not in title
    assert len(find_language(text)) in (0, 2)


# ---- offsets and quotation marks


@quick
@given(string=TEXTS)
def test_tokens_and_sentences_stand_in_order_inside_their_paragraphs(string):
    text = Text("text", "", string)
    assert all(string[start : start + len(word)] for start, word in zip(text.starts, text.words, strict=True))
    for spans in (text.paragraphs, text.sentences):
        assert all(0 <= span.start < span.end <= len(string) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for sentence in text.sentences:
        paragraph = text.paragraph_at(sentence.start)
        assert paragraph.start <= sentence.start
        assert sentence.end <= paragraph.end


@quick
@given(string=TEXTS)
def test_quotations_are_paired_apart_from_each_other_inside_a_paragraph(string):
    text = Text("text", "", string)
    for quotation in text.quotations:
        paragraph = text.paragraph_at(quotation.start)
        assert paragraph.start <= quotation.start <= quotation.inner.start
        assert quotation.inner.start <= quotation.inner.end <= quotation.end <= paragraph.end
    spans = text.quotations
    assert all(one.end <= other.start for one, other in pairwise(spans))


# ---- the whole chain


@slow
@given(string=TEXTS, kind=st.sampled_from(sorted(vocabulary("documents", "type"))))
def test_every_row_of_any_text_is_proven(reference, string, kind):
    string = clean_text(string)[0]
    fuzz.check_document(Document(doc_id="text", date="2022-02-09", text=string, type=kind), reference)


@slow
@given(strings=st.lists(TEXTS, max_size=3))
def test_tables_of_any_texts_read_back(reference, tmp_path_factory, strings):
    path = tmp_path_factory.mktemp("tables") / "table.csv"
    for number, string in enumerate(strings):
        document = Document(doc_id=f"=t{number}", file=f"-{string}", text=clean_text(string)[0], title=string)
        fuzz.check_tables(fuzz.check_document(document, reference) | {"documents": [document]}, path)
