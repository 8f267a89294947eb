"""The bound briefing as its readers get it: parsed HTML, PDF read by an independent reader."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made import TEXT, empty_corpus, make_corpus, statement
from nbformat import v4
from pypdf import PdfReader

from helpers import blocks, exhibits, figures, imprint
from helpers.briefing.drawing import inline_svg
from helpers.briefing.html import render_html
from helpers.briefing.markdown import blocks_of
from helpers.briefing.model import ChapterError, build_model
from helpers.briefing.pdf import render_pdf
from helpers.findings import key_findings
from helpers.fonts import embed_fonts, printable
from helpers.records import RECORDS

HOSTILE = '</script><script>alert(1)</script> #panic("x") *b* _i_ $y$ {{ 7 * 7 }} [@s1] <b>'


def code(*shown):
    """An executed code cell that shows blocks."""
    outputs = [v4.new_output("display_data", data=block._repr_mimebundle_()) for block in shown]
    return v4.new_code_cell("hidden_code()", outputs=outputs)


def notebook(*cells):
    """A notebook of cells; a string is a Markdown cell."""
    return v4.new_notebook(cells=[v4.new_markdown_cell(c) if isinstance(c, str) else c for c in cells])


def chapters(corpus, **head):
    """A short briefing of a corpus."""
    front = code(imprint.title(corpus, **head), blocks.summary(corpus, key_findings(corpus)))
    stance = blocks.figure(corpus, figures.plot_positions(corpus), "Stances", empty="No stance.")
    rows = blocks.table(corpus, exhibits.list_statements(corpus), "Statements", empty="No statement.")
    return [
        notebook("# Key findings", front),
        notebook("# Positions\n\nWho stands where?", code(stance), "## Words", code(rows)),
        notebook("# Method", code(imprint.sources(corpus))),
    ]


@pytest.fixture(scope="module")
def model():
    return build_model(chapters(make_corpus(), marking="draft"))


@pytest.fixture(scope="module")
def page(model):
    return Page(render_html(model))


@pytest.fixture(scope="module")
def pdf(model):
    return PdfReader(io.BytesIO(render_pdf(model)[0]))


class Page(HTMLParser):
    """The elements, ids, links and words of a page."""

    def __init__(self, source):
        super().__init__()
        self.source, self.tags, self.words = source, [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.words.append(data)

    def all(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


# --- model


def test_chapters_follow_the_notebooks(model):
    assert [chapter["title"] for chapter in model["chapters"]] == ["Positions", "Method"]


def test_notebook_with_a_title_block_is_head_and_summary(model):
    assert model["head"]["marking"] == "draft"
    assert [block["kind"] for block in model["summary"]] == ["summary"]


def test_evidence_is_numbered_as_first_cited(model):
    assert [item["number"] for item in model["evidence"]] == list(range(1, len(model["evidence"]) + 1))


def test_same_passage_has_one_number(model):
    quotes = [item["quote"] for item in model["evidence"]]
    assert len(quotes) == len(set(quotes))


def test_only_our_blocks_reach_the_briefing():
    stray = v4.new_output("stream", name="stdout", text="stray print")
    frame = v4.new_output("display_data", data={"text/html": "<table>stray</table>"})
    cell = v4.new_code_cell("secret_code()", outputs=[stray, frame])
    made = str(build_model([notebook("# One", "Some text.", cell)]))
    assert "Some text." in made
    assert not re.search("stray|secret_code", made)


def test_cell_for_the_lab_stays_there():
    cell = v4.new_markdown_cell("Change a parameter.", metadata={"tags": ["lab"]})
    assert "Change" not in str(build_model([notebook("# One", "Text.", cell)]))


def test_citation_in_a_markdown_cell_finds_a_passage_shown_anywhere():
    shown = code(blocks.evidence(make_corpus(), "s2"))
    assert build_model([notebook("# One", "As he said [@s2].", shown)])["evidence"][0]["number"] == 1


def test_citation_without_a_passage_is_an_error():
    with pytest.raises(ChapterError, match="@s99"):
        build_model([notebook("# One", "As he said [@s99].")])


def test_failed_cell_is_an_error():
    failed = v4.new_output("error", ename="ValueError", evalue="no such day")
    with pytest.raises(ChapterError, match="cell 2 failed: ValueError: no such day"):
        build_model([notebook("# One", v4.new_code_cell("x", outputs=[failed]))])


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "\x1b", "\uffff"])
def test_characters_that_no_file_can_hold_are_replaced(bad):
    made = build_model([notebook("# One", f"before {bad} after")])
    assert "\ufffd" in str(made) or "before" in str(made)
    render_html(made).encode("utf-8")


@pytest.mark.parametrize(
    ("source", "kind"),
    [("## Title", "heading"), ("Text.", "paragraph"), ("- a\n- b", "list"), ("> said", "quotation")],
)
def test_markdown_cells_become_blocks(source, kind):
    assert [block["kind"] for block in blocks_of(source)] == [kind]


def test_html_in_markdown_stays_text():
    assert blocks_of("<b>x</b>")[0]["c"][0]["s"].startswith("<b>")


def test_link_to_a_script_keeps_only_its_words():
    assert blocks_of("[press](javascript:alert)")[0]["c"] == [{"t": "text", "s": "press"}]


# --- HTML


def test_every_link_leads_somewhere(page):
    targets = {link[1:] for link in page.all("href") if link.startswith("#") and len(link) > 1}
    assert targets
    assert targets <= set(page.all("id"))


def test_ids_are_unique(page):
    assert len(page.all("id")) == len(set(page.all("id")))


def test_number_leads_to_its_passage_and_back(page):
    assert page.source.count('href="#e1"') == page.source.count('href="#r1-')


def test_page_asks_nothing_of_anybody(page):
    addresses = [*page.all("src"), *page.all("href"), *page.all("action")]
    assert not [one for one in addresses if not one.startswith("#")]
    assert not re.search(r"url\((?!data:|#)|@import", page.source)


def test_policy_allows_only_what_is_in_the_page(page):
    policy = next(a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'; font-src data:; style-src 'sha256-")
    assert "unsafe" not in policy


def test_no_element_has_a_style_or_a_handler(page):
    assert not [name for _, attrs in page.tags for name in attrs if name == "style" or name.startswith("on")]


def test_language_title_and_marking_are_given(page):
    assert page.all("lang") == ["en"]
    assert "<title>European Union and Russia: who wants what, and where they talk</title>" in page.source
    assert "draft" in page.text


def test_figure_has_a_text_alternative(page):
    drawings = [attrs for tag, attrs in page.tags if tag == "svg"]
    assert drawings
    assert all(attrs["role"] == "img" and "European Union" in attrs["aria-label"] for attrs in drawings)


def test_readers_see_names_and_no_ids(page):
    assert not re.search(r"josep-borrell|western-allies|nato-russia-council", page.source)


def test_passage_is_marked_in_its_paragraph(page):
    start = TEXT.index("We call on Russia")
    place = f'data-text="letter" data-start="{start}" data-end="{start + 41}"'
    assert f"“<mark {place}>We call on Russia to pull back its troops</mark>,” Josep Borrell wrote" in page.source


def test_fonts_are_small_enough_to_embed():
    assert len(embed_fonts(TEXT)) < 250_000


def test_empty_corpus_makes_a_page_in_sentences():
    text = Page(render_html(build_model(chapters(empty_corpus())))).text
    assert "The documents hold no finding." in text
    assert "No stance." in text


# --- hostile texts


def hostile():
    """A briefing whose document, title and actors are made to break it."""
    corpus = make_corpus()
    document = corpus.documents.iloc[0].to_dict() | {"title": HOSTILE, "file": f"{HOSTILE}.txt"}
    text = TEXT.replace("offered talks", HOSTILE)
    start = text.index(HOSTILE)
    said = statement(1, "offered talks", "eu", "propose", issue_id="talks", stance="support", mode="direct")
    said = replace(said, start=start, end=start + len(HOSTILE), evidence=HOSTILE)
    actors = [RECORDS["actors"](actor_id="eu", name=HOSTILE, kind="organisation")]
    changed = {"documents": [RECORDS["documents"](**document)], "statements": [said]}
    nothing = {name: [] for name in ("positions", "demands", "dialogues", "exchanges", "claims", "anomalies")}
    corpus = make_corpus(text, **changed, **nothing, actors=actors, mentions=[])
    return build_model(chapters(corpus, title=HOSTILE, marking=HOSTILE))


def test_hostile_text_is_never_mark_up_in_html():
    page = Page(render_html(hostile()))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert HOSTILE in page.text


def test_hostile_text_is_never_mark_up_in_pdf():
    reader = PdfReader(io.BytesIO(render_pdf(hostile())[0]))
    words = "".join("".join(p.extract_text() for p in reader.pages).split())
    assert 'alert(1)</script>#panic("x")*b*_i_$y${{7*7}}[@s1]<b>' in words


@pytest.mark.parametrize("text", ["Путин", "العربية", "日本語", "😀", "a\u202eb", "ﬁ", "x" * 500, "A\u0301"])
def test_any_script_makes_a_pdf(text):
    made, pages = render_pdf(build_model([notebook("# One", f"Text {text} end.")]))
    assert made.startswith(b"%PDF")
    assert pages >= 1


def test_character_without_a_glyph_is_spelt_out():
    assert printable("日 ok Путин") == "[U+65E5] ok Путин"


def test_drawing_loses_all_that_is_no_shape():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10pt" height="10pt"><script>alert(1)</script>'
        '<path d="M0 0" style="fill: #fff; behavior: url(x)" onclick="alert(1)"/><foreignObject/></svg>'
    )
    drawn = inline_svg(svg, 1, 'a "text" alternative')
    assert not re.search("script|alert|behavior|foreignObject|style", drawn)
    assert 'fill="#fff"' in drawn


# --- PDF


def test_pdf_says_what_the_model_says(pdf):
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert "We call on Russia to pull back its troops" in " ".join(words.split())


def test_pdf_has_bookmarks(pdf):
    titles = [" ".join(item.title.split()) for item in pdf.outline if not isinstance(item, list)]
    assert titles == ["Key findings", "1 Positions", "2 Method", "Evidence", "From what it was made"]


def test_pdf_is_tagged_and_has_language_and_title(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert pdf.metadata.title == "European Union and Russia: who wants what, and where they talk"


def test_pdf_declares_the_accessibility_standard(pdf):
    assert b"pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data()


def test_pdf_figure_has_a_text_alternative(pdf):
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node.get("/Alt", ""))
            children = node.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                walk(child)

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert found
    assert all("European Union" in alt for alt in found)


def test_pdf_numbers_are_links(pdf):
    links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.get_object()["/Subtype"] == "/Link"]
    assert len(links) > 10


def test_pdf_is_the_same_each_time(model):
    assert render_pdf(model)[0] == render_pdf(model)[0]


def test_pdf_comes_on_us_letter(model):
    reader = PdfReader(io.BytesIO(render_pdf(model, paper="us-letter")[0]))
    assert reader.pages[0].mediabox.width == pytest.approx(612)
