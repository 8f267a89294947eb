"""PDF: the text layer, page by page, with its lines joined to paragraphs (`helpers.readers.layout`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double

import pypdfium2 as pdfium
from pypdfium2 import raw

from helpers.readers.bounds import MAX_CHARACTERS, MAX_PAGES, MAX_UNPACKED
from helpers.readers.encoding import kind_of
from helpers.readers.layout import Line, Page, find_heading, join_lines
from helpers.readers.markup import join_paragraphs
from helpers.readers.source import Clock, Reading, Source, UnreadableError, too_large

BREAKS = {10, 13}
GENERATED = re.compile(
    r"untitled|anonymous|unspecified|^microsoft word|\.(?:docx?|rtf|odt|indd|qxd|pdf|tex|dvi)$", re.I
)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
HYPHENS = {2: "\u00ad", 0xFFFE: "\u00ad"}  # how PDFium marks a hyphen at the end of a line
BULLETS = {0xF0B7: "•", 0xF0A7: "▪"}  # private code points of symbol fonts
SHOWN = LIGATURES | HYPHENS | BULLETS | dict.fromkeys(range(32)) | {2: "\u00ad", 9: " ", 0xA0: " "}


def read(source: Source) -> Iterator[Reading]:
    """Yield the text of a PDF, a blank line between paragraphs, without running heads and page numbers.

    Raises
    ------
    UnreadableError
        If it is damaged, locked, too long, or holds pictures of pages without a text layer.
    """
    if source.size > MAX_UNPACKED:
        raise too_large(source.size, MAX_UNPACKED)
    with source.open() as stream:
        document = open_document(stream, source)
        try:
            pages = list(read_pages(document))
            properties = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
    empty = [number for number, page in enumerate(pages, 1) if not page.lines]
    if len(empty) == len(pages):
        raise UnreadableError("holds pictures of pages, no text; run text recognition (OCR) and save it again")
    title = choose_title(properties.get("Title", ""), pages)
    author = properties.get("Author", "")
    about = {"title": title, "author": "" if GENERATED.search(author) else author}
    text = join_paragraphs(join_lines(pages))
    yield Reading(text, about={k: v for k, v in about.items() if v}, warnings=warn_of(empty, text))


def open_document(stream: object, source: Source) -> pdfium.PdfDocument:
    """Open a PDF and check its length."""
    try:
        document = pdfium.PdfDocument(stream)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise UnreadableError(refusal(str(error), source)) from error
    if not 0 < count <= MAX_PAGES:
        document.close()
        raise UnreadableError(
            f"has {count:,} pages, more than the {MAX_PAGES:,} that are read" if count else "has no pages"
        )
    return document


def refusal(message: str, source: Source) -> str:
    """Why PDFium refuses a file, and how to mend it."""
    if "assword" in message or "security" in message.lower():
        return "is locked with a password; save it without"
    kind = kind_of(source.start())
    if kind and kind != "a PDF":
        return f"is {kind}, not a PDF; give it the ending of its kind"
    return "is damaged or cut off; save or download it again"


def read_pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    """Yield the lines of every page."""
    clock, characters = Clock(), 0
    for number in range(len(document)):
        clock.check()
        try:
            page = document[number]
            lines, height = list(read_lines(page, number)), page.get_height()
            page.close()
        except pdfium.PdfiumError:
            lines, height = [], 0.0
        characters += sum(len(line.text) for line in lines)
        if characters > MAX_CHARACTERS:
            raise UnreadableError(f"holds more than {MAX_CHARACTERS:,} characters; split it into several files")
        yield Page(lines, height)


def read_lines(page: pdfium.PdfPage, number: int) -> Iterator[Line]:
    """Yield the lines of one page as they follow each other in the file."""
    textpage = page.get_textpage()
    codes: list[int] = []
    start = 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code not in BREAKS:
            codes.append(code)
        if code not in BREAKS and code not in HYPHENS:
            continue
        yield from make_line(textpage, codes, start, number)
        codes, start = [], index + 1
    yield from make_line(textpage, codes, start, number)
    textpage.close()


def make_line(textpage: pdfium.PdfTextPage, codes: list[int], start: int, page: int) -> Iterator[Line]:
    """Yield a line with its place on the page, if it shows anything."""
    shown = [index for index, code in enumerate(codes) if code > 32 and code != 0xA0]
    text = spell(codes).strip()
    if not shown or not text:
        return
    first, last = start + shown[0], start + shown[-1]
    left, _, _, top = box(textpage, first)
    _, bottom, right, _ = box(textpage, last)
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(textpage, first, byref(x), byref(y))
    size = raw.FPDFText_GetFontSize(textpage, first)
    yield Line(text, left, right, y.value, size if 1 < size < 200 else max(top - bottom, 1.0), page)


def spell(codes: list[int]) -> str:
    """Code points as text; halves of surrogate pairs are put together, what shows nothing is left out."""
    text = "".join(map(chr, codes)).translate(SHOWN)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def box(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character."""
    try:
        return textpage.get_charbox(index)
    except pdfium.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0


def choose_title(given: str, pages: list[Page]) -> str:
    """The title in the properties where the first page shows it, else what is set larger there, else the first."""
    given = "" if GENERATED.search(given) else " ".join(given.split())
    first = re.sub(r"\W+", "", " ".join(line.text for line in pages[0].lines)).casefold()
    if given and re.sub(r"\W+", "", given).casefold() in first:
        return given
    return find_heading(pages) or given


def warn_of(empty: list[int], text: str) -> tuple[str, ...]:
    """Warn of pages without text and of fonts without letters."""
    found = []
    if empty:
        more = " and others" if len(empty) > 10 else ""
        found.append(
            f"no text on page {', '.join(map(str, empty[:10]))}{more}: pictures of pages need text recognition"
        )
    strange = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in text)
    if strange > 0.02 * len(text):
        found.append("its fonts do not say which letters they show: much of the text is unreadable")
    return tuple(found)
