"""ZIP files of any kind, opened with bounds: on members, on what they unpack to, on how far they expand."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from helpers.readers.bounds import MAX_BYTES, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, RATIO_FROM
from helpers.readers.encoding import kind_of
from helpers.readers.source import Source, UnreadableError

DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@contextmanager
def open_zip(source: Source, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP file whose directory keeps the bounds.

    Parameters
    ----------
    source : Source
    kind : str
        What the file should be, in words, for messages.

    Raises
    ------
    UnreadableError
        If it is damaged, not a ZIP file, or would unpack beyond the bounds.
    """
    if source.size > MAX_UNPACKED:
        raise UnreadableError(f"has {source.size:,} bytes, more than are read; split it")
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except DAMAGED as error:
            found = kind_of(source.start())
            what = f"it is {found}" if found and "ZIP" not in found else "damaged or cut off"
            raise UnreadableError(f"is no {kind} ({what}); save it again") from error
        with archive:
            check_bounds(archive)
            yield archive


def check_bounds(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError if the directory of an archive announces more than is unpacked."""
    members = archive.infolist()
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(f"holds {len(members):,} files, more than {MAX_MEMBERS:,}; split it")
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)):
        raise UnreadableError(
            f"would unpack to {unpacked:,} bytes from {packed:,}, as a ZIP bomb does: it was not opened; save it anew"
        )


def read_member(archive: zipfile.ZipFile, name: str, limit: int = MAX_BYTES) -> bytes:
    """Unpack one member; never more bytes than its directory entry announces and the limit allows.

    Raises
    ------
    UnreadableError
        If it is missing, damaged, locked with a password, or too large.
    """
    try:
        member = archive.getinfo(name)
        if member.file_size > limit:
            raise UnreadableError(f"holds {name} of {member.file_size:,} bytes, more than the {limit:,} that are read")
        if member.flag_bits & 1:
            raise UnreadableError("is locked with a password; save it without")
        return archive.read(member)
    except KeyError as error:
        raise UnreadableError(f"lacks its part {name}; save it again") from error
    except (*DAMAGED, RuntimeError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"is damaged in its part {name}; save it again") from error
