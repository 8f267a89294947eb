"""Letters by their own heading: who writes to whom, when, and who signs."""

import pytest

BODY = (
    "Sir: I have the honor to inform you that the negotiations have begun. I shall report further.\n\n"
    "We have asked the minister for an answer. I expect it soon.\n\n"
)


def letter(code, text, **about):
    rows = code(text, **({"type": "letter", "date": "1864-03-04"} | about))["exchanges"]
    return next((e for e in rows if e.status == "sent" and e.rule.startswith("letter: ")), None)


@pytest.mark.parametrize(
    ("heading", "sender", "recipient"),
    [
        ("Mr. Harding to Mr. Wexford.", "harding", "wexford"),
        ("No. 12. Mr. Harding to Earl Wexford.", "harding", "earl-wexford"),
        ("The Consul at Beirut (Harding) to the Secretary of State", "harding", "secretary-of-state"),
        ("The Acting Secretary of State to the Minister in Chile (Wexford)", "acting-secretary-of-state", "wexford"),
        ("The Secretary of the Commission to Study Ports (Harding) to Dr. A. B. Wexford", "harding", "a-b-wexford"),
        ("The Minister in Peru (Harding), temporarily at Lima, to the Chilean Minister (Wexford)",
         "harding", "wexford"),
        ("Mr. Harding, United States minister, to Mr. Wexford, minister of the navy.", "harding", "wexford"),
        ("The Special Agents of the Board (Harding) and of the Bank (Wexford) to the Secretary of State",
         "harding; wexford", "secretary-of-state"),
    ],
)  # fmt: skip
def test_a_heading_names_both_sides(code, heading, sender, recipient):
    found = letter(code, f"{heading}\n\nParis, March 4, 1864.\n\n{BODY}JOHN HARDING.")
    assert (found.sender_id, found.recipient_id, found.date_from) == (sender, recipient, "1864-03-04")


def test_the_dateline_gives_the_date_not_the_day_of_receipt(code):
    text = f"Mr. Harding to Mr. Wexford\n\n[Received April 1, 1864]\n\nParis, March 4, 1864—3 p.m.\n\n{BODY}Harding"
    assert letter(code, text).date_text == "March 4, 1864"


def test_who_signs_for_an_office_is_the_signatory(code):
    text = f"The Secretary of State to the Minister in Chile (Wexford)\n\nWashington, March 4, 1864.\n\n{BODY}Harding"
    assert letter(code, text).signatory_id == "harding"


def test_actors_that_no_table_lists_are_introduced(code):
    text = f"The Consul at Beirut (Harding) to the Secretary of State\n\nBeirut, March 4, 1864.\n\n{BODY}Harding"
    kinds = {actor.actor_id: actor.kind for actor in code(text, type="letter")["actors"]}
    assert (kinds["harding"], kinds["secretary-of-state"]) == ("person", "office")


def test_the_sender_speaks_in_the_letter(code):
    text = f"Mr. Harding to Mr. Wexford.\n\nParis, March 4, 1864.\n\n{BODY}JOHN HARDING."
    assert {s.speaker_id for s in code(text, type="letter")["statements"]} == {"harding"}


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        ("Letter dated 9 February 2022 from the Permanent Representative of Ukraine addressed to the President of "
         "the Security Council\n\nI write to inform you of the situation. We ask for a meeting.",
         "ukraine", "security-council"),
        ("From: Josep Borrell\nTo: Sergey Lavrov\nDate: 9 February 2022\n\nWe remain ready for talks.",
         "josep-borrell", "sergey-lavrov"),
        ("Brussels, 9 February 2022\n\nDear Minister Lavrov,\n\nWe remain ready for talks. I hope for a reply.\n\n"
         "Yours sincerely,\n\nJosep Borrell",
         "josep-borrell", "sergey-lavrov"),
    ],
)  # fmt: skip
def test_other_forms_name_the_two_sides(code, text, sender, recipient):
    found = letter(code, text, date="2022-02-09")
    assert sender in found.sender_id
    assert recipient in found.recipient_id


def test_a_telegram_without_a_heading_has_a_sender(code):
    found = letter(code, f"Beirut, March 4, 1864—3 p.m.\n\n{BODY}Harding")
    assert (found.sender_id, found.recipient_id) == ("harding", "")


@pytest.mark.parametrize(
    "text",
    [
        "Blinken to Kyiv\n\nWashington, 9 February 2022\n\nThe secretary will travel to Kyiv, officials said.",
        "Welcome to the summit\n\nThe leaders met in Geneva on Wednesday.",
        "Borrell sent a letter to Lavrov, officials said on Wednesday.",
    ],
)
def test_a_report_is_no_letter(code, text):
    rows = code(text, type="news")["exchanges"]
    assert not [e for e in rows if e.rule == "letter: heading"]


@pytest.mark.parametrize(
    "text", ["Mr. A to Mr. B.\n\nParis, March 4, 1864.\n\nSir: * * * * * * *\n\nA.", "To\n\n1\n\n,"]
)
def test_letters_with_little_text_are_read(code, text):
    assert code(text, type="letter")["statements"] is not None
