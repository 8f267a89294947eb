"""Files of any kind to documents. What cannot be read becomes a row of `skipped` with a reason; nothing is fatal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from helpers.characters import warn_of
from helpers.duplicates import Seen, warning_of
from helpers.files import Found, Ids, find_files, plain, shown_name
from helpers.metadata.dates import find_date
from helpers.metadata.kinds import find_type
from helpers.metadata.languages import CODED, find_language
from helpers.metadata.sidecar import SIDECAR, Rows, read_sidecar, unknown_files
from helpers.metadata.titles import clean_author, clean_title, find_byline, find_title
from helpers.readers import READERS, Reading, Unread, UnreadableError, read_source
from helpers.readers.bounds import MAX_CHARACTERS, MAX_NAMED, MAX_TITLE
from helpers.readers.source import source_of
from helpers.records import SEPARATOR, Document, Skipped
from helpers.schema import vocabulary

__all__ = ["READERS", "UnreadableError", "read_documents"]

PART = re.compile(r"(?:line|row|message) \d+")  # parts of a file that have a number, no name
SURROGATE = re.compile(r"[\ud800-\udfff]")
LANGUAGE = re.compile(r"[a-z]{2}(?=[-_]|$)", re.IGNORECASE)


def read_documents(source: str | Path) -> Iterator[Document | Skipped]:
    """Read a folder or a file.

    Parameters
    ----------
    source : str or Path
        A folder is read with its subfolders, in the order of the paths. `documents.csv` in it says what the files do
        not say themselves. Hidden files, and links that leave the folder, are named and not read.

    Yields
    ------
    Document or Skipped
        A `Document` for each text, a `Skipped` for each file or part of a file that cannot be read.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file.
    """
    source = Path(source)
    if not source.exists():
        raise FileNotFoundError(f"{source}: no such folder or file. Name a folder of documents, or put files into it.")
    found = list(find_files(source)) if source.is_dir() else [Found(source, shown_name(source, source.parent))]
    rows, problems = read_sidecar(source / SIDECAR) if source.is_dir() else ({}, [])
    yield from problems
    ids, seen = Ids(entry.file for entry in found if isinstance(entry, Found)), Seen()
    known: set[str] = set()
    for entry in found:
        for one in [entry] if isinstance(entry, Skipped) else read_entry(entry, ids, rows):
            known |= {one.file, one.doc_id, entry.file} if isinstance(one, Document) else {one.file, entry.file}
            yield compared(one, seen) if isinstance(one, Document) else one
    yield from unknown_files(rows, known)


def read_entry(entry: Found, ids: Ids, rows: Rows) -> Iterator[Document | Skipped]:
    """Yield the documents of one file; whatever goes wrong is named in a row of `skipped`."""
    parts = refused = 0
    try:
        for found in read_source(source_of(entry.path, entry.file)):
            parts, refused = parts + 1, refused + isinstance(found, Unread)
            if isinstance(found, Reading):
                yield read_one(found, entry.file, ids, rows)
            elif refused <= MAX_NAMED:
                yield Skipped(file=part_of(entry.file, found.name), reason=one_line(found.reason))
        if not parts:
            yield Skipped(file=entry.file, reason="holds no document; put texts into it or take it out of the folder")
        if refused > MAX_NAMED:
            yield Skipped(file=entry.file, reason=f"{refused - MAX_NAMED:,} further parts could not be read")
    except UnreadableError as error:
        yield Skipped(file=entry.file, reason=one_line(str(error)))
    except OSError as error:
        yield Skipped(file=entry.file, reason=f"cannot be opened ({error.strerror or error}); check its permissions")
    except MemoryError:
        yield Skipped(file=entry.file, reason="needs more memory than there is; split it into several files")
    except Exception as error:
        reason = f"its reader failed ({type(error).__name__}: {error}); save it as another kind, and report this"
        yield Skipped(file=entry.file, reason=one_line(reason))


def read_one(reading: Reading, file: str, ids: Ids, rows: Rows) -> Document | Skipped:
    """Make the document of one text, or the row of `skipped` that says why it is none."""
    part = file if reading.own_name or not reading.name else part_of(file, reading.name)
    try:
        check_text(reading)
    except UnreadableError as error:
        return Skipped(file=part_of(file, reading.name) if reading.name else file, reason=one_line(str(error)))
    doc_id = ids.of_record(reading.name) if reading.own_name else ids.of_part(file, reading.name)
    given = next((rows[key] for key in (doc_id, part, file) if key in rows), {})
    return describe(reading, Document(doc_id=doc_id, file=part), given, file)


def part_of(file: str, name: str) -> str:
    """A part of a file as shown to people: `letters.jsonl, line 7`, `bundle.zip/letter.doc`."""
    return f"{file}, {name}" if PART.fullmatch(name) else f"{file}/{plain(name[:MAX_TITLE])}"


def check_text(reading: Reading) -> None:
    """Raise UnreadableError for a text without letters, or one that is too long."""
    if not any(c.isalnum() for c in reading.text):
        known = "; ".join(("holds no text", *reading.warnings))
        raise UnreadableError(f"{known}; write it anew or take it out of the folder")
    if len(reading.text) > MAX_CHARACTERS:
        length, most = f"{len(reading.text):,}", f"{MAX_CHARACTERS:,}"
        raise UnreadableError(
            f"has {length} characters, more than the {most} that are read; split it into several files"
        )


def describe(reading: Reading, document: Document, given: dict[str, str], file: str) -> Document:
    """Fill in what a document is: what `documents.csv` says (`given`), else the file, else the text itself."""
    text, repaired = clean_text(reading.text)
    about = reading.about | given
    body = len(clean_text(reading.text[: reading.body])[0])
    title = clean_title(about.get("title", "")) or find_title(text, body_of(text, body))
    dated = find_date(
        text, given=about.get("date", ""), file=f"{document.file} {Path(file).name}", title=title, body=body
    )
    author = clean_author(about.get("author", "")) or find_byline(text, title, dated.body)
    language = language_of(about) or find_language(text, dated.body) or about.get("language_tag", "")
    warnings = [*reading.warnings, *repaired, *dated.warnings, *warn_of(text), *warn_of_language(language)]
    return replace(
        document, text=text, body=dated.body, date=dated.day, date_source=dated.source, title=title, author=author,
        type=type_of(about) or find_type(text, title=title, about=about | {"author": author}, body=dated.body),
        publisher=clean_title(about.get("publisher", "")), language=language, characters=len(text),
        words=len(text.split()), sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        sender=clean_title(about.get("sender", "")), recipient=clean_title(about.get("recipient", "")),
        confidential=yes_or_no(about.get("confidential", "")), warnings=SEPARATOR.join(map(bounded, warnings)),
    )  # fmt: skip


def clean_text(text: str) -> tuple[str, list[str]]:
    """The text as the kit keeps it: line ends folded, a byte order mark dropped, halves of surrogate pairs replaced."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    sound = text if text.isascii() else SURROGATE.sub("\ufffd", text)
    return sound, [] if sound == text else ["halves of characters (surrogates) are shown as \ufffd"]


