"""Blocks as HTML for JupyterLab: a summary, a table or a figure with a list of the passages cited below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from helpers.inline import Node

STYLE = Markup("""<style>
.demarche{max-width:60rem;line-height:1.5}
.demarche table{border-collapse:collapse;font-size:.95em;margin:.4rem 0}
.demarche caption,.demarche .caption{text-align:left;font-weight:600;color:#1d4f76;padding:.3rem 0;caption-side:top}
.demarche th{text-align:left!important;border-bottom:2px solid #1d4f76;vertical-align:bottom}
.demarche td{text-align:left!important;vertical-align:top!important;border-bottom:1px solid #d5dde4;white-space:normal}
.demarche .number{text-align:right!important}
.demarche li{margin:.35rem 0}
.demarche sup{color:#1d4f76;font-weight:600;cursor:help}
.demarche mark{background:#fdeeb0;color:#17222c}
.demarche .source{color:#55636f;font-size:.9em}
.demarche img{max-width:100%}
</style>""")


def block_html(content: dict[str, Any], png: str = "") -> str:
    """A block as HTML; every text in it is escaped."""
    numbers = {item["id"]: number for number, item in enumerate(content.get("evidence", []), 1)}
    quotes = {item["id"]: item["quote"] for item in content.get("evidence", [])}

    def inline(nodes: Sequence[Node]) -> Markup:
        """Words with the numbers of their passages, which show the passage when pointed at."""
        parts = (
            Markup('<sup title="{}">{}</sup>').format(quotes[node["id"]], f"[{numbers[node['id']]}]")
            if node["t"] == "cite"
            else Markup("{}").format(node["s"])
            for node in nodes
        )
        return Markup("").join(parts)

    body = Markup("")
    if content.get("reading"):
        body += Markup("<p>{}</p>").format(inline(content["reading"]))
    body += SHOWN.get(content["kind"], show_nothing)(content, inline, png)
    if content.get("note"):
        body += Markup('<p class="source">{}</p>').format(content["note"])
    body += show_evidence(content.get("evidence", []), opened=content["kind"] == "evidence")
    return str(STYLE + Markup('<div class="demarche">{}</div>').format(body))


def show_nothing(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """Blocks that only the briefing shows."""
    return Markup("")


def show_title(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """The title block: title, scope and counts."""
    counts = Markup(" · ").join(f"{fact['value']} {fact['label']}" for fact in content["facts"])
    return Markup("<p class='caption'>{} {}</p><p>{}<br>{}</p>").format(
        content["title"], f"[{content['marking']}]" if content["marking"] else "", content["scope"], counts
    )


def show_paragraph(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """A paragraph."""
    return Markup("<p>{}</p>").format(inline(content["c"]))


def show_summary(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """Key findings as a list."""
    points = (
        Markup("<li><strong>{}.</strong> {}</li>").format(point["lead"], inline(point["c"]))
        for point in content["points"]
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(points))


def show_table(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """A table with caption and header cells."""

    def cells(tag: str, texts: Sequence[Any]) -> Markup:
        """One row."""
        pairs = zip(content["columns"], texts, strict=True)
        made = (
            Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), Markup(' class="number"' * column["number"]), text)
            for column, text in pairs
        )
        return Markup("<tr>{}</tr>").format(Markup("").join(made))

    head = cells("th", [column["label"] for column in content["columns"]])
    rows = Markup("").join(cells("td", [inline(cell) for cell in row]) for row in content["rows"])
    return Markup("<table><caption>{}</caption><thead>{}</thead><tbody>{}</tbody></table>").format(
        content["caption"], head, rows
    )


def show_figure(content: dict[str, Any], inline: Any, png: str) -> Markup:
    """A figure as picture with its text alternative."""
    return Markup('<p class="caption">{}</p><img alt="{}" src="data:image/png;base64,{}">').format(
        content["caption"], content["alt"], png
    )


def show_evidence(items: Sequence[dict[str, Any]], *, opened: bool) -> Markup:
    """The passages behind the numbers, folded away unless they are what the block is about."""
    if not items:
        return Markup("")
    made = (
        Markup("<li><strong>{}</strong> <span class='source'>{}</span><br>{}<mark>{}</mark>{}</li>").format(
            item["label"],
            ", ".join(part for part in (item["document"], item["date"]) if part),
            item["before"],
            item["quote"],
            item["after"],
        )
        for item in items
    )
    return Markup("<details{}><summary>Evidence ({})</summary><ol>{}</ol></details>").format(
        Markup(" open" * opened), len(items), Markup("").join(made)
    )


SHOWN = {
    "title": show_title,
    "paragraph": show_paragraph,
    "summary": show_summary,
    "table": show_table,
    "figure": show_figure,
}
