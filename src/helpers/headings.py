"""Where a letter says who writes to whom, and when: heading, dateline, salutation, signature.

Editors and offices write the two sides above a letter: "Mr. Dayton to Mr. Seward", "The Consul at Beirut (Knabenshue)
to the Secretary of State", "Letter dated 13 February 2022 from the Permanent Representative of X addressed to Y", or
lines "From:" and "To:". Letters without such a line name the recipient in the salutation and the sender in the
signature. Here stand the words; `helpers.designations` says whom they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.dates import Found, find_dates
from helpers.language import Text
from helpers.metadata.dates import is_name
from helpers.records import Document
from helpers.spans import Span

HEAD = 8  # lines from the top in which a heading or dateline stands
FOOT = 4  # lines from the end in which a signature stands that no formula leads
LONGEST = 260  # characters of a heading
LONGEST_NAME = 60  # characters of a signature
BEFORE_DATE = 60  # characters of a place and an office before the day of a dateline
LETTERS = ("letter", "note", "memo")
LINES = ("heading", "letter dated", "from and to", "dateline and signature")  # forms whose line stands above the letter
REPORTS = (
    "news",
    "transcript",
    "readout",
    "speech",
    "statement",
)  # whose headlines may say "X to Y" and mean a journey

NUMBER = re.compile(r"(?:\[\w+\] ?)?\*?(?:No\. ?)?(?:\d+[a-z]?\.\s*)?(?:—[^.\n]{2,60}\.\s*)?(?=[A-ZÀ-Þ])")
YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
TO = re.compile(r",? to (?=[A-ZÀ-Þ]|the )")
DEFINITE = re.compile(r"the |The |Mr\.? |Mrs\.? |Dr\. |Sir |Lord |M\. |His |Her ")
LOWER = re.compile(r"(?<![\w’'-])[a-zß-ÿ][\w’'-]*")
ELIDED = ("d’", "d'", "l’", "l'")  # "chargé d’affaires"
DATED = re.compile(
    r"(?:identical )?(?:letters?|notes? verbales?|notes?)\s+dated\s+(?P<day>[\w ,.]{6,30}?)\s+from\s+"
    r"(?P<sender>.{4,200}?)\s+(?:addressed\s+)?to\s+(?P<recipient>(?:the|[A-Z]).{3,200})",
    re.IGNORECASE | re.DOTALL,
)
FIELD = re.compile(r"(?P<field>from|to|date)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
GREETING = re.compile(r"(?:My )?Dear (?P<name>[A-Z][^,:;!\n]{1,60})[,:]")
ADDRESS = re.compile(r"Hon[.,]|The (?:Right )?Hon|His Exc|Her Exc|H\.E\.|Esq|&c\.|, etc\.", re.IGNORECASE)
ADDRESSED = re.compile(
    r"(?:(?:The )?(?:Right )?Hon(?:orable|ourable|\.|,)?|H\.E\.|(?:His|Her) Excellency),? (?:the )?"
    r"(?P<led>[A-Z][^,\n]{2,60})"
    r"|(?P<closed>[A-Z][\w.’' -]{2,50}), Esq"
)
SIGNED = re.compile(r"\(?(?:signed|s\.|/s/)\)?[:.]? *", re.IGNORECASE)
CLOSES = re.compile(
    r"(?:&c|etc|\[etc\]|servant|yours|respectfully|sincerely|faithfully|truly|consideration)[.,\] ]*$", re.I
)
NUMERAL = re.compile(r"[IVXLC.]+")
NAMED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'–-]*|d[eiu]|v[oa]n|v\.|de[rn]|d[ao]s?|y|e|l[ae])"
    r"(?: (?:[A-ZÀ-Þ][\w.’'–-]*|d[eiu]|v[oa]n|v\.|de[rn]|d[ao]s?|y|e|l[ae])){0,5}"
)

ENCLOSED = re.compile(
    r"\[?(?:sub-?)?(?:in|en)closures?\b[^\n]{0,60}$|\[?annex\b[^\n]{0,20}$", re.IGNORECASE | re.MULTILINE
)


class Heading(NamedTuple):
    """What a letter says about itself: the line that says it, the words for the two sides, the date, the signature."""

    span: Span
    sender: Span | None
    recipient: Span | None
    date: Found | None
    signature: Span | None
    body: Span  # the letter without its head and its signature
    rule: str


def find_heading(text: Text, document: Document) -> Heading | None:
    """The heading of a letter, or None where a text has none.

    Parameters
    ----------
    text : Text
    document : Document
        Its type decides whether a text without a heading line is a letter.
    """
    lines = list(own_lines(text))
    top = lines[:HEAD]
    sides = between(text, top, sure=document.type in REPORTS) or dated_from(text, document) or fields(text, top)
    if not sides and document.type in LETTERS:
        sides = greeting(text, lines) or signed_only(text, top, document)
    if not sides:
        return None
    line, sender, recipient, rule = sides
    date = dateline(text, [span for span in top if span.end > line.start], document.date)
    if rule == "heading" and date is None and document.type not in LETTERS:
        return None
    first = max(line.end, date.span.end if date else 0) if rule in LINES else lines[0].start
    signed = signature(text, [span for span in lines if span.start >= first], sender, recipient)
    sender = sender or signed
    if not sender and not recipient:
        return None
    if rule == LINES[-1] and not signed:
        return None
    last = signed.start if signed and signed.start > first else lines[-1].end
    return Heading(line, sender, recipient, date, signed, text.trimmed(first, last, " ."), rule)


def lines_of(string: str) -> Iterator[Span]:
    """Yield the lines that hold something, without outer white space."""
    for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", string):
        yield Span(*match.span())


def own_lines(text: Text) -> Iterator[Span]:
    """Yield the lines of a letter before what it encloses: that is somebody else's."""
    for number, span in enumerate(lines_of(text.string)):
        if number and ENCLOSED.match(text.string, span.start, span.end):
            return
        yield span


