"""ZIP archives: every document in them, by the reader of its kind; nothing is written to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpers.readers import Reading, Source, Unread, UnreadableError, read_source
from helpers.readers.bounds import MAX_NESTING
from helpers.readers.packed import open_zip, read_member
from helpers.readers.source import placed


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield the texts of all members in the order of their names; what cannot be read is named and passed over.

    Raises
    ------
    UnreadableError
        If the archive is damaged, holds no document, or goes beyond the bounds.
    """
    if source.depth >= MAX_NESTING:
        raise UnreadableError(f"lies in {MAX_NESTING} archives or messages already; take it out")
    with open_zip(source, "ZIP archive") as archive:
        names = sorted(member.filename for member in archive.infolist() if is_document(member))
        if not names:
            raise UnreadableError("holds no document; put files into it or take it out of the folder")
        for name in names:
            yield from read_inside(archive, source, name)


def is_document(member: zipfile.ZipInfo) -> bool:
    """Whether a member may be a document: no folder, nothing hidden or left by a system."""
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(p.startswith((".", "~$", "__MACOSX")) for p in parts)


def read_inside(archive: zipfile.ZipFile, source: Source, name: str) -> Iterator[Reading | Unread]:
    """Yield the texts of one member."""
    try:
        for found in read_source(source.inside(name, read_member(archive, name))):
            yield placed(found, name)
    except UnreadableError as error:
        yield Unread(name, str(error))
