"""What the head of a web page says about the page: title, date, author, publisher, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from helpers.readers.markup import fold

META = {  # names of <meta> elements, best first
    "date": (
        "article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.issued", "dc.date",
        "dcterms.date", "dcterms.created", "publishdate", "publish-date", "pubdate", "publication_date",
        "citation_publication_date", "sailthru.date", "parsely-pub-date", "date",
    ),
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"),
    "sender": ("dc.sender",),
    "recipient": ("dc.recipient",),
}  # fmt: skip
LINKED = re.compile(r"(?:article|report|posting|statement|speech|webpage)$", re.IGNORECASE)  # schema.org types
BETWEEN = re.compile(r"\s+[|\-–—·»:]+\s+")  # between the title of a page and the name of its site
MAX_HEADS = 20  # headings that are looked at
MAX_LINKED = 500_000  # characters of one block of linked data


def read_head(root: etree._Element) -> dict[str, str]:
    """Read what a page says about itself; its own linked data goes before its meta elements."""
    about = read_meta(root) | read_linked(root)
    about |= {"date": about["date"]} if about.get("date") else read_time(root)
    title, site = choose_title(root, about)
    found = about | {"title": title, "publisher": about.get("publisher") or site}
    language = (root.get("lang") or "")[:2].lower()
    return {key: value for key, value in (found | {"language_tag": language}).items() if value}


def choose_title(root: etree._Element, about: dict[str, str]) -> tuple[str, str]:
    """The title of the article, and the name of the site where the title of the page holds it.

    The best is a heading that the title of the page repeats; then what the meta elements say; then the title of the
    page without the site; then the first heading.
    """
    whole = page_title(root)
    title, site = split_title(whole, about.get("publisher", ""))
    heads = [text for _, h1 in zip(range(MAX_HEADS), root.iter("h1"), strict=False) if (text := content(h1))]
    named = [head for head in heads if head.casefold() in whole.casefold()]
    if named:
        return named[0], site or split_title(whole.replace(named[0], "x y z"), "")[1]
    return about.get("title") or title or next(iter(heads), ""), site


def page_title(root: etree._Element) -> str:
    """Content of the title element in the page's head."""
    return next(
        (content(t) for t in root.iter("title") if t.getparent() is not None and t.getparent().tag == "head"), ""
    )


def content(element: etree._Element) -> str:
    """Text of an element and all it holds, white space folded."""
    return fold("".join(element.itertext())).strip()


def read_meta(root: etree._Element) -> dict[str, str]:
    """Fields that the page's meta elements give."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = fold(meta.get("content")).strip()
        if name and value and not value.startswith(("http://", "https://")):
            values.setdefault(name, value)
    picked = {field: next((values[n] for n in names if n in values), "") for field, names in META.items()}
    return {field: value for field, value in picked.items() if value}


def read_linked(root: etree._Element) -> dict[str, str]:
    """Fields that the page's linked data (JSON-LD, schema.org) gives for its first article."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= MAX_LINKED:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            for node in nodes(data):
                if LINKED.search(str(node.get("@type", ""))) and node.get("headline"):
                    return linked_fields(node)
    return {}


def nodes(data: Any, depth: int = 0) -> Iterator[dict]:
    """The objects of linked data, from the outside in."""
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list) and depth < 6:
        for one in data:
            yield from nodes(one, depth + 1)


def linked_fields(node: dict) -> dict[str, str]:
    """Fields of `Document` in one object of linked data."""
    found = {
        "title": node.get("headline"),
        "date": node.get("datePublished") or node.get("dateCreated"),
        "author": names(node.get("author")),
        "publisher": names(node.get("publisher")),
    }
    return {key: fold(value).strip() for key, value in found.items() if isinstance(value, str) and value.strip()}


def names(value: Any) -> str:
    """Names of persons or organisations in linked data, joined by "; "."""
    values = value if isinstance(value, list) else [value]
    found = [one.get("name") if isinstance(one, dict) else one for one in values]
    return "; ".join(one for one in found if isinstance(one, str))


def read_time(root: etree._Element) -> dict[str, str]:
    """The day that the page's time elements name, where they name one for the page itself or only one at all."""
    times = [t for t in root.iter("time") if t.get("datetime")]
    own = [t for t in times if t.get("pubdate") is not None or "published" in (t.get("itemprop") or "").lower()]
    days = {(t.get("datetime") or "")[:10] for t in own[:1] or times}
    return {"date": days.pop()} if len(days) == 1 else {}


def split_title(title: str, site: str) -> tuple[str, str]:
    """Part the title of a page from the name of its site, which stands behind the last dash or bar."""
    marks = list(BETWEEN.finditer(title))
    if not marks:
        return title, ""
    head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    if tail == site or (len(tail.split()) <= 6 and len(head.split()) >= 3 and not re.search(r"\d", tail)):
        return head, tail
    return title, ""