Sides = tuple[Span, Span | None, Span | None, str]


def between(text: Text, top: list[Span], *, sure: bool) -> Sides | None:
    """The two sides of a line "X to Y": each begins with a capital and holds no word that names do not hold.

    `sure` asks for an article or title before both, as no headline of a report has.
    """
    for span in top[:4]:
        line = text[span]
        start = NUMBER.match(line)
        if len(line) > LONGEST or not start or YEAR.search(line) or not in_names(line):
            continue
        found = [m for m in TO.finditer(line) if m.start() > start.end()]
        found.sort(key=lambda m: likely(line, m))
        titled = found and DEFINITE.match(line[start.end() :]) and DEFINITE.match(line[found[0].end() :])
        if found and (titled or not sure):
            sender = text.trimmed(span.start + start.end(), span.start + found[0].start(), ", ")
            recipient = text.trimmed(span.start + found[0].end(), span.end, ". ")
            return Span(sender.start, recipient.end), sender, recipient, "heading"
    return None


def likely(line: str, to: re.Match[str]) -> tuple[bool, bool, int]:
    """How a "to" ranks as the one that parts the two sides: behind a bracket or comma, before an article, the first."""
    closed = line[to.start() - 1] == ")" or line[to.start()] == ","
    return not closed, not DEFINITE.match(line[to.end() :]), to.start()


def in_names(line: str) -> bool:
    """Whether all small words of a line may stand in the names of persons, offices and places."""
    words = LOWER.findall(without_roles(line))
    return all(is_name(word) or word.startswith(ELIDED) for word in words)


def without_roles(line: str) -> str:
    """A heading without what stands behind a comma, an apposition in small letters: ", minister of foreign affairs"."""
    return re.sub(r",[^,]*?(?=,? to |$)", "", line)


def dated_from(text: Text, document: Document) -> Sides | None:
    """The two sides of "Letter dated D from X addressed to Y", in the head of a text."""
    match = DATED.search(text.string, document.body, document.body + 1_500)
    if not match:
        return None
    end = text.string.find("\n\n", match.start("recipient"))
    recipient = text.trimmed(match.start("recipient"), min(end, match.end()) if end > 0 else match.end(), ". ")
    return Span(match.start(), recipient.end), Span(*match.span("sender")), recipient, "letter dated"


