"""Every kind of file: what its reader gets out of it, and what it says where it cannot."""

import pytest
import samples

from helpers import readers
from helpers.readers import Reading, Source, Unread, UnreadableError, read_source
from helpers.readers.encoding import decode
from helpers.readers.fields import known_fields
from helpers.readers.layout import Line, Page, join_lines
from helpers.readers.markup import Marks, names, parse_xml, read_paragraphs
from helpers.readers.source import Clock

GERMAN = "Das Auswärtige Amt erklärte: „Wir prüfen die Übereinkunft“ – für Österreich änderte sich nichts."


def read(name, data):
    """The readings of bytes under a name."""
    return list(read_source(Source(name, len(data), data=data)))


def read_one(name, data):
    """The one reading of bytes under a name."""
    (reading,) = read(name, data)
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("name", samples.KINDS)
def test_every_kind_gives_its_text(name):
    found = [one for one in read(name, samples.KINDS[name]()) if isinstance(one, Reading)]
    words = " ".join(found[0].text.split())
    expected = ["I have the honor", "We shall not sign"] if name == "a.xml" else samples.PARAGRAPHS
    assert all(passage in words for passage in expected)


def test_an_ending_needs_one_entry_to_be_read(monkeypatch):
    monkeypatch.setitem(readers.READERS, ".shout", lambda source: [Reading(source.read().decode().upper())])
    assert read_one("a.shout", b"no").text == "NO"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xyz", b"text", "no reader for files of kind .xyz"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        ("a.txt", bytes(range(256)) * 8, "binary data"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "is a PNG picture, not a PDF"),
        ("a.pdf", samples.printed()[:200], "damaged or cut off"),
        ("a.pdf", samples.scan(), "run text recognition"),
        ("a.pdf", samples.locked(), "locked with a password"),
        ("a.docx", samples.docx()[:300], "damaged or cut off"),
        ("a.docx", samples.archive({"other.xml": b"<x/>"}), "lacks its part word/document.xml"),
        ("a.odt", b"", "damaged or cut off"),
        ("a.zip", samples.archive({}), "holds no document"),
        ("a.eml", b"", "is no message"),
        ("a.mbox", b"From: somebody\n", "is no mailbox"),
        ("a.xml", b"no mark-up", "is not XML"),
        ("a.csv", b"speaker,quote\na,b\n", "has no column text (columns: speaker, quote)"),
        ("a.parquet", b"PAR1" + b"\0" * 40 + b"PAR1", "damaged Parquet file"),
        ("a.txt.gz", b"no gzip", "damaged gzip file"),
        ("a.tar.gz", samples.gz(b"x"), "no reader for what is compressed"),
        ("a.html", b"", "holds no page"),
    ],
)
def test_what_cannot_be_read_says_why_and_how_to_mend_it(name, data, reason):
    with pytest.raises(UnreadableError, match=r".+;.+") as caught:
        read(name, data)
    assert reason in str(caught.value)


# ---- text and its encoding


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        (b"\xef\xbb\xbfplain", "plain", False),
        ("naïve “text”".encode(), "naïve “text”", False),
        ("naïve text".encode("utf-16"), "naïve text", False),
        ("\ufeffnaïve text".encode("utf-32-be"), "naïve text", False),
        ("Foreign Minister said no.".encode("utf-16-be"), "Foreign Minister said no.", True),
        ("Министр иностранных дел сказал нет".encode("utf-16-le"), "Министр иностранных дел сказал нет", True),
        (GERMAN.encode("cp1252"), GERMAN, True),
        ("Министр иностранных дел заявил о письме.".encode("cp1251"), "Министр иностранных дел заявил о письме.", True),
        (
            "señor, the café".encode("latin-1") + b" of the ministers" * 9,
            "señor, the café" + " of the ministers" * 9,
            True,
        ),
        ("é".encode() * 20 + b"\xff", "é" * 20 + "\ufffd", True),
        (b"a\x00b" + b" text" * 40, "a\x00b" + " text" * 40, False),
    ],
)
def test_bytes_are_decoded_and_guesses_are_named(data, text, warned):
    decoded = decode(data)
    assert decoded.text == text
    assert bool(decoded.warnings) is warned


