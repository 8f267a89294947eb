"""Finds: attributions as the network gives them, and what structure decides about their contents.

A quotation is content whole or not at all, one passage is said by one speaker, and a quotation that nobody says belongs
to the speech beside it. Rules know this better than the network does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpers.language import Text
from helpers.quotations import Quotation
from helpers.spans import Cover, Span

NEAR = 8  # attributions to each side that may claim the same passage
FEWEST = 4  # words of a quotation that belongs to the speech beside it without being tied to it


@dataclass(frozen=True)
class Find:
    """An attribution as it is found."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    anchor: int  # offset of the cue's anchor
    chance: float  # that the anchor is one
    support: float  # mean chance of the roles that its words were given


def settle(text: Text, finds: list[Find], share: float) -> list[Find]:
    """Let structure decide about contents: whole quotations, one speaker for a passage, quotations left over.

    Parameters
    ----------
    text : Text
    finds : list of Find
    share : float
        Of a quotation, from which all of it is content.

    Returns
    -------
    list of Find
        In the order of their content.
    """
    anchors = Cover((find.anchor, find.anchor + 1) for find in finds)
    whole = sorted((whole_quotations(text, find, anchors, share) for find in finds), key=lambda find: find.contents[0])
    return absorb_quotations(text, settle_disputes(text, whole))


def whole_quotations(text: Text, find: Find, anchors: Cover, share: float) -> Find:
    """An attribution that says each quotation whole of which it says the most, or the beginning.

    A quotation that holds a part of the attribution itself stays as it is, and so does one that is content from its
    opening on and holds the cue of another.
    """
    around = Span(find.contents[0].start, find.contents[-1].end)
    parts = tuple(span for span in (find.source, find.cue) if span)
    whole = []
    for quotation in text.quotations_in(around):
        span = Span(quotation.start, quotation.end)
        most = covered(find.contents, quotation) > share * (quotation.end - quotation.start)
        opened = opens(find, quotation) and not anchors.touches(span)
        if (most or opened) and not covered(parts, quotation):
            whole.append(span)
    return replace(find, contents=joined([*find.contents, *whole]))


def opens(find: Find, quotation: Quotation) -> bool:
    """Whether content holds the opening mark of a quotation and something behind it."""
    return any(span.start <= quotation.start and quotation.inner.start < span.end for span in find.contents)


def settle_disputes(text: Text, finds: list[Find]) -> list[Find]:
    """Leave a passage that several attributions claim to the one whose cue stands in its paragraph and nearest to it.

    Of two in the paragraph, one that has nothing else to say keeps it beside the nearer one.
    """
    kept: list[Find] = []
    for at, find in enumerate(finds):
        near = [*finds[max(0, at - NEAR) : at], *finds[at + 1 : at + 1 + NEAR]]
        mine = tuple(span for span in find.contents if not any(yields(text, find, rival, span) for rival in near))
        if mine:
            kept.append(replace(find, contents=mine))
    return kept


def yields(text: Text, find: Find, rival: Find, span: Span) -> bool:
    """Whether an attribution leaves a passage of its content to a rival that claims most of it."""
    if 2 * covered(rival.contents, span) <= span.end - span.start:
        return False
    ours, theirs = (text.paragraph_at(one.anchor) == text.paragraph_at(span.start) for one in (find, rival))
    if ours != theirs:
        return theirs
    nearer = (distance(rival, span), rival.anchor) < (distance(find, span), find.anchor)
    return nearer and len(find.contents) > 1


def distance(find: Find, span: Span) -> int:
    """How far a passage is from the cue of an attribution."""
    cue = find.cue or Span(find.anchor, find.anchor)
    return min(abs(span.start - cue.end), abs(span.end - cue.start))


def absorb_quotations(text: Text, finds: list[Find]) -> list[Find]:
    """Give each quotation that nobody says to the speech before it in its paragraph, else to the one behind it."""
    finds = list(finds)
    paragraphs: dict[Span, list[int]] = {}
    for at, find in enumerate(finds):
        paragraphs.setdefault(text.paragraph_at(find.anchor), []).append(at)
    for paragraph, here in paragraphs.items():
        for quotation in text.quotations_in(paragraph):
            parts = [part for at in here for part in (*finds[at].contents, finds[at].source, finds[at].cue) if part]
            if covered(tuple(parts), quotation) or len(text[quotation.inner].split()) < FEWEST:
                continue
            before = [at for at in here if finds[at].contents[-1].start < quotation.start]
            at = before[-1] if before else here[0]
            span = Span(quotation.start, quotation.end)
            finds[at] = replace(finds[at], contents=joined([*finds[at].contents, span]))
    return finds


def covered(spans: tuple[Span, ...], quotation: Quotation | Span) -> int:
    """How many code points of a stretch belong to some spans."""
    return sum(max(0, min(span.end, quotation.end) - max(span.start, quotation.start)) for span in spans)


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or have one character between them as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
