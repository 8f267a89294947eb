"""OpenDocument texts (ODT): paragraphs, headings, tables, notes; tracked deletions out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from helpers.readers.bounds import MAX_MARKUP
from helpers.readers.markup import Marks, fold, join_paragraphs, local, names, parse_xml, read_paragraphs
from helpers.readers.packed import open_zip, read_member
from helpers.readers.source import Reading, Source

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MARKS = Marks(
    blocks=names("p h list list-item section text table text-box frame index-body"),
    skipped=names("tracked-changes note-citation annotation annotation-end sequence-decls forms scripts"),
    breaks={"line-break": "\n", "tab": " ", "s": " ", "soft-page-break": ""},
    notes=names("note-body"),
    cells=names("table-cell"),
    rows=names("table-row"),
)


def read(source: Source) -> Iterator[Reading]:
    """Yield the text of a document, a blank line between paragraphs; notes follow the paragraph that they belong to."""
    with open_zip(source, "OpenDocument text (.odt)") as archive:
        root, warnings = parse_xml(read_member(archive, "content.xml", MAX_MARKUP))
        about = read_properties(archive)
    body = next((element for element in root.iter() if local(element) == "body"), root)
    if next(root.iter(TEXT + "tracked-changes"), None) is not None:
        warnings += ("holds tracked changes: read as if all were accepted",)
    title = find_heading(body) or about.get("title", "")
    text = join_paragraphs(read_paragraphs(body, MARKS))
    yield Reading(text, about=about | ({"title": title} if title else {}), warnings=warnings)


def read_properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title and author in the document's properties; its dates are those of the file and not taken."""
    if "meta.xml" not in archive.namelist():
        return {}
    root, _ = parse_xml(read_member(archive, "meta.xml", MAX_MARKUP))
    found = {local(element): fold(element.text).strip() for element in root.iter()}
    author = found.get("initial-creator") or found.get("creator", "")
    return {key: value for key, value in (("title", found.get("title", "")), ("author", author)) if value}


def find_heading(body: etree._Element) -> str:
    """The first of the first paragraphs that is a title or a heading of the first level."""
    paragraphs = body.iter(TEXT + "p", TEXT + "h")
    for _, paragraph in zip(range(20), paragraphs, strict=False):
        style = (paragraph.get(TEXT + "style-name") or "").lower()
        if style == "title" or (local(paragraph) == "h" and paragraph.get(TEXT + "outline-level", "1") == "1"):
            return " ".join(read_paragraphs(paragraph, MARKS))
    return ""
