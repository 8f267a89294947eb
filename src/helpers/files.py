"""The files of a documents folder, in order; links and hidden ones are named, every name can be written."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from helpers.metadata.sidecar import SIDECAR
from helpers.readers import WORD
from helpers.readers.bounds import MAX_NAME
from helpers.records import Id, Skipped

COMMANDING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LEFT_BEHIND = frozenset(  # what systems and programs leave in folders; not worth a word
    (".DS_Store", ".gitkeep", ".gitignore", ".git", ".ipynb_checkpoints", "__MACOSX", "Thumbs.db", "desktop.ini")
)


class Found(NamedTuple):
    """A file that may hold documents, with its path below the folder as shown."""

    path: Path
    file: str


def find_files(folder: Path) -> Iterator[Found | Skipped]:
    """Yield the files below a folder in the order of their paths.

    Yields
    ------
    Found or Skipped
        A `Skipped` for hidden files and folders, lock files, links that leave the folder, lead nowhere or to a folder,
        what is no regular file, and folders that cannot be opened. `documents.csv` at the top is passed over.
    """
    inside = folder.resolve()
    for path, problem in sorted(walk(folder), key=lambda item: item[0].parts):
        file = shown_name(path, folder)
        reason = problem or refusal(path, inside)
        if reason:
            yield Skipped(file=file, reason=reason)
        elif file != SIDECAR:
            yield Found(path, file)


def walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, what is wrong with it) for all that lies below a folder; no link is followed."""
    try:
        with os.scandir(folder) as entries:
            found = [Path(entry.path) for entry in entries if entry.name not in LEFT_BEHIND]
    except OSError as error:
        yield folder, f"cannot be opened ({error.strerror or error}); check its permissions"
        return
    for path in found:
        if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
            yield from walk(path)
        else:
            yield path, ""


def refusal(path: Path, inside: Path) -> str:
    """Why a path is not read, in words; empty where it is."""
    if path.name.startswith("."):
        return "is hidden (its name begins with a point); rename it to have it read"
    if path.name.startswith("~$"):
        return "is the lock file of an open document; close the document"
    try:
        target, mode = path.resolve(strict=True), path.stat().st_mode
    except (OSError, RuntimeError):
        return "is a link that leads nowhere; mend or remove it" if path.is_symlink() else "cannot be opened"
    if path.is_symlink() and (stat.S_ISDIR(mode) or not target.is_relative_to(inside)):
        return "is a link that leaves the folder or leads to a folder: not followed; copy the file here"
    return "" if stat.S_ISREG(mode) else "is no file but a pipe, socket or device; remove it"


def shown_name(path: Path, folder: Path) -> str:
    """Path below a folder with slashes; bytes that are no UTF-8, and what commands a terminal, are shown as U+FFFD."""
    name = path.relative_to(folder).as_posix()
    return plain(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def plain(name: str) -> str:
    """A name without characters that would command a terminal, break a line or turn the direction of writing."""
    return COMMANDING.sub("\ufffd", name)


def document_id(file: str) -> Id:
    """The path of a file below the folder without its ending, separators as _."""
    path = PurePosixPath(file)
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    stem = name.removesuffix(PurePosixPath(name).suffix) or name
    return "_".join((*path.parent.parts, stem))


def slug(name: str) -> Id:
    """A name that can name a file: separators and control characters as _, bounded in length."""
    name = "".join("_" if c in "/\\" or not c.isprintable() or "\ud800" <= c <= "\udfff" else c for c in name).strip()
    data = name.encode("utf-8")
    if len(data) > MAX_NAME:
        digest = hashlib.sha256(data).hexdigest()[:8]
        name = f"{data[: MAX_NAME - 9].decode('utf-8', 'ignore')}-{digest}"
    return f"_{name}" if name.strip(".") == "" else name


class Ids:
    """Gives every text an id of its own.

    Parameters
    ----------
    files : iterable of str
        Paths of all files below the folder: where two would have the same id, their endings are kept.
    """

    def __init__(self, files: Iterable[str]):
        self.stems = Counter(map(document_id, files))
        self.used: Counter[Id] = Counter()

    def of_record(self, name: str) -> Id:
        """The id of a record, by the id that it has in its file."""
        return self.unique(slug(name))

    def of_part(self, file: str, part: str = "") -> Id:
        """The id of a file, or of a part of it, by their paths without endings."""
        stem = document_id(file)
        if self.stems[stem] > 1:
            stem += "_" + PurePosixPath(file).suffix.lstrip(".")
        if not part:
            return self.unique(slug(stem))
        short = slug(f"{stem}_{document_id(part) if WORD.fullmatch(PurePosixPath(part).suffix) else part}")
        return self.unique(slug(f"{stem}_{part}") if self.used[short] else short)

    def unique(self, name: Id) -> Id:
        """The name itself, or with a number where it has been given before."""
        number = self.used[name] = self.used[name] + 1
        while number > 1 and self.used[f"{name}_{number}"]:
            number = self.used[name] = number + 1
        if number > 1:
            self.used[f"{name}_{number}"] += 1
        return name if number == 1 else f"{name}_{number}"
