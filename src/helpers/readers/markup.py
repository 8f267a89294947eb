"""Mark-up to paragraphs: one walk in reading order for HTML, TEI, DOCX and ODT, without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.entities import html5

from lxml import etree

from helpers.readers.bounds import MAX_MARKUP
from helpers.readers.source import UnreadableError

SPACES = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")
ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
HALF = re.compile(  # halves of surrogate pairs, by their numbers
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


def names(text: str) -> frozenset[str]:
    """A set of names of elements, written with spaces between them."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Marks:
    """What the elements of a kind of mark-up mean for its text; names without namespace.

    Attributes
    ----------
    blocks : frozenset of str
        Elements that are paragraphs or hold them: text before, in and behind them is kept apart.
    skipped : frozenset of str
        Elements that are passed over with all they hold.
    breaks : dict
        Elements that stand for characters: a line break, a tab, a space.
    notes : frozenset of str
        Elements whose text follows behind the paragraph that they stand in.
    cells, rows : frozenset of str
        Elements of tables: the cells of a row become one line, with tabs between them.
    skip : callable
        Whether an element is passed over for another reason than its name.
    """

    blocks: frozenset[str]
    skipped: frozenset[str] = frozenset()
    breaks: dict[str, str] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    skip: Callable[[etree._Element], bool] = lambda element: False


class Walk:
    """Collects the paragraphs of a tree, element by element; `paragraphs` is the result."""

    def __init__(self, marks: Marks):
        self.marks = marks
        self.paragraphs: list[str] = []
        self.pieces: list[list[str]] = [[]]  # of the paragraph at hand; of the notes around it
        self.waiting: list[str] = []  # notes until their paragraph ends
        self.row: list[str] | None = None  # cells of the row at hand

    def add(self, text: str | None) -> None:
        """Add text to the paragraph at hand."""
        if text:
            self.pieces[-1].append(text)

    def take(self) -> str:
        """Take the paragraph at hand, its white space folded, its line breaks kept."""
        text = LINES.sub(one_or_two, SPACES.sub(" ", "".join(self.pieces[-1]))).strip()
        self.pieces[-1] = []
        return text

    def end_block(self) -> None:
        """End the paragraph at hand; notes that it held follow it."""
        text = self.take()
        inside = len(self.pieces) > 1
        if text and (inside or self.row is not None):
            self.pieces[-1].append(text + (" " if inside else "\n"))
            return
        if inside:
            return
        self.paragraphs += [text] * bool(text) + self.waiting
        self.waiting = []

    def start(self, element: etree._Element, name: str) -> None:
        """Enter an element."""
        marks = self.marks
        if name in marks.notes:
            self.pieces.append([])
        elif name in marks.rows and len(self.pieces) == 1:
            self.end_block()
            self.row = []
        elif name in marks.blocks:
            self.end_block()
        if name in marks.breaks:
            self.add(marks.breaks[name])
        self.add(fold(element.text))

    def end(self, element: etree._Element, name: str) -> None:
        """Leave an element."""
        marks = self.marks
        if name in marks.notes and len(self.pieces) > 1:
            text = self.take()
            self.pieces.pop()
            self.waiting += [text] * bool(text)
        elif name in marks.cells and self.row is not None:
            self.row.append(self.take())
        elif name in marks.rows and self.row is not None:
            self.end_row()
        elif name in marks.blocks:
            self.end_block()

    def end_row(self) -> None:
        """End a row of a table: one line where each cell is one, else a paragraph for each line of a cell."""
        cells, self.row = [*self.row, self.take()], None
        cells = [cell for cell in cells if cell]
        lines = cells if any("\n" in cell for cell in cells) else ["\t".join(cells)]
        self.paragraphs += [line for cell in lines for line in cell.split("\n") if line] + self.waiting
        self.waiting = []


def one_or_two(breaks: re.Match[str]) -> str:
    """Line breaks as they are kept: one, or a blank line for several."""
    return "\n" if breaks.group().count("\n") == 1 else "\n\n"


def fold(text: str | None) -> str:
    """Text of an element with its white space folded: line breaks of the file mean nothing in mark-up."""
    return re.sub(r"\s+", " ", text) if text else ""


def read_paragraphs(root: etree._Element, marks: Marks) -> list[str]:
    """Read the paragraphs of a tree in reading order.

    Parameters
    ----------
    root : lxml element
        The tree is not changed.
    marks : Marks
        What its elements mean.

    Returns
    -------
    list of str
        None empty; white space folded, line breaks only where an element stands for one.
    """
    walk = Walk(marks)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped = None
    for event, element in events:
        if event in ("comment", "pi"):
            walk.add(fold(element.tail))
            continue
        if skipped is not None and not (event == "end" and element is skipped):
            continue
        name = local(element)
        if event == "start" and (name in marks.skipped or marks.skip(element)):
            skipped = element
            events.skip_subtree()
        elif event == "start":
            walk.start(element, name)
        else:
            if skipped is None:
                walk.end(element, name)
            skipped = None
            if element is not root:
                walk.add(fold(element.tail))
    walk.end_block()
    return walk.paragraphs


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def join_paragraphs(paragraphs: list[str]) -> str:
    """Make one text of paragraphs: a blank line between them."""
    return "\n\n".join(paragraphs)


def parse_xml(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    """Parse XML: nothing is fetched, what entities expand to is bounded, damage is read over and named.

    Returns
    -------
    root : lxml element
    warnings : tuple of str

    Raises
    ------
    UnreadableError
        If the XML is too large, holds nothing, or expands beyond the bounds of the parser.
    """
    if len(data) > MAX_MARKUP:
        raise UnreadableError(f"unpacks to {len(data):,} bytes of XML, more than the {MAX_MARKUP:,} that are read")
    try:
        return etree.fromstring(data, parser()), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        problem = one_line(error)
    if "amplification" in problem or "huge" in problem:
        raise UnreadableError("has entities or nesting that would grow without bound; it was not expanded")
    try:
        root = etree.fromstring(NAMED.sub(spell_out, mended(data)), parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableError(f"is not XML ({problem}); save it again or give it the ending of its kind")
    return root, (f"is not well-formed XML and was read as far as it goes ({problem})",)


def parser(**options: bool) -> etree.XMLParser:
    """A parser that fetches nothing and lifts no bound."""
    return etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_pis=True, remove_comments=True, **options,
    )  # fmt: skip


def mended(data: bytes) -> bytes:
    """XML without halves of surrogate pairs, which the parser would pass on and nobody could decode."""
    data = HALF.sub(b"&#xFFFD;", data)
    declared = ENCODING.match(data)
    if (declared and declared[1].lower() != b"utf-8") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    return data.decode("utf-8", "replace").encode("utf-8")


def spell_out(match: re.Match[bytes]) -> bytes:
    """The characters of a named entity of HTML as numbers, which XML knows too; others stay as they are."""
    characters = html5.get(match[1].decode() + ";", "")
    return "".join(f"&#{ord(c)};" for c in characters).encode() or match[0]


def one_line(error: Exception) -> str:
    """The message of an error on one line."""
    return re.sub(r"\s+", " ", str(error))[:200]
