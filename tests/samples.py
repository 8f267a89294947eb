"""Small documents of every kind, made on the spot: real parts, no text but ours."""

import csv
import gzip
import io
import json
import zipfile
import zlib
from email.message import EmailMessage

import pyarrow as pa
import pyarrow.parquet as pq

TITLE = "Minister Kovacs rejects the draft"
DAY = "2022-02-09"
PARAGRAPHS = (
    "Foreign Minister Anna Kovacs said on Tuesday that her country “will not sign” the draft of the agreement.",
    "“We remain ready to talk,” she told reporters after a meeting with the chair of the OSCE in Vienna.",
    "The letter was sent to all participating States on 3 February 2022, the ministry said in a statement.",
)
TEXT = "\n\n".join(PARAGRAPHS)
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(header=f"date {DAY} ", body=TEXT, encoding="utf-8"):
    """A text file with the header of a date."""
    return f"{header}{body}\n".encode(encoding)


def markdown():
    """A Markdown file with front matter."""
    front = f"---\ntitle: {TITLE}\ndate: {DAY}\nauthor: Jane Roe\n---\n"
    return (front + f"# {TITLE}\n\n{TEXT}\n").encode()


def page(body="", head=""):
    """A saved web page with menu, banner, side column and footer around its article."""
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example News</title>
<meta property="article:published_time" content="{DAY}T10:00:00+01:00"><meta name="author" content="Jane Roe">
<style>p {{color: red}}</style><script>alert("said the script")</script>{head}</head><body>
<nav>Home | Politics | Subscribe now</nav><div class="cookie-banner"><p>We use cookies on this site.</p></div>
<article><h1>{TITLE}</h1>{paragraphs}{body}</article>
<aside><p>Another story that nobody here has read so far.</p></aside><footer>All rights reserved</footer></body></html>
""".encode()


def packed(**members):
    """A ZIP file of named members (dots for slashes are written as __)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def archive(members):
    """A ZIP archive of a dict of name to bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, content in members.items():
            packing.writestr(name, content)
    return data.getvalue()


def docx(paragraphs=PARAGRAPHS, *, inside="", head="", extra=None):
    """A Word document: a heading, paragraphs, further mark-up `inside` its body."""
    runs = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    body = f'<w:document xmlns:w="{WORDS}"><w:body>{heading}{runs}{inside}</w:body></w:document>'
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": f'<?xml version="1.0"?>{head}{body}'}
    return archive(members | (extra or {}))


def odt():
    """An OpenDocument text with a heading, a note, a deleted word and properties."""
    names = 'xmlns:office="o" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="d"'
    rest = "".join(f"<text:p>{p}</text:p>" for p in PARAGRAPHS[1:])
    first = (
        f"<text:p>{PARAGRAPHS[0]}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
    )
    first += "</text:p></text:note-body></text:note></text:p>"
    gone = "<text:tracked-changes><text:deletion><text:p>deleted</text:p></text:deletion></text:tracked-changes>"
    head = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    body = f"<office:body><office:text>{gone}{head}{first}{rest}</office:text></office:body>"
    content = f"<office:document-content {names}>{body}</office:document-content>"
    meta = f"<office:meta {names}><dc:title>{TITLE}</dc:title><dc:creator>Jane Roe</dc:creator></office:meta>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta})


def pdf_objects(objects, trailer=b""):
    """A PDF file of numbered objects."""
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return bytes(data + b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(content, extra=b""):
    """A stream object."""
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (extra, len(content), content)


def pdf(pages, trailer=b""):
    """A PDF: for each page a list of (x, y, size, text) in Latin-1."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        place = (
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>"
        )
        objects += [place % (5 + 2 * number), stream(b"\n".join(show(*line) for line in lines))]
    return pdf_objects(objects, trailer)


def show(x, y, size, line):
    """A line of text in the language of PDF pages."""
    escaped = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, escaped)


def printed(title=TITLE, paragraphs=PARAGRAPHS, width=85):
    """A PDF of one page: a title set large, paragraphs broken into lines, a page number."""
    y, lines = 760.0, [(72, 780.0, 18, title)]
    for paragraph in paragraphs:
        y -= 8
        for line in wrapped(paragraph, width):
            y -= 13
            lines.append((72, y, 10, line))
    return pdf([[*lines, (300, 30, 8, "1")]])


