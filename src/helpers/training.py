"""Training the tagger: from marked-up texts and base weights to the folder that `helpers.tagger` reads. Needs torch."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch

from helpers.attributions import find_attributions
from helpers.exporting import export
from helpers.judging import Judged, Tally, levels_of, match
from helpers.language import Text
from helpers.learning import Course, Progress, Settings, learn
from helpers.lessons import Teacher
from helpers.lexicon import Lexicon
from helpers.markup import Example
from helpers.mentions import find_mentions
from helpers.network import Network, Shape, load_base
from helpers.reports import agreed
from helpers.scanner import Scanner
from helpers.tagger import MODEL, SETTINGS, VOCABULARY, Tagger
from helpers.windows import LONGEST, Cutter
from helpers.wordpiece import WordPiece, read_vocabulary

HELD_OUT = 10  # one text in so many is held out
CHECKPOINT = "checkpoint.pt"
LAYERS = 6


class Report(NamedTuple):
    """What came of a training: what the model is called, and how it does on the texts held out."""

    version: str
    texts: int
    held_out: int
    tally: Tally
    sha256: str


def split(examples: list[Example], share: int = HELD_OUT) -> tuple[list[Example], list[Example]]:
    """Texts to learn from and texts held out: one in so many, of all families alike."""
    families: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        families[example.family].append(example)
    chance = random.Random(0)
    ordered = [e for name in sorted(families) for e in chance.sample(families[name], len(families[name]))]
    held = {example.name for at, example in enumerate(ordered) if at % share == share // 2}
    return [e for e in examples if e.name not in held], [e for e in examples if e.name in held]


def part_of(examples: list[Example], share: float, seed: int) -> list[Example]:
    """A share of the texts, drawn by chance: for a learning curve."""
    chosen = random.Random(seed).sample(range(len(examples)), max(1, round(share * len(examples))))
    return [examples[at] for at in sorted(chosen)]


def train(
    base: Path, out: Path, examples: list[Example], words: Lexicon, *, settings: Settings, progress: Progress
) -> Report:
    """Train the tagger and write its folder.

    Parameters
    ----------
    base : Path
        Folder of the base weights all-MiniLM-L6-v2: `config.json`, `model.safetensors`, `vocab.txt`.
    out : Path
        Folder to write: the model, its vocabulary, its settings, checkpoints on the way.
    examples : list of Example
        Marked-up texts; one in ten is held out to calibrate the confidence.
    words : Lexicon
    settings : Settings
    progress : callable

    Returns
    -------
    Report
    """
    learned, held = split(examples)
    out.mkdir(parents=True, exist_ok=True)
    cues = {form: forms[0].tense for form, forms in sorted(words.role("reporting").items())}
    cutter = Cutter(WordPiece(read_vocabulary(base / VOCABULARY)), cues)
    course = Course(Teacher(cutter, words), learned, settings)
    network = start(base, settings.seed)
    learn(network, course, out / CHECKPOINT, progress)
    export(network, out / MODEL)
    shutil.copyfile(base / VOCABULARY, out / VOCABULARY)
    digest = hashlib.sha256((out / MODEL).read_bytes()).hexdigest()
    about = {"version": digest[:8], "longest": LONGEST, "choice": {}, "levels": {}, "cues": cues}
    about["training"] = asdict(settings) | {"texts": len(learned)}
    write_settings(out, about)
    judged, tally = judge(Tagger(out), held, words)
    write_settings(out, about | {"levels": {name: levels_of(found) for name, found in judged.items()}})
    return Report(about["version"], len(learned), len(held), tally, digest)


def start(base: Path, seed: int, layers: int = LAYERS) -> Network:
    """A network with the base weights, its new parts drawn by chance."""
    torch.manual_seed(seed)
    network = Network(Shape.of(base, layers))
    load_base(network, base)
    return network


def write_settings(out: Path, about: dict) -> None:
    """Write what the tagger needs to know beside the model."""
    (out / SETTINGS).write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def judge(reader: Tagger, examples: list[Example], words: Lexicon) -> tuple[dict[str, list[Judged]], Tally]:
    """What the tagger finds in marked-up texts, right or wrong, apart by whether rules find the same; and how well."""
    judged: dict[str, list[Judged]] = {"agreed": [], "alone": []}
    tally = Tally()
    for example in examples:
        text = Text(example.name, example.date, example.string)
        scanner = Scanner(text, words, find_mentions(text, words.reference)[0])
        ruled = sorted((a for a in find_attributions(scanner) if a.cue), key=lambda a: a.cue)
        found = reader.find_attributions(text, words)
        right = match(example.string, found, example.annotations)
        for at, one in enumerate(found):
            judged["agreed" if agreed(one, ruled) else "alone"].append(Judged(one.confidence or 0, at in right))
        tally += Tally(len(right), len(found), len(example.annotations))
    return judged, tally
