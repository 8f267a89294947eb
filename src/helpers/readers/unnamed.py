"""Files without an ending: what they are is read off their first bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from helpers.readers.encoding import decode, kind_of
from helpers.readers.source import Reading, Source, Unread, UnreadableError

PAGE = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
MAIL = re.compile(rb"\A(?:From|Return-Path|Received|Delivered-To|Date|Subject|To|Message-ID|MIME-Version):", re.I)


def read(source: Source) -> Iterator[Reading | Unread]:
    """Yield the texts of a file without an ending, with a warning that says how it was read."""
    from helpers.readers import READERS  # the table names this module too

    ending = ending_of(source)
    for found in READERS[ending](source):
        warning = f"has no ending in its name and was read as {ending}: name it so"
        yield replace(found, warnings=(*found.warnings, warning)) if isinstance(found, Reading) else found


def ending_of(source: Source) -> str:
    """The ending that the first bytes of a file call for."""
    start = source.start()
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"PK\x03\x04"):
        return office_ending(source)
    if start.startswith(b"\x1f\x8b"):
        return ".gz"
    if kind := kind_of(start):
        raise UnreadableError(f"is {kind} without an ending; give it the ending of its kind")
    if start.lstrip().startswith(b"<?xml") and b"<html" not in start:
        return ".xml"
    if PAGE.search(start):
        return ".html"
    return ".eml" if MAIL.match(start) and b"\n" in start and is_mail(start) else ".txt"


def is_mail(start: bytes) -> bool:
    """Whether a file begins with at least three header lines."""
    lines = decode(start[: start.rfind(b"\n")]).text.splitlines()[:3]
    return len(lines) == 3 and all(re.match(r"[A-Z][\w-]*:|\s", line) for line in lines)


def office_ending(source: Source) -> str:
    """The kind of a ZIP file, by its members."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError("is a damaged ZIP archive or office document; save it again") from error
    if "word/document.xml" in names:
        return ".docx"
    return ".odt" if "content.xml" in names else ".zip"
