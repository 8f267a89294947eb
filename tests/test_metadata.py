"""What a document is besides its text: date, title, kind, language, and what `documents.csv` says."""

from datetime import date

import pytest

from helpers.metadata.dates import find_date
from helpers.metadata.days import checked, read_day
from helpers.metadata.kinds import find_type, markers
from helpers.metadata.languages import find_language
from helpers.metadata.sidecar import read_sidecar
from helpers.metadata.titles import clean_author, clean_title, find_byline, find_title
from helpers.schema import vocabulary

PROSE = "The minister said that the talks would go on, and that no date had been set for the next of them so far."

# ---- days


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-02-09", "2022-02-09"),
        ("2022-02-09T23:30:00-05:00", "2022-02-09"),
        ("20220209", "2022-02-09"),
        ("Wed, 09 Feb 2022 10:00:00 +0000", "2022-02-09"),
        ("February 9, 2022", "2022-02-09"),
        ("Feb. 9th, 2022", "2022-02-09"),
        ("9 February 2022", "2022-02-09"),
        ("the 9th day of February, 2022", "2022-02-09"),
        ("9.2.2022", "2022-02-09"),
        ("2022/02/09", "2022-02-09"),
        ("13/02/2022", "2022-02-13"),
        ("02/13/2022", "2022-02-13"),
        ("05/05/2022", "2022-05-05"),
        ("2022-02", "2022-02"),
        ("February 2022", "2022-02"),
    ],
)
def test_a_day_is_read_in_any_usual_form(written, day):
    assert read_day(written) == (day, "")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("03/02/2022", "could mean two days"),
        ("2022-13-45", "does not exist"),
        ("31 February 2022", "does not exist"),
        ("9999-01-01", "cannot be right"),
        ("1022-01-01", "cannot be right"),
        ("2022", "names no day"),
        ("soon", "names no day"),
    ],
)
def test_a_day_that_is_unclear_or_impossible_is_none(written, problem):
    found = read_day(written)
    assert found.day == ""
    assert problem in found.problem


def test_a_day_may_lie_a_little_ahead():
    assert checked("2022-12-31", "", today=date(2022, 2, 9)).day
    assert not checked("2024-12-31", "", today=date(2022, 2, 9)).day


# ---- dates of documents


@pytest.mark.parametrize(
    ("text", "day", "source"),
    [
        (f" date 2022-02-09 {PROSE}", "2022-02-09", "header"),
        (f"date: 2022-02-09\n{PROSE}", "2022-02-09", "header"),
        (f"date 2022-02 {PROSE}", "2022-02", "header"),
        (f"Title of it\nOffice of the Speaker\n2022-02-09\n\n{PROSE}", "2022-02-09", "text"),
        (f"Title of it\nOffice of the Speaker - 2022-02-09\n\n{PROSE}", "2022-02-09", "text"),
        (f"Beirut, November 4, 1925—3 p.m.\n\n{PROSE}", "1925-11-04", "text"),
        (f"Washington, D.C., 8 February 1973\n\n{PROSE}", "1973-02-08", "text"),
        (f"Department of State,\n\nWashington, June 11, 1897.\n\nNo. 711.]\n\n{PROSE}", "1897-06-11", "text"),
        (f"London, March 1, 1901. (Received March 12.)\n\n{PROSE}", "1901-03-01", "text"),
        (f"[Paris,] 30 December, 1918.\n\n{PROSE}", "1918-12-30", "text"),
        (f"Date: Wednesday, 9 February 2022\n\n{PROSE}", "2022-02-09", "text"),
        (f"VIENNA, Feb. 9, 2022 (Agency) — {PROSE}", "2022-02-09", "text"),
        (f"VIENNA, February 9. — {PROSE}\n\nHe spoke on 3 February 2022.", "2022-02-09", "text"),
        (f"Press Briefing – February 1, 2022\n\n{PROSE}", "2022-02-01", "text"),
        (f"Letter dated 25 February 2022 from the Envoy\n\n{PROSE}", "2022-02-25", "text"),
        (f"{PROSE}\n\nDone at Helsinki on 1 August 1975.", "1975-08-01", "text"),
        (f"{PROSE}\n\nAnna Kovacs\n\nVienna, 9 February 2022", "2022-02-09", "text"),
        (PROSE, "", "none"),
        (f"The letter was sent on 3 February 2022. {PROSE}", "", "none"),
        (f"[Received March 12, 1901.]\n\n{PROSE}", "", "none"),
    ],
)
def test_the_date_is_found_where_documents_give_it(text, day, source):
    found = find_date(text, title=find_title(text))
    assert (found.day, found.source) == (day, source)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (PROSE, "no date found"),
        (f"date 2022-13-45 {PROSE}", "does not exist"),
        (f"date 9999-01-01 {PROSE}", "cannot be right"),
        (f"date 2022-02-09 date 2021-01-01 {PROSE}", "two dates"),
        (f"03/02/2022\n{PROSE}", "could mean two days"),
        (f"VIENNA, February 9. — {PROSE}\n\nHe spoke on 3 February 2022.", "no year"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text, warning):
    assert warning in " ".join(find_date(text).warnings)