def test_front_matter_is_metadata_and_stays_in_the_text():
    reading = read_one("a.md", samples.markdown())
    assert reading.about == {"title": samples.TITLE, "date": samples.DAY, "author": "Jane Roe"}
    assert reading.text[: reading.body].endswith("---\n")
    assert reading.text[reading.body :].startswith("# Minister")


# ---- pages


def test_a_page_gives_its_article_without_menus_scripts_and_banners():
    reading = read_one("a.html", samples.page())
    assert reading.text == "\n\n".join((samples.TITLE, *samples.PARAGRAPHS))
    assert reading.about["date"].startswith(samples.DAY)
    assert (reading.about["author"], reading.about["publisher"]) == ("Jane Roe", "Example News")


@pytest.mark.parametrize(
    ("data", "passage"),
    [
        (b"<p>Unclosed &amp; <b>broken <i>page</p><table><tr><td>cell <a href='x", "Unclosed & broken page"),
        ("<meta charset=iso-8859-1><p>Élysée und Übermut</p>".encode("cp1252"), "Élysée und Übermut"),
        ("<p>Élysée</p>".encode("utf-16"), "Élysée"),
        (b"<?xml version='1.0' encoding='utf-8'?><html><body><p>An XHTML page</p></body></html>", "An XHTML page"),
        (b"<p>one<br><br>two</p>", "one\ntwo"),
        (b"<div>" * 230 + b"<p>deep down", "deep down"),
        (b"<title><script>alert(1)</script> shown</title><p>Text of the page.</p>", "alert(1)"),
    ],
)
def test_odd_pages_are_read(data, passage):
    assert passage in read_one("a.html", data).text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="dc.date" content="2021-05-04">', {"date": "2021-05-04"}),
        ('<meta property="og:title" content="Another title">', {"title": "Another title"}),
        ("<title>A letter to Moscow | The News</title>", {"title": "A letter to Moscow", "publisher": "The News"}),
        ("<title>Press Briefing – February 1, 2022</title>", {"title": "Press Briefing – February 1, 2022"}),
        ("<title>U.S. - Russia talks</title>", {"title": "U.S. - Russia talks"}),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "H", "datePublished":'
            ' "2020-01-02", "author": [{"name": "A B"}, {"name": "C D"}], "publisher": {"name": "P"}}]}</script>',
            {"title": "H", "date": "2020-01-02", "author": "A B; C D", "publisher": "P"},
        ),
        ('<script type="application/ld+json">{"@type": "Article", "headline": 5}</script>', {}),
        ('<script type="application/ld+json">[[[</script>', {}),
    ],
)  # fmt: skip
def test_the_head_of_a_page_says_what_it_is(head, expected):
    data = f"<html><head>{head}</head><body><p>Text.</p></body></html>".encode()
    about = read_one("a.html", data).about
    assert {key: about.get(key) for key in expected} == expected


def test_one_time_element_dates_a_page_and_several_do_not():
    one = '<body><time datetime="2022-02-09T10:00">yesterday</time><p>Text.</p></body>'
    assert read_one("a.html", one.encode()).about["date"] == "2022-02-09"
    assert "date" not in read_one("a.html", (one + '<time datetime="2021-01-01">').encode()).about


# ---- office documents


