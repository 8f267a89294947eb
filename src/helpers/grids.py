"""Drawing in the one style of all figures: a grid of marks with direct labels, a list of events along time.

All positions are inches on the page, so that a figure looks the same with one row and with twenty.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.fonts import FACES, FALLBACK, SANS, printable
from helpers.wording import shorten

INK, MUTED, RULE, ACCENT = "#17222c", "#55636f", "#d5dde4", "#1d4f76"
BLUE, VERMILION, ORANGE, GREEN, PURPLE, GREY = "#0072b2", "#d55e00", "#b87700", "#00795c", "#a0517f", "#6b7883"
STYLE = {
    "font.family": [SANS, FALLBACK],
    "font.size": 9,
    "text.color": INK,
    "text.parse_math": False,  # a $ in a name is a dollar
    "svg.fonttype": "none",
    "svg.hashsalt": "demarche",
    "savefig.bbox": "tight",
    "savefig.pad_inches": 0.04,
    "figure.dpi": 100,
}
CELL_WIDTH, CELL_HEIGHT = 0.46, 0.26
PAGE_WIDTH = 6.3  # inches of text on an A4 page
LABEL_LENGTH = 36  # characters of a row's label
HEAD_LENGTH = 26  # characters of a column's label


class Mark(NamedTuple):
    """A sign with its shape, colour and meaning: each of the first three alone tells it from its neighbours."""

    sign: str
    shape: str
    colour: str
    meaning: str
    hollow: bool = False


class Cell(NamedTuple):
    """Marks in one cell of a grid, with a number beside them."""

    marks: tuple[Mark, ...]
    number: str = ""


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the type of the briefing known to matplotlib."""
    for face in FACES:
        font_manager.fontManager.addfont(face.path)


def new_axes(width: float, height: float) -> Axes:
    """Empty axes of a size in inches; coordinates are inches from the upper left corner."""
    load_fonts()
    drawing = Figure(figsize=(width, height))
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return axes


def draw_grid(
    rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], Cell], *, key: Iterable[Mark] = ()
) -> Figure:
    """Draw a grid: row labels at the left, column labels slanted above, marks in the cells, their key below."""
    with mpl.rc_context(STYLE):
        width, height = len(columns) * CELL_WIDTH, len(rows) * CELL_HEIGHT
        axes = new_axes(width, height)
        draw_frame(axes, rows, columns)
        for (row, column), cell in cells.items():
            draw_cell(axes, (column + 0.5) * CELL_WIDTH, (row + 0.5) * CELL_HEIGHT, cell)
        used = {mark for cell in cells.values() for mark in cell.marks}
        draw_key(axes, [mark for mark in key if mark in used], height + 0.24)
        return axes.figure


def draw_frame(axes: Axes, rows: Sequence[str], columns: Sequence[str]) -> None:
    """Draw labels and hairlines of a grid."""
    width = len(columns) * CELL_WIDTH
    for number, head in enumerate(rows):
        y = (number + 0.5) * CELL_HEIGHT
        axes.text(-0.12, y, label(head, LABEL_LENGTH), ha="right", va="center")
    for number in range(len(rows) + 1):
        axes.plot([-0.06, width], [number * CELL_HEIGHT] * 2, color=RULE, lw=0.6, clip_on=False, zorder=0)
    for number, head in enumerate(columns):
        x = (number + 0.5) * CELL_WIDTH
        text = label(head, HEAD_LENGTH)
        axes.text(x - 0.05, -0.06, text, rotation=40, rotation_mode="anchor", va="bottom")
        axes.plot([x, x], [0, len(rows) * CELL_HEIGHT], color=RULE, lw=0.4, zorder=0)


def label(text: str, limit: int) -> str:
    """A label short enough, in characters that the fonts have."""
    return printable(shorten(" ".join(text.split()), limit, "…"))


