import io
import re

import pytest
from made import empty_corpus, make_corpus, statement
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers import figures
from helpers.grids import draw_png, draw_svg, spread
from helpers.records import RECORDS

PLOTS = [figures.plot_addressees, figures.plot_positions, figures.plot_dialogues, figures.plot_exchanges]


def crowd(count):
    """A corpus in which `count` actors speak about as many issues to each other."""
    names = [f"actor-{n:03d}" for n in range(count)]
    actors = [RECORDS["actors"](actor_id=one, name=f"Ministry of Foreign Affairs {one}", kind="body") for one in names]
    said = [
        statement(n, "offered talks", one, "state", addressee_id=names[-n - 1], issue_id=f"issue-{n}", stance="support")
        for n, one in enumerate(names)
    ]
    held = [
        RECORDS["positions"](actor_id=s.speaker_id, issue_id=s.issue_id, stance=s.stance, n_statements=1) for s in said
    ]
    return make_corpus(actors=actors, statements=said, positions=held)


@pytest.mark.parametrize("plot", PLOTS)
def test_nothing_is_drawn_of_nothing(plot):
    assert plot(empty_corpus()) is None


@pytest.mark.parametrize("plot", PLOTS)
def test_text_alternative_names_the_actors(plot):
    assert "European Union" in plot(make_corpus()).alt


@pytest.mark.parametrize("plot", PLOTS)
def test_drawing_is_the_same_each_time(plot):
    first, second = (draw_svg(plot(make_corpus()).figure) for _ in range(2))
    assert first == second
    assert "<metadata" not in first


@pytest.mark.parametrize("plot", PLOTS)
def test_picture_is_a_png(plot):
    assert draw_png(plot(make_corpus()).figure).startswith("iVBOR")


@pytest.mark.parametrize("plot", PLOTS)
def test_labels_show_names_and_no_ids(plot):
    assert "josep-borrell" not in draw_svg(plot(make_corpus()).figure)


@pytest.mark.parametrize("count", [1, 5, 60, 200])
@pytest.mark.parametrize("plot", PLOTS[:2])
def test_labels_never_overlap(plot, count):
    drawing = plot(crowd(count)).figure
    FigureCanvasAgg(drawing).print_png(io.BytesIO())
    boxes = [text.get_window_extent() for text in drawing.axes[0].texts if not text.get_rotation()]
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if overlap(a, b)]


def overlap(a, b):
    """Whether two boxes share more than a hairline."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1


def test_large_figure_counts_what_it_leaves_out():
    plot = figures.plot_positions(crowd(60))
    assert plot.note == "Shown: 9 of 60 issues and 9 of 60 actors, those with most passages."


def test_stance_of_an_actor_who_speaks_both_ways_is_marked():
    said = [
        statement(1, "offered talks", "eu", "state", issue_id="talks", stance="support"),
        statement(2, "refused to pull back", "eu", "state", issue_id="talks", stance="oppose"),
    ]
    held = [RECORDS["positions"](actor_id="eu", issue_id="talks", stance="support", n_statements=2)]
    assert figures.stances_of(make_corpus(statements=said, positions=held)) == {("eu", "talks"): ("contradicting", 2)}


@pytest.mark.parametrize("marks", [figures.STANCES, figures.RELATIONS])
def test_each_mark_is_told_apart_without_colour(marks):
    assert len({(mark.sign, mark.shape, mark.hollow) for mark in marks.values()}) == len(marks)


def test_character_without_a_glyph_is_spelt_out():
    actors = [RECORDS["actors"](actor_id="eu", name="欧盟 union", kind="organisation")]
    svg = draw_svg(figures.plot_positions(make_corpus(actors=actors)).figure)
    assert "[U+6B27]" in svg


def test_dollar_in_a_name_is_a_dollar():
    actors = [RECORDS["actors"](actor_id="eu", name="$x^2$ Union", kind="organisation")]
    assert "$x^2$ Union" in draw_svg(figures.plot_positions(make_corpus(actors=actors)).figure)


def test_ticks_keep_their_distance():
    assert spread([(0.0, "a"), (0.1, "b"), (0.6, "c"), (0.7, "d")]) == [(0.0, "a"), (0.6, "c")]


def test_svg_text_names_the_fonts_of_the_briefing():
    svg = draw_svg(figures.plot_positions(make_corpus()).figure)
    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) == {"'Source Sans Pro', 'DejaVu Sans'"}
