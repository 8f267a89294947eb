"""What was found out about a file or a text is looked up on the shelf before it is found out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields, replace
from datetime import date

import numpy as np

from helpers.duplicates import WHOLE, Fingerprint, fingerprint
from helpers.readers.source import Reading, Source, Unread
from helpers.records import Document
from helpers.shelf import Shelf, key_over
from helpers.versioning import code_version

SLOW = frozenset(".html .htm .xhtml .mht .mhtml .pdf .docx .odt .eml .xml .tei".split())  # kinds worth keeping as read
LONGEST = 2_000_000  # code points of a file that are kept as read
KEPT = [f.name for f in fields(Document) if f.name not in ("text", "doc_id", "file")]

About = tuple[Reading, Document, dict[str, str], str]  # what `describe` takes


def recall_readings(
    source: Source, shelf: Shelf | None, read: Callable[[Source], Iterator[Reading | Unread]]
) -> Iterator[Reading | Unread]:
    """Yield what a reader gets out of a file; of kinds that take long, what it got out of the same bytes before.

    Files of which a part could not be read are read again each time: another time there may be more room.
    """
    if shelf is None or source.ending not in SLOW:
        yield from read(source)
        return
    with source.open() as stream:
        key = key_over("file", source.name, hashlib.file_digest(stream, "sha256").hexdigest(), code_version())
    known = shelf.get(key)
    if known is not None:
        yield from (Reading(**one | {"warnings": tuple(one["warnings"])}) for one in json.loads(known))
        return
    found = []
    for one in read(source):
        found.append(one)
        yield one
    if all(isinstance(one, Reading) for one in found) and sum(len(one.text) for one in found) <= LONGEST:
        shelf.put(key, json.dumps([asdict(one) for one in found]).encode())


def recall_document(shelf: Shelf | None, about: About, describe: Callable[..., Document]) -> Document:
    """The document of a text: described as before, where the text and all that is known of it are as before.

    A day far ahead is no document's date, so a description holds for the month in which it was made.
    """
    reading, document, given, file = about
    if shelf is None:
        return describe(*about)
    told = (sorted(reading.about.items()), reading.warnings, reading.body, document.file, sorted(given.items()), file)
    month = date.today().isoformat()[:7]
    text = hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()
    key = key_over("document", text, told, month, code_version())
    known = shelf.get(key)
    if known is not None:
        return replace(document, text=clean_line_ends(reading.text), **json.loads(known))
    described = describe(*about)
    shelf.put(key, json.dumps({name: getattr(described, name) for name in KEPT}).encode())
    return described


def recall_fingerprint(shelf: Shelf | None, document: Document) -> Fingerprint:
    """The fingerprint of a document, by which copies are found."""
    if shelf is None:
        return fingerprint(document)
    key = key_over("fingerprint", document.sha256, document.body, code_version())
    known = shelf.get(key)
    if known is not None:
        return Fingerprint(known[:WHOLE], np.frombuffer(known[WHOLE:], dtype=np.uint64))
    taken = fingerprint(document)
    shelf.put(key, taken.whole + taken.sketch.tobytes())
    return taken
