"""Lines of printed pages to paragraphs: running heads out, hyphens mended, lines joined where the text runs on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

ENDS = re.compile(r"[.!?:;…][\"”’')\]»]*$")
ITEM = re.compile(r"(?:[•▪◦‣·–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")
NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
BROKEN = re.compile(r"([^\W\d_]{2,})[-‐\u00ad]$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
APART = 8  # sizes of type between left edges from which lines belong to different columns
GLUED = re.compile(r"\S[-‐\u00ad—]$")
EDGE = 0.12  # share of a page's height, above and below, in which running heads and page numbers stand
LARGER = 1.15  # from this factor over the size of the body a line is set larger


@dataclass(frozen=True)
class Line:
    """A printed line: its text, left and right edge, baseline, size of type, number of the page; in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


@dataclass(frozen=True)
class Page:
    """The lines of a page, and its height in points."""

    lines: list[Line]
    height: float


class Column(NamedTuple):
    """Left and right edge of a column."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Width of the column."""
        return max(self.right - self.left, 1.0)


@dataclass(frozen=True)
class Setting:
    """How a document is set: its columns from left to right, size of type, distance of lines."""

    columns: list[Column]
    size: float
    pitch: float

    def column_of(self, line: Line) -> Column:
        """The column that a line stands in."""
        return max((c for c in self.columns if c.left <= line.left + 2 * line.size), default=self.columns[0])


def join_lines(pages: list[Page]) -> list[str]:
    """Join the lines of pages to paragraphs.

    Parameters
    ----------
    pages : list of Page

    Returns
    -------
    list of str
        The paragraphs; running heads, running feet and page numbers are left out.
    """
    lines = [line for page in drop_furniture(pages) for line in level(page.lines)]
    if not lines:
        return []
    setting = measure(lines)
    words = whole_words(lines)
    paragraphs = [[lines[0].text]]
    for before, line in pairwise(lines):
        if runs_on(before, line, setting):
            paragraphs[-1][-1:] = join_words(paragraphs[-1][-1], line.text, words)
        else:
            paragraphs.append([line.text])
    return ["".join(pieces).replace("\u00ad", "-") for pieces in paragraphs]


def whole_words(lines: list[Line]) -> Counter[str]:
    """The words of a document that no end of a line breaks, in lower case."""
    words: Counter[str] = Counter()
    broken = False
    for line in lines:
        found = WORD.findall(line.text.lower())
        first, broken = int(broken), bool(BROKEN.search(line.text))
        words.update(found[first : len(found) - broken])
    return words


def level(lines: list[Line]) -> list[Line]:
    """Put pieces on one baseline together: a raised note mark, a word in another type."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and abs(last.base - line.base) < 0.4 * max(last.size, line.size) and line.left >= last.right - 1:
            text = f"{last.text}{'' if line.left - last.right < 0.1 * last.size else ' '}{line.text}"
            joined[-1] = replace(last, text=text, right=line.right)
        else:
            joined.append(line)
    return joined


def measure(lines: list[Line]) -> Setting:
    """Measure how most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) < 0.6]
    gaps = [a.base - b.base for a, b in pairwise(body) if a.page == b.page]
    near = [gap for gap in gaps if 0.5 * size < gap < 2.5 * size]
    return Setting(find_columns(body, size), size, usual(near) or 1.2 * size)


def find_columns(body: list[Line], size: float) -> list[Column]:
    """The columns of a text: lines whose left edges lie near each other, where there are enough of them."""
    ordered = sorted(body, key=lambda line: line.left)
    groups = [[ordered[0]]]
    for before, line in pairwise(ordered):
        if line.left - before.left > APART * size:
            groups.append([])
        groups[-1].append(line)
    often = [group for group in groups if len(group) >= max(3, 0.1 * len(body))] or [ordered]
    return [column(group) for group in often]


def column(lines: list[Line]) -> Column:
    """The edges of a column: of most of its lines on the left, of its longest lines on the right."""
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return Column(lefts[len(lefts) // 10], rights[int(0.95 * (len(rights) - 1))])


def usual(gaps: list[float]) -> float:
    """The distance between lines of one paragraph: the smaller half of all distances, its middle."""
    return median(sorted(gaps)[: max(1, (len(gaps) + 1) // 2)]) if gaps else 0.0


def runs_on(before: Line, line: Line, setting: Setting) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return False
    own = setting.column_of(before)
    short = before.right < own.right - 0.2 * own.width
    ended = bool(ENDS.search(before.text))
    if BROKEN.search(before.text):
        return True
    gap = before.base - line.base
    if before.page != line.page or gap < 0:
        return line.text[0].islower() or (not ended and not short) or before.right > own.right - 4
    if gap > 1.3 * setting.pitch * max(1.0, before.size / setting.size) or (ITEM.match(line.text) and (ended or short)):
        return False
    indented = line.left > before.left + 0.8 * line.size and line.left > setting.column_of(line).left + 0.8 * line.size
    return not (ended and (short or indented)) and not (short and stands_alone(before, line))


def stands_alone(before: Line, line: Line) -> bool:
    """Whether a short line is one of its own, such as a heading or a part of an address."""
    return line.text[0].isupper() and len(before.text) < 60 and not before.text.endswith(",")


def join_words(before: str, line: str, words: Counter[str]) -> tuple[str, str]:
    """The end of a line and the next line as they are joined: with a space, or with a broken word mended.

    The hyphen goes where the word stands elsewhere without it, and stays where the word stands elsewhere with it or
    where both halves are words of the document.
    """
    broken = BROKEN.search(before)
    rest = re.match(r"[^\W\d_]+", line)
    if not broken or not rest:
        return before if GLUED.search(before) else before + " ", line
    first, second = broken[1].lower(), rest[0].lower()
    keep = not line[0].islower() or words[f"{first}-{second}"] or (words[first] and words[second])
    return before[:-1] + ("-" if keep and not words[first + second] else ""), line


def drop_furniture(pages: list[Page]) -> list[Page]:
    """Leave out page numbers, and the lines that stand at the edge of several pages but for their first."""
    keys = Counter(key for page in pages for key in {key_of(line) for line in edge(page)})
    often = {key for key, count in keys.items() if count >= max(2, 0.3 * len(pages))}
    seen: set[str] = set()
    kept = []
    for page in pages:
        at_edge = edge(page)
        lines = []
        for line in page.lines:
            repeated = line in at_edge and key_of(line) in often
            if line in at_edge and NUMBER.fullmatch(line.text):
                continue
            if not repeated or key_of(line) not in seen:
                lines.append(line)
            seen |= {key_of(line)} if repeated else set()
        kept.append(Page(lines, page.height))
    return kept


def edge(page: Page) -> list[Line]:
    """The first two and the last two lines of a page, as far as they stand near its edge."""
    ordered = sorted(page.lines, key=lambda line: -line.base)
    outer = [*ordered[:2], *ordered[-2:]]
    return [line for line in outer if not EDGE * page.height < line.base < (1 - EDGE) * page.height]


def key_of(line: Line) -> str:
    """What running heads of several pages have in common: their text without numbers."""
    return re.sub(r"\d+", "#", line.text.lower())


def find_heading(pages: list[Page]) -> str:
    """What is set larger than the body at the top of the first page, on one line; empty if nothing is."""
    lines = [line for page in pages for line in page.lines]
    size = measure(lines).size
    top = level(pages[0].lines)[:15]
    large = [line for line in top if line.size >= LARGER * size]
    if not large:
        return ""
    first = max(large, key=lambda line: line.size)
    run = [line for line in large if abs(line.size - first.size) < 0.6]
    return " ".join(line.text for line in run[:6])