def fields(text: Text, top: list[Span]) -> Sides | None:
    """The two sides of lines "From: X" and "To: Y"."""
    found = {}
    for span in top:
        if match := FIELD.match(text.string, span.start, span.end):
            found.setdefault(match["field"].lower(), (span, Span(*match.span("value"))))
    if not found.keys() >= {"from", "to"}:
        return None
    (line, sender), (_, recipient) = found["from"], found["to"]
    return line, sender, recipient, "from and to"


def greeting(text: Text, lines: list[Span]) -> Sides | None:
    """The recipient of a letter without a heading: in the address at its head or foot, else in the salutation.

    "Hon. William H. Seward,", "Anson Burlingame, Esq.", "His Excellency Sergey Lavrov"; "Dear Mr. Lavrov,".
    """
    for span in [*lines[: 2 * HEAD], *lines[-FOOT:]]:
        address = ADDRESSED.match(text.string, span.start, span.end) if span.end - span.start < LONGEST else None
        if address:
            return span, None, Span(*address.span(address.lastgroup)), "address"
    for span in lines[: 2 * HEAD]:
        if match := GREETING.match(text.string, span.start, span.end):
            return Span(span.start, match.end() - 1), None, Span(*match.span("name")), "salutation"
    return None


def signed_only(text: Text, top: list[Span], document: Document) -> Sides | None:
    """A letter or telegram with nothing but a dateline above it and a signature below it."""
    date = dateline(text, top, document.date)
    line = next((span for span in top if date and span.start <= date.span.start < span.end), None)
    return (line, None, None, "dateline and signature") if line else None


def dateline(text: Text, top: list[Span], day: str) -> Found | None:
    """The date of the first short line of the head that has one: "Beirut, November 4, 1925—3 p.m."."""
    for span in top:
        line = text[span]
        if len(line) > LONGEST or line.lower().lstrip("[(").startswith("received"):
            continue
        dates = [d for d in find_dates(text.string, span, day) if len(d.start) == 10 and d.start == d.end]
        if dates and dates[0].span.start - span.start <= BEFORE_DATE:
            return dates[0]
    return None


def signature(text: Text, lines: list[Span], sender: Span | None, recipient: Span | None) -> Span | None:
    """The line that is the name of the signatory.

    The first that bears the sender's name, else the first behind a closing formula, else the last at the foot; what
    stands behind it are enclosures and addresses.
    """
    known = words_of(text, recipient)
    led = [n > 0 and bool(CLOSES.search(text[lines[n - 1]])) for n in range(len(lines))]
    names = [(n, name) for n, span in enumerate(lines) if (name := name_in(text, span, known, led=led[n]))]
    own = [name for _, name in names if words_of(text, name) & words_of(text, sender)]
    closed = [name for n, name in names if led[n]]
    at_foot = [name for n, name in reversed(names) if n >= len(lines) - FOOT]
    return next(iter(own or closed or at_foot), None)


def words_of(text: Text, span: Span | None) -> set[str]:
    """The longer words of a passage in small letters."""
    return set(re.findall(r"\w{4,}", text[span].lower())) if span else set()


def name_in(text: Text, span: Span, known: set[str], *, led: bool) -> Span | None:
    """The name that a line is, without "(Signed)" and a role behind a comma; none in an address or of the recipient.

    A line with a comma at its end goes on in the next: a name only where a closing formula has `led` to it.
    """
    line = text[span]
    if len(line) > LONGEST_NAME or (line[-1:] == "," and not led) or ADDRESS.search(line):
        return None
    signed = SIGNED.match(line)
    start = span.start + (signed.end() if signed else 0)
    name = text.trimmed(start, start + len(text[Span(start, span.end)].split(",")[0]), ". []")
    alone = NAMED.fullmatch(text[name]) and not NUMERAL.fullmatch(text[name])
    return name if alone and not known & words_of(text, name) else None
