"""Reports: who says what in a text, by the tagger and the rules together, or by rules alone.

The tagger finds what is reported. Rules know what opens a sentence without being said, where a condition belongs, what
stands inside a report (he said that she refused), and which quotation goes on without a cue of its own. Where both come
to the same content, a report is surer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from helpers import attributions
from helpers.attributions import Attribution, holds
from helpers.conditions import find_condition
from helpers.contents import content_end, only_introduces
from helpers.scanner import Scanner
from helpers.spans import Cover, Span
from helpers.tagger import Tagger, tagger

GOES_ON = "speech goes on"  # the rule for a quotation without any cue, which the tagger cannot tie to one
UNLISTED = 0.7  # how sure the network must be of a cue that the lexicon does not list and no rule takes for one
REST = 3  # tokens
BRIEF = 6  # tokens, marks included, of a quoted adverbial
LIKE = 0.5  # share of common text from which two contents are the same one


def find_reports(scanner: Scanner, *, rules_only: bool = False) -> list[Attribution]:
    """Find who says what in a text.

    Parameters
    ----------
    scanner : Scanner
        The text with its mentions.
    rules_only : bool
        Leave the tagger out: many times faster, but a third fewer reports are found.

    Returns
    -------
    list of Attribution
        In the order of their content; a report inside another one names its `reporter`.
    """
    ruled = attributions.find_attributions(scanner)
    if rules_only:
        return ruled
    tagged = [mended(scanner, a) for a in weighed(scanner, ruled, tagger())]
    return sorted([*tagged, *inside(tagged, ruled), *going_on(tagged, ruled)], key=lambda a: a.contents[0])


def way(*, rules_only: bool = False) -> str:
    """How reports are found, as a name: rows found in another way are other rows."""
    return "rules" if rules_only else f"tagger {tagger().version}"


def weighed(scanner: Scanner, ruled: list[Attribution], reader: Tagger) -> Iterator[Attribution]:
    """Yield what the tagger finds, with its confidence, higher where rules agree; doubtful cues must be listed."""
    rivals = sorted((a for a in ruled if a.cue), key=lambda a: a.cue)
    for found in reader.find_attributions(scanner.text, scanner.lexicon):
        known = agreed(found, rivals)
        if known or found.confidence >= UNLISTED or scanner.lexicon.patterns(found.lemma):
            yield found._replace(confidence=reader.confidence(found.confidence, agreed=known))


def agreed(one: Attribution, ruled: list[Attribution]) -> bool:
    """Whether a rule ties most of the same content to the same cue; `ruled` has cues and is in their order."""
    if one.cue is None:
        return False
    first = bisect_left(ruled, one.cue.start, key=lambda a: a.cue.end - 1)
    last = bisect_left(ruled, one.cue.end, key=lambda a: a.cue.start)
    return any(alike(one.contents, other.contents) for other in ruled[first:last])


def alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two contents are mostly the same."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    whole = sum(span.end - span.start for span in (*one, *other))
    return shared > LIKE * (whole - shared)


def mended(scanner: Scanner, report: Attribution) -> Attribution:
    """A report without what only introduces its sentence, and with the condition that follows its content."""
    contents = [span for span in report.contents if not introduces(scanner, report, span)] or list(report.contents)
    taken = [span.start for span in (report.source, report.cue) if span]
    last = to_end(scanner, with_condition(scanner, contents[-1]), taken)
    return report._replace(contents=(*contents[:-1], last))


def to_end(scanner: Scanner, span: Span, taken: list[int]) -> Span:
    """Content up to the end of its sentence where a few words without a mark are left: "to end | the siege"."""
    after = scanner.tokens(span).stop
    stop = content_end(scanner, scanner.tokens(scanner.text.sentence_at(span.start)))
    rest = range(after, stop)
    if not 0 < len(rest) <= REST or any(not scanner.word(t).isalpha() for t in rest):
        return span
    end = scanner.span(after, stop).end
    return span if any(span.end <= start < end for start in taken) else Span(span.start, end)


def introduces(scanner: Scanner, report: Attribution, span: Span) -> bool:
    """Whether a passage before the cue is an adverbial: "At the same time, he said", "“For us,” he said"."""
    if report.cue is None or span.end > report.cue.start:
        return False
    tokens = scanner.tokens(span)
    quoted = tokens.start in scanner.quoted and len(tokens) < BRIEF
    return only_introduces(scanner, tokens.start, tokens.stop) or (
        quoted and scanner.of(tokens.start + 1, "preposition")
    )


def with_condition(scanner: Scanner, span: Span) -> Span:
    """Content up to the end of a condition that follows it without a comma: "to withdraw | unless the West ..."."""
    after = scanner.tokens(span).stop
    stop = content_end(scanner, scanner.tokens(scanner.text.sentence_at(span.start)))
    condition = find_condition(scanner, range(after, stop))
    if condition is None or condition.start != after:
        return span
    return Span(span.start, scanner.span(after, condition.stop).end)


def inside(tagged: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """What rules find inside the reports of the tagger, each with who reports it."""
    contents = sorted((content, at) for at, outer in enumerate(tagged) for content in outer.contents)
    found = []
    for inner in (a for a in ruled if a.cue):
        before = bisect_right(contents, inner.cue.start, key=lambda one: one[0].start) - 1
        outer = tagged[contents[before][1]] if before >= 0 else None
        if outer and outer.cue != inner.cue and holds(outer, inner):
            found.append(inner._replace(reporter=outer.source or outer.cue or outer.contents[0]))
    return found


def going_on(tagged: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """Quotations that go on with the speech of the paragraph before, where the tagger finds nothing."""
    taken = Cover(span for a in tagged for span in (*a.contents, a.source, a.cue) if span)
    free = (a for a in ruled if a.rule == GOES_ON)
    return [a for a in free if not any(taken.touches(content) for content in a.contents)]
