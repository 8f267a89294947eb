"""The tagger: what it finds, and that nothing but the text decides it."""

import json

import onnxruntime
import pytest

from helpers.language import Text
from helpers.lexicon import lexicon
from helpers.tagger import FOLDER, MODEL, SETTINGS, VOCABULARY, Tagger, find_attributions, tagger

MIB = 1 << 20
TEXT = """\
The ministry announced on Tuesday that the talks would resume within a month.

“We are ready to sign,” Foreign Minister Ilse Darrow told reporters, “but not at any price.” Her Ruritanian counterpart
rejected the offer and wants a new draft.

According to two officials, the letter runs to nine pages. The delegations met twice in Vienna last year.
"""


def found(string, words=None):
    text = Text("text", "2022-02-09", string)
    return [
        (text[a.source] if a.source else "", text[a.cue] if a.cue else "", tuple(text[c] for c in a.contents))
        for a in find_attributions(text, words)
    ]


def test_indirect_speech_has_source_cue_and_content():
    source, cue, contents = found(TEXT)[0]
    assert (source, cue) == ("The ministry", "announced")
    assert contents == ("that the talks would resume within a month",)


def test_a_quotation_cut_by_its_cue_is_one_attribution():
    source, cue, contents = found(TEXT)[1]
    assert (source, cue) == ("Foreign Minister Ilse Darrow", "told")
    assert contents == ("“We are ready to sign,”", "“but not at any price.”")


def test_coordinated_verbs_share_their_source():
    sources = [(source, cue) for source, cue, _ in found(TEXT) if cue in ("rejected", "wants")]
    assert sources == [("Her Ruritanian counterpart", "rejected"), ("Her Ruritanian counterpart", "wants")]


def test_plain_narration_holds_no_attribution():
    assert found("The delegations met twice in Vienna last year. Snow fell on the square.") == []


@pytest.mark.parametrize("string", ["", " ", "“", '"', "said", "\n\n", "“" * 500, "word " * 3000, "a" * 5000])
def test_any_text_is_read(string):
    assert isinstance(found(string), list)


def test_lemmas_come_from_the_lexicon(reference):
    text = Text("text", "", "Moscow has repeatedly refused to withdraw its troops.")
    assert [a.lemma for a in find_attributions(text, lexicon(reference))] == ["refuse"]


def test_the_rule_names_the_version():
    assert {a.rule for a in find_attributions(Text("text", "", TEXT))} == {f"tagger {tagger().version}"}


@pytest.mark.parametrize("threads", [1, 3])
def test_the_number_of_threads_changes_nothing(threads):
    other = Tagger()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    other.session = onnxruntime.InferenceSession(FOLDER / MODEL, options, providers=["CPUExecutionProvider"])
    text = Text("text", "", TEXT)
    assert other.find_attributions(text) == tagger().find_attributions(text)


def test_what_else_is_read_changes_nothing():
    before = found(TEXT)
    found("Somebody else said something else.")
    assert found(TEXT) == before


def test_confidence_rises_with_the_score():
    scores = [number / 20 for number in range(21)]
    for agreed in (True, False):
        shares = [tagger().confidence(score, agreed=agreed) for score in scores]
        assert shares == sorted(shares)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"lacks attribution\.onnx, vocab\.txt, config\.json"):
        Tagger(tmp_path)


def test_the_model_is_small_and_described():
    assert (FOLDER / MODEL).stat().st_size <= 25 * MIB
    version = json.loads((FOLDER / SETTINGS).read_text("utf-8"))["version"]
    assert f"version {version}" in (FOLDER / "MODEL.md").read_text("utf-8")
    assert "Apache" in (FOLDER / "NOTICE").read_text("utf-8")
    assert (FOLDER / VOCABULARY).is_file()
