"""Word pieces: how words are cut, folded and placed."""

import pytest

from helpers.wordpiece import WordPiece, fold, read_vocabulary

PIECES = [
    "[UNK]",
    "the",
    "un",
    "##ready",
    "ready",
    "##s",
    "elan",
    "un",
    "-",
    ",",
    '"',
    "5",
    "##0",
    "日",
    "本",
    "o",
    "'",
]


@pytest.fixture(scope="module")
def pieces():
    return WordPiece({piece: number for number, piece in reversed(list(enumerate(PIECES)))})


def cut(pieces, string):
    return [(PIECES[number], string[start:end]) for number, start, end in pieces.cut(string)]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("The unready", [("the", "The"), ("un", "un"), ("##ready", "ready")]),
        ("UNREADY,", [("un", "UN"), ("##ready", "READY"), (",", ",")]),
        ("Élan élan", [("elan", "Élan"), ("elan", "élan")]),
        ("e\u0301lan", [("elan", "e\u0301lan")]),
        ('un-ready"', [("un", "un"), ("-", "-"), ("ready", "ready"), ('"', '"')]),
        ("50 5\u00a05", [("5", "5"), ("##0", "0"), ("5", "5"), ("5", "5")]),
        ("un\u00adready un\u200bready", [("un", "un"), ("##ready", "ready"), ("un", "un"), ("##ready", "ready")]),
        ("日本", [("日", "日"), ("本", "本")]),
        ("mystery", [("[UNK]", "mystery")]),
        ("un" + "s" * 99, [("[UNK]", "un" + "s" * 99)]),
        ("   \n", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(pieces, string, expected):
    assert cut(pieces, string) == expected


def test_places_refer_to_the_text_as_it_stands(pieces):
    string = "  The  unready "
    assert [(start, end) for _, start, end in pieces.cut(string)] == [(2, 5), (7, 9), (9, 14)]


@pytest.mark.parametrize(
    ("char", "folded"), [("É", "e"), ("ß", "ß"), ("İ", "i"), ("\u0301", ""), ("ǆ", "ǆ"), ("Ö", "o")]
)
def test_folding(char, folded):
    assert fold(char) == folded


def test_a_vocabulary_is_numbered_by_line(tmp_path):
    (tmp_path / "vocab.txt").write_text("a\n##b\nc\n", encoding="utf-8")
    assert read_vocabulary(tmp_path / "vocab.txt") == {"a": 0, "##b": 1, "c": 2}