def said(text):
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx_keeps_notes_tables_boxes_and_insertions_and_drops_deletions():
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{said('boxed')}</w:txbxContent></w:drawing></w:r></w:p>"
    out = "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>"
    change = f"<w:p><w:ins><w:r><w:t>put in</w:t></w:r></w:ins>{out}</w:p>"
    rows = f"<w:tbl><w:tr><w:tc>{said('a')}</w:tc><w:tc>{said('b')}</w:tc></w:tr></w:tbl>"
    noted = '<w:p><w:r><w:t>noted</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = f'<w:footnote w:id="2">{said("a note")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{samples.WORDS}">{note}</w:footnotes>'
    data = samples.docx(["first"], inside=change + rows + noted + box, extra={"word/footnotes.xml": notes})
    reading = read_one("a.docx", data)
    assert reading.text.split("\n\n") == [samples.TITLE, "first", "put in", "a\tb", "noted", "a note", "boxed"]
    assert reading.about == {"title": samples.TITLE}
    assert "tracked changes" in reading.warnings[0]


def test_odt_keeps_notes_and_drops_deletions():
    reading = read_one("a.odt", samples.odt())
    assert reading.text.split("\n\n") == [samples.TITLE, samples.PARAGRAPHS[0], "A note.", *samples.PARAGRAPHS[1:]]
    assert reading.about == {"title": samples.TITLE, "author": "Jane Roe"}


# ---- printed pages


def test_a_pdf_gives_paragraphs_without_page_numbers():
    reading = read_one("a.pdf", samples.printed())
    assert reading.text == "\n\n".join((samples.TITLE, *samples.PARAGRAPHS))
    assert reading.about == {"title": samples.TITLE}


def test_running_heads_stand_once_and_paragraphs_cross_pages():
    foot, head = (300, 30, 8, "Page {} of 3"), (72, 815, 8, "Example Archive")
    body = [
        (72, 700 - 13 * n, 10, "the minister said that he would go on with the talks in the city") for n in range(3)
    ]
    pages = [[head, *body, (*foot[:3], foot[3].format(n))] for n in (1, 2, 3)]
    text = read_one("a.pdf", samples.pdf(pages)).text
    assert text.count("Example Archive") == 1
    assert "Page" not in text
    assert len(text.split("\n\n")) == 2


def test_a_page_without_text_is_named():
    reading = read_one("a.pdf", samples.pdf([[(72, 700, 10, "Some text on the first page.")], []]))
    assert reading.warnings == ("no text on page 2: pictures of pages need text recognition",)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the talks were sus-", "pended in the city, where they suspended work"], "were suspended in"),
        (["the build-", "up of troops, a build-up"], "the build-up of"),
        (["by the Ortega-", "Murillo regime"], "the Ortega-Murillo regime"),
        (["an agree-", "ment"], "an agreement"),
        (["he said -", "and left"], "said - and"),
    ],
)
def test_broken_words_are_mended(lines, joined):
    printed = [Line(text, 72, 500, 700 - 12 * n, 10, 0) for n, text in enumerate(lines)]
    assert joined in join_lines([Page(printed, 842)])[0]


def test_columns_are_read_one_after_the_other():
    left = [Line(f"the left column goes on here {n}", 72, 280, 700 - 12 * n, 10, 0) for n in range(6)]
    right = [Line(f"the right column goes on here {n}", 310, 520, 700 - 12 * n, 10, 0) for n in range(6)]
    (text,) = join_lines([Page(left + right, 842)])
    assert text.index("left column goes on here 5") < text.index("right column goes on here 0")


# ---- messages


def test_a_message_names_sender_recipient_day_and_subject():
    reading = read_one("a.eml", samples.mail())
    assert reading.about["sender"] == "Änne Müller"
    assert reading.about["recipient"] == "Josef Novák; press@example.org"
    assert reading.about["title"].endswith("– naïve")
    assert "09 Feb 2022" in reading.about["date"]


def test_attachments_are_documents_of_their_own_and_pictures_are_none():
    attached = [
        ("note.docx", "application", "x", samples.docx()),
        ("p.png", "image", "png", b"x"),
        ("b.doc", "application", "x", b"y"),
    ]
    found = read("a.eml", samples.mail(attached))
    assert [one.name for one in found] == ["", "note.docx", "b.doc"]
    assert isinstance(found[-1], Unread)


def test_a_message_that_is_a_page_is_read_as_one():
    message = b"From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n" + samples.page()
    assert read_one("a.eml", message).text.split("\n\n")[1:] == list(samples.PARAGRAPHS)


def test_a_mailbox_holds_its_messages():
    assert [one.name for one in read("a.mbox", samples.mailbox())] == ["1", "2"]


# ---- mark-up


def test_tei_tells_who_writes_to_whom_and_when():
    reading = read_one("a.xml", samples.tei())
    assert reading.about == {
        "title": "The Minister to the Envoy", "publisher": "Example Archive", "date": samples.DAY,
        "sender": "Minister", "recipient": "Novak",
    }  # fmt: skip


