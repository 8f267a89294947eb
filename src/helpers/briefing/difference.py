"""What has changed between two delivered reports, as one short HTML page."""

from __future__ import annotations

from helpers.briefing.html import render_html
from helpers.briefing.model import build_model
from helpers.changes_shown import Comparison, find_opening, show_changes
from helpers.imprint import default_title, scope_of


def render_difference(found: Comparison) -> str:
    """Render a comparison as a page of the same make as the briefing."""
    texts = found.words.data["changes"]
    title = {"kind": "title", "title": default_title(found.later), "scope": scope_of(found.later)}
    title["scope"] = texts["scope"].format(earlier=scope_of(found.earlier), later=scope_of(found.later))
    front = [title, *(block.content for block in find_opening(found))]
    return render_html(build_model([], opening=(front, [block.content for block in show_changes(found)])))
