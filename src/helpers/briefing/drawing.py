"""Figures inside a page: only shapes and texts, no styles, no scripts, no names that two figures share."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

SVG = "http://www.w3.org/2000/svg"
SCALE = 1.5  # CSS pixels for a point of the drawing: labels of 9 points show at 13.5 pixels
LINK = "{http://www.w3.org/1999/xlink}href"
ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "path",
        "use",
        "text",
        "tspan",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "clipPath",
        "title",
    ]
)
PROPERTIES = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-miterlimit",
        "opacity",
        "font-size",
        "font-family",
        "font-weight",
        "font-style",
        "text-anchor",
        "clip-path",
    ]
)
ATTRIBUTES = PROPERTIES | frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "viewBox",
        "transform",
        "points",
        "version",
        "clip-rule",
    ]
)
LOCAL = re.compile(r"url\(#([\w.:-]+)\)")


def inline_svg(svg: str, number: int, alt: str) -> str:
    """An SVG drawing for use inside a page.

    Parameters
    ----------
    svg : str
        As matplotlib writes it.
    number : int
        Makes the ids of this drawing different from those of others.
    alt : str
        The text alternative.

    Returns
    -------
    str
        The drawing with presentation attributes in place of styles, so that a strict content security policy lets it
        pass; elements and attributes that are not on the lists above are gone. Empty if it is no SVG.
    """
    try:
        root = Tree.fromstring(svg)
    except Tree.ParseError:
        return ""
    Tree.register_namespace("", SVG)
    prune(root)
    for element in root.iter():
        tidy(element, f"f{number}-")
    width = float(re.sub(r"[^\d.]", "", root.attrib.pop("width", "")) or 300) * SCALE
    height = float(re.sub(r"[^\d.]", "", root.attrib.pop("height", "")) or 150) * SCALE
    root.attrib |= {"role": "img", "aria-label": alt, "width": f"{width:.0f}", "height": f"{height:.0f}"}
    root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt"}
    return Tree.tostring(root, encoding="unicode")


def prune(element: Tree.Element) -> None:
    """Remove elements that are no shapes or texts, with all that is in them."""
    for child in list(element):
        if not isinstance(child.tag, str) or child.tag.removeprefix(f"{{{SVG}}}") not in ELEMENTS:
            element.remove(child)
        else:
            prune(child)


def tidy(element: Tree.Element, prefix: str) -> None:
    """Turn styles into attributes, prefix ids, drop what is not on the lists."""
    given = dict(element.attrib)
    for part in given.pop("style", "").split(";"):
        name, _, value = part.partition(":")
        given[name.strip()] = value.strip()
    link = given.pop(LINK, given.pop("href", ""))
    kept = {name: value for name, value in given.items() if name in ATTRIBUTES and value}
    if "id" in kept:
        kept["id"] = prefix + kept["id"]
    if link.startswith("#"):
        kept["href"] = f"#{prefix}{link[1:]}"
    element.attrib.clear()
    element.attrib |= {name: LOCAL.sub(rf"url(#{prefix}\1)", value) for name, value in kept.items()}
