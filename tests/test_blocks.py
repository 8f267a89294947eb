import pandas as pd
import pytest
from made import empty_corpus, make_corpus

from helpers import blocks, exhibits, imprint
from helpers.figures import plot_positions
from helpers.findings import key_findings

HOSTILE = '<script>alert(1)</script> *bold* {{ 7 * 7 }} #import "x" $y$'


def bundle(block):
    return block._repr_mimebundle_()


def test_block_has_our_type_beside_html_and_words():
    assert set(bundle(blocks.paragraph(make_corpus(), "Hello."))) == {blocks.MIME, "text/html", "text/plain"}


def test_figure_has_a_drawing_and_a_picture():
    corpus = make_corpus()
    block = blocks.figure(corpus, plot_positions(corpus), "Stances")
    assert {"image/svg+xml", "image/png"} <= set(bundle(block))


def test_citation_in_a_text_brings_its_passage():
    block = blocks.paragraph(make_corpus(), "Borrell called on Russia [@s2].")
    assert [item["quote"] for item in block.content["evidence"]] == ["We call on Russia to pull back its troops"]


def test_passage_stands_in_its_paragraph():
    item = blocks.paragraph(make_corpus(), "[@s2]").content["evidence"][0]
    paragraph = "“We call on Russia to pull back its troops,” Josep Borrell wrote on Tuesday."
    assert item["before"] + item["quote"] + item["after"] == paragraph


def test_second_passage_of_an_exchange_can_be_cited():
    item = blocks.evidence(make_corpus(), "x1~2").content["evidence"][0]
    assert item["quote"] == "Josep Borrell wrote on Tuesday"


def test_unknown_citation_is_named():
    with pytest.raises(KeyError, match="nowhere"):
        blocks.paragraph(make_corpus(), "See [@nowhere].")


def test_summary_without_findings_says_so():
    content = blocks.summary(empty_corpus(), []).content
    assert content["c"] == [{"t": "text", "s": "The documents hold no finding."}]


def test_table_without_rows_says_so():
    content = blocks.table(make_corpus(), pd.DataFrame(), "Demands", empty="No demand is on record.").content
    assert (content["kind"], content["c"][0]["s"]) == ("paragraph", "No demand is on record.")


def test_long_table_is_shortened_with_a_count_and_a_pointer():
    rows = pd.DataFrame({"Number": range(200)})
    content = blocks.table(make_corpus(), rows, "Numbers", source="numbers.csv", limit=10).content
    assert (len(content["rows"]), content["note"]) == (10, "10 of 200 rows; all of them are in numbers.csv.")


def test_wide_table_shares_out_its_columns():
    rows = pd.DataFrame({"A": ["x" * 20], "B": ["word " * 30], "C": ["word " * 6]})
    widths = [column["width"] for column in blocks.table(make_corpus(), rows, "Wide").content["columns"]]
    assert widths[0] == 0
    assert widths[1] > widths[2] > 0


def test_table_of_short_cells_is_as_narrow_as_its_content():
    rows = pd.DataFrame({"A": ["short"], "B": [1]})
    columns = blocks.table(make_corpus(), rows, "Narrow").content["columns"]
    assert [(column["width"], column["number"]) for column in columns] == [(0, False), (0, True)]


@pytest.mark.parametrize("show", [blocks.paragraph, lambda corpus, text: blocks.table(corpus, frame_of(text), text)])
def test_hostile_text_stays_text(show):
    page = bundle(show(make_corpus(), HOSTILE))["text/html"]
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *bold* {{ 7 * 7 }}" in page


def frame_of(text):
    return pd.DataFrame({text: [text]})


@pytest.mark.parametrize("make", [getattr(exhibits, name) for name in dir(exhibits) if name.startswith("list_")])
def test_tables_show_names_and_no_ids(make):
    rows = make(make_corpus())
    shown = " ".join(str(cell.text if hasattr(cell, "text") else cell) for row in rows.to_numpy() for cell in row)
    assert not [one for one in ("josep-borrell", "western-allies", "nato-russia-council") if one in shown]


@pytest.mark.parametrize("make", [getattr(exhibits, name) for name in dir(exhibits) if name.startswith("list_")])
def test_tables_of_an_empty_corpus_can_be_shown(make):
    corpus = empty_corpus()
    assert blocks.table(corpus, make(corpus), "Nothing").content["kind"] in ("paragraph", "table")


def test_title_names_the_two_that_address_each_other_most():
    content = imprint.title(make_corpus()).content
    assert content["title"] == "European Union and Russia: who wants what, and where they talk"


def test_title_of_an_empty_corpus_is_plain():
    assert imprint.title(empty_corpus()).content["title"] == "Briefing"


def test_build_id_changes_with_a_text():
    corpus, other = make_corpus(), make_corpus()
    other.documents["sha256"] = "1" * 64
    assert imprint.build_id(corpus) == imprint.build_id(make_corpus()) != imprint.build_id(other)


def test_sources_name_documents_and_programs():
    content = imprint.sources(make_corpus()).content
    assert content["documents"][0]["file"] == "letter.txt"
    assert {"demarche", "pandas", "typst"} <= {program["name"] for program in content["programs"]}


def test_summary_html_lists_leads_and_evidence():
    corpus = make_corpus()
    page = bundle(blocks.summary(corpus, key_findings(corpus)))["text/html"]
    assert "<strong>Russia.</strong>" in page
    assert "<mark>We call on Russia to pull back its troops</mark>" in page