def test_what_is_given_goes_before_the_header_and_that_before_the_text():
    text = f"date 2022-02-09 {PROSE}"
    assert find_date(text, given="2021-01-01")[:2] == ("2021-01-01", "metadata")
    assert find_date(text, given="03/02/2022")[:2] == ("2022-02-09", "header")


def test_the_name_of_the_file_is_the_last_resort_and_named():
    found = find_date(PROSE, file="2019/2022-02-09_letter.txt")
    assert found[:2] == ("2022-02-09", "metadata")
    assert "name of the file" in found.warnings[0]
    assert find_date(f"Vienna, 1 May 2020\n\n{PROSE}", file="2022-02-09_letter.txt").day == "2020-05-01"


def test_the_text_begins_behind_its_headers():
    text = f" date 2022-02-09 date 2021-01-01 {PROSE}"
    assert text[find_date(text).body :] == PROSE


# ---- titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A Call with the Minister\nOffice of the Speaker\n2022-02-09\n\n{PROSE}", "A Call with the Minister"),
        (f"# Heading of it\n\n{PROSE}", "Heading of it"),
        (f"Mr. Day to Mr. Roe.\n\nDepartment of State,\n\nVienna, June 11, 1897.\n\n{PROSE}", "Mr. Day to Mr. Roe."),
        (f"No. 292.\n\nMr. Day to Mr. Roe.\n\nVienna, May 1, 1884.\n\n{PROSE}", "No. 292. Mr. Day to Mr. Roe."),
        (f"[Translation.]\n\nThe Duke to Mr. Harvey.\n\n{PROSE}", "The Duke to Mr. Harvey."),
        (f"Minutes of the Daily Meetings, May 1, 1919\n\n{PROSE}", "Minutes of the Daily Meetings, May 1, 1919"),
        (f"Mr. President,\n\nColleagues,\n\n{PROSE}", ""),
        (f"Sir: {PROSE}\n\n{PROSE}", ""),
        (f"Vienna, 9 February 2022\n\n{PROSE}", ""),
        (f"MR PRICE: Good afternoon.\n\n{PROSE}", ""),
        (f"{PROSE}\n\n{PROSE}", ""),
        (f"The talks went on. The envoy was\nnot there.\n\n{PROSE}", ""),
        ("Only one line", ""),
    ],
)  # fmt: skip
def test_a_title_is_what_stands_apart_above_the_text(text, title):
    assert find_title(text) == title


def test_titles_are_one_line_of_bounded_length():
    assert clean_title("## A\n\ttitle\x00 \x1b[31m") == "A title [31m"
    assert len(clean_title("word " * 500)) == 400


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("The title\nOffice of the Speaker\n2022-02-09", "Office of the Speaker"),
        ("The title\nOffice of the Speaker - 2022-02-09", "Office of the Speaker"),
        ("The title\n\nBy Jane Roe", "Jane Roe"),
        ("The title\n\nAnna Kovacs, Foreign Minister", "Anna Kovacs, Foreign Minister"),
        ("The title\n2022-02-09", ""),
        ("The title", ""),
    ],
)
def test_a_byline_names_the_author(header, author):
    assert find_byline(f"{header}\n\n{PROSE}", "The title") == author


@pytest.mark.parametrize("name", ["python-docx", "(anonymous)", "Unknown", "", "user"])
def test_what_programs_put_for_an_author_is_none(name):
    assert clean_author(name) == ""


# ---- kinds

