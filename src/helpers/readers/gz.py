"""Files compressed with gzip: the reader of the kind inside reads them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from helpers.readers.source import Reading, Source, Unread, UnreadableError


class Unpacked(Source):
    """A compressed file, seen as the file inside it; it is unpacked while it is read."""

    def open(self) -> BinaryIO:
        """Open the file inside."""
        return cast(BinaryIO, gzip.open(self.path or io.BytesIO(self.data), "rb"))


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield the texts of the file inside."""
    from helpers.readers import READERS, read_source  # the table names this module too

    inside = PurePosixPath(source.name).with_suffix("")
    if inside.suffix.lower() == ".gz" or not (inside.suffix and inside.suffix.lower() in READERS):
        raise UnreadableError(f"no reader for what is compressed in {inside.name}.gz; unpack it")
    try:
        yield from read_source(Unpacked(str(inside), 0, path=source.path, data=source.data, depth=source.depth + 1))
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"is a damaged gzip file ({error}); compress it again") from error
