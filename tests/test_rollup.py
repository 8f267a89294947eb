"""Roll-up: persons under states, states under blocs; passages stay."""

import pytest

from helpers.corpus import read_corpus
from helpers.rollup import roll_up

TEXT = """ date 2022-02-09
Sergey Lavrov said that Russia would not withdraw its troops. The Kremlin said that talks would go on.

Poland called on Russia to withdraw its troops. Josep Borrell said that the European Union would reply. Annalena Baerbock said that Germany would reply.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, reference):
    path = tmp_path_factory.mktemp("documents") / "a.txt"
    path.write_text(TEXT, "utf-8")
    return read_corpus(path, reference, cache=False)


@pytest.mark.parametrize(
    ("level", "blocs", "speakers"),
    [
        ("actor", (), {"sergey-lavrov", "russia", "poland", "josep-borrell", "annalena-baerbock"}),
        ("state", (), {"russia", "poland", "eu", "germany"}),
        ("bloc", (), {"russia", "eu"}),
        ("bloc", ("NATO",), {"russia", "nato", "eu"}),
        ("bloc", ("CSTO", "NATO"), {"csto", "nato", "eu"}),
    ],
)
def test_statements_are_counted_at_the_level_asked_for(corpus, level, blocs, speakers):
    seen = roll_up(corpus, level, blocs)
    assert {i for i in seen.statements["speaker_id"] if i} == speakers
    assert set(seen.actors.loc[seen.actors["statements"] > 0, "actor_id"]) == speakers
    assert set(seen.positions["actor_id"]) <= speakers


def test_passages_stay_what_they_are(corpus):
    seen = roll_up(corpus, "bloc")
    assert list(seen.statements["evidence"]) == list(corpus.statements["evidence"])
    assert seen.positions["n_statements"].sum() == corpus.positions["n_statements"].sum()


@pytest.mark.parametrize(("level", "blocs", "named"), [("planet", (), "planet"), ("bloc", ("Natto",), "Natto")])
def test_what_is_not_known_is_named(corpus, level, blocs, named):
    with pytest.raises(ValueError, match=named):
        roll_up(corpus, level, blocs)