SIGNED = f"Sir: I have the honor to report. {PROSE}\n\nI am, Sir, your obedient servant,\n\nA. Envoy"
TALK = "MR PRICE: Good afternoon.\n\nQUESTION: What about the talks?\n\nMR PRICE: They go on."


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ("transcript", "Department Press Briefing", TALK),
        ("transcript", "", TALK),
        ("transcript", "Minister Kovacs with Jane Roe of Example News", TALK),
        ("speech", "", "SECRETARY ROE: Thank you all. " + "We are glad to be here with our friends. " * 20),
        ("speech", "", "Mr. President,\nColleagues,\n" + "We are glad that our nations meet. " * 40),
        ("speech", "Remarks at the Opening Session", "Thank you very much. " + PROSE),
        ("readout", "Secretary Roe’s Call with Foreign Minister Kovacs", f"Roe spoke today with the minister. {PROSE}"),
        ("readout", "Meeting with the Envoy", PROSE),
        ("statement", "Joint Statement on the Talks", PROSE),
        ("statement", "Secretary Roe’s Travel to Vienna", "Secretary Roe will travel to Vienna on May 1."),
        ("statement", "Examplia National Day", "On behalf of the United States, I congratulate its people."),
        ("letter", "Mr. Day to Mr. Taylor.", SIGNED),
        ("letter", "", SIGNED),
        ("letter", "The Secretary of State to the Minister in Chile (Roe)", f"Santiago, May 1, 1925.\n\n12. {PROSE}"),
        ("note", "The Example Embassy to the Department of State", "The Embassy presents its compliments. " + PROSE),
        ("note", "The Example Legation to the Department of State", f"Aide-Mémoire\n\n{PROSE}"),
        ("memo", "Memorandum by the Legal Adviser (Roe)", PROSE),
        ("memo", "The Delegate to the Secretary of State", f"Memorandum\n\n{PROSE}"),
        ("memo", "Minutes of the Daily Meetings, May 1, 1919", f"Present:\n\nMr. Roe\n\n{PROSE}"),
        ("news", "", f"VIENNA, Feb. 9 (Agency) — {PROSE}"),
        ("news", "", f"Minister Kovacs said on Tuesday that she would not sign. “We will not,” she told him. {PROSE}"),
        ("other", "Treaty Between Examplia and Ruritania, Signed at Vienna", "Article 1. There shall be peace."),
        ("other", "", "Article 1."),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_heads_turns_salutations_and_reporting(kind, title, text):
    assert find_type(text, title=title) == kind


def test_patterns_of_kinds_are_of_known_kinds_and_places():
    places = {"title", "line", "opening", "end", "author", "publisher", "sender", "reporting"}
    assert {marker.type for marker in markers()} == set(vocabulary("documents", "type"))
    assert {marker.place for marker in markers()} == places


# ---- languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Protocol signed 7th. Rockhill left 8th of this month.", "en"),
        ("Министр иностранных дел заявил в среду, что переговоры продолжатся.", "ru"),
        ("Міністр закордонних справ заявив у середу, що переговори триватимуть.", "uk"),
        ("Die Ministerin sagte am Mittwoch, dass die Gespräche fortgesetzt werden.", "de"),
        ("Le ministre a déclaré mercredi que les négociations se poursuivraient.", "fr"),
        ("外務大臣は水曜日、協議を継続すると述べた。署名しないと述べた。", "ja"),
        ("השר אמר ביום רביעי כי השיחות יימשכו בעיר", "he"),
        ("=1+1", ""),
        ("12345 67890 " * 20, ""),
    ],
)
def test_the_language_is_told(text, language):
    assert find_language(text) == language


# ---- documents.csv


def test_the_sidecar_gives_what_the_files_do_not_say(tmp_path):
    path = tmp_path / "documents.csv"
    path.write_text("file;date;type;confidential;remark\na.txt;2022-02-09;letter;yes;x\nb.txt;;;;\n", encoding="utf-8")
    rows, problems = read_sidecar(path)
    assert rows == {"a.txt": {"date": "2022-02-09", "type": "letter", "confidential": "yes"}, "b.txt": {}}
    assert problems == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,date\na.txt,2022-02-09\n", "no column file"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"", "no column file"),
        (b"file,date\na.txt,03/02/2022\n", "could mean two days"),
        (b"file,type\na.txt,poem\n", "allowed are news, letter"),
        (b"file,confidential\na.txt,perhaps\n", "allowed are yes, no"),
        (b"file,date\n,2022-02-09\n", "names no file"),
    ],
)
def test_what_is_wrong_with_the_sidecar_is_named(content, reason, tmp_path):
    path = tmp_path / "documents.csv"
    path.write_bytes(content)
    assert reason in read_sidecar(path)[1][0].reason
