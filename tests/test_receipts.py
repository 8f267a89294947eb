"""Reply chains of letters: what a letter says it answers, in one text and over a corpus."""

import pytest

from helpers.corpus import read_corpus

HEAD = "Mr. Harding to Mr. Wexford.\n\nParis, March 4, 1864.\n\nSir: "
FOOT = " I shall report further.\n\nJOHN HARDING."


def named(code, text):
    rows = code(HEAD + text + FOOT, type="letter", date="1864-03-04")["exchanges"]
    return [(e.evidence, e.date_from) for e in rows if e.rule == "letter: acknowledged"]


@pytest.mark.parametrize(
    ("text", "evidence", "day"),
    [
        ("I acknowledge your despatch of the 26th of February.", "your despatch of the 26th of February", "1864-02-26"),
        ("I have your note of the 1st instant before me.", "your note of the 1st instant", "1864-03-01"),
        ("Your telegram No. 12, February 20, is received.", "Your telegram No. 12, February 20", "1864-02-20"),
        ("Your letter has been received.", "Your letter", ""),
    ],
)
def test_your_letter_is_one_of_the_recipient(code, text, evidence, day):
    assert named(code, text) == [(evidence, day)]


@pytest.mark.parametrize("text", ["Your excellency will understand.", "I spoke of your views of the letter."])
def test_other_things_of_yours_are_no_letters(code, text):
    assert not named(code, text)


def test_the_letter_answers_what_it_names_at_its_head(code):
    text = f"{HEAD}I acknowledge your despatch of the 26th of February.{FOOT}"
    own, answered = code(text, type="letter", date="1864-03-04")["exchanges"][:2]
    assert (answered.sender_id, answered.recipient_id) == ("wexford", "harding")
    assert own.reply_to == answered.exchange_id


def test_letter_and_answer_meet_over_a_corpus(reference, tmp_path):
    first = (
        "Mr. Wexford to Mr. Harding.\n\nLondon, February 26, 1864.\n\nSir: We ask for an answer. I wait.\n\nA. WEXFORD."
    )
    (tmp_path / "a.txt").write_text(first, encoding="utf-8")
    answer = f"{HEAD}I acknowledge your despatch of the 26th of February.{FOOT}"
    (tmp_path / "b.txt").write_text(answer, encoding="utf-8")
    rows = read_corpus(tmp_path, reference, cache=False).exchanges
    ids = dict(zip(rows["doc_id"] + rows["rule"], rows["exchange_id"], strict=True))
    replies = dict(zip(rows["doc_id"] + rows["rule"], rows["reply_to"], strict=True))
    assert replies["bletter: heading"] == ids["aletter: heading"]
