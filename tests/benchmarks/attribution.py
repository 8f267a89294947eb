"""Who said what, measured: run on a file like PolNeAR's or on a folder of marked-up texts.

    python tests/benchmarks/attribution.py PATH [--rules-only] [--held-out] [--reliability FILE]

PATH is a `.jsonl` file, one document a line with `id`, `text`, `date` and `attributions` (each with lists of spans
`source`, `cue`, `content`), or a folder of texts marked up as those in `data/training/attribution`, of which `--held-out`
leaves those that the tagger did not learn from. What the table of
statements says is compared with what people marked: an attribution is found if half of the words of both contents are
common to them and the sources share a word, where one is marked; a part is exact if all its spans are the same.
"""

import csv
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from helpers.corpus import code_document
from helpers.judging import Tally, match
from helpers.lessons import split
from helpers.markup import Annotation, Example, read_examples
from helpers.records import Document
from helpers.reference import read_reference
from helpers.reports import way
from helpers.spans import Span

EDGES = " \t\r\n\"'“”‘’«»„,;:.!?()–—-"
MARKS = '"“”«»'
TIERS = ("high", "medium", "low")
PARTS = ("source", "cue", "content")
PROJECT = Path(__file__).parents[2]


def read_marked(path: Path) -> Iterator[Example]:
    """Texts with the attributions that people marked; those without content do not count."""
    if path.is_dir():
        yield from read_examples(path)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = ([tuple(Span(*span) for span in a[part]) for part in PARTS] for a in row["attributions"])
        marked = tuple(Annotation(*parts) for parts in spans if parts[2])
        yield Example(row["id"], "", row.get("date") or "", row["text"], marked)


def find(example: Example, reference, *, rules_only: bool) -> tuple[list[Annotation], list[str]]:
    """The attributions of the table of statements, each with its tier of confidence."""
    document = Document(doc_id="text", date=example.date, text=example.string)
    groups = defaultdict(list)
    for row in code_document(document, reference, rules_only=rules_only)["statements"]:
        groups[row.attribution_id].append(row)
    found = []
    for rows in groups.values():
        first = rows[0]
        source = () if first.speaker_start is None else (Span(first.speaker_start, first.speaker_end),)
        cue = () if first.cue_start is None else (Span(first.cue_start, first.cue_end),)
        found.append(Annotation(source, cue, tuple(Span(row.start, row.end) for row in rows)))
    return found, [rows[0].confidence for rows in groups.values()]


def trimmed(string: str, span: Span) -> Span:
    """A span without outer marks and a leading "that"."""
    words = string[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(EDGES))
    start += len(re.match(r"(that\s+)?", string[start : span.end])[0])
    return Span(start, span.start + len(words.rstrip(EDGES)))


def is_direct(string: str, annotation: Annotation) -> bool:
    """Whether a quotation mark stands in the content or at its edge."""
    return any(mark in string[max(0, s - 2) : e + 2] for s, e in annotation.content for mark in MARKS)


class Score:
    """What was right so far."""

    def __init__(self) -> None:
        self.kinds = defaultdict(Tally)
        self.exact = defaultdict(Tally)
        self.tiers = defaultdict(Tally)

    def add(self, example: Example, found: list[Annotation], tiers: list[str]) -> None:
        """Compare the attributions found in a text with those marked."""
        string, marked = example.string, example.annotations
        right = match(string, [a.source for a in found], [a.content for a in found], marked)
        for kind, keep in (("all", {True, False}), ("direct", {True}), ("indirect", {False})):
            ours, theirs = ([is_direct(string, a) in keep for a in side] for side in (found, marked))
            self.kinds[kind] += Tally(sum(theirs[their] for their in right.values()), sum(ours), sum(theirs))
        for part in PARTS:
            ours, theirs = (
                Counter(frozenset(trimmed(string, span) for span in getattr(a, part)) for a in side)
                for side in (found, marked)
            )
            del ours[frozenset()], theirs[frozenset()]
            self.exact[part] += Tally((ours & theirs).total(), ours.total(), theirs.total())
        for at, tier in enumerate(tiers):
            self.tiers[tier] += Tally(at in right, 1)

    def rows(self, data: str, way: str) -> Iterator[tuple]:
        """How many rows of each tier of confidence were right: data, way, tier, found, right."""
        yield from ((data, way, tier, self.tiers[tier].found, self.tiers[tier].right) for tier in TIERS)

    def lines(self) -> Iterator[str]:
        """The score in words."""
        for kind, tally in self.kinds.items():
            precision, recall = (100 * tally.right / max(1, whole) for whole in (tally.found, tally.marked))
            yield f"attributions, {kind}: F1 {tally.f1:.1f}, precision {precision:.1f}, recall {recall:.1f}"
        yield from (f"exact {part}: F1 {tally.f1:.1f}" for part, tally in self.exact.items())
        for tier in TIERS:
            right, found, _ = self.tiers[tier]
            yield f"confidence {tier}: {found} found, {100 * right / max(1, found):.1f} % right"


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--rules-only", is_flag=True, help="Without the tagger.")
@click.option("--held-out", is_flag=True, help="Only the texts that the tagger did not learn from.")
@click.option("--reliability", type=click.Path(path_type=Path), help="CSV file to add the tiers of confidence to.")
@click.option("--reference", type=click.Path(path_type=Path), default=PROJECT / "data/reference")
def main(path: Path, rules_only: bool, held_out: bool, reliability: Path | None, reference: Path) -> None:
    """Score who said what in PATH."""
    tables, score, words, seconds = read_reference(reference), Score(), 0, 0.0
    examples = list(read_marked(path))
    for example in split(examples)[1] if held_out else examples:
        begun = time.process_time()
        found, tiers = find(example, tables, rules_only=rules_only)
        seconds += time.process_time() - begun
        words += len(example.string.split())
        score.add(example, found, tiers)
    if reliability:
        with reliability.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(score.rows(path.stem, way(rules_only=rules_only)))
    click.echo("\n".join(score.lines()))
    click.echo(f"{words:,} words, {words / seconds:,.0f} a second with all tables of a document")


if __name__ == "__main__":
    main()
