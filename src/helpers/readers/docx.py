"""Word documents (DOCX): paragraphs, tables, footnotes, text boxes; tracked insertions in, deletions out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from helpers.readers.bounds import MAX_MARKUP
from helpers.readers.markup import Marks, join_paragraphs, local, names, parse_xml, read_paragraphs
from helpers.readers.packed import open_zip, read_member
from helpers.readers.source import Reading, Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = Marks(
    blocks=names("p body tbl txbxContent footnote endnote sdtContent"),
    skipped=names(
        "pPr rPr tblPr tcPr trPr sectPr sdtPr del moveFrom instrText delText fldData Fallback annotationRef binData"
    ),
    breaks={"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "softHyphen": ""},
    cells=names("tc"),
    rows=names("tr"),
)
TITLES = ("title", "heading1", "heading 1", "berschrift1", "titre", "titel")  # names of paragraph styles
NOTES = (("footnoteReference", "word/footnotes.xml"), ("endnoteReference", "word/endnotes.xml"))
CHANGED = ("ins", "del", "moveFrom", "moveTo")


def read(source: Source) -> Iterator[Reading]:
    """Yield the text of a document, a blank line between paragraphs; notes follow the paragraph that they belong to."""
    with open_zip(source, "Word document (.docx)") as archive:
        root, warnings = parse_xml(read_member(archive, "word/document.xml", MAX_MARKUP))
        notes = {mark: read_notes(archive, part) for mark, part in NOTES if part in archive.namelist()}
        about = read_properties(archive)
    title = find_heading(root) or about.get("title", "")
    if any(local(element) in CHANGED for element in root.iter(*(W + name for name in CHANGED))):
        warnings += ("holds tracked changes: read as if all were accepted",)
    body = root.find(W + "body")
    paragraphs = list(read_body(root if body is None else body, notes))
    yield Reading(join_paragraphs(paragraphs), about=about | ({"title": title} if title else {}), warnings=warnings)


def read_body(body: etree._Element, notes: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """Yield the paragraphs of the body, each with the notes that it refers to behind it; every note once."""
    for block in body:
        yield from read_paragraphs(block, MARKS)
        for mark, texts in notes.items():
            for reference in block.iter(W + mark):
                yield from texts.pop(reference.get(W + "id", ""), [])


def read_notes(archive: zipfile.ZipFile, part: str) -> dict[str, list[str]]:
    """Paragraphs of the footnotes or endnotes of a document, by id."""
    root, _ = parse_xml(read_member(archive, part, MAX_MARKUP))
    return {note.get(W + "id", ""): read_paragraphs(note, MARKS) for note in root}


def read_properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title and author in the document's properties; its dates are those of the file and not taken."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    root, _ = parse_xml(read_member(archive, "docProps/core.xml", MAX_MARKUP))
    found = {local(child): (child.text or "").strip() for child in root}
    return {field: found[name] for field, name in (("title", "title"), ("author", "creator")) if found.get(name)}


def find_heading(root: etree._Element) -> str:
    """The first of the first paragraphs that is set in a style for titles."""
    for _, paragraph in zip(range(20), root.iter(W + "p"), strict=False):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val", "").lower().strip() in TITLES:
            return " ".join(read_paragraphs(paragraph, MARKS))
    return ""
