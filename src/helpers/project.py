"""Where things lie: the folder of the project and the folders in it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
MARKERS = ("data/reference", "notebooks")  # what makes a folder a Démarche project


def find_project(start: Path | None = None) -> Path:
    """Find the folder of the project: `start` or a folder above it, else the one this package was installed from.

    Parameters
    ----------
    start : Path, optional
        Folder to begin at; the working directory if absent.

    Raises
    ------
    FileNotFoundError
        If neither place holds a project.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents, PACKAGE / "project", *PACKAGE.parents):
        if all((folder / marker).is_dir() for marker in MARKERS):
            return folder
    raise FileNotFoundError(
        f"No Démarche project at {start}: a project has the folders data/reference and notebooks. "
        "Change into the project's folder and try again."
    )


def find_path(path: str | Path, start: Path | None = None) -> Path:
    """Find a file or folder named relative to the working directory or to the project.

    A notebook may run from any folder, so a relative path is first looked for where the user stands, then in
    the project.
    """
    path = Path(path).expanduser()
    if path.is_absolute() or path.exists():
        return path
    inside = find_project(start) / path
    return inside if inside.exists() else path