def body_of(text: str, body: int) -> int:
    """Where the text behind a header begins, for the search of a title."""
    return find_date(text[: body + 200], body=body).body


def type_of(about: dict[str, str]) -> str:
    """The kind that is given, where it is one of the kit's."""
    kind = about.get("type", "").strip().lower()
    return kind if kind in vocabulary("documents", "type") else ""


def language_of(about: dict[str, str]) -> str:
    """The language that is given, where it is a code of two letters."""
    match = LANGUAGE.match(about.get("language", "").strip())
    return match.group().lower() if match else ""


def yes_or_no(value: str) -> str:
    """Whether a document is confidential, empty where nobody says."""
    value = value.strip().lower()
    return {"true": "yes", "1": "yes", "false": "no", "0": "no"}.get(value, value if value in ("yes", "no") else "")


def warn_of_language(language: str) -> list[str]:
    """Warn of a language that the kit does not code."""
    if not language or language in CODED:
        return []
    return [f"is in {language}: listed and shown, not coded (if it is in English, say so in documents.csv)"]


def one_line(message: str) -> str:
    """A message on one line, bounded in length."""
    line = "".join(c if c.isprintable() else " " for c in message)
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1] + "…"


def bounded(warning: str) -> str:
    """A warning on one line, without the mark that separates warnings."""
    return one_line(warning.replace(SEPARATOR, ", "))


def compared(document: Document, seen: Seen) -> Document:
    """A document with a warning where it repeats an earlier one."""
    duplicate = seen.add(document)
    if duplicate is None:
        return document
    warnings = [w for w in (document.warnings, bounded(warning_of(duplicate))) if w]
    return replace(document, duplicate_of=duplicate.of_id, warnings=SEPARATOR.join(warnings))
