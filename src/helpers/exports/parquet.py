"""A table as Parquet, with the meaning of its columns and the id of the build inside."""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from helpers.frames import dtype
from helpers.records import RECORDS
from helpers.schema import columns

TYPES = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64()}


def parquet_bytes(table: str, data: pd.DataFrame, build: str) -> bytes:
    """A table as the bytes of a Parquet file: text and whole numbers, descriptions as metadata of the columns.

    Texts are as the kit holds them, without the apostrophe that guards formulas in CSV; an unknown number is null.
    """
    schema = pa.schema(
        [
            pa.field(c.name, TYPES[dtype(table, c.name)], metadata={"description": c.metadata["description"]})
            for c in columns(table)
        ],
        metadata={"description": RECORDS[table].__doc__ or "", "build": build},
    )
    rows = pa.Table.from_pandas(data, schema=schema, preserve_index=False).replace_schema_metadata(schema.metadata)
    stream = io.BytesIO()
    parquet.write_table(rows, stream, compression="zstd", store_schema=True)
    return stream.getvalue()
