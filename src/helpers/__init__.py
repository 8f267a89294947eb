"""Démarche: who is involved, what each wants, in which formats they talk, with every word proven."""

from typing import Any

__all__ = ["read_corpus"]


def __getattr__(name: str) -> Any:
    """`read_corpus`, imported when it is asked for: the command line answers `--help` without pandas and spaCy."""
    if name != "read_corpus":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from helpers.corpus import read_corpus

    return read_corpus
