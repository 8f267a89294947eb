"""What is asked for, from which chapters, where it goes, and what came of it; light, so that `demarche` starts fast."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.project import find_path, find_project


@dataclass(frozen=True)
class Order:
    """What to build from what; the notebooks' parameters and where the report goes.

    Attributes
    ----------
    documents, reference, output : Path
        Folders; they may be relative to the working directory or to the project.
    parameters : dict
        Further parameters of the notebooks: since, until, actors, issues, title, marking.
    kernel : bool
        Run the chapters with stock papermill and a Jupyter kernel.
    paper : str
        Paper size of the PDF.
    exports : bool
        Write the exports beside the briefing.
    since_report : Path, optional
        Folder of an earlier report; the briefing then begins with what has changed since.
    """

    documents: Path = Path("data/documents")
    reference: Path = Path("data/reference")
    output: Path = Path("reports")
    parameters: dict[str, Any] = field(default_factory=dict)
    kernel: bool = False
    paper: str = "a4"
    exports: bool = True
    since_report: Path | None = None


@dataclass(frozen=True)
class Report:
    """What a build has made."""

    html: Path
    pdf: Path
    tables: Path
    pages: int
    counts: dict[str, int]
    warnings: tuple[str, ...]
    seconds: float


class BuildError(RuntimeError):
    """Nothing could be built; the message says what stands in the way and how to mend it."""


def find_chapters() -> list[Path]:
    """The notebooks of the project in the order of their numbers.

    Raises
    ------
    BuildError
        If there is none.
    """
    folder = find_project() / "notebooks"
    chapters = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not chapters:
        raise BuildError(f"{folder}: no chapter to run. Put back notebooks named like 01_summary.ipynb.")
    return chapters


def find_output(folder: Path) -> Path:
    """Where the report goes: the folder as named, or in the project where only that has it.

    Raises
    ------
    BuildError
        If it cannot be made or is no folder.
    """
    folder = find_path(folder).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(
            f"{folder}: cannot be written ({error.strerror}). Name another folder with --output."
        ) from error
    return folder