def wrapped(paragraph, width):
    """A paragraph as lines of at most `width` characters."""
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def scan():
    """A PDF that shows a picture and no text."""
    picture = stream(
        zlib.compress(bytes(64 * 64)),
        b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode",
    )
    place = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>"
    )
    tree = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"]
    return pdf_objects([*tree, place, stream(b"q 500 0 0 700 40 70 cm /I Do Q"), picture])


def locked():
    """A PDF that asks for a password."""
    tree = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"]
    place = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    lock = b"<</Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <%s> /U <%s>>>" % (b"11" * 32, b"22" * 32)
    return pdf_objects([*tree, place, lock], b"/Encrypt 4 0 R /ID [<%s> <%s>]" % (b"ab" * 16, b"ab" * 16))


def mail(attachments=(), html=""):
    """A message with encoded header fields; attachments as (name, main type, subtype, bytes)."""
    message = EmailMessage()
    message["From"] = "Änne Müller <anne@example.org>"
    message["To"] = "Josef Novák <josef@example.org>, press@example.org"
    message["Date"] = "Wed, 09 Feb 2022 10:00:00 +0100"
    message["Subject"] = f"Re: {TITLE} – naïve"
    message.set_content(TEXT)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, subtype, data in attachments:
        message.add_attachment(data, maintype=kind, subtype=subtype, filename=name)
    return message.as_bytes()


def mailbox():
    """A mailbox of two messages."""
    return b"".join(b"From anne@example.org Wed Feb  9 10:00:00 2022\n" + mail() + b"\n" for _ in range(2))


def tei(body="", head=""):
    """A letter in TEI, with sender, addressee, dateline, a note, a quotation, a signature."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>{head}
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>The Minister to the Envoy</title></titleStmt>
<publicationStmt><publisher>Example Archive</publisher></publicationStmt></fileDesc></teiHeader>
<text><body><div type="document"><head>The <gloss type="from">Minister</gloss> to the Envoy
 (<persName type="to">Novak<note>An envoy.</note></persName>)</head>
<opener><dateline><placeName>Vienna</placeName>, <date when="{DAY}">February 9</date>.</dateline></opener>
<p>Sir: I have the honor<note n="1">The first note.</note> to report.<lb/>Next line.</p>
<quote><p>“We shall not sign.”</p></quote>{body}<closer>I am, etc.<signed>Anna Kovacs</signed></closer>
</div></body></text></TEI>""".encode()


def jsonl(records=None):
    """Records, one a line."""
    records = records or [{"id": "letters/1", "text": TEXT, "date": DAY, "title": TITLE}, {"id": 2, "text": "Short."}]
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def table(rows=None, delimiter=","):
    """A CSV file with a column of texts."""
    data = io.StringIO()
    writer = csv.writer(data, delimiter=delimiter, lineterminator="\n")
    writer.writerows(rows or [["id", "date", "text"], ["a", DAY, TEXT], ["b", "", "Second text."]])
    return data.getvalue().encode()


def parquet():
    """A Parquet file with a column of texts."""
    data = io.BytesIO()
    pq.write_table(pa.table({"id": ["a", "b"], "date": [DAY, None], "text": [TEXT, "Second text."]}), data)
    return data.getvalue()


def gz(data):
    """Bytes compressed with gzip, the same each time."""
    return gzip.compress(data, mtime=0)


KINDS = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": page,
    "a.docx": docx,
    "a.odt": odt,
    "a.pdf": printed,
    "a.eml": mail,
    "a.mbox": mailbox,
    "a.xml": tei,
    "a.jsonl": jsonl,
    "a.csv": table,
    "a.parquet": parquet,
    "a.txt.gz": lambda: gz(text()),
    "a.jsonl.gz": lambda: gz(jsonl()),
    "a.zip": lambda: archive({"in/letter.txt": text(), "in/page.html": page(), "in/picture.png": b"\x89PNG"}),
    "a": text,
}
