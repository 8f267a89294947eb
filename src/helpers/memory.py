"""What was read once in this process is not read again while nothing has changed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

from helpers.project import find_path

KEPT = 2  # corpora kept; a large one takes some hundred megabytes


def remembered(read: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function like `read_corpus` remember its last results by the content of the files it reads.

    The chapters of a briefing each read the same corpus; in one process only the first has to. A caller may change
    the tables it gets: each gets its own.

    Parameters
    ----------
    read : callable
        Takes a path of documents and a path of reference tables, and returns a `Corpus`.
    """
    kept: OrderedDict[tuple, Any] = OrderedDict()

    @wraps(read)
    def recalled(documents: str | Path = "data/documents", reference: Any = "data/reference", **options: Any) -> Any:
        """What was read before from the same bytes, else what is read now."""
        if not isinstance(reference, str | Path):
            return read(documents, reference, **options)
        key = (digest_of(documents), digest_of(reference), tuple(sorted(options.items())))
        if key not in kept:
            kept[key] = read(documents, reference, **options)
        kept.move_to_end(key)
        while len(kept) > KEPT:
            kept.popitem(last=False)
        return replace(kept[key], **{name: data.copy() for name, data in kept[key].tables.items()})

    return recalled


def digest_of(place: str | Path) -> str:
    """SHA-256 over names and content of a file, or of all files below a folder; of the name where there is neither."""
    place = find_path(place).resolve()
    digest = hashlib.sha256(str(place).encode("utf-8", "surrogateescape"))
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
    for path in files:
        digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
        try:
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:  # the reader reports it; here it only has to differ from a file that can be read
            digest.update(str(error.errno).encode())
    return digest.hexdigest()
