import pytest
from made import empty_corpus, make_corpus, row, statement

from helpers import readings
from helpers.findings import key_findings
from helpers.inline import sentence
from helpers.outcomes import read_demands, read_dialogues, read_exchanges
from helpers.readings import read_contradictions
from helpers.records import RECORDS
from helpers.sentences import Teller


def clause(act, **values):
    rows = [statement(1, "offered talks", "eu", act, **{"addressee_id": "russia", "issue_id": "troops"} | values)]
    corpus = make_corpus(statements=rows)
    return Teller(corpus).act(corpus.statements.to_dict("records"))


@pytest.mark.parametrize(
    ("act", "stance", "expected"),
    [
        ("propose", "support", "proposes a withdrawal of troops to Russia"),
        ("call", "support", "appeals to Russia for a withdrawal of troops"),
        ("demand", "support", "demands a withdrawal of troops from Russia"),
        ("demand", "oppose", "makes a demand on Russia against a withdrawal of troops"),
        ("refuse", "oppose", "rejects a withdrawal of troops"),
        ("refuse", "conditional", "rejects a withdrawal of troops unless a condition is met"),
        ("accept", "support", "accepts a withdrawal of troops"),
        ("commit", "neutral", "makes a commitment on a withdrawal of troops"),
        ("warn", "neutral", "issues a warning to Russia over a withdrawal of troops"),
        ("criticise", "oppose", "voices criticism of Russia over a withdrawal of troops"),
        ("concern", "neutral", "voices concern over a withdrawal of troops"),
        ("deny", "neutral", "issues a denial on a withdrawal of troops"),
        ("question", "neutral", "raises a question with Russia on a withdrawal of troops"),
        ("announce", "neutral", "makes an announcement on a withdrawal of troops"),
        ("silence", "neutral", "leaves a withdrawal of troops unanswered"),
        ("state", "support", "speaks in favour of a withdrawal of troops"),
    ],
)
def test_each_act_has_its_verb(act, stance, expected, monkeypatch):
    monkeypatch.setitem(Teller(make_corpus()).words.data["issues"]["phrases"], "troops", "a withdrawal of troops")
    assert clause(act, stance=stance) == expected


def test_topic_that_nobody_can_propose_is_spoken_about():
    assert clause("propose", stance="support", issue_id="role") == "makes a proposal to Russia on role of the EU"


def test_addressee_named_by_the_issue_is_not_named_again():
    assert clause("propose", stance="support", issue_id="talks") == "proposes talks with Russia"


def test_statement_about_nothing_known_says_so():
    assert clause("state", issue_id="") == "makes a statement"


def test_findings_lead_with_the_weightiest_actor():
    found = key_findings(make_corpus())
    assert [finding.lead for finding in found][:2] == ["Russia", "European Union"]


def test_person_counts_for_the_organisation_and_is_introduced_with_the_office():
    union = next(f.sentence for f in key_findings(make_corpus()) if f.lead == "European Union")
    assert (
        "Josep Borrell, High Representative of the European Union, appeals to Russia for troop withdrawal."
        in union.text
    )


def test_own_words_are_quoted_and_cited():
    union = next(f.sentence for f in key_findings(make_corpus()) if f.lead == "European Union")
    assert str(union).endswith("Verbatim: “We call on Russia to pull back its troops”.[@s2]")


def test_condition_stands_in_the_words_of_the_document():
    russia = key_findings(make_corpus())[0].sentence
    assert "(in the words of the document, “unless NATO leaves Eastern Europe”)." in russia.text


def test_reported_speech_names_its_reporter():
    russia = key_findings(make_corpus())[0].sentence
    assert "According to Josep Borrell, Russia rejects role of the EU.[@s4]" in str(russia)


def test_paraphrased_content_is_never_worked_into_a_sentence():
    words = " ".join(f.sentence.text for f in key_findings(make_corpus()))
    assert "offered talks" not in words


def test_every_finding_has_its_evidence():
    assert all(finding.sentence.cites for finding in key_findings(make_corpus()))


def test_empty_corpus_has_no_findings():
    assert key_findings(empty_corpus()) == []


def test_relations_of_an_actor_make_one_sentence():
    told = read_dialogues(make_corpus()).text
    assert told == (
        "The European Union proposes the OSCE. Russia rejects the NATO-Russia Council. "
        "Letter exchange brought no result."
    )


def test_several_demands_take_the_plural():
    record = make_corpus().demands.to_dict("records")[0]
    demands = [RECORDS["demands"](**record | {"outcome": outcome}) for outcome in ("refused", "deferred")]
    told = read_demands(make_corpus(demands=demands)).text
    assert told == "Two demands and calls are on record: one was refused and one was put off."


def test_demands_are_counted_by_outcome():
    told = str(read_demands(make_corpus()))
    assert told == "One demand or call is on record: one was refused unless a condition is met.[@s2]"


def test_passages_of_one_exchange_make_one_sentence():
    told = str(read_exchanges(make_corpus()))
    expected = "The European Union sent a letter to Russia, signed by Josep Borrell on 8 February 2022.[@x1][@x1~2]"
    assert told == expected


def test_actor_who_speaks_both_ways_is_named():
    both = [
        statement(1, "offered talks", "western-allies", "state", issue_id="talks", stance="support"),
        statement(2, "refused to pull back", "western-allies", "state", issue_id="talks", stance="oppose"),
    ]
    told = str(read_contradictions(make_corpus(statements=both)))
    assert told == "Western allies speak both for and against talks with Russia.[@s1][@s2]"


def test_quotation_marks_inside_a_quotation_turn_single():
    corpus = make_corpus(
        statements=[
            row("statements", "“We call on Russia to pull back its troops,”", statement_id="s1", attribution_id="a1",
                speaker_id="eu", mode="direct")
        ]
    )  # fmt: skip
    quote = Teller(corpus).quote(corpus.statements.to_dict("records")[0])
    assert quote == "“‘We call on Russia to pull back its troops,’”"


def test_sentence_keeps_words_and_references_apart():
    made = sentence("Look at [@s9]", ["s1", "s1", "s2"])
    assert (made.text, made.cites) == ("Look at [@s9]", ["s1", "s2"])


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (readings.read_documents, "The briefing rests on one document with 41 words, dated 9 February 2022."),
        (readings.read_addressees, "The European Union addresses Russia most, in one statement."),
        (readings.read_statements, "Four statements were found: three paraphrased and one verbatim."),
        (readings.read_confidence, "The kit made 10 rows; none of them are marked as doubtful."),
    ],
)
def test_each_chapter_has_its_reading(read, expected):
    assert read(make_corpus()).text == expected


@pytest.mark.parametrize("read", [getattr(readings, name) for name in dir(readings) if name.startswith("read_")])
def test_readings_of_an_empty_corpus_say_nothing_wrong(read):
    assert "most" not in read(empty_corpus()).text
