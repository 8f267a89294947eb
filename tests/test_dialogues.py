"""The format board: who proposes, prefers, accepts, rejects or used which format; documents are of 9 February 2022."""

import pytest


def board(tables):
    return [(d.format_id, d.actor_id, d.relation) for d in tables["dialogues"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia proposed a meeting in the NATO-Russia Council.", ("nato-russia-council", "russia", "proposes")),
        ("Ukraine rejected the Minsk Group.", ("osce-minsk-group", "ukraine", "rejects")),
        ("Germany prefers the Normandy Format.", ("normandy-format", "germany", "prefers")),
        ("France suspended the Normandy Format.", ("normandy-format", "france", "suspended")),
        ("Poland proposed that Russia bring its worries to the OSCE.", ("osce", "poland", "proposes")),
        ("Russia does not recognise the Trilateral Contact Group.", ("trilateral-contact-group", "russia", "rejects")),
        ("“The Normandy Format is alive,” said Andriy Yermak.", ("normandy-format", "andriy-yermak", "prefers")),
        ("“We see the OSCE next to the NATO-Russia Council,” said Josep Borrell.",
         ("nato-russia-council", "josep-borrell", "accepts_as_complement")),
        ("The Trilateral Contact Group met on Tuesday.", ("trilateral-contact-group", "ukraine; russia; osce", "used")),
    ],
)  # fmt: skip
def test_a_named_format_stands_in_a_relation_to_its_subject_or_speaker(code, text, expected):
    assert expected in board(code(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO asked Russia to sit down for new talks.", ("nato-russia-talks", "nato", "proposes")),
        ("The European Union is prepared to continue dialogue with Russia.", ("eu-russia-talks", "eu", "proposes")),
        ("China proposed talks with Japan.", ("bilateral-talks", "china", "proposes")),
        ("The NATO-Russia Council met in January. NATO asked Russia to sit down for new talks.",
         ("nato-russia-council", "nato", "proposes")),
        ("Turkey would bring the presidents of Russia and Ukraine together in Istanbul.",
         ("summit", "turkey", "proposes")),
        ("Zbigniew Rau proposed the OSCE as a forum. “We have launched a new dialogue,” Zbigniew Rau said.",
         ("osce", "zbigniew-rau", "proposes")),
        ("Dmitry Peskov said that such a summit could not solve it.", ("summit", "dmitry-peskov", "rejects")),
        ("Turkey proposed a summit. The Kremlin brushed the offer aside.", ("summit", "russia", "rejects")),
    ],
)  # fmt: skip
def test_an_unnamed_format_is_known_by_who_takes_part_or_by_what_was_said_before(code, text, expected):
    assert expected in board(code(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergey Lavrov met Antony Blinken in Geneva.", ("bilateral-talks", "sergey-lavrov; antony-blinken", "used")),
        ("Joe Biden will speak by phone with Vladimir Putin tomorrow.",
         ("phone-call", "joe-biden; vladimir-putin", "scheduled")),
        ("Josep Borrell has sent a letter to Sergey Lavrov.", ("letter-exchange", "josep-borrell", "used")),
        ("Advisers to the leaders of Ukraine, Russia, France and Germany met in Paris.",
         ("normandy-format", "france; germany; russia; ukraine", "used")),
    ],
)  # fmt: skip
def test_what_is_told_uses_a_format(code, text, expected):
    assert expected in board(code(text))


def test_a_letter_makes_one_row_however_often_it_is_told(code):
    text = "Josep Borrell has sent a letter to Sergey Lavrov. Borrell signed the letter. “Borrell sent it to Lavrov.”"
    assert [row[0] for row in board(code(text))].count("letter-exchange") == 1


def test_both_formats_make_a_row_each(code):
    text = (
        "The EU suggests talks in the OSCE and in the NATO-Russia Council. "
        "Discussions have occurred in both formats, but have failed to resolve anything."
    )
    rows = [(d.format_id, d.relation, d.outcome) for d in code(text)["dialogues"] if d.outcome]
    assert sorted(rows) == [("nato-russia-council", "used", "no_result"), ("osce", "used", "no_result")]


def test_swapped_letters_of_an_acronym_do_not_hide_a_format(code):
    text = "The OSCE has 57 members. The EU emphasised OCSE talks."
    assert ("osce", "eu", "prefers") in board(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Josep Borrell said that the OSCE principles must be respected.",
        "Kim Jong Un called on members of the UN Security Council to enforce its resolutions.",
        "Antony Blinken condemned clear violations of UN Security Council resolutions.",
        "The two governments spoke of the weather.",
    ],
)
def test_members_and_papers_of_a_forum_are_not_the_forum(code, text):
    assert not board(code(text))
