"""Claims: what is found, and what the dated tables say of it."""

import pytest

from helpers.acronyms import initials, is_spelt_by
from helpers.membership import compare
from helpers.numerals import value_of

ACRONYM, BOTH, COUNT = "acronym_expansion", "membership_all", "count"
OFFICE, STATUS, QUANTITY = "office_holder", "document_status", "quantity"


@pytest.fixture
def check(code):
    """The claims of a text as (kind, evidence, verdict)."""

    def checked(text, **about):
        return [(c.kind, c.evidence, c.verdict) for c in code(text, **about)["claims"]]

    return checked


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("All NATO countries are members of the OSCE.", "All NATO countries are members of the OSCE", "true"),
        ("All EU countries are members of NATO.", "All EU countries are members of NATO", "false"),
        ("They met. All EU countries belong to the OSCE.", "All EU countries belong to the OSCE", "true"),
    ],
)  # fmt: skip
def test_members_of_both_are_compared_as_of_the_day(check, text, claim, verdict):
    assert (BOTH, claim, verdict) in check(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("NATO consists of 21 EU countries.", "true_as_intended"),
        ("NATO includes 21 EU countries.", "true"),
        ("NATO includes 25 EU countries.", "false"),
    ],
)
def test_whoever_includes_members_need_not_consist_of_them(check, text, verdict):
    assert [row[2] for row in check(text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "date", "verdict"),
    [
        ("The 30 NATO allies met in Brussels.", "2022-02-09", "true"),
        ("The 30 NATO allies met in Brussels.", "2023-05-01", "false"),
        ("The 27 EU countries agreed.", "2022-02-09", "true"),
        ("The 28 EU countries agreed.", "2022-02-09", "false"),
        ("The 28 EU countries agreed.", "2019-02-09", "true"),
        ("The EU’s 27 member states agreed.", "", "not_checkable_offline"),
    ],
)
def test_numbers_of_members_hold_on_their_day(check, text, date, verdict):
    assert [row[2] for row in check(text, date=date) if row[0] == COUNT] == [verdict]


@pytest.mark.parametrize(
    "text", ["Five EU countries that border Russia agreed.", "Only four NATO countries spend as much."]
)
def test_a_part_of_the_members_is_no_claim(check, text):
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "date", "verdict"),
    [
        ("Foreign Minister Sergey Lavrov spoke.", "2022-02-09", "true"),
        ("Foreign Minister Sergey Lavrov spoke.", "1999-02-09", "false"),
        ("President Barack Obama spoke.", "2017-03-01", "misleading"),
        ("President Barack Obama spoke.", "2022-02-09", "true_as_intended"),
        ("Former President Barack Obama spoke.", "2022-02-09", "true"),
        ("Former President Barack Obama spoke.", "2012-02-09", "false"),
        ("President Barack Obama spoke.", "", "not_checkable_offline"),
    ],
)
def test_titles_hold_on_their_day(check, text, date, verdict):
    assert [row[2] for row in check(text, date=date) if row[0] == OFFICE] == [verdict]


def test_a_surname_alone_is_not_proven_wrong(check):
    assert not [row for row in check("President Obama spoke.", date="2005-02-09") if row[2] == "false"]


def test_the_chief_of_an_organisation_that_others_head_misleads(code):
    claim = next(c for c in code("Josep Borrell met the press. The EU chief was brief.")["claims"])
    assert (claim.evidence, claim.verdict) == ("The EU chief", "misleading")
    assert "no head of it" in claim.basis


def test_the_chief_of_a_field_is_the_usual_name_of_the_office(check):
    assert check("Josep Borrell met the press. The EU foreign policy chief was brief.") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Organization for Security and Co-operation in Europe (OSCE) met.", "true"),
        ("The Organization for Security and Co-operation in Europe (OCSE) met.", "tension"),
        ("The People’s Republic of China (PRC) replied.", "true"),
        ("The U.S. Department of Energy (DOE) replied.", "true"),
    ],
)
def test_acronyms_are_checked_by_initials(check, text, verdict):
    assert [row[2] for row in check(text) if row[0] == ACRONYM] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "The American delegation (Wilson) replied.",
        "Great Britain (Page) wrote.",
        "It was the European Union (see below).",
    ],
)
def test_what_looks_like_no_acronym_is_no_claim(check, text):
    assert check(text) == []


def test_a_draft_that_was_signed_is_in_tension(check):
    text = "The letter, a draft of which was seen by reporters, is short. It was signed by Josep Borrell."
    assert (STATUS, "The letter, a draft of which was seen by reporters", "tension") in check(text)


def test_a_draft_that_nobody_signed_cannot_be_checked(check):
    found = check("Officials passed round a draft agreement on Monday.")
    assert [row[2] for row in found] == ["not_checkable_offline"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Russia massed more than 100,000 troops there.", ">100000"),
        ("The loan is worth about $1.5 billion.", "~1500000000"),
        ("Tens of thousands of civilians fled.", "tens of thousands"),
    ],
)
def test_large_numbers_stay_the_documents_own(code, text, value):
    (claim,) = code(text)["claims"]
    assert (claim.kind, claim.value, claim.verdict) == (QUANTITY, value, "not_checkable_offline")


def test_small_numbers_are_no_claims(check):
    assert check("Seven people came with two vehicles.") == []


def test_passages_are_verbatim(code):
    text = "President Biden and the 30 NATO allies spoke of 4,000 troops and the African Union (AU)."
    claims = code(text)["claims"]
    assert len(claims) == 4
    assert all(text[c.start : c.end] == c.evidence for c in claims)


@pytest.mark.parametrize(("numeral", "value"), [("27", 27), ("thirty", 30), ("Twenty-one", 21), ("ninety-nine", 99)])
def test_numerals_have_values(numeral, value):
    assert value_of(numeral) == value


@pytest.mark.parametrize(
    ("sign", "number", "holds"),
    [("", 30, True), ("more than", 30, False), ("at least", 30, True), ("fewer than", 31, True), ("about", 29, True)],
)
def test_signs_are_read(sign, number, holds):
    assert compare(30, number, sign) is holds


@pytest.mark.parametrize(
    ("name", "letters"), [("Organization for Security and Co-operation in Europe", "OSCE"), ("African Union", "AU")]
)
def test_initials_are_the_capitals(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("DOE", "U.S. Department of Energy", True),
        ("MININT", "Ministry of the Interior", True),
        ("NATO", "European Union", False),
    ],
)
def test_letters_stand_in_order(acronym, name, fits):
    assert is_spelt_by(acronym, name) is fits
