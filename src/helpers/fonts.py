"""The type of the briefing: files from packages, which characters they can show, subsets small enough to embed."""

from __future__ import annotations

import base64
import io
import logging
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

SANS, SERIF, FALLBACK = "Source Sans Pro", "Source Serif Pro", "DejaVu Sans"
INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\ufeff\u2028\u2029") | {
    chr(n) for n in (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
}  # marks of direction among them: a name must not turn the line around it


class Face(NamedTuple):
    """One style of a family."""

    family: str
    package: str
    file: str
    weight: int = 400
    italic: bool = False

    @property
    def path(self) -> Path:
        """The font file in its package."""
        return folder_of(self.package) / self.file


FACES = (
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-It.ttf", italic=True),
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-Bold.ttf", 700),
    Face(SANS, "font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    Face(SANS, "font_source_sans_pro", "SourceSansPro-Bold.ttf", 700),
)
FALLBACK_FACE = Face(FALLBACK, "matplotlib", "DejaVuSans.ttf")


@lru_cache(maxsize=8)
def folder_of(package: str) -> Path:
    """The folder with the font files of a package.

    Raises
    ------
    FileNotFoundError
        If the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.origin:
        raise FileNotFoundError(f"The font package {package} is missing; install it with pip.")
    return Path(spec.origin).parent / ("mpl-data/fonts/ttf" if package == "matplotlib" else "files")


def font_folders() -> list[Path]:
    """Folders with all fonts of the briefing."""
    return list(dict.fromkeys(face.path.parent for face in (*FACES, FALLBACK_FACE)))


@lru_cache(maxsize=16)
def characters_of(face: Face) -> frozenset[str]:
    """All characters a face has a glyph for."""
    from fontTools.ttLib import TTFont  # slow to import, needed by few

    with TTFont(face.path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=1)
def known_characters() -> frozenset[str]:
    """Characters that every text style of the briefing can show, the fallback included."""
    own = frozenset.intersection(*(characters_of(face) for face in FACES))
    return own | characters_of(FALLBACK_FACE)


def printable(text: str) -> str:
    """The text with each character that no font can show as [U+xxxx]; invisible ones left out."""
    known = known_characters()
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "" if c in INVISIBLE else c if c in known or c in "\n\t" else f"[U+{ord(c):04X}]"
        for c in unicodedata.normalize("NFC", text)
    )


def embed_fonts(characters: Iterable[str]) -> str:
    """CSS that embeds all faces, reduced to the given characters, as WOFF in data addresses."""
    wanted = "".join(sorted(set(characters) | set("0123456789…–—“”‘’")))
    return "".join(font_face(face, wanted) for face in FACES)


def font_face(face: Face, characters: str) -> str:
    """A CSS rule with one face."""
    data = base64.b64encode(subset(face, characters)).decode("ascii")
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{style};font-display:swap;'
        f'src:url(data:font/woff;base64,{data}) format("woff")}}\n'
    )


@lru_cache(maxsize=64)
def subset(face: Face, characters: str) -> bytes:
    """One face as WOFF with the glyphs of some characters, kerning and ligatures kept; the same bytes each time."""
    from fontTools import subset as subsetting  # slow to import, needed by few

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subsetting.Options(
        flavor="woff", layout_features=["kern", "liga", "mark"], hinting=False, recalc_timestamp=False
    )
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=characters)
    stream = io.BytesIO()
    with subsetting.load_font(str(face.path), options) as font:
        subsetter.subset(font)
        subsetting.save_font(font, stream, options)
    return stream.getvalue()
