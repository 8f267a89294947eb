"""The executed chapters as notebooks to open and to hand on: no clock, no path of this machine in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict, writes

INJECTED = "injected-parameters"  # tag and, here, id of the cell that papermill puts in


def notebook_text(notebook: NotebookNode, places: Mapping[str, str], build: str) -> str:
    """An executed notebook as text, the same for the same content.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill gives it; not changed.
    places : mapping
        What to show in place of the paths among the parameters: name of the parameter to path.
    build : str
        Id of the build, kept in the notebook's metadata.
    """
    about = notebook.metadata.get("papermill", {})
    parameters = dict(about.get("parameters", {})) | places
    metadata = {key: value for key, value in notebook.metadata.items() if key != "papermill"}
    cells = [tidy(cell, parameters) for cell in notebook.cells]
    return writes(from_dict({**notebook, "metadata": metadata | {"demarche": {"build": build}}, "cells": cells})) + "\n"


def tidy(cell: NotebookNode, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """A cell without times, without progress bars, its parameters as shown to others."""
    from papermill.translators import PythonTranslator  # heavy, and only a build needs it

    metadata = {key: value for key, value in cell.metadata.items() if key not in ("papermill", "execution")}
    if not metadata.get("tags"):
        metadata.pop("tags", None)
    kept = {**cell, "metadata": metadata}
    if INJECTED in metadata.get("tags", []):
        kept |= {"id": INJECTED, "source": PythonTranslator.codify(parameters, "Parameters").strip()}
    if "outputs" in cell:
        kept["outputs"] = [output for output in cell.outputs if output.get("name") != "stderr"]
    return kept


def shown_place(place: Path, project: Path) -> str:
    """A path as shown to others: below the project, else only its last part."""
    place = place.resolve()
    return place.relative_to(project).as_posix() if place.is_relative_to(project) else place.name
