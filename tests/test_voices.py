"""Voices, speakers and statements: who says what, in which mode, and who reports it."""

import pytest


def said(tables):
    return [(s.speaker_id, s.evidence) for s in tables["statements"]]


LABELS = """SECRETARY BLINKEN: Good afternoon. We call on Russia to withdraw.

QUESTION: Will you meet Minister Lavrov?

SECRETARY BLINKEN: We will meet again in Geneva. The offer stands.
"""

LETTER = """Excellency,

I write to you on the security of Europe. We ask for a reply in writing. We cannot accept that borders move by force. I remain convinced that talks can help us.

Yours sincerely,

Josep Borrell
High Representative of the European Union
"""


def test_turns_of_a_transcript_belong_to_their_labels(code):
    found = said(code(LABELS))
    assert ("antony-blinken", "We call on Russia to withdraw") in [(i, e.rstrip(".")) for i, e in found]
    assert any(i == "antony-blinken" and "The offer stands" in e for i, e in found)
    assert all(i != "antony-blinken" for i, e in found if "Will you meet" in e)


def test_a_letter_speaks_with_the_voice_of_whoever_signs(code):
    tables = code(LETTER)
    assert {i for i, _ in said(tables)} <= {"josep-borrell", "eu"}
    assert any("reply in writing" in e for _, e in said(tables))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Josep Borrell wrote on Monday. He said that talks would go on.", "josep-borrell"),
        ("The European Union wrote. The bloc said that talks would go on.", "eu"),
        ("Poland replied at once. It said that talks would go on.", "poland"),
        ("Liz Truss spoke to the press. She said that talks would go on.", "liz-truss"),
        ("The Kremlin said that talks would go on.", "russia"),
        ("Moscow said that talks would go on.", "russia"),
        ("Some officials say that the talks would go on.", ""),
    ],
)
def test_the_speaker_is_resolved_inside_the_document(code, text, speaker):
    assert [s.speaker_id for s in code(text)["statements"] if "talks would go on" in s.evidence] == [speaker]


def test_a_speaker_that_nobody_knows_keeps_its_words(code):
    (statement,) = code("A local shopkeeper said that prices had doubled.")["statements"]
    assert (statement.speaker_id, statement.speaker_text) == ("", "A local shopkeeper")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We will not sign,” Poland said.", "direct"),
        ("Poland said that it would not sign.", "indirect"),
        ("Poland called the paper “an insult to all of us” and left.", "mixed"),
    ],
)
def test_the_mode_tells_whose_words_they_are(code, text, mode):
    assert [s.mode for s in code(text)["statements"]] == [mode]


def test_speech_in_speech_keeps_who_reports_it(code):
    statements = code("Josep Borrell said that Russia had refused to answer the letter.")["statements"]
    assert {(s.speaker_id, s.reported_by_id) for s in statements} & {("russia", "josep-borrell")}


def test_spans_are_proven_and_formulas_never_begin_a_cell(code):
    text = "“=SUM(A1)” said Poland. “+We agree,” Germany said. “@all: we agree,” France said. “-We agree,” Italy said."
    for statement in code(text)["statements"]:
        assert text[statement.start : statement.end] == statement.evidence
        assert statement.evidence[0] not in "=+-@\t\r"


def test_numbers_of_rows_follow_the_text(code):
    statements = code("Poland said that it agreed. Germany said that it agreed. France said that it agreed.")[
        "statements"
    ]
    assert [s.statement_id for s in statements] == ["text-s1", "text-s2", "text-s3"]
    assert [s.start for s in statements] == sorted(s.start for s in statements)


JOINT = """The text of the following joint statement was released by the Governments of Japan and the Kingdom of Norway.

Begin Text:

The two countries reaffirmed their support for Ukraine. They called on Russia to withdraw its troops. Corruption threatens the stability of the region.

The Ministers welcomed the offer of the European Union. They said that talks would go on.

End Text.
"""


@pytest.mark.parametrize("content", ["to withdraw its troops", "the offer of the European Union", "talks would go on"])
def test_a_joint_statement_speaks_for_whoever_issues_it(code, content):
    assert [s.speaker_id for s in code(JOINT)["statements"] if content in s.evidence] == ["japan; norway"]


@pytest.mark.parametrize("content", ["The text of the following", "Begin Text", "End Text"])
def test_the_frame_of_a_statement_is_nobodys_words(code, content):
    ours = JOINT.replace("The two countries reaffirmed", "We reaffirm").replace("They called", "We call")
    assert not [s for s in code(ours.replace("They said", "We say"))["statements"] if content in s.evidence]


def test_the_courtesies_of_a_letter_are_no_statements(code):
    text = "The Minister in Peru (Wexford) to the Secretary of State\n\nLima, May 1, 1925.\n\nSir: We must protest against the new sanctions. I am, sir, your obedient servant,\n\nWexford"
    evidence = [s.evidence for s in code(text, date="1925-05-01")["statements"]]
    assert any("protest against the new sanctions" in e for e in evidence)
    assert not [e for e in evidence if "obedient" in e]


READOUT = """The below is attributable to Spokesperson Ned Price:

Secretary of State Antony J. Blinken spoke today with Irish Foreign Minister Simon Coveney. The Secretary stressed that the U.S. would keep its word. {speaker} discussed the need for a ceasefire in Yemen.
"""


@pytest.mark.parametrize("speaker", ["They", "The leaders", "The Secretary and Foreign Minister"])
def test_those_who_met_are_told_apart_from_who_tells_it(code, speaker):
    found = [s.speaker_id for s in code(READOUT.format(speaker=speaker))["statements"] if "ceasefire" in s.evidence]
    assert found == ["antony-blinken; simon-coveney"]


def test_the_stop_of_an_abbreviation_stays(code):
    (statement,) = code("The envoy said that the paper came from the U.S.")["statements"]
    assert statement.evidence.endswith("U.S.")


ENCLOSING = """Mr. Wexford to Mr. Harding.

Lima, May 1, 1881.

Sir: I demand an answer from the government of Chile. I inclose the reply of the minister.

I am, sir, your obedient servant,

J. Wexford.

[Inclosure 1 in No. 5.]

Sir: I demand that the fleet of Peru withdraw from our ports at once.
"""


def test_what_a_letter_encloses_is_not_said_by_who_sends_it(code):
    found = code(ENCLOSING, date="1881-05-01")["statements"]
    assert {s.speaker_id for s in found if "answer from the government" in s.evidence} == {"wexford"}
    assert "wexford" not in {s.speaker_id for s in found if "fleet of Peru" in s.evidence}
