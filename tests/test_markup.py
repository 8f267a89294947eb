"""The marked-up texts: what the parser reads, which mistakes it names, and whom the texts may speak of."""

import csv
import re

import pytest
from conftest import PROJECT

from helpers.markup import MarkupError, parse_markup, read_examples

HEAD = "# text-01 | news | 2022-02-09\n\n"
UNMISTAKABLE = (  # surnames that nobody else in the news bears
    "Putin|Lavrov|Zelenskyy?|Erdoğan|Macron|Merkel|Scholz|Biden|Trump|Obama|Blinken|Borrell|Stoltenberg|Netanyahu|Orbán"
    "|Lukashenko|Guterres|Zakharova|Peskov|Baerbock|Trudeau|Shoigu|Medvedev|Kuleba|Yermak|Mogherini|Ryabkov|Nebenzya"
)


@pytest.fixture(scope="module")
def examples():
    return read_examples(PROJECT / "data/training/attribution")


def parts(body):
    """Source, cue and content of each attribution as strings."""
    example = parse_markup(HEAD + body, "text-01")
    return [
        tuple(tuple(example.string[start:end] for start, end in part) for part in annotation)
        for annotation in example.annotations
    ]


def test_an_attribution_has_source_cue_and_content():
    assert parts("<s1>Moscow</s1> <c1>said</c1> <t1>that talks went on</t1>.") == [
        (("Moscow",), ("said",), ("that talks went on",))
    ]


def test_a_quotation_cut_by_its_cue_has_two_contents():
    found = parts("<t1>“We are ready,”</t1> <s1>she</s1> <c1>said</c1>, <t1>“but not yet.”</t1>")
    assert found == [(("she",), ("said",), ("“We are ready,”", "“but not yet.”"))]


def test_coordinated_reports_share_a_source():
    found = parts("<s1+2>It</s1+2> <c1>rejects</c1> <t1>the plan</t1> and <c2>wants</c2> <t2>a vote</t2>.")
    assert [source for source, _, _ in found] == [("It",), ("It",)]


def test_a_source_may_be_missing():
    assert parts("<t1>The vote</t1> <c1>is expected</c1> on Friday.")[0][0] == ()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("No head.\n\nText.", "line 1, column 1: the first line must be"),
        ("# text-01 | news | soon\n\nText.", "line 1, column 1: the first line must be"),
        (
            "# text-02 | news | 2022\n\nText.",
            "line 1, column 3: the id 'text-02' must equal the file's name, 'text-01'",
        ),
        (HEAD + "<t1>a <c1>b</c1></t1>", "line 3, column 7: <c1> opens inside <t1>; marks never nest"),
        (HEAD + "One.\n\n<t1>a</t2>", "line 5, column 6: </t2> closes what is not open"),
        (HEAD + "<t1>a", "line 3, column 1: <t1> is never closed"),
        (HEAD + "<t1></t1>", "line 3, column 1: <t1> is empty"),
        (HEAD + "<s1>a</s1> <c1>b</c1>", "line 3, column 1: attribution 1 has no content, <t1>"),
        (HEAD + "<t1>a </t1>", "line 3, column 1: white space stands inside the mark"),
        (HEAD + "<t1>a</t1> <c 1>b", "line 3, column 12: '<c 1>' looks like a mark and is none"),
    ],
)
def test_a_mistake_is_named_with_its_place(raw, message):
    with pytest.raises(MarkupError, match=re.escape(f"text-01.txt, {message}")):
        parse_markup(raw, "text-01")


def test_mistakes_of_all_files_are_listed_together(tmp_path):
    for name in ("a-1", "b-1"):
        (tmp_path / f"{name}.txt").write_text("No head.\n\nText.", encoding="utf-8")
    with pytest.raises(MarkupError) as error:
        read_examples(tmp_path)
    assert [line.split(",")[0] for line in str(error.value).splitlines()] == ["a-1.txt", "b-1.txt"]


def test_a_folder_without_texts_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="No marked-up texts"):
        read_examples(tmp_path)


def test_the_training_texts_have_no_mistakes(examples):
    words = sum(len(example.string.split()) for example in examples)
    assert len(examples) >= 280
    assert words >= 120_000


def test_no_real_person_speaks_in_the_training_texts(examples):
    with (PROJECT / "data/reference/actors.csv").open(encoding="utf-8", newline="") as file:
        persons = [row for row in csv.DictReader(file) if row["kind"] == "person"]
    names = {name for row in persons for name in (row["name"], *row["aliases"].split("|")) if " " in name}
    pattern = re.compile(rf"\b(?:{UNMISTAKABLE}|{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")
    found = {(e.name, match.group()) for e in examples for match in pattern.finditer(e.string)}
    assert found == set()
