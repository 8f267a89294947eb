"""Files of any kind to documents. What cannot be read becomes a row of `skipped` with a reason; nothing is fatal."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from helpers.checking import is_day
from helpers.records import SEPARATOR, Day, Document, Skipped

HEADER = re.compile(r"\s*date (\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s)[ \t]*")
FILE_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
SIDECAR = "documents.csv"  # says what the files do not say themselves
SIDECAR_FIELDS = ("date", "type", "title", "author", "publisher", "language", "sender", "recipient")


class UnreadableError(ValueError):
    """A file cannot be read; the message says why and how to mend it."""


@dataclass(frozen=True)
class Reading:
    """What a reader gets out of a file: one text and what the file says about it.

    Attributes
    ----------
    text : str
        The text, line ends as in the file.
    name : str
        Tells the texts of one file apart; empty where a file holds one text.
    about : dict
        Fields of `Document` that the file's own mark-up or fields give.
    warnings : tuple of str
        What a reader of this text should know.
    """

    text: str
    name: str = ""
    about: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_documents(source: str | Path) -> Iterator[Document | Skipped]:
    """Read a folder, a file, or a `.jsonl`/`.jsonl.gz` file of records.

    Parameters
    ----------
    source : str or Path
        A folder is read with its subfolders, in the order of the paths; hidden files and `documents.csv` are not
        documents.

    Yields
    ------
    Document or Skipped
        A `Document` for each text, a `Skipped` for each file that cannot be read.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file.
    """
    source = Path(source)
    if not source.exists():
        raise FileNotFoundError(f"{source}: no such folder or file. Name a folder of documents, or put files into it.")
    folder = source if source.is_dir() else source.parent
    files = find_files(source) if source.is_dir() else [source]
    about = read_sidecar(folder / SIDECAR) if source.is_dir() else {}
    stems = Counter(document_id(path, folder) for path in files)
    for path in files:
        file = path.relative_to(folder).as_posix()
        doc_id = document_id(path, folder)
        doc_id = doc_id if stems[doc_id] == 1 else f"{doc_id}_{path.suffix.lstrip('.')}"
        try:
            for reading in read_file(path):
                yield make_document(reading, doc_id, file, about.get(file, {}))
        except UnreadableError as error:
            yield Skipped(file=file, reason=str(error))
        except OSError as error:
            yield Skipped(file=file, reason=f"cannot be opened ({error.strerror}); check its permissions")


def find_files(folder: Path) -> list[Path]:
    """Files below a folder that may be documents, sorted by path; hidden ones and the sidecar are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.name != SIDECAR
        and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )


def document_id(path: Path, folder: Path) -> str:
    """The path below the folder without its ending, separators as _."""
    name = path.name.removesuffix(".gz")
    stem = name.removesuffix(Path(name).suffix) or name
    return "_".join((*path.relative_to(folder).parent.parts, stem))


def read_sidecar(path: Path) -> dict[str, dict[str, str]]:
    """Read `documents.csv`: by file, what the files do not say themselves; empty without such a file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {row["file"]: {k: row[k] for k in SIDECAR_FIELDS if row.get(k)} for row in csv.DictReader(stream)}


def read_file(path: Path) -> Iterator[Reading]:
    """Yield the texts of one file with the reader of its kind.

    Raises
    ------
    UnreadableError
        If there is no reader for the kind of file, or the reader cannot make sense of it.
    """
    suffix = "".join(path.suffixes[-2:]).lower() if path.suffix.lower() == ".gz" else path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        raise UnreadableError(
            f"no reader for files of kind {suffix or '(none)'}; save it as one of {' '.join(READERS)}"
        )
    yield from reader(path)


def read_text_file(path: Path) -> Iterator[Reading]:
    """Yield the text of a plain file: UTF-8, with or without a byte order mark."""
    try:
        yield Reading(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def read_jsonl(path: Path) -> Iterator[Reading]:
    """Yield one text a line of a JSON Lines file with `id` and `text`, optionally other fields of `Document`."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                text, name = row["text"], str(row["id"])
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableError(f"line {number} is not a JSON record with id and text") from error
            yield Reading(text, name, {k: str(row[k]) for k in SIDECAR_FIELDS if row.get(k)})


READERS: dict[str, Callable[[Path], Iterator[Reading]]] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
}


def make_document(reading: Reading, doc_id: str, file: str, about: dict[str, str]) -> Document:
    """Make the record of a text: what the sidecar says goes before what the file says.

    Raises
    ------
    UnreadableError
        If the text is empty.
    """
    text = reading.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError("holds no text")
    known: dict[str, Any] = reading.about | about
    document = Document(
        doc_id=reading.name.replace("/", "_") or doc_id,
        file=file,
        characters=len(text),
        words=len(text.split()),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=known.get("language", "en"),
        text=text,
        warnings=SEPARATOR.join(reading.warnings),
    )
    document = replace(
        document, **{k: known[k] for k in ("title", "author", "publisher", "sender", "recipient") if k in known}
    )
    return find_date(document, known.get("date", ""))


def find_date(document: Document, given: Day) -> Document:
    """Fill in date and date source: the sidecar or mark-up, the text's own header, the file's name; else a warning."""
    header = HEADER.match(document.text)
    body = header.end() if header else 0
    if given:
        return replace(document, date=given, date_source="metadata", body=body)
    if header and (is_day(header[1]) or len(header[1]) == 7):
        return replace(document, date=header[1], date_source="header", body=body)
    named = FILE_DATE.search(document.file)
    if named and is_day(named[1]):
        return replace(document, date=named[1], date_source="metadata", body=body)
    return replace(document, warnings="no date found: relative dates stay open; give one in documents.csv", body=body)
