"""Measured figures: how they are kept, renewed and put together."""

import json
import sys

import pytest

from helpers import accuracy
from helpers.accuracy import Figure, figures_of, pooled, read_figures, renew, write_figures

ABOUT = {"benchmark": "one", "date": "2026-01-02", "command": "score"}
SCORES = {
    "statements": {
        "spans": {"P": 80.0, "R": 50.0, "F1": 61.5, "hits": 8, "predicted": 10, "gold": 16},
        "right_where_matched_%": {"speaker": 87.5},
    }
}
SPANS = Figure("statements", "spans", hits=8, predicted=10, gold=16, **ABOUT)
SPEAKER = Figure("statements", "speaker", hits=7, predicted=8, gold=8, **ABOUT)


def test_scores_become_figures():
    assert list(figures_of(SCORES, ABOUT)) == [SPANS, SPEAKER]


def test_shares_are_made_from_counts():
    assert (SPANS.precision, SPANS.recall) == (0.8, 0.5)


def test_nothing_found_is_no_share():
    assert Figure("claims", "spans", hits=0, predicted=0, gold=0, **ABOUT).precision == 0.0


def test_figures_are_kept_sorted(tmp_path):
    write_figures([SPEAKER, SPANS], tmp_path / "figures.csv")
    assert read_figures(tmp_path / "figures.csv") == [SPANS, SPEAKER]


def test_no_file_is_no_figure(tmp_path):
    assert read_figures(tmp_path / "figures.csv") == []


def test_scores_replace_former_figures_of_their_benchmark():
    former = Figure("statements", "act", hits=1, predicted=2, gold=2, **ABOUT)
    other = Figure("statements", "spans", "two", 1, 2, 3, "2025-01-01", "score")
    assert renew([former, other], [SPANS]) == [other, SPANS]


def test_benchmarks_are_put_together():
    other = Figure("statements", "spans", "two", 2, 2, 4, "2026-03-01", "score")
    both = pooled([SPANS, SPEAKER, other], "statements")
    assert (both.hits, both.predicted, both.gold, both.date) == (10, 12, 20, "2026-03-01")
    assert pooled([SPANS], "claims") is None


def test_the_command_renews_the_file(tmp_path, monkeypatch):
    (tmp_path / "scores.json").write_text(json.dumps(SCORES), "utf-8")
    monkeypatch.setattr(accuracy, "FIGURES", tmp_path / "figures.csv")
    monkeypatch.setattr(accuracy, "read_figures", list)
    words = [f"--{name}={value}" for name, value in ABOUT.items()]
    monkeypatch.setattr(sys, "argv", ["accuracy", str(tmp_path / "scores.json"), *words])
    accuracy.main()
    assert read_figures(tmp_path / "figures.csv") == [SPANS, SPEAKER]


@pytest.mark.parametrize(
    "figure", read_figures(), ids=lambda figure: f"{figure.table}-{figure.measure}-{figure.benchmark}"
)
def test_shipped_figures_are_possible(figure):
    assert 0 <= figure.hits <= max(figure.predicted, figure.gold)
    assert figure.date
    assert figure.command
