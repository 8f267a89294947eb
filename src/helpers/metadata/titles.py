"""The title of a document, where its first lines give one."""

from __future__ import annotations

import re
from itertools import pairwise

from helpers.metadata.dates import dateline, stands_alone, top_lines
from helpers.metadata.days import FULL_DATE
from helpers.metadata.kinds import TWO, names_kind
from helpers.readers.bounds import MAX_TITLE
from helpers.records import Offset

SALUTATION = re.compile(
    r"(?:dear|sir|sirs|madam|gentlemen|excellenc(?:y|ies)|your excellency|my (?:dear|lord)|"
    r"mr\.? (?:president|chairman|secretary|minister|speaker)|madam president|distinguished|ladies and|colleagues|"
    r"monsieur|messieurs|to the senate)\b"
    r"[^.]{0,60}[,:!.]?$",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:No|Nos|Number|Nr|Telegram|Despatch|Doc|Document)\.? ?[\d/ A-Z-]{1,20}[.\])]*|\[?\d{1,5}[.\])]*", re.I
)
BRACKETS = re.compile(r"[\[(].*[\])]\.?")
FILE_MARK = re.compile(r"[\w./ -]*\d[\w./ :-]*(?:telegram)?", re.IGNORECASE)  # "711.428/1020: Telegram"
TURN = re.compile(r"(?:[A-Z][A-Z .,'’()-]{1,60}|Q|A):\s")
SPEAKING = re.compile(r"[.!?…][\"”’')\]]*$")
TITLE_CASE = 0.6  # share of longer words with a capital from which a line that ends in a full stop may still be a title
SMALL_WORDS = 4  # letters up to which a word of a title may be lower case


def find_title(text: str, body: Offset = 0) -> str:
    """Find the title in the first lines of a text.

    Parameters
    ----------
    text : str
    body : int
        Where the text proper begins.

    Returns
    -------
    str
        On one line; empty where the text begins without one, with a salutation, a dateline or a first sentence.
    """
    lines = top_lines(text, body)
    number = ""
    for position, line in enumerate(lines[:5]):
        if NUMBER.fullmatch(line) and position == 0:
            number = line
        elif names_kind(line) and is_title(line, lines[position + 1 :], text[body:]):
            return clean_title(f"{number} {line}")
        elif BRACKETS.fullmatch(line) or FILE_MARK.fullmatch(line) or (stamp(line) and position < 2):
            continue
        elif is_title(line, lines[position + 1 :], text[body:]):
            return clean_title(f"{number} {line}")
        else:
            return ""
    return ""


def stamp(line: str) -> bool:
    """Whether a line is a dateline and no title with a day in it."""
    return dateline(line) is not None and not names_kind(line)


def is_title(line: str, following: list[str], text: str) -> bool:
    """Whether a line is a title: it stands apart, and is no salutation, dateline, turn or sentence."""
    if len(line) > MAX_TITLE or not following or SALUTATION.match(line) or TURN.match(line):
        return False
    if SPEAKING.search(line) and not (in_title_case(line) and names_kind(line)) and not in_header(following):
        return False
    if not any(c.isalpha() for c in line) or line[-1] in ",;" or (TWO.search(line) and not in_header(following)):
        return False
    start = text.find(line)
    apart = re.match(r"[ \t#*_|]*(?:\r?\n[ \t]*\r?\n|\n[=-]{3,}\s*\n)", text[start + len(line) :])
    return bool(apart) or in_header(following)


def in_header(following: list[str]) -> bool:
    """Whether the next lines are those of a header: a byline, a date."""
    return any(
        (match := FULL_DATE.search(line)) is not None and len(line) < 200 and stands_alone(line, match)
        for line in following[:2]
    )


def in_title_case(line: str) -> bool:
    """Whether most longer words of a short line begin with a capital: "Mr. Day to Mr. Taylor."."""
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > SMALL_WORDS]
    return len(line) <= 250 and sum(w[0].isupper() for w in words) >= TITLE_CASE * len(words)


def clean_title(title: str) -> str:
    """A title on one line, without mark-up of headings and control characters, bounded in length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in title).split()).strip("#*_ ")
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rstrip() + "…"


LONGEST_BYLINE = 120
BYLINE = re.compile(
    r"By [A-Z]|Office of |(?:[A-ZÀ-Þ][\w.’-]+ ){1,4}?[A-ZÀ-Þ][\w’-]+, (?:[\w’]+ ){0,3}(?i:secretary|minister|spokes\w+"
    r"|president|ambassador|envoy|representative|commissioner|director|chair\w*|correspondent|editor|reporter)\b"
)
NOBODY = re.compile(
    r"\W*(?:python-docx|anonymous|unknown|unspecified|user|admin(?:istrator)?|author|microsoft office user|windows user"
    r"|owner|default|none|null|n/?a)?\W*",
    re.IGNORECASE,
)


def clean_author(author: str) -> str:
    """An author on one line; empty for what programs put where nobody is named."""
    author = clean_title(author)
    return "" if NOBODY.fullmatch(author) else author


def ends_open(line: str) -> bool:
    """Whether a line is no sentence and holds no date."""
    return not SPEAKING.search(line) and not FULL_DATE.search(line)


def find_byline(text: str, title: str, body: Offset = 0) -> str:
    """The author in a header of title, byline and date, which may stand on one line; empty where there is none."""
    lines = top_lines(text, body)[:4]
    if not title or not lines or clean_title(lines[0]) != title:
        return ""
    if len(lines) > 1 and len(lines[1]) <= LONGEST_BYLINE and BYLINE.match(lines[1]) and ends_open(lines[1]):
        return lines[1].removeprefix("By ")
    for before, line in pairwise(lines):
        match = FULL_DATE.search(line)
        if not match or not stands_alone(line, match):
            continue
        own = line[: match.start()].rstrip(" -–—|·•")
        byline = own if own.strip() and line[match.start() - 2 : match.start() - 1] in "-–—|·•" else before
        return byline if byline != lines[0] and len(byline) <= 200 and not SPEAKING.search(byline) else ""
    return ""
