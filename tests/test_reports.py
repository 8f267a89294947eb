"""Reports: what tagger and rules find together."""

import pytest

from helpers.attributions import Attribution
from helpers.language import Text
from helpers.lexicon import lexicon
from helpers.mentions import find_mentions
from helpers.reports import find_reports, to_end, way
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.tagger import tagger


@pytest.fixture
def reports(reference):
    def found(string, **options) -> list[tuple[Text, Attribution]]:
        text = Text("text", "2022-02-09", string)
        scanner = Scanner(text, lexicon(reference), find_mentions(text, reference)[0])
        return [(text, report) for report in find_reports(scanner, **options)]

    return found


def contents(found):
    return [tuple(text[span] for span in report.contents) for text, report in found]


def test_rules_alone_leave_the_tagger_out(reports):
    string = "Moscow said that it would reply."
    assert {report.rule for _, report in reports(string)} == {f"tagger {tagger().version}"}
    assert {report.rule for _, report in reports(string, rules_only=True)} == {"that"}


def test_the_ways_have_different_names():
    assert way(rules_only=True) == "rules"
    assert way() == f"tagger {tagger().version}"


def test_what_opens_a_sentence_is_not_said(reports):
    found = contents(reports("At the same time, he said, Moscow should be told why its requests cannot be accepted."))
    assert all("At the same time" not in content for content in found[0])


def test_a_condition_belongs_to_what_is_said(reports):
    found = reports("Russia has refused to withdraw its troops unless NATO leaves Eastern Europe.")
    assert contents(found) == [("to withdraw its troops unless NATO leaves Eastern Europe",)]


def test_a_report_inside_a_report_names_who_reports_it(reports):
    found = reports("Borrell said that Russia rejects the proposal of the European Union.")
    inner = [report for _, report in found if report.reporter]
    assert [(text[r.source], text[r.reporter]) for text, r in found if r in inner] == [("Russia", "Borrell")]


def test_a_report_is_surer_where_rules_agree():
    assert tagger().confidence(0.8, agreed=True) > tagger().confidence(0.8, agreed=False)


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("He said they would end the long siege.", "they would end", "they would end the long siege"),
        ("He said they would end, as before.", "they would end", "they would end"),
        ("He said they would end the long and bitter siege.", "they would end", "they would end"),
        ("They would end it, he said.", "They would end it", "They would end it"),
    ],
)
def test_the_last_words_of_a_sentence_belong_to_what_is_said(reference, text, content, whole):
    scanner = Scanner(Text("text", "2022-02-09", text), lexicon(reference), [])
    start = text.index(content)
    found = to_end(scanner, Span(start, start + len(content)), [text.index("he said") if "he said" in text else 0])
    assert text[found.start : found.end] == whole
