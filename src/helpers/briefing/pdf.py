"""The document model as PDF: a static Typst template reads it, PDF/UA-1 is checked while it compiles."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from helpers.fonts import font_folders, printable
from helpers.wording import read_wording

TEMPLATE = Path(__file__).parent / "templates" / "briefing.typ"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # date in the file of a briefing without a date
LONG_WORD = re.compile(r"\S{30,}")


class RenderError(RuntimeError):
    """The PDF cannot be made; the message says why."""


def render_pdf(model: dict[str, Any], *, paper: str = "a4") -> tuple[bytes, int]:
    """Render a document model.

    Parameters
    ----------
    model : dict
        As `build_model` makes it; not changed.
    paper : str
        Paper size as Typst names it: "a4", "us-letter".

    Returns
    -------
    bytes
        The file, the same for the same model.
    int
        Number of pages.

    Raises
    ------
    RenderError
        If Typst refuses the document, for example a figure without a text alternative.
    """
    data = {"model": with_glyphs(model), "say": read_wording(model["language"]).data["briefing"], "paper": paper}
    try:
        compiler = typst.Compiler(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            font_paths=[str(folder) for folder in font_folders()],
            ignore_system_fonts=True,
        )
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=date_of(model))
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
        return pdf, pages
    except typst.TypstError as error:
        raise RenderError(f"The PDF cannot be made: {error}") from error


def date_of(model: dict[str, Any]) -> datetime:
    """The date of the latest document, as the date of the file."""
    parts = [int(part) for part in model["head"]["date"].split("-") if part]
    return datetime(*parts, *([1] * (3 - len(parts))), tzinfo=UTC) if parts else EPOCH


def with_glyphs(value: Any, key: str = "") -> Any:
    """The same value in characters that the fonts have; long words may break anywhere."""
    if isinstance(value, str):
        return value if key == "svg" else LONG_WORD.sub(break_word, printable(value))
    if isinstance(value, dict):
        return {name: with_glyphs(inner, name) for name, inner in value.items()}
    return [with_glyphs(inner) for inner in value] if isinstance(value, list) else value


def break_word(match: re.Match[str]) -> str:
    """A long word (an address, a hash) with places where the line may break."""
    return "\u200b".join(re.findall(r".{1,12}", match.group()))
