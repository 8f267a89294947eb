"""How the briefing says things: dates, counts, names with their article, labels and patterns, from one catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.records import Day

CATALOGUES = Path(__file__).parent / "catalogues"
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
FIELD = re.compile(r"\{(\w+)\}")
ISO_DAY = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])-[0-3]\d\b")
NUMBER = re.compile(r"(?<![\w/])(\w+)/(\w+)")


@dataclass(frozen=True)
class Wording:
    """The wording of one language.

    Attributes
    ----------
    language : str
        ISO 639-1 code.
    data : dict
        The catalogue as read: nested tables of texts.
    """

    language: str
    data: dict[str, Any]

    def label(self, group: str, value: str) -> str:
        """The readers' words for a value of a vocabulary; the value itself, spaced, where none are listed."""
        return self.data["labels"][group].get(value, value.replace("_", " "))

    def pattern(self, group: str, *keys: str) -> str:
        """The first pattern of a group that is listed under one of the keys; empty where none is."""
        found = (self.data[group].get(key, "") for key in keys)
        return next((pattern for pattern in found if pattern), "")

    def day(self, value: Day) -> str:
        """A day or month as people write it: "9 February 2022"."""
        dates = self.data["dates"]
        year, month, day = (*value.split("-"), "", "")[:3]
        if not month:
            return dates["year"].format(year=year) if year else dates["unknown"]
        parts = {"year": year, "month": dates["months"][int(month) - 1]}
        return dates["day"].format(day=int(day), **parts) if day else dates["month"].format(**parts)

    def period(self, first: Day, last: Day) -> str:
        """A period in the shortest form: "7–8 February 2022", "30 January to 9 February 2022"."""
        if not first or not last or first == last:
            return self.day(first or last)
        if first[:7] == last[:7] and len(first) == len(last) == 10:
            return self._join_days("same_month", first, last)
        if first[:4] == last[:4] and len(first) == len(last) == 10:
            return self._join_days("same_year", first, last)
        return self.data["dates"]["period"].format(first=self.day(first), last=self.day(last))

    def with_days(self, text: str) -> str:
        """A text with its ISO days as people write them."""
        return ISO_DAY.sub(lambda found: self.day(found[0]), text)

    def when(self, first: Day, last: Day) -> str:
        """A date as part of a sentence: "on 9 February 2022", "between 7 and 8 February 2022"."""
        dates = self.data["dates"]
        if not (first or last):
            return ""
        if first and last and first != last:
            same = first[:7] == last[:7] and len(first) == len(last) == 10
            return dates["between"].format(first=str(int(first[8:])) if same else self.day(first), last=self.day(last))
        value = first or last
        return dates["on" if len(value) == 10 else "in"].format(text=self.day(value))

    def _join_days(self, form: str, first: Day, last: Day) -> str:
        dates = self.data["dates"]
        months = {"first_month": dates["months"][int(first[5:7]) - 1], "month": dates["months"][int(last[5:7]) - 1]}
        return dates[form].format(first=int(first[8:]), day=int(last[8:]), year=last[:4], **months)

    def number(self, value: int) -> str:
        """A number with the language's separator of thousands."""
        return f"{value:,}".replace(",", self.data["numbers"]["thousands"])

    def count(self, value: int, noun: str, *, words: bool = False) -> str:
        """A number with its noun: "1 statement", "27 statements"; small numbers in words where asked."""
        one, many = self.data["nouns"][noun].split("/")
        return f"{self.figure(value) if words else self.number(value)} {one if value == 1 else many}"

    def figure(self, value: int) -> str:
        """A number inside a sentence: small ones in words."""
        small = self.data["numbers"]["words"]
        return small[value] if value < len(small) else self.number(value)

    def join(self, parts: Sequence[str], *, limit: int = 0) -> str:
        """Join names as in a sentence: "A, B and C"; past `limit`, "A, B and 4 others"."""
        parts = list(parts)
        if limit and len(parts) > limit + 1:
            parts = [*parts[:limit], self.data["lists"]["more"].format(count=len(parts) - limit)]
        if len(parts) < 2:
            return "".join(parts)
        return self.data["lists"]["comma"].join(parts[:-1]) + self.data["lists"]["last"] + parts[-1]

    def with_article(self, name: str, kind: str = "") -> str:
        """A name as a sentence needs it: "the European Union", "Russia", "Josep Borrell"."""
        articles = self.data["articles"]
        if kind in ("person", "media") or name in articles["without"] or name.startswith(articles["article"]):
            return name
        head = re.split(r" (?:of|for|on|in|to|at|with|as) |,| \(", name)[0]
        last = re.split("[-/ ]", head)[-1]
        head_noun = last if last.endswith("s") else last.capitalize()  # "UN climate conference", not "bilateral talks"
        needed = head in articles["names"] or (head_noun in articles["heads"] and head != last)
        return articles["article"] + name if needed else name

    def fill(self, pattern: str, *, plural: bool = False, **names: str) -> str:
        """Fill in a pattern: parts in brackets go where one of their names is empty, "is/are" agrees in number.

        Names are put in last, so nothing inside a name is ever read as part of a pattern.
        """
        pattern = OPTIONAL.sub(lambda m: m[1] if all(names.get(n) for n in FIELD.findall(m[1])) else "", pattern)
        pattern = NUMBER.sub(lambda m: m[2] if plural else m[1], pattern)
        return FIELD.sub(lambda m: names.get(m[1], ""), pattern)


@lru_cache(maxsize=8)
def read_wording(language: str = "en") -> Wording:
    """Read the catalogue of a language.

    Raises
    ------
    ValueError
        If there is no catalogue for the language.
    """
    path = CATALOGUES / f"{language}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in CATALOGUES.glob("*.toml")))
        raise ValueError(f"No wording for language {language!r}; there is {known}.")
    return Wording(language, tomllib.loads(path.read_text("utf-8")))


def capitalise(text: str) -> str:
    """The text with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def close_marks(text: str) -> str:
    """A fragment of a text with the quotation mark that it opens and does not close."""
    return text + "”" if text.rfind("“") > text.rfind("”") else text


def is_plural(name: str, kind: str) -> bool:
    """Whether a name takes a plural verb: a group whose name is a plural noun ("Western allies")."""
    head = re.split(r" (?:of|for|on|in|to|at|with|from) |,| \(", name)[0]
    return kind == "group" and head.endswith("s") and not head.endswith("ss") and (" " in head or head != name)


def shorten(text: str, limit: int, mark: str = " …") -> str:
    """The text cut at the last word before `limit` characters, with a mark; unchanged where it is short enough."""
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0] if " " in text[:limit] else text[:limit]
    return cut.rstrip(" ,;:.–—-") + mark
