"""The audit of a text: what is wrong with it, and what that does."""

import numpy as np
import pytest

from helpers.anomalies import find_copies
from helpers.records import Document


@pytest.fixture
def audit(code):
    """The anomalies of a text as (kind, evidence, reading)."""

    def audited(text, **about):
        return [(a.kind, a.evidence, a.reading) for a in code(text, **about)["anomalies"]]

    return audited


def test_a_header_in_the_line_of_the_text_is_told(audit):
    text = "date 2022-02-09 The ministers met."
    assert audit(text, body=16)[0][:2] == ("metadata_in_body", "date 2022-02-09 ")


def test_a_header_on_lines_of_its_own_is_none(audit):
    assert audit("title: Note\ndate: 2022-02-09\n\nThe ministers met.", body=30) == []


@pytest.mark.parametrize(
    ("text", "slip", "meant"),
    [
        ("The OSCE met. The OCSE has 57 members.", "OCSE", "OSCE"),
        ("NATO answered. Later NNATO wrote again.", "NNATO", "NATO"),
        ("Talks in ASAEN went on.", "ASAEN", "ASEAN"),
    ],
)
def test_slips_of_acronyms_are_found(audit, text, slip, meant):
    assert ("acronym_typo", slip, meant) in audit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The UNSC met and passed UNSCR 2231.",  # a letter more makes another acronym
        "NATO met the Natural Area Trust (NATA). NATA agreed.",  # the text explains it
        "THE OSCE AND THE OCEN MET IN VIENNA",  # a heading
    ],
)
def test_other_acronyms_are_no_slips(audit, text):
    assert not [row for row in audit(text) if row[0] == "acronym_typo"]


def test_two_spellings_of_a_person_are_told(audit):
    text = "Sergey Lavrov spoke. Later Sergey Lavrow left."
    assert ("name_variant", "Sergey Lavrow", "Sergey Lavrov") in audit(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("“We agree, he said.\n\nThe talks ended.", "“"), ("We agree,” he said.\n\nThe talks ended.", "”")],
)
def test_unmatched_marks_are_told(audit, text, mark):
    assert [row[:2] for row in audit(text)] == [("unmatched_quote", mark)]


def test_a_quotation_may_go_on_in_the_next_paragraph(audit):
    assert audit("“We agree on the text.\n\n“We shall sign it,” he said.") == []


def test_text_decoded_twice_is_told(audit):
    assert "encoding" in {row[0] for row in audit("It said â€œnoâ€\x9d twice.")}


@pytest.mark.parametrize(
    "text", ["The talks ended.\n\nAll rights reserved.", "Subscribe to our newsletter\n\nTalks began."]
)
def test_boilerplate_is_told(audit, text):
    assert [row[0] for row in audit(text)] == ["boilerplate"]


def test_a_draft_that_was_sent_is_in_tension(audit):
    text = "A draft of the letter went round. It was signed by Josep Borrell."
    assert ("status_tension", "A draft of the letter went round", "") in audit(text)


def test_letters_that_are_one_elsewhere_are_told(audit):
    text = "Russia’s letter is short. Lavrov sent the letters to the European Union on Monday."
    assert [row[1] for row in audit(text) if row[0] == "number_mismatch"] == ["the letters to the European Union"]


def test_a_memo_that_may_be_the_letter_is_ambiguous(audit):
    text = (
        "The EU’s letter answers a memo Russia sent in January. The letter is short. The letter is polite. "
        "The memo names the OSCE."
    )
    assert [row[1:] for row in audit(text) if row[0] == "ambiguous_referent"] == [
        ("The memo", "the letter of European Union")
    ]


def test_claims_that_mislead_are_told(audit):
    rows = audit("Josep Borrell met the press. The EU chief was brief. NATO consists of 21 EU countries.")
    assert [row[1] for row in rows] == ["The EU chief", "NATO consists of 21 EU countries"]


def test_titles_of_courtesy_are_not(audit):
    assert audit("President Barack Obama spoke of his time in office.") == []


def test_rows_are_verbatim_and_in_order(code):
    text = "The OSCE met.\n\n“We agree, the OCSE said. Sergey Lavrov and Sergey Lavrow left.\n\nAll rights reserved."
    rows = code(text)["anomalies"]
    assert len(rows) == 4
    assert all(text[a.start : a.end] == a.evidence for a in rows)
    assert list(np.argsort([a.start for a in rows], kind="stable")) == list(range(4))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("The ministers met in Vienna on Monday.", "duplicate"),
        ("The ministers met in Vienna on Tuesday.", "near_duplicate"),
    ],
)
def test_copies_count_as_one_source(other, kind):
    one = Document(doc_id="one", text="The ministers met in Vienna on Monday.")
    (row,) = find_copies([one, Document(doc_id="two", text=other, duplicate_of="one")])
    assert (row.doc_id, row.kind, row.reading, row.evidence) == ("two", kind, "one", other)
