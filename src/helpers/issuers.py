"""Who issues a statement, and where its own words begin and end."""

from __future__ import annotations

from helpers.gazetteer import fold
from helpers.language import Text
from helpers.mentions import find_mentions
from helpers.records import SEPARATOR, Id, Mention
from helpers.scanner import Scanner
from helpers.spans import Span
from helpers.speakers import Speakers

LEAD = 3  # sentences in which a statement says who issues it
ISSUED = ("by", "from", "between")
TOPIC = ("on", "following", "after", "at")


def find_issuers(scanner: Scanner, speakers: Speakers, title: str) -> Id:
    """Who issues a statement, by its lead or its title; several joined by "; ", empty if neither says so.

    "A joint statement by the Governments of Japan and the United States", "Canada and Norway issue the following
    joint statement", "Joint Statement on the U.S.-Bahrain Strategic Dialogue".
    """
    nouns = scanner.lexicon.kind("document")
    for sentence in scanner.text.sentences[:LEAD]:
        tokens = scanner.tokens(sentence)
        noun = next((t for t in tokens if scanner.word(t) in nouns), None)
        if noun is not None and (found := named_in(scanner, speakers, tokens, noun)):
            return found
    words = fold(title).split()
    return of_title(title, speakers) if "joint" in words and set(words) & nouns else ""


def named_in(scanner: Scanner, speakers: Speakers, tokens: range, noun: int) -> Id:
    """Who issues the document that a sentence of the lead names: behind "by", else before "joint" or "following"."""
    text = scanner.text
    by = next((t for t in tokens if t > noun and scanner.word(t) in ISSUED), None)
    if by is not None:
        end = next((t for t in tokens if t > by and scanner.word(t) in TOPIC), tokens.stop)
        return together(speakers.all.between(text.starts[by], text.end_of(end - 1)), speakers)
    made = any(scanner.word(t) in ("joint", "following") for t in range(max(tokens.start, noun - 3), noun))
    return together(speakers.all.between(text.starts[tokens.start], text.starts[noun]), speakers) if made else ""


def together(mentions: list[Mention], speakers: Speakers) -> Id:
    """The actors of several mentions; a group or organisation that comes first stands for all of them."""
    named = [m.actor_id for m in mentions if speakers.kinds.get(m.actor_id) != "media"]
    whole = named[:1] if named and speakers.kinds.get(named[0]) in ("group", "organisation") else named
    return SEPARATOR.join(dict.fromkeys(whole))


def of_title(title: str, speakers: Speakers) -> Id:
    """The actors of a joint statement that its title names, also by adjective: "U.S.-Bahrain"."""
    found, _ = find_mentions(Text("", speakers.text.date, title.replace("-", " - ")), speakers.reference)
    named = [m.actor_id for m in found if m.actor_id in speakers.reference.actors]
    return SEPARATOR.join(dict.fromkeys(named)) if len(set(named)) > 1 else ""


def framed(scanner: Scanner) -> Span:
    """The paragraphs of a text between the lines that say where the text of a statement begins and ends."""
    text, kind = scanner.text, scanner.lexicon.kind
    inside = list(text.paragraphs)
    for number, paragraph in enumerate(text.paragraphs):
        line = fold(text[paragraph]) if len(text[paragraph]) < 40 else ""
        if line in kind("beginning"):
            inside = list(text.paragraphs[number + 1 :])
        elif line in kind("ending"):
            inside = [one for one in inside if one.end <= paragraph.start]
            break
    inside = inside or list(text.paragraphs)
    return Span(inside[0].start, inside[-1].end)
