"""Letters, calls, meetings, visits and public statements as events; documents are dated Wednesday, 9 February 2022."""

import pytest


def told(tables):
    return [(e.kind, e.sender_id, e.recipient_id, e.status) for e in tables["exchanges"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sergey Lavrov met Antony Blinken in Geneva.",
            ("meeting", "sergey-lavrov", "antony-blinken", "held"),
        ),
        (
            "President Emmanuel Macron spoke by phone with President Vladimir Putin.",
            ("call", "emmanuel-macron", "vladimir-putin", "held"),
        ),
        (
            "Dmytro Kuleba discussed the crisis by telephone with Antony Blinken.",
            ("call", "dmytro-kuleba", "antony-blinken", "held"),
        ),
        (
            "Olaf Scholz will travel to Kyiv next week.",
            ("visit", "olaf-scholz", "ukraine", "scheduled"),
        ),
        (
            "Emmanuel Macron flew home to Paris and said nothing.",
            ("visit", "emmanuel-macron", "france", "held"),
        ),
        (
            "The consultations between the Russian and Chinese delegations took place in Beijing.",
            ("talks", "russia", "china", "held"),
        ),
        (
            "Lavrov will hold talks with Blinken. Foreign Minister Sergey Lavrov will hold talks with "
            "US Secretary of State Antony Blinken.",
            ("talks", "sergey-lavrov", "antony-blinken", "scheduled"),
        ),
        (
            "Josep Borrell has sent a letter to Sergey Lavrov.",
            ("letter", "josep-borrell", "sergey-lavrov", "sent"),
        ),
        (
            "Jens Stoltenberg had written to Sergey Lavrov.",
            ("letter", "jens-stoltenberg", "sergey-lavrov", "sent"),
        ),
        (
            "The United States handed Russia a letter on Wednesday.",
            ("letter", "united-states", "russia", "sent"),
        ),
        (
            "Moscow is studying the reply that Washington delivered on Wednesday.",
            ("letter", "united-states", "", "sent"),
        ),
        (
            "Dmitry Peskov told reporters that nothing had changed.",
            ("statement", "dmitry-peskov", "", "held"),
        ),
        (
            "Jens Stoltenberg told a news conference that the door was open.",
            ("press_conference", "jens-stoltenberg", "", "held"),
        ),
        (
            "The Kremlin brushed the offer aside.",
            ("statement", "russia", "", "held"),
        ),
    ],
)  # fmt: skip
def test_an_exchange_is_read(code, text, expected):
    assert expected in told(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "The letter says that Russia must withdraw.",
        "Turkey has proposed a meeting between Vladimir Putin and Volodymyr Zelensky.",
        "Olaf Scholz may travel to Kyiv.",
        "Iran refuses to meet the Americans.",
        "Sergey Lavrov did not meet Antony Blinken.",
        "It is unclear whether Moscow will attend another session.",
        "Russia called on Ukraine to hold talks with the separatists.",
        "Antony Blinken said that diplomacy was alive.",
        "The Vienna Document is signed by the states of the OSCE.",
        "In answer to the request of Poland, the OSCE published a list.",
    ],
)
def test_what_is_named_proposed_or_denied_is_no_event(code, text):
    assert told(code(text)) == []


def test_the_passage_runs_from_the_subject_to_the_date(code):
    text = "Yesterday was calm. Olaf Scholz met Vladimir Putin in Moscow on Feb. 7, and the talks went on."
    assert [e.evidence for e in code(text)["exchanges"] if e.kind == "meeting"] == [
        "Olaf Scholz met Vladimir Putin in Moscow on Feb. 7"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "day", "rule"),
    [
        ("Olaf Scholz met Vladimir Putin on Monday.", "meeting", "2022-02-07", "weekday"),
        ("On Monday Olaf Scholz met Vladimir Putin.", "meeting", "2022-02-07", "weekday"),
        ("Olaf Scholz met Vladimir Putin.", "meeting", "", ""),
        (
            "Olaf Scholz flew to Kyiv on Monday and met Volodymyr Zelensky.",
            "meeting", "2022-02-07", "same sentence",
        ),
        (
            "Olaf Scholz flew to Kyiv on Tuesday, a day after his talks with Vladimir Putin.",
            "talks", "2022-02-07", "counted from the passage before",
        ),
        (
            "Olaf Scholz said in Moscow on Tuesday that he was glad. He spoke at a meeting with Vladimir Putin.",
            "meeting", "2022-02-08", "passage before",
        ),
    ],
)  # fmt: skip
def test_an_exchange_has_the_date_that_the_text_gives(code, text, kind, day, rule):
    found = next(e for e in code(text)["exchanges"] if e.kind == kind)
    assert (found.date_from, found.date_to, found.date_edtf, found.date_rule) == (day, day, day, rule)


def test_the_person_who_writes_signs(code):
    found = code("Josep Borrell has sent a letter to Moscow.")["exchanges"]
    assert [(e.sender_id, e.signatory_id) for e in found] == [("josep-borrell", "josep-borrell")]


def test_who_speaks_abroad_is_on_a_visit(code):
    found = code("Liz Truss said in Moscow on Tuesday that the border must be respected.")["exchanges"]
    assert [(e.kind, e.sender_id, e.recipient_id) for e in found] == [("visit", "liz-truss", "russia")]


def test_advisers_of_a_format_meet_as_a_group(code):
    text = "Advisers to the leaders of Ukraine, Russia, France and Germany met in Paris on Jan. 26."
    assert told(code(text)) == [("meeting", "normandy-format-advisers", "normandy-format-advisers", "held")]


def test_a_council_of_two_sides_meets_as_both(code):
    assert told(code("The NATO-Russia Council met on 12 January.")) == [("meeting", "nato", "russia", "held")]


def test_a_letter_named_again_is_told_once(code):
    text = "Sergey Lavrov has sent a letter to Josep Borrell. Lavrov's letter was long."
    assert len(code(text)["exchanges"]) == 1


def test_the_writer_of_a_letter_is_i(code):
    text = (
        "Dear colleague,\n\nI sent letters to Antony Blinken on January 28. I hope that we can talk. I have said so."
        "\n\nI expect your answer.\n\nSergey Lavrov"
    )
    assert ("letter", "sergey-lavrov", "antony-blinken", "sent") in told(code(text))


@pytest.mark.parametrize("text", ["", "Letter.", "met", "- letter to", "“", "his his his letter letter to to to"])
def test_odd_texts_tell_no_exchange(code, text):
    assert told(code(text)) == []


def test_many_meetings_in_one_text_are_told_apart(code):
    text = "Russia met the EU in Geneva on Tuesday. " * 30 + "France met Russia in Paris on Monday."
    exchanges = [e for e in code(text)["exchanges"] if e.kind == "meeting"]
    assert len(exchanges) == 31
    assert len({e.exchange_id for e in exchanges}) == 2
