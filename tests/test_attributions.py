"""Attributions by rules: text in, source, cue and content out."""

import pytest

from helpers.attributions import find_attributions
from helpers.language import parse
from helpers.lexicon import lexicon
from helpers.mentions import find_mentions
from helpers.records import Document
from helpers.scanner import Scanner


@pytest.fixture(scope="session")
def find(reference):
    def found(string):
        text = parse(Document(doc_id="text", date="2022-02-09", text=string))
        mentions, _ = find_mentions(text, reference)
        scanner = Scanner(text, lexicon(reference), mentions)
        return [
            (
                text[a.source] if a.source else "",
                text[a.cue] if a.cue else "",
                " ... ".join(text[c] for c in a.contents),
            )
            for a in find_attributions(scanner)
        ]

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that talks would go on.", ("The minister", "said", "talks would go on")),
        ("Talks would go on, the minister said.", ("the minister", "said", "Talks would go on")),
        ("“Talks go on,” said the minister.", ("the minister", "said", "“Talks go on,”")),
        ("The envoy refused to sign the paper.", ("The envoy", "refused", "to sign the paper")),
        ("Poland called for new sanctions.", ("Poland", "called for", "new sanctions")),
        ("According to the ministry, nobody was hurt.", ("the ministry", "According to", "nobody was hurt")),
        ("Nobody was hurt, according to the ministry.", ("the ministry", "according to", "Nobody was hurt")),
        ("The envoy has not ruled out a summit.", ("The envoy", "has not ruled out", "a summit")),
        ("The ministry accused Poland of bad faith.", ("The ministry", "accused", "Poland of bad faith")),
    ],
)
def test_reports_have_source_cue_and_content(find, text, expected):
    assert expected in find(text)


def test_a_quotation_broken_by_its_cue_is_one_attribution(find):
    assert find("“We waited,” the envoy said, “and nobody came.”") == [
        ("the envoy", "said", "“We waited,” ... “and nobody came.”")
    ]


def test_coordinated_verbs_are_two_attributions_of_one_source(find):
    found = find("The chancellor welcomed the offer and urged Moscow to reply.")
    assert [cue for _, cue, _ in found] == ["welcomed", "urged"]


@pytest.mark.parametrize(
    "text",
    [
        "The train arrived late on Monday.",
        "Needless to say, the room was cold.",
        "The novel “War and Peace” lay on the table.",
        "It rained on the border.",
    ],
)
def test_narration_is_no_report(find, text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("”", "”")]
)
def test_any_quotation_marks_hold_a_quotation(find, opening, closing):
    ((source, cue, content),) = find(f"{opening}We will not sign,{closing} the envoy said.")
    assert (source, cue) == ("the envoy", "said")
    assert "We will not sign" in content


@pytest.mark.parametrize(
    "text",
    [
        "“We will never sign, the envoy said. It rained on the border all day long.",
        "The envoy said the ministers’ letter’s text was “late. It rained.",
        "“A “nested “mark”, the envoy said it would end.",
    ],
)
def test_an_odd_mark_never_costs_the_report(find, text):
    assert "said" in {cue for _, cue, _ in find(text)}
