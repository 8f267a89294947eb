"""Learning: how the tagger's network is fitted to lessons, in steps that can be taken up again. Needs torch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from helpers.lessons import ROLES, Lesson, Teacher
from helpers.markup import Example
from helpers.network import Network
from helpers.windows import FEATURES

Progress = Callable[[int, int, float], None]  # steps taken, steps in all, mean loss of the last ones
UNASKED = -100  # answer of a token that only fills up a batch
FIRSTS = (None, 40, 60, 80, 100, 120, 140)  # bounds of the first window: other neighbours in every round
POOL = 16  # batches whose lessons are sorted by length together
WARMING = 0.08  # share of the steps in which the rate rises
LEAST_RATE = 0.02  # share of the rate that is left at the end
ANCHOR_WEIGHT, RELATION_WEIGHT = 5.0, 2.0  # of two parts of the loss; that of the roles weighs 1
KEPT_EVERY = 100  # steps between two checkpoints


@dataclass(frozen=True)
class Settings:
    """How to learn; with the texts and the base weights, all that a result follows from."""

    epochs: float = 8
    batch: int = 8  # windows
    rate: float = 2e-4  # of the encoder's last layer
    head_rate: float = 1e-3
    decay: float = 0.85  # of the rate, from each layer to the one below
    weight_decay: float = 0.05
    average: float = 0.998  # how slowly the average of the weights follows them
    masked: float = 0.1  # share of the pieces that are hidden
    seed: int = 0
    threads: int = 2


class Batch(NamedTuple):
    """Lessons of one step as tensors."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    roles: Tensor
    anchors: Tensor  # 1 where a token is one
    windows: Tensor  # of each anchor
    positions: Tensor  # of each anchor
    relations: Tensor  # of each anchor


class Course:
    """A course of lessons: for one seed the same batches in the same order.

    Parameters
    ----------
    teacher : Teacher
    examples : list of Example
    settings : Settings
    """

    def __init__(self, teacher: Teacher, examples: list[Example], settings: Settings) -> None:
        self.teacher, self.examples, self.settings = teacher, examples, settings
        self.hidden = teacher.cutter.pieces.vocabulary["[MASK]"]
        self.marks = {teacher.cutter.begin, teacher.cutter.end, teacher.cutter.between}
        self.steps = max(1, round(len(self.epoch(0)) * settings.epochs))

    def batches(self, first: int) -> Iterator[Batch]:
        """Yield the batches of all steps from the first one to be taken."""
        endless = (lessons for number in count() for lessons in self.epoch(number))
        yield from (self.batch(lessons) for lessons in islice(endless, first, self.steps))

    def epoch(self, number: int) -> list[list[Lesson]]:
        """The lessons of one round over the texts, by batch; those of one batch are of like length."""
        chance = random.Random(f"{self.settings.seed}-{number}")
        lessons = [x for e in self.examples for x in self.teacher.lessons(e, chance.choice(FIRSTS))]
        chance.shuffle(lessons)
        size = self.settings.batch
        pools = (lessons[at : at + POOL * size] for at in range(0, len(lessons), POOL * size))
        ordered = (sorted(pool, key=lambda lesson: len(lesson.roles)) for pool in pools)
        batches = [pool[at : at + size] for pool in ordered for at in range(0, len(pool), size)]
        chance.shuffle(batches)
        return batches

    def batch(self, lessons: list[Lesson]) -> Batch:
        """Lessons as tensors, filled up to the length of the longest."""
        length = max(len(lesson.roles) for lesson in lessons)
        anchors = [(at, position) for at, lesson in enumerate(lessons) for position in sorted(lesson.relations)]
        return Batch(
            filled([[token.number for token in lesson.window.tokens] for lesson in lessons], length, 0),
            filled(
                [[token.features for token in lesson.window.tokens] for lesson in lessons], length, (0,) * len(FEATURES)
            ),
            filled([[1] * len(lesson.roles) for lesson in lessons], length, 0).bool(),
            filled([lesson.roles for lesson in lessons], length, UNASKED),
            filled([[int(at in lesson.relations) for at in range(length)] for lesson in lessons], length, 0).float(),
            torch.tensor([at for at, _ in anchors], dtype=torch.long),
            torch.tensor([position for _, position in anchors], dtype=torch.long),
            filled([lessons[at].relations[position] for at, position in anchors], length, UNASKED),
        )

    def hide(self, pieces: Tensor) -> Tensor:
        """Pieces of which some are hidden, so that the network learns to read the others."""
        chosen = torch.rand(pieces.shape) < self.settings.masked
        for mark in (0, *self.marks):
            chosen &= pieces != mark
        return torch.where(chosen, self.hidden, pieces)


