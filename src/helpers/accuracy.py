"""How right the shipped rules are: figures measured on annotated texts, kept in `data/accuracy.csv` with their dates.

`python -m helpers.accuracy SCORES.json --benchmark NAME --date DAY --command WORDS` renews the figures of one benchmark
from the scores that a scorer prints: for each table of rows how many were found, expected and right.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from helpers.project import find_path
from helpers.records import Day

FIGURES = Path("data/accuracy.csv")
RIGHT = "right_where_matched_%"  # in the scores: percentages of the passages found


@dataclass(frozen=True)
class Figure:
    """A measured figure.

    Attributes
    ----------
    table : str
        What was measured: a table, or `false_traces` for passages wrongly taken for a machine's.
    measure : str
        `spans` for passages found, else the field that is right where a passage was found.
    benchmark : str
        The annotated texts.
    hits, predicted, gold : int
        Found and annotated; found; annotated. For a field: right; and the passages found, for both others.
    date : str
        When it was measured.
    command : str
        How.
    """

    table: str
    measure: str
    benchmark: str
    hits: int
    predicted: int
    gold: int
    date: Day
    command: str

    @property
    def precision(self) -> float:
        """Share of what is found that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that is found."""
        return self.hits / self.gold if self.gold else 0.0


def read_figures(path: Path = FIGURES) -> list[Figure]:
    """Read the measured figures; none where there is no such file."""
    path = find_path(path)
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [figure_of(row) for row in csv.DictReader(file)]


def figure_of(row: Mapping[str, str]) -> Figure:
    """A row of the file as a figure."""
    counts = {name: int(row[name]) for name in ("hits", "predicted", "gold")}
    return Figure(**{f.name: row[f.name] for f in fields(Figure) if f.name not in counts}, **counts)


def write_figures(figures: Iterable[Figure], path: Path) -> None:
    """Write measured figures, sorted."""
    rows = [asdict(figure) for figure in figures]
    rows.sort(key=lambda row: (row["table"], row["measure"] != "spans", row["measure"], row["benchmark"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Figure)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def figures_of(scores: Mapping[str, Any], about: Mapping[str, str]) -> Iterator[Figure]:
    """Yield the figures in a scorer's output.

    Parameters
    ----------
    scores : mapping
        By table: `spans` with `hits`, `predicted`, `gold`, and percentages of fields that are right where matched.
    about : mapping
        `benchmark`, `date` and `command` of all.
    """
    for table, parts in scores.items():
        spans = parts["spans"]
        counts = {name: spans[name] for name in ("hits", "predicted", "gold")}
        yield Figure(table=table, measure="spans", **counts, **about)
        for measure, share in parts.get(RIGHT, {}).items():
            right = round(share * spans["hits"] / 100)
            yield Figure(table, measure, hits=right, predicted=spans["hits"], gold=spans["hits"], **about)


def renew(figures: Iterable[Figure], scored: Iterable[Figure]) -> list[Figure]:
    """Figures with those of the scored benchmarks in place of their former ones."""
    scored = list(scored)
    replaced = {(figure.benchmark, figure.table) for figure in scored}
    return [figure for figure in figures if (figure.benchmark, figure.table) not in replaced] + scored


def pooled(figures: Iterable[Figure], table: str, measure: str = "spans") -> Figure | None:
    """The figures of one measure over all benchmarks together; None where nothing was measured."""
    found = [figure for figure in figures if (figure.table, figure.measure) == (table, measure)]
    if not found:
        return None
    sums = {name: sum(getattr(figure, name) for figure in found) for name in ("hits", "predicted", "gold")}
    return Figure(table, measure, "", **sums, date=max(figure.date for figure in found), command="")


def main() -> None:
    """Renew the figures of one benchmark."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("scores", type=Path)
    for name in ("benchmark", "date", "command"):
        parser.add_argument(f"--{name}", required=True)
    options = vars(parser.parse_args())
    scores = json.loads(options.pop("scores").read_text("utf-8"))
    write_figures(renew(read_figures(), figures_of(scores, options)), find_path(FIGURES))


if __name__ == "__main__":
    main()
