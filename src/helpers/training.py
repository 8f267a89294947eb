"""Training the tagger: from marked-up texts and base weights to the folder that `helpers.tagger` reads. Needs torch."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch

from helpers.attributions import find_attributions
from helpers.exporting import export
from helpers.judging import Judged, Tally, levels_of, match
from helpers.language import Text
from helpers.learning import Course, Progress, Settings, learn
from helpers.lessons import Teacher, part_of, split
from helpers.lexicon import Lexicon, lexicon
from helpers.markup import Example, read_examples
from helpers.mentions import find_mentions
from helpers.network import Network, Shape, load_base
from helpers.reference import read_reference
from helpers.reports import agreed
from helpers.scanner import Scanner
from helpers.tagger import FOLDER, MODEL, SETTINGS, VOCABULARY, Tagger
from helpers.windows import LONGEST, Cutter
from helpers.wordpiece import WordPiece, read_vocabulary

CHECKPOINT, WEIGHTS, BASE = "checkpoint.pt", "model.safetensors", "config.json"
LAYERS = 6
CARD, TEMPLATE, NOTICE = "MODEL.md", "card.md", "NOTICE"
SCORES = (0.6, 0.7, 0.8, 0.9, 0.95, 0.99)  # of the network, shown in the card


class Report(NamedTuple):
    """What came of a training: what the model is called, and how it does on the texts held out."""

    version: str
    sha256: str
    held_out: int  # texts
    tally: Tally


def train_from(
    folders: tuple[Path, Path],
    texts: Path,
    reference: Path,
    *,
    share: float,
    settings: Settings,
    progress: Progress,
) -> Report:
    """Train from folders: that of the base weights and that to write, marked-up texts, reference tables."""
    missing = [name for name in (WEIGHTS, VOCABULARY, BASE) if not (folders[0] / name).is_file()]
    if missing:
        raise FileNotFoundError(f"{folders[0]}: no {', '.join(missing)}; give the folder of all-MiniLM-L6-v2.")
    learned, held = split(read_examples(texts))
    words = lexicon(read_reference(reference))
    return train(*folders, (part_of(learned, share, settings.seed), held), words, settings=settings, progress=progress)


def train(
    base: Path,
    out: Path,
    examples: tuple[list[Example], list[Example]],
    words: Lexicon,
    *,
    settings: Settings,
    progress: Progress,
) -> Report:
    """Train the tagger and write its folder.

    Parameters
    ----------
    base : Path
        Folder of the base weights all-MiniLM-L6-v2: `config.json`, `model.safetensors`, `vocab.txt`.
    out : Path
        Folder to write: the model, its vocabulary, its settings, checkpoints on the way.
    examples : (list of Example, list of Example)
        Texts to learn from, and texts held out, which set the confidence.
    words : Lexicon
    settings : Settings
    progress : callable

    Returns
    -------
    Report
    """
    learned, held = examples
    out.mkdir(parents=True, exist_ok=True)
    cues = {form: forms[0].tense for form, forms in sorted(words.role("reporting").items())}
    cutter = Cutter(WordPiece(read_vocabulary(base / VOCABULARY)), cues)
    network = start(base, settings.seed)
    learn(network, Course(Teacher(cutter, words), learned, settings), out / CHECKPOINT, progress)
    export(network, out / MODEL)
    shutil.copyfile(base / VOCABULARY, out / VOCABULARY)
    digest = digest_of(out / MODEL)
    about = {"version": digest[:8], "longest": LONGEST, "choice": {}, "levels": {}, "cues": cues}
    write_settings(out, about)
    judged, tally = judge(Tagger(out), held, words)
    write_settings(out, about | {"levels": {name: levels_of(found) for name, found in judged.items()}})
    report = Report(digest[:8], digest, len(held), tally)
    write_card(out, report, learned, base=digest_of(base / WEIGHTS), settings=settings)
    return report


def write_card(out: Path, report: Report, learned: list[Example], *, base: str, settings: Settings) -> None:
    """Write the model card, and the notice about the base weights, beside the model."""
    tally, tagger = report.tally, Tagger(out)
    rows = [(score, *(tagger.confidence(score, agreed=agreed) for agreed in (True, False))) for score in SCORES]
    card = (FOLDER / TEMPLATE).read_text(encoding="utf-8").format(
        **{**report._asdict(), "base": base, "layers": LAYERS, "longest": LONGEST, "texts": len(learned)},
        words=sum(len(example.string.split()) for example in learned),
        settings=", ".join(f"{name} {value}" for name, value in asdict(settings).items()),
        f1=tally.f1, precision=100 * tally.right / max(1, tally.found), recall=100 * tally.right / max(1, tally.marked),
        marked=tally.marked, levels="\n".join(f"| {s} | {one:.0%} | {other:.0%} |" for s, one, other in rows),
    )  # fmt: skip
    (out / CARD).write_text(card, encoding="utf-8")
    shutil.copyfile(FOLDER / NOTICE, out / NOTICE)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
        sources = [[a.source] if a.source else [] for a in found]
        right = match(example.string, sources, [a.contents for a in found], example.annotations)
        for at, one in enumerate(found):
            judged["agreed" if agreed(one, ruled) else "alone"].append(Judged(one.confidence or 0, at in right))
        tally += Tally(len(right), len(found), len(example.annotations))
    return judged, tally