def filled(rows: list[list], length: int, filler: object) -> Tensor:
    """Rows as a tensor, each filled up to a length."""
    return torch.tensor([[*row, *[filler] * (length - len(row))] for row in rows], dtype=torch.long)


def learn(network: Network, course: Course, checkpoint: Path, progress: Progress) -> None:
    """Fit a network to a course of lessons; go on where a checkpoint of the same settings stopped.

    Parameters
    ----------
    network : Network
        Holds the base weights before, and afterwards the average of the weights over the last steps.
    course : Course
    checkpoint : Path
        Written from time to time; read first if it is there.
    progress : callable
        Called after every step.
    """
    torch.set_num_threads(course.settings.threads)
    state = State(network, course)
    state.load(checkpoint)
    network.train()
    for batch in course.batches(state.step):
        torch.manual_seed(course.settings.seed * 1_000_003 + state.step)
        loss = loss_of(network, batch._replace(pieces=course.hide(batch.pieces)))
        state.advance(loss)
        progress(state.step, course.steps, float(loss.detach()))
        if state.step % KEPT_EVERY == 0:
            state.save(checkpoint)
    network.load_state_dict(state.average)
    network.eval()


class State:
    """How far learning has come: weights, their average, the optimiser's memory."""

    def __init__(self, network: Network, course: Course) -> None:
        self.network, self.settings, self.step = network, course.settings, 0
        self.about = asdict(course.settings) | {"steps": course.steps}
        network.words.weight.requires_grad_(False)
        self.optimiser = torch.optim.AdamW(groups(network, course.settings), betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda at: rate_at(at, course.steps))
        self.average = {name: value.clone() for name, value in network.state_dict().items()}

    def advance(self, loss: Tensor) -> None:
        """Take one step."""
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.schedule.step()
        self.step += 1
        keep = min(self.settings.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                if value.requires_grad:
                    self.average[name].lerp_(value, 1 - keep)

    def save(self, path: Path) -> None:
        """Write a checkpoint beside its place and move it there."""
        parts = {"about": self.about, "step": self.step, "average": self.average, "network": self.network.state_dict()}
        parts |= {"optimiser": self.optimiser.state_dict(), "schedule": self.schedule.state_dict()}
        torch.save(parts, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint, if there is one with the same settings."""
        parts = torch.load(path) if path.is_file() else {}
        if parts.get("about") == self.about:
            self.step, self.average = parts["step"], parts["average"]
            self.network.load_state_dict(parts["network"])
            self.optimiser.load_state_dict(parts["optimiser"])
            self.schedule.load_state_dict(parts["schedule"])


def loss_of(network: Network, batch: Batch) -> Tensor:
    """How far the network's answers are from the right ones: roles, anchors, relations."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encode(batch.pieces, batch.features, batch.mask)
        roles, anchors = network.role(states), network.anchor(states)[..., 0]
        relations = network.relate(states, batch.windows, batch.positions) if len(batch.windows) else None
    wrong = functional.binary_cross_entropy_with_logits(anchors.float(), batch.anchors, reduction="none")
    loss = cross_entropy(roles, batch.roles) + ANCHOR_WEIGHT * (wrong * batch.mask).sum() / batch.mask.sum()
    return loss if relations is None else loss + RELATION_WEIGHT * cross_entropy(relations, batch.relations)


def cross_entropy(scores: Tensor, answers: Tensor) -> Tensor:
    """Mean cross entropy of the roles of all tokens that are asked about."""
    return functional.cross_entropy(scores.float().reshape(-1, len(ROLES)), answers.reshape(-1), ignore_index=UNASKED)


def rate_at(step: int, steps: int) -> float:
    """Share of the full rate at a step: up in a line, then down in a line."""
    return min((step + 1) / (WARMING * steps), max(LEAST_RATE, (steps - step) / ((1 - WARMING) * steps)))


def groups(network: Network, settings: Settings) -> list[dict]:
    """The network's weights by how fast they learn: the lower a layer, the slower; new parts fastest."""
    depth = len(network.layers)
    found = [group([network.places.weight, *network.norm.parameters()], settings.rate * settings.decay**depth, 0)]
    for at, layer in enumerate(network.layers):
        rate = settings.rate * settings.decay ** (depth - 1 - at)
        found.append(group([p for p in layer.parameters() if p.ndim > 1], rate, settings.weight_decay))
        found.append(group([p for p in layer.parameters() if p.ndim == 1], rate, 0))
    base = {id(p) for one in found for p in one["params"]} | {id(network.words.weight)}
    new = [p for p in network.parameters() if id(p) not in base]
    return [*found, group(new, settings.head_rate, settings.weight_decay / 5)]


def group(parameters: list[nn.Parameter], rate: float, decay: float) -> dict:
    """Weights that learn at one rate."""
    return {"params": parameters, "lr": rate, "weight_decay": decay}
