"""The document model as one HTML file: no request to anywhere, a strict content security policy, autoescape."""

from __future__ import annotations

import base64
import copy
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.briefing.drawing import inline_svg
from helpers.fonts import embed_fonts
from helpers.wording import read_wording

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with autoescape; an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render_html(model: dict[str, Any]) -> str:
    """Render a document model.

    Parameters
    ----------
    model : dict
        As `build_model` makes it; not changed.

    Returns
    -------
    str
        The whole page, with styles, script and fonts in it.
    """
    model = copy.deepcopy(model)
    for block in [*model["summary"], *(block for chapter in model["chapters"] for block in chapter["blocks"])]:
        if block["kind"] == "figure":
            block["drawing"] = Markup(inline_svg(block["svg"], block["number"], block["alt"]))
    body = environment().get_template("body.html.j2").render(**model, **fixed_texts(model))
    style = embed_fonts(Markup(body).striptags()) + read_template("briefing.css")
    script = read_template("briefing.js")
    policy = f"default-src 'none'; font-src data:; style-src {digest(style)}; script-src {digest(script)}"
    page = environment().get_template("page.html.j2")
    parts = {"body": Markup(body), "style": Markup(style), "script": Markup(script)}
    return page.render(**model, **parts, **fixed_texts(model), policy=policy)


def fixed_texts(model: dict[str, Any]) -> dict[str, Any]:
    """The fixed texts of the briefing in its language."""
    return {"say": read_wording(model["language"]).data["briefing"]}


def read_template(name: str) -> str:
    """A style sheet or script from the templates."""
    return (TEMPLATES / name).read_text("utf-8")


def digest(text: str) -> str:
    """A text's hash as a content security policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