def draw_cell(axes: Axes, x: float, y: float, cell: Cell) -> None:
    """Draw the marks of one cell side by side, the number right of them."""
    step = 0.2
    left = x - step * (len(cell.marks) - 1) / 2 - (0.07 if cell.number else 0)
    for number, mark in enumerate(cell.marks):
        draw_mark(axes, left + number * step, y, mark)
    if cell.number:
        last = left + step * (len(cell.marks) - 1)
        axes.text(last + 0.12, y, cell.number, va="center", fontsize=8, color=INK)


def draw_mark(axes: Axes, x: float, y: float, mark: Mark) -> None:
    """Draw one mark: its shape filled (or hollow), its sign inside."""
    fill = "white" if mark.hollow else mark.colour
    size = 10 if mark.shape == "D" else 12
    axes.plot([x], [y], marker=mark.shape, ms=size, mfc=fill, mec=mark.colour, mew=1, clip_on=False)
    ink = mark.colour if mark.hollow else "white"
    axes.text(x, y + 0.005, mark.sign, ha="center", va="center_baseline", fontsize=8, weight="bold", color=ink)


def draw_key(axes: Axes, marks: Iterable[Mark], top: float, left: float = 0) -> None:
    """Draw the key of the marks in lines that fit the page."""
    items = list(marks)
    widths = [0.34 + 0.068 * len(mark.meaning) for mark in items]
    x, y = left, top
    for mark, width in zip(items, widths, strict=True):
        if x > left and x + width > left + PAGE_WIDTH - 2:
            x, y = left, y + 0.24
        draw_mark(axes, x + 0.08, y, mark)
        axes.text(x + 0.21, y, mark.meaning, va="center", fontsize=8, color=MUTED)
        x += width


class Dot(NamedTuple):
    """An event on a timeline: where it lies (0 to 1, from and to), its mark, its date and what it says."""

    first: float
    last: float
    mark: Mark
    date: str
    text: str


def draw_timeline(dots: Sequence[Dot], ticks: Sequence[tuple[float, str]]) -> Figure:
    """Draw events one a line: at the left where they lie in time, at the right what they are."""
    panel, step = 1.5, 0.26
    with mpl.rc_context(STYLE):
        axes = new_axes(PAGE_WIDTH, len(dots) * step)
        bottom = len(dots) * step
        for place, text in spread(ticks):
            axes.plot([place * panel] * 2, [-0.05, bottom], color=RULE, lw=0.6, zorder=0, clip_on=False)
            axes.text(place * panel, -0.1, text, ha="center", va="bottom", fontsize=8, color=MUTED)
        for number, dot in enumerate(dots):
            y = (number + 0.5) * step
            axes.plot([0, PAGE_WIDTH], [y + step / 2] * 2, color=RULE, lw=0.4, zorder=0, clip_on=False)
            axes.plot([dot.first * panel, dot.last * panel], [y, y], color=dot.mark.colour, lw=2, zorder=1)
            draw_mark(axes, (dot.first + dot.last) / 2 * panel, y, dot.mark)
            axes.text(panel + 0.35, y, dot.date, va="center", fontsize=8, color=MUTED)
            axes.text(panel + 1.55, y, label(dot.text, 66), va="center")
        return axes.figure


def spread(ticks: Sequence[tuple[float, str]], gap: float = 0.4) -> list[tuple[float, str]]:
    """Ticks that do not overlap: the last one goes where two are closer than `gap`."""
    kept = list(ticks[:1])
    for tick in ticks[1:]:
        if tick[0] - kept[-1][0] >= gap:
            kept.append(tick)
    return kept


def draw_svg(drawing: Figure) -> str:
    """A figure as SVG, the same bytes each time: no date, no random ids, no XML prologue."""
    stream = io.StringIO()
    with mpl.rc_context(STYLE):
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        drawing.savefig(stream, format="svg", transparent=True, metadata=nothing)
    svg = stream.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def draw_png(drawing: Figure) -> str:
    """A figure as PNG in base64, for JupyterLab, which does not show SVG of an untrusted notebook."""
    stream = io.BytesIO()
    with mpl.rc_context(STYLE):
        drawing.savefig(stream, format="png", dpi=144, metadata={"Software": None})
    return base64.b64encode(stream.getvalue()).decode("ascii")
