"""Readers of documents: one module for each kind of file, loaded when such a file is met.

A reader is a function `read(source) -> Iterator[Reading | Unread]`. To add a kind of file, write a module with such a
function and name it in `READERS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from helpers.readers.source import Reader, Reading, Source, Unread, UnreadableError

__all__ = ["READERS", "Reader", "Reading", "Source", "Unread", "UnreadableError", "read_source"]


def lazy(module: str) -> Reader:
    """A reader in a module of this package that is imported when it is first needed."""

    def read(source: Source) -> Iterator[Reading | Unread]:
        return import_module(f"helpers.readers.{module}").read(source)

    return read


READERS: dict[str, Reader] = {
    ".txt": lazy("text"),
    ".md": lazy("markdown"),
    ".html": lazy("html"),
    ".htm": lazy("html"),
    ".xhtml": lazy("html"),
    ".mht": lazy("mail"),
    ".mhtml": lazy("mail"),
    ".pdf": lazy("pdf"),
    ".docx": lazy("docx"),
    ".odt": lazy("odt"),
    ".eml": lazy("mail"),
    ".mbox": lazy("mbox"),
    ".xml": lazy("tei"),
    ".tei": lazy("tei"),
    ".jsonl": lazy("jsonl"),
    ".csv": lazy("table"),
    ".tsv": lazy("table"),
    ".parquet": lazy("parquet"),
    ".zip": lazy("archive"),
    ".gz": lazy("gz"),
}
ADVICE = {  # what to do with files that office programs write and nobody reads without them
    ".doc": "open it and save it as .docx",
    ".rtf": "open it and save it as .docx",
    ".pages": "export it as .docx",
    ".wpd": "open it and save it as .docx",
    ".msg": "save the message as .eml",
    ".pst": "export its messages as .mbox",
    ".xls": "save the sheet as .csv with a column text",
    ".xlsx": "save the sheet as .csv with a column text",
    ".json": "save it as .jsonl: one record with id and text a line",
    ".epub": "convert it to .html or .docx",
    ".djvu": "convert it to a .pdf with a text layer",
    ".png": "run text recognition and save the text as .txt",
    ".jpg": "run text recognition and save the text as .txt",
    ".jpeg": "run text recognition and save the text as .txt",
    ".tif": "run text recognition and save the text as .txt",
    ".tiff": "run text recognition and save the text as .txt",
}
WORD = re.compile(r"\.[A-Za-z]\w*")  # an ending that names a kind of file; ".2022" names none


def read_source(source: Source) -> Iterator[Reading | Unread]:
    """Yield the texts of one file with the reader of its kind.

    Raises
    ------
    UnreadableError
        If there is no reader for the kind of file, or the reader cannot make sense of it.
    """
    reader = READERS.get(source.ending)
    if reader is None and WORD.fullmatch(source.ending):
        advice = ADVICE.get(source.ending, f"save it as one of {' '.join(READERS)}")
        raise UnreadableError(f"no reader for files of kind {source.ending}; {advice}")
    yield from (reader or lazy("unnamed"))(source)
