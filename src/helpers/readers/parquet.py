"""Parquet files: one text a row, in a column `text`; other columns as fields of `Document`."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.readers.bounds import MAX_ROWS, MAX_UNPACKED
from helpers.readers.fields import ALIASES, FIELDS
from helpers.readers.source import Reading, Source, Unread, UnreadableError
from helpers.readers.table import find_column, read_row

BATCH = 64  # rows unpacked at a time


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield one text a row; only the columns that a document has are unpacked."""
    try:
        with source.open() as stream:
            yield from read_rows(pq.ParquetFile(stream))
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"is a damaged Parquet file ({str(error)[:150]}); write it again") from error


def read_rows(file: pq.ParquetFile) -> Iterator[Reading | Unread]:
    """Yield the rows of an open file.

    Raises
    ------
    UnreadableError
        If it has no column `text`, or unpacks beyond the bounds.
    """
    names = file.schema_arrow.names
    column = find_column(names)
    unpacked = sum(file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups))
    if unpacked > MAX_UNPACKED or file.metadata.num_rows > MAX_ROWS:
        raise UnreadableError("unpacks to more than is read; split it into several files")
    wanted = [n for n in names if n == column or n.lower() in {"id", *FIELDS, *ALIASES}]
    number = 0
    for batch in file.iter_batches(BATCH, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield read_row({k: plain(v) for k, v in row.items()}, column, number)


def plain(value: object) -> object:
    """A value as text where it is a day or a time."""
    return value.isoformat() if hasattr(value, "isoformat") else value
