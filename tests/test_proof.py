"""The gate before a briefing goes out: nothing passes that is not proven."""

from dataclasses import replace

import pytest
from made import TEXT, make_corpus, row

from helpers import blocks
from helpers.briefing.model import build_model
from helpers.findings import Finding, key_findings
from helpers.inline import Sentence
from helpers.proof import ProofError, count_passages, hash_of, is_shown, prove_corpus, prove_model


@pytest.fixture
def corpus():
    """A corpus whose text has the hash that its table gives."""
    made = make_corpus()
    return replace(made, documents=made.documents.assign(sha256=hash_of(TEXT)))


def model_of(corpus, *findings):
    """The model of a briefing that has only key findings."""
    return {"summary": [bound(corpus, findings)], "chapters": [], "evidence": []}


def bound(corpus, findings):
    return blocks.summary(corpus, findings).content


def test_what_is_proven_passes(corpus):
    prove_corpus(corpus)


def test_another_text_is_refused(corpus):
    with pytest.raises(ProofError, match="letter: its text is not the one with SHA-256"):
        prove_corpus(replace(corpus, texts={"letter": TEXT + " "}))


def test_a_missing_text_is_refused(corpus):
    with pytest.raises(ProofError, match="letter: its text is missing"):
        prove_corpus(replace(corpus, texts={}))


@pytest.mark.parametrize(
    ("change", "told"),
    [({"start": 0}, r"claims.csv, line 2: letter\[0:"), ({"evidence": "made up"}, "is not 'made up'"), ({"evidence": ""}, "is not ''")],
)  # fmt: skip
def test_evidence_that_does_not_stand_there_is_refused(corpus, change, told):
    with pytest.raises(ProofError, match=told):
        prove_corpus(replace(corpus, claims=corpus.claims.assign(**change)))


def test_problems_past_the_first_are_counted(corpus):
    data = corpus.mentions.iloc[[0] * 9] if len(corpus.mentions) else corpus.statements.iloc[[0] * 9]
    with pytest.raises(ProofError, match="and 4 more"):
        prove_corpus(replace(corpus, statements=data.assign(evidence="made up")))


def test_findings_with_their_passages_pass(corpus):
    from test_briefing import chapters

    prove_model(build_model(chapters(corpus)), corpus)


def test_a_finding_without_citation_is_refused(corpus):
    model = model_of(corpus, Finding("All", Sentence(("Nobody said so.",))))
    with pytest.raises(ProofError, match=r"“Nobody said so[.]” has no citation"):
        prove_model(model, corpus)


def test_a_citation_without_passage_is_refused(corpus):
    model = model_of(corpus, *key_findings(corpus))
    with pytest.raises(ProofError, match="has no passage"):
        prove_model(model, corpus)


def test_a_passage_that_stands_elsewhere_is_refused(corpus):
    item = {"number": 1, "doc_id": "letter", "start": 0, "end": 5, "quote": "other"}
    with pytest.raises(ProofError, match=r"Passage 1 is not letter\[0:5\]"):
        prove_model({"summary": [], "chapters": [], "evidence": [item]}, corpus)


def test_claims_that_all_hold_are_cited(corpus):
    held = row("claims", "Eastern Europe", claim_id="c1", kind="count", verdict="true", basis="two")
    findings = key_findings(make_corpus(claims=[held], anomalies=[]))
    (finding,) = [finding for finding in findings if finding.lead == "Reliability"]
    assert finding.sentence.cites == ["c1"]


def test_characters_that_no_page_shows_may_be_replaced():
    assert is_shown("a\0b", "a\ufffdb")
    assert not is_shown("abc", "abd")


def test_passages_are_counted(corpus):
    assert count_passages([corpus.claims, corpus.positions]) == len(corpus.claims)