def test_tei_keeps_heads_datelines_notes_and_signatures_in_order():
    assert read_one("a.xml", samples.tei()).text.split("\n\n") == [
        "The Minister to the Envoy (Novak)", "An envoy.", "Vienna, February 9.",
        "Sir: I have the honor to report.\nNext line.", "The first note.", "“We shall not sign.”",
        "I am, etc.", "Anna Kovacs",
    ]  # fmt: skip


def test_tei_with_a_description_of_the_correspondence():
    described = b"""<TEI><teiHeader><profileDesc><correspDesc>
    <correspAction type="sent"><persName>A. Sender</persName><date when="1901-02-03"/></correspAction>
    <correspAction type="received"><orgName>The Office</orgName></correspAction></correspDesc></profileDesc></teiHeader>
    <text><body><p>Text.</p></body></text></TEI>"""
    about = read_one("a.tei", described).about
    assert (about["sender"], about["recipient"], about["date"]) == ("A. Sender", "The Office", "1901-02-03")


def test_a_volume_gives_each_of_its_documents():
    parts = "".join(f'<div type="document" xml:id="d{n}"><head>Letter {n}</head><p>Text {n}.</p></div>' for n in (1, 2))
    found = read("a.xml", f"<TEI><text><body>{parts}</body></text></TEI>".encode())
    assert [(one.name, one.about["title"]) for one in found] == [("d1", "Letter 1"), ("d2", "Letter 2")]


