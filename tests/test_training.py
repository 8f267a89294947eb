"""Training: a small network learns a handful of texts; skipped where the extra `train` is not installed."""

import json

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.language import Text
from helpers.lexicon import lexicon
from helpers.markup import parse_markup

pytest.importorskip("torch", reason="training needs torch: pip install 'demarche[train]'")
pytest.importorskip("onnx", reason="training needs onnx: pip install 'demarche[train]'")

import torch
from safetensors.torch import save_file

from helpers.learning import Course, Settings, learn
from helpers.lessons import Teacher, part_of, split
from helpers.tagger import Tagger
from helpers.training import start, train
from helpers.windows import Cutter
from helpers.wordpiece import WordPiece, read_vocabulary

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]
WIDTH, INNER, LAYERS = 24, 48, 2
NAMES = ["ann", "bob", "cleo", "dora", "emil", "fay", "gus", "hilda", "ivo", "jana", "karl", "lena"]
WORDS = f"{' '.join(NAMES)} said that the talks would go on . snow fell [UNK] [CLS] [SEP] [MASK] [unused1]".split()
SETTINGS = Settings(epochs=60, batch=4, rate=3e-3, head_rate=3e-3, decay=1, average=0.9, masked=0, threads=1)


def example(number, name):
    raw = f"# text-{number:02} | news | 2022\n\n<s1>{name}</s1> <c1>said</c1> <t1>that the talks would go on</t1>. Snow fell."
    return parse_markup(raw, f"text-{number:02}")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Base weights drawn by chance, in the form of all-MiniLM-L6-v2."""
    folder = tmp_path_factory.mktemp("base")
    (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    shape = {"vocab_size": len(WORDS), "num_hidden_layers": LAYERS, "hidden_size": WIDTH}
    shape |= {"num_attention_heads": 2, "intermediate_size": INNER}
    (folder / "config.json").write_text(json.dumps(shape), encoding="utf-8")
    sizes = {"embeddings.word_embeddings": (len(WORDS), WIDTH), "embeddings.position_embeddings": (512, WIDTH)}
    sizes |= {"embeddings.token_type_embeddings": (2, WIDTH), "embeddings.LayerNorm": (WIDTH,)}
    for at in range(LAYERS):
        layer = f"encoder.layer.{at}."
        sizes |= {f"{layer}attention.self.{name}": (WIDTH, WIDTH) for name in ("query", "key", "value")}
        sizes |= {f"{layer}attention.output.dense": (WIDTH, WIDTH), f"{layer}attention.output.LayerNorm": (WIDTH,)}
        sizes |= {f"{layer}intermediate.dense": (INNER, WIDTH), f"{layer}output.dense": (WIDTH, INNER)}
        sizes |= {f"{layer}output.LayerNorm": (WIDTH,)}
    torch.manual_seed(0)
    weights = {}
    for name, size in sizes.items():
        weights[f"{name}.weight"] = torch.ones(size) if "LayerNorm" in name else torch.randn(size) * 0.2
        weights[f"{name}.bias"] = torch.zeros(size[0])
    save_file(weights, folder / "model.safetensors")
    return folder


@pytest.fixture(scope="module")
def texts():
    return [example(number, name.title()) for number, name in enumerate(NAMES)]


@pytest.fixture(scope="module")
def trained(base, texts, reference, tmp_path_factory):
    out = tmp_path_factory.mktemp("model")
    losses = []
    words = lexicon(reference)
    report = train(
        base, out, (texts[:9], texts[9:]), words, settings=SETTINGS, progress=lambda *step: losses.append(step[-1])
    )
    return out, report, losses


def test_the_loss_falls(trained):
    _, _, losses = trained
    assert sum(losses[-5:]) < sum(losses[:5]) / 5


def test_the_model_finds_what_it_learned(trained):
    out, report, _ = trained
    text = Text("text", "", "Lena said that the talks would go on. Snow fell.")
    found = Tagger(out).find_attributions(text)
    assert [(text[a.source], text[a.cue], text[a.contents[0]]) for a in found] == [
        ("Lena", "said", "that the talks would go on")
    ]
    assert report.tally.f1 == 100


def test_the_card_names_version_and_texts(trained):
    out, report, _ = trained
    card = (out / "MODEL.md").read_text(encoding="utf-8")
    assert f"version {report.version}" in card
    assert "9 texts" in card
    assert "{" not in card


def test_training_goes_on_where_it_stopped(base, texts, reference, tmp_path):
    words = lexicon(reference)
    cutter = Cutter(WordPiece(read_vocabulary(base / "vocab.txt")), {"said": "past"})
    course = Course(Teacher(cutter, words), texts[:9], SETTINGS)

    def stop(step, steps, loss):
        if step > 100:
            raise KeyboardInterrupt

    whole, parts = start(base, 0), start(base, 0)
    learn(whole, course, tmp_path / "whole.pt", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        learn(parts, course, tmp_path / "parts.pt", stop)
    taken = []
    again = start(base, 0)
    learn(again, course, tmp_path / "parts.pt", lambda *step: taken.append(step[0]))
    assert taken[0] == 101
    assert all(torch.equal(one, other) for one, other in zip(whole.parameters(), again.parameters(), strict=True))


def test_one_text_in_ten_of_each_family_is_held_out():
    found = [parse_markup(f"# {f}-{n:02} | news | 2022\n\nText.", f"{f}-{n:02}") for f in "ab" for n in range(10)]
    learned, held = split(found)
    assert (len(learned), len(held)) == (18, 2)
    assert {e.family for e in held} == {"a", "b"}
    assert split(found[::-1])[1] == [e for e in found[::-1] if e in split(found[::-1])[1]]


def test_a_share_of_the_texts_keeps_their_order(texts):
    chosen = part_of(texts, 0.5, 0)
    assert len(chosen) == 6
    assert chosen == sorted(chosen, key=lambda e: e.name)


def test_a_folder_without_weights_is_named(tmp_path):
    result = CliRunner().invoke(main, ["train", str(tmp_path)])
    assert result.exit_code == 1
    assert "no model.safetensors, vocab.txt, config.json" in result.stderr
