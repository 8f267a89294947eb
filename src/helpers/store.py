"""The store of coded documents: a document is coded once for a given text, reference tables and version of the kit.

A segment is a folder of Parquet files, one a table, with the rows of some documents; its index is written last, so a
segment without one is a build that was killed and counts for nothing. Segments are named by what they hold: two builds
that run at once write the same bytes to the same place, and neither can spoil the other's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import fsspec
import pandas as pd

from helpers.frames import frame
from helpers.project import PACKAGE
from helpers.records import Document
from helpers.reference import Reference

TABLES = ("mentions", "actors", "statements", "exchanges", "dialogues", "claims", "anomalies")  # of one document
INDEX = "index.parquet"
KEY = "key"  # the column that ties a row to its document

Tables = dict[str, list]  # records by table
Frames = dict[str, pd.DataFrame]


@cache
def code_version() -> str:
    """Hash over the package's own files: another version of the kit codes anew."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix in (".py", ".onnx", ".txt", ".json"):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def key_of(document: Document, reference: Reference, mode: str = "") -> str:
    """What the coding of a document depends on, as a hash: its text and metadata, the tables, the kit, the mode."""
    about = (document.doc_id, document.sha256, document.date, document.type, document.language)
    about += (document.title, document.author, document.sender, document.recipient, str(document.body))
    whole = "\0".join((*about, reference.digest, code_version(), mode))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Store:
    """Coded documents on any file system that fsspec knows.

    Parameters
    ----------
    address : str
        A folder, or an address such as `memory://demarche`; made when first written to.
    """

    address: str

    @property
    def _system(self) -> tuple[fsspec.AbstractFileSystem, str]:
        return fsspec.url_to_fs(self.address)

    def segments(self) -> dict[str, str]:
        """Where each coded document lies: segment by key."""
        system, root = self._system
        found: dict[str, str] = {}
        for index in sorted(system.glob(f"{root}/*/{INDEX}")):
            segment = index.removesuffix(f"/{INDEX}")
            try:
                found |= dict.fromkeys(read_parquet(system, index)[KEY], segment)
            except (OSError, ValueError):
                continue  # spoilt by a full disk, say: its documents are coded again
        return found

    def read(self, wanted: dict[str, str]) -> Frames:
        """Rows of some documents, by table, with the column `key`.

        Parameters
        ----------
        wanted : dict
            Segment by key; rows of other documents in these segments are left out.
        """
        system, _ = self._system
        pieces: dict[str, list[pd.DataFrame]] = {table: [empty(table)] for table in TABLES}
        for segment in sorted(set(wanted.values())):
            keys = {key for key, place in wanted.items() if place == segment}
            for table, found in pieces.items():
                rows = read_parquet(system, f"{segment}/{table}.parquet")
                found.append(rows[rows[KEY].isin(keys)])
        return {table: pd.concat(found, ignore_index=True) for table, found in pieces.items()}

    def write(self, coded: dict[str, Tables]) -> str:
        """Write the rows of some documents as one segment.

        Parameters
        ----------
        coded : dict
            Records by table, by key of the document.

        Returns
        -------
        str
            Where the segment lies.
        """
        system, root = self._system
        segment = f"{root}/{hashlib.sha256(''.join(sorted(coded)).encode()).hexdigest()[:32]}"
        system.makedirs(segment, exist_ok=True)
        for table, data in frames_of(coded).items():
            put(system, data, f"{segment}/{table}.parquet")
        put(system, pd.DataFrame({KEY: sorted(coded)}), f"{segment}/{INDEX}")
        return segment


def frames_of(coded: dict[str, Tables]) -> Frames:
    """Records of several documents as DataFrames with the column `key`, documents in the order given."""
    pieces = {}
    for table in TABLES:
        records = [r for tables in coded.values() for r in tables[table]]
        keys = [key for key, tables in coded.items() for _ in tables[table]]
        pieces[table] = frame(table, records).assign(**{KEY: pd.Series(keys, dtype="str")})
    return pieces


def empty(table: str) -> pd.DataFrame:
    """A table without rows, with the column `key`."""
    return frame(table, []).assign(**{KEY: pd.Series([], dtype="str")})


def read_parquet(system: fsspec.AbstractFileSystem, path: str) -> pd.DataFrame:
    """Read one Parquet file."""
    with system.open(path, "rb") as stream:
        return pd.read_parquet(stream)


def put(system: fsspec.AbstractFileSystem, data: pd.DataFrame, path: str) -> None:
    """Write a Parquet file beside its place and move it there: nobody ever sees half a file."""
    beside = f"{path}.{uuid4().hex}"
    with system.open(beside, "wb") as stream:
        data.to_parquet(stream, index=False, compression="zstd")
    system.mv(beside, path)


def store_of(project: Path) -> Store:
    """The store of a project: the folder `.demarche/store` in it."""
    return Store((project / ".demarche" / "store").as_posix())


def arranged(data: pd.DataFrame, order: dict[str, int]) -> pd.DataFrame:
    """Rows of the documents asked for, in their order, without the key."""
    place = data[KEY].map(order)
    return data.assign(**{KEY: place}).sort_values(KEY, kind="stable").drop(columns=KEY).reset_index(drop=True)
