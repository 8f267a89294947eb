"""Correspondence as a sequence, and exchanges in time, few and many."""

import pytest

from helpers.corpus import read_corpus
from helpers.sequences import plot_correspondence, plot_timeline

LETTERS = (
    "Sergey Lavrov sent a letter to Josep Borrell on 28 January 2022. "
    "Josep Borrell sent Sergey Lavrov a reply on 9 February 2022."
)


@pytest.fixture
def read(reference, tmp_path):
    def corpus(*texts):
        for number, text in enumerate(texts):
            (tmp_path / f"2022-02-10_{number:03}.txt").write_text(text, encoding="utf-8")
        return read_corpus(tmp_path, reference, cache=False)

    return corpus


def test_letters_go_from_side_to_side_and_name_what_they_answer(read):
    alt = plot_correspondence(read(LETTERS)).alt
    assert "1: Russia to European Union, 28 Jan 2022" in alt
    assert "2: European Union to Russia, 9 Feb 2022; answers 1" in alt


def test_a_letter_whose_recipient_is_not_named_goes_to_nobody(read):
    assert "to Not said" in plot_correspondence(read("The United States has sent a letter.")).alt


def test_without_letters_there_is_no_sequence(read):
    assert plot_correspondence(read("The weather was fine.")) is None


def test_few_exchanges_are_drawn_one_a_line(read):
    assert "Letter: Sergey Lavrov → Josep Borrell" in plot_timeline(read(LETTERS)).alt


def test_many_exchanges_are_drawn_by_kind(read):
    days = [f"Sergey Lavrov met Antony Blinken on {n} January 2022." for n in range(1, 29)]
    plot = plot_timeline(read("\n\n".join(days)))
    assert plot.alt.startswith("28 exchanges from 1 January 2022 to 28 January 2022")


def test_without_exchanges_there_is_no_timeline(read):
    assert plot_timeline(read("The weather was fine.")) is None
