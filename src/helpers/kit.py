"""Which kit this is, to the byte: its own files, its chapters, the packages beside it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from helpers.project import PACKAGE

NOT_OURS = ("__pycache__", "project")  # compiled files; a project that was installed inside the package


@cache
def kit_digest() -> str:
    """SHA-256 over names and content of the package's own files: code, templates, wording, model."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*"), key=lambda path: path.relative_to(PACKAGE).as_posix()):
        name = path.relative_to(PACKAGE)
        if path.is_file() and name.parts[0] not in NOT_OURS and "__pycache__" not in name.parts:
            digest.update(name.as_posix().encode() + b"\0")
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def chapters_digest(chapters: Iterable[Path]) -> str:
    """SHA-256 over the cells of notebooks; their outputs, which a run in JupyterLab leaves there, do not count."""
    digest = hashlib.sha256()
    for path in chapters:
        cells = json.loads(path.read_bytes()).get("cells", [])
        kept = [(c["cell_type"], "".join(c["source"]), c["metadata"].get("tags", [])) for c in cells]
        digest.update(json.dumps([path.name, kept]).encode())
    return digest.hexdigest()


def installed_digest() -> str:
    """SHA-256 over Python's version and the names and versions of all packages that can be imported."""
    found = {Path(entry) for entry in sys.path if entry}
    names = {info.name for folder in found if folder.is_dir() for info in folder.glob("*.dist-info")}
    return hashlib.sha256("\0".join([sys.version, *sorted(names)]).encode()).hexdigest()
