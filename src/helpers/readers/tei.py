"""TEI and other XML: the text of the body; sender, addressee and date of a letter from its mark-up."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from helpers.readers.bounds import MAX_MARKUP
from helpers.readers.fields import SEPARATOR
from helpers.readers.markup import Marks, fold, join_paragraphs, local, names, parse_xml, read_paragraphs
from helpers.readers.source import Reading, Source, UnreadableError

MARKS = Marks(
    blocks=names(
        "ab addrLine address argument article back bibl body byline caption closer dateline desc div div1 div2 div3"
        " docDate docImprint docTitle epigraph figDesc figure floatingText front group head imprimatur item l label lg"
        " list listBibl opener p postscript quote salute section sec signed sp speaker stage table text title titlePart"
        " trailer"
    ),
    skipped=names("teiHeader fw del script style standOff facsimile graphic"),
    breaks={"lb": "\n", "br": "\n"},
    notes=names("note"),
    cells=names("cell td th"),
    rows=names("row tr"),
)
WHEN = ("when", "when-iso", "notBefore", "from", "notAfter")
IDENTITY = "{http://www.w3.org/XML/1998/namespace}id"
DATELINES = ("dateline", "opener", "head", "closer")
DAY_OF_MARKUP = "doc-dateTime-min"  # the editors' day of a document


def read(source: Source) -> Iterator[Reading]:
    """Yield the documents of a TEI file: each `div` of type document or letter, else the whole text.

    Raises
    ------
    UnreadableError
        If the file is no XML, or nothing but mark-up.
    """
    root, warnings = parse_xml(source.read(MAX_MARKUP))
    header = read_header(root)
    parts = [div for div in root.iter("{*}div", "{*}text") if is_document(div)]
    if len(parts) > 1:
        for number, part in enumerate(parts, 1):
            name = part.get(IDENTITY) or part.get("n") or str(number)
            yield read_part(part, {k: v for k, v in header.items() if k in ("author", "publisher")}, name, warnings)
        return
    if local(root) not in ("TEI", "TEI.2", "teiCorpus"):
        warnings += (f"is XML but not TEI (its root is {local(root)[:40]}): read as plain mark-up",)
    yield read_part(root, header, "", warnings)


def is_document(div: etree._Element) -> bool:
    """Whether a part of a file is a document of its own, by what it says of itself."""
    if (div.get("type") or "").lower() not in ("document", "letter"):
        return False
    return not any((above.get("type") or "").lower() in ("document", "letter") for above in div.iterancestors("{*}div"))


def read_part(part: etree._Element, header: dict[str, str], name: str, warnings: tuple[str, ...]) -> Reading:
    """Read one document."""
    text = join_paragraphs(read_paragraphs(part, MARKS))
    if not text and "well-formed" in " ".join(warnings):
        raise UnreadableError(warnings[0].replace("and was read as far as it goes ", "") + "; nothing could be read")
    found = {"date": find_day(part), "sender": parties(part, "from"), "recipient": parties(part, "to")}
    if "title" not in header:
        found["title"] = next((content(head) for head in part.iter("{*}head")), "")
    return Reading(text, name, header | {k: v for k, v in found.items() if v}, warnings)


def content(element: etree._Element) -> str:
    """Text of an element without its notes, on one line."""
    return fold(" ".join(read_paragraphs(element, MARKS)[:1])).strip()


def read_header(root: etree._Element) -> dict[str, str]:
    """What the header says about the text; of a letter, what its correspondence description says."""
    header = next(root.iter("{*}teiHeader"), None)
    if header is None:
        return {}
    found = {
        "title": first(header, "titleStmt", "title"),
        "author": first(header, "titleStmt", "author"),
        "publisher": first(header, "publicationStmt", "publisher") or first(header, "publicationStmt", "authority"),
        "date": when(next(header.iter("{*}creation"), None)),
    }
    for action in header.iter("{*}correspAction"):
        side = {"sent": "sender", "received": "recipient"}.get(action.get("type", ""), "")
        names = [content(e) for e in action.iter("{*}persName", "{*}orgName", "{*}name")]
        found[side] = SEPARATOR.join(n for n in names if n)
        if side == "sender":
            found["date"] = when(action) or found["date"]
    return {key: value for key, value in found.items() if key and value}


def first(header: etree._Element, statement: str, name: str) -> str:
    """Text of the first element of a name in a statement of the header."""
    for one in header.iter("{*}" + statement):
        for element in one.iter("{*}" + name):
            return content(element)
    return ""


def parties(part: etree._Element, side: str) -> str:
    """Sender ("from") or addressee ("to"), as the first head with such mark-up tags them; several joined by "; "."""
    for head in part.iter("{*}head", "{*}opener"):
        tagged = head.iter("{*}persName", "{*}gloss", "{*}orgName", "{*}name", "{*}rs")
        names = [content(e) for e in tagged if e.get("type") == side]
        if names:
            return SEPARATOR.join(dict.fromkeys(n for n in names if n))
    return ""


def find_day(part: etree._Element) -> str:
    """The day of a document: of its first dateline, else what the editors give."""
    for name in DATELINES:
        for element in part.iter("{*}" + name):
            if day := when(element):
                return day
    own = [part, *part.iter("{*}div")]
    found = [value for e in own for key, value in e.attrib.items() if key.rpartition("}")[2] == DAY_OF_MARKUP]
    return found[0][:10] if found else ""


def when(element: etree._Element | None) -> str:
    """The first day that a date inside an element gives in its attributes."""
    for date in element.iter("{*}date") if element is not None else ():
        for name in WHEN:
            if value := date.get(name):
                return value
    return ""