@pytest.mark.parametrize(
    ("data", "text", "warned"),
    [
        (b"<!DOCTYPE d [<!ENTITY m 'dash'>]><d><p>A &m; B</p></d>", "A dash B", "root is d"),
        (b"<d><p>A &mdash; B</p></d>", "A — B", "not well-formed"),
        (b"<d><p>cut of", "cut of", "not well-formed"),
        (b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d><p>A &x; B</p></d>', "A B", "not well-formed"),
    ],
)
def test_xml_is_read_as_far_as_it_goes_and_nothing_is_fetched(data, text, warned):
    reading = read_one("a.xml", data)
    assert reading.text == text
    assert any(warned in warning for warning in reading.warnings)


def test_entities_that_grow_are_not_expanded():
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(UnreadableError, match="grow without bound"):
        read("a.xml", f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]><d>&e9;</d>'.encode())


def test_paragraphs_of_a_tree_keep_breaks_fold_space_and_follow_notes():
    root, _ = parse_xml(b"<d>a <i>b</i>\n c<note>n1 <p>n2</p></note><br/>d<p> e </p><x>gone</x>f</d>")
    marks = Marks(names("d p"), names("x"), {"br": "\n"}, names("note"))
    assert read_paragraphs(root, marks) == ["a b c\nd", "n1 n2", "e", "f"]


# ---- records


def test_a_bad_line_is_named_and_the_others_go_on():
    lines = [b'{"id": "a", "text": "one"}', b"{", b"[1]", b'{"id": "b", "text": 5}', b'{"text": "x"}', b"\xff", b"",
             b'{"id": "c", "text": "two", "title": {"no": "text"}}', b"[" * 5000]  # fmt: skip
    found = read("a.jsonl", b"\n".join(lines))
    assert [one.name for one in found] == ["a", "line 2", "line 3", "line 4", "line 5", "line 6", "c", "line 9"]
    assert found[-2].warnings == ("the field title holds no text and was left out",)
    assert "a number as text" in found[3].reason


@pytest.mark.parametrize(
    ("record", "about"),
    [
        ({"date": "2022-02-09", "from": ["A", "B"], "to": [], "text": "t"}, {"date": "2022-02-09", "sender": "A; B"}),
        ({"head": "h", "title": "t", "creator": "c"}, {"title": "t", "author": "c"}),
        ({"confidential": True, "language": None, "type": 5}, {"confidential": "yes", "type": "5"}),
    ],
)
def test_fields_go_by_several_names(record, about):
    assert known_fields(record)[0] == about


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_may_use_any_usual_delimiter(delimiter):
    found = read("a.csv", samples.table(delimiter=delimiter))
    assert [(one.name, one.text) for one in found] == [("a", samples.TEXT), ("b", "Second text.")]


def test_rows_without_text_are_named():
    found = read("a.csv", samples.table([["Text", "id"], ["one", ""], [" ", "x"]]))
    assert [one.name for one in found] == ["1", "row 2"]


# ---- archives and their bounds


def test_an_archive_names_what_it_cannot_read_and_passes_over_hidden_files():
    members = {"b/letter.txt": b"text", "a.doc": b"x", ".hidden.txt": b"h", "__MACOSX/x.txt": b"m", "~$a.docx": b"l"}
    found = read("a.zip", samples.archive(members))
    assert [(type(one), one.name) for one in found] == [(Unread, "a.doc"), (Reading, "b/letter.txt")]


def test_archives_in_archives_are_bounded():
    data = samples.archive({"letter.txt": b"text"})
    for _ in range(5):
        data = samples.archive({"in.zip": data})
    (found,) = read("a.zip", data)
    assert "take it out" in found.reason


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.zip"])
def test_what_unpacks_beyond_all_measure_is_not_unpacked(name, monkeypatch):
    monkeypatch.setattr("helpers.readers.packed.RATIO_FROM", 100_000)
    part = {"a.docx": "word/document.xml", "a.odt": "content.xml", "a.zip": "letter.txt"}[name]
    with pytest.raises(UnreadableError, match="as a ZIP bomb does"):
        read(name, samples.archive({part: b"a" * 10_000_000}))


@pytest.mark.parametrize(
    ("bound", "name"),
    [("text.MAX_BYTES", "a.txt"), ("html.MAX_PAGE", "a.html"), ("markup.MAX_MARKUP", "a.xml"),
     ("table.MAX_MARKUP", "a.csv"), ("pdf.MAX_PAGES", "a.pdf"), ("pdf.MAX_CHARACTERS", "a.pdf"),
     ("pdf.MAX_UNPACKED", "a.pdf"), ("packed.MAX_MEMBERS", "a.zip"), ("parquet.MAX_ROWS", "a.parquet"),
     ("mail.MAX_BYTES", "a.eml")],
)  # fmt: skip
def test_bounds_refuse_with_a_reason(bound, name, monkeypatch):
    readers.READERS[name[1:]](Source(name, 0))  # loads the module
    module, constant = bound.split(".")
    list(read(name, samples.KINDS[name]()))
    monkeypatch.setattr(f"helpers.readers.{module}.{constant}", 0)
    with pytest.raises(UnreadableError, match=r"more than|bounds|split"):
        read(name, samples.KINDS[name]())


@pytest.mark.parametrize(("bound", "name"), [("jsonl.MAX_ROWS", "a.jsonl"), ("jsonl.MAX_LINE", "a.jsonl"),
                                             ("table.MAX_ROWS", "a.csv"), ("mbox.MAX_ROWS", "a.mbox")])  # fmt: skip
def test_bounds_on_records_keep_what_came_before(bound, name, monkeypatch):
    module, constant = bound.split(".")
    list(read(name, samples.KINDS[name]()))
    monkeypatch.setattr(f"helpers.readers.{module}.{constant}", 1)
    assert "beyond the bounds" in read(name, samples.KINDS[name]())[-1].reason


def test_time_is_bounded(monkeypatch):
    read("a.pdf", samples.printed())
    monkeypatch.setattr("helpers.readers.pdf.Clock", lambda: Clock(-1.0))
    with pytest.raises(UnreadableError, match="takes longer than"):
        read("a.pdf", samples.printed())


# ---- files without an ending


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("a.txt", ".txt"), ("a.html", ".html"), ("a.pdf", ".pdf"), ("a.docx", ".docx"), ("a.odt", ".odt"),
     ("a.xml", ".xml"), ("a.eml", ".eml"), ("a.zip", ".zip")],
)  # fmt: skip
def test_files_without_an_ending_are_known_by_their_first_bytes(kind, ending):
    found = read("letter", samples.KINDS[kind]())
    assert found[0].warnings[-1] == f"has no ending in its name and was read as {ending}: name it so"
