"""Saved web pages: the article without menus, banners and scripts; what the page's head says about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import lxml.html
import trafilatura
from lxml import etree

from helpers.readers.bounds import MAX_DEPTH, MAX_ELEMENTS, MAX_MARKUP, MAX_PAGE
from helpers.readers.encoding import MARKS as BYTE_ORDER_MARKS
from helpers.readers.encoding import Decoded, decode, decode_as, wide_encoding
from helpers.readers.html_head import read_head
from helpers.readers.markup import Marks, join_paragraphs, names, read_paragraphs
from helpers.readers.source import Reading, Source, UnreadableError, too_large

PICTURE = re.compile(rb"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=%\s]{0,20000000}")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
WESTERN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}  # browsers read all of these as cp1252
BLOCKS = names(
    "address article blockquote body center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 head header hr"
    " item li list main ol p pre quote section summary table tbody tfoot thead title ul"
)
FURNITURE = names(
    "aside audio button canvas datalist dialog embed footer form head iframe input map math menu meta nav noscript"
    " object option script select style svg template textarea title video"
)
ROLES = names("alert banner complementary contentinfo dialog menu navigation search toolbar")
CONSENT = re.compile(r"\b(?:cookies?|consent|gdpr|breadcrumbs?|newsletter|share|sharing|social|skip-link)\b", re.I)
ARTICLE = Marks(BLOCKS, breaks={"br": "\n", "lb": "\n"}, cells=names("cell"), rows=names("row"))
ENOUGH = 0.6  # share of the page's prose that the article must hold, or the whole page is taken

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(source: Source) -> Iterator[Reading]:
    """Yield the article of a page: its title, then its paragraphs, a blank line between them.

    Raises
    ------
    UnreadableError
        If the page holds nothing, or is larger than a page can be once its pictures are left out.
    """
    text, warnings = decode_page(PICTURE.sub(b"", source.read(MAX_MARKUP)))
    if len(text) > MAX_PAGE:
        raise too_large(len(text), MAX_PAGE)
    yield read_page(text, warnings)


def read_page(text: str, warnings: tuple[str, ...] = ()) -> Reading:
    """Read the article of a page that is decoded already.

    Raises
    ------
    UnreadableError
        If the page holds nothing at all.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("holds no page; save it again from the browser") from error
    about = read_head(root)
    paragraphs = read_article(root)
    title = about.get("title", "")
    if title and paragraphs and title not in paragraphs[:3]:
        paragraphs.insert(0, title)
    return Reading(join_paragraphs(paragraphs), about=about, warnings=warnings)


def decode_page(data: bytes) -> Decoded:
    """Decode a page: UTF-8 where it is, else what the page declares, else a guess."""
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        declared = CHARSET.search(data[:4096])
    if not declared or data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or wide_encoding(data):
        return decode(data)
    name = declared[1].decode().lower()
    try:
        return decode_as(data, "cp1252" if name in WESTERN else name)
    except LookupError:
        return decode(data)


def read_article(root: etree._Element) -> list[str]:
    """The paragraphs of the page's article, as trafilatura finds it; of the whole page where it finds too little."""
    whole = read_paragraphs(root.find("body") if root.find("body") is not None else root, page_marks())
    if is_monstrous(root):
        return whole
    found = trafilatura.bare_extraction(root, include_comments=False, with_metadata=False)
    article = read_paragraphs(found.body, ARTICLE) if found is not None else []
    return article if prose(article) >= ENOUGH * prose(whole) else whole


def page_marks() -> Marks:
    """How a whole page is read: all but its furniture."""
    return Marks(BLOCKS, FURNITURE, {"br": "\n"}, cells=names("td th"), rows=names("tr"), skip=is_furniture)


def is_furniture(element: etree._Element) -> bool:
    """Whether an element is hidden, or a menu or banner by what it says of itself."""
    get = element.get
    if get("role") in ROLES or get("aria-hidden") == "true" or get("hidden") is not None:
        return True
    if "display:none" in (get("style") or "").replace(" ", ""):
        return True
    return element.tag in ("div", "ul", "section", "p", "span") and bool(
        CONSENT.search(f"{get('class') or ''} {get('id') or ''}".replace("_", "-"))
    )


def prose(paragraphs: list[str]) -> int:
    """Characters of the paragraphs that are prose: long, and closed by a mark."""
    return sum(len(p) for p in paragraphs if len(p) > 100 and p[-1] in '.!?”"’»)')


def is_monstrous(root: etree._Element) -> bool:
    """Whether a page is too deep or too large for trafilatura, which recurses and compares siblings with each other."""
    level = 0
    for number, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        level += 1 if event == "start" else -1
        if level > MAX_DEPTH or number > 2 * MAX_ELEMENTS:
            return True
    return False
