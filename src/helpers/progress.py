"""How the command shows that it is at work: a bar on a terminal, lines in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def losses() -> Iterator[Callable[[int, int, float], None]]:
    """Show the progress of a training: a bar on a terminal, now and then a line in a log."""
    from tqdm import tqdm

    with tqdm(unit="steps", desc="training", mininterval=5, delay=1, file=sys.stderr) as bar:

        def show(step: int, steps: int, loss: float) -> None:
            bar.total = steps
            bar.set_postfix(loss=f"{loss:.2f}", refresh=False)
            bar.update(step - bar.n)

        yield show


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows the progress of a build: a bar on a terminal, one line a step in a log."""
    if not sys.stderr.isatty():
        yield lambda name, number, length: click.echo(f"[{number}/{length}] {name}", err=True)
        return
    with click.progressbar(length=0, item_show_func=lambda item: item or "", file=sys.stderr) as bar:

        def show(name: str, number: int, length: int) -> None:
            bar.length = length
            bar.update(1, name)

        yield show
