"""Bytes to text: byte order marks, UTF-8, UTF-16 by its pattern, old encodings by a guess that is named."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

from helpers.readers.source import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2", "iso8859_9",
    "mac_roman", "shift_jis", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
KINDS = (  # how files of other kinds begin
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, ppt or msg)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b\x07\x08"))  # what text does not hold; ANSI escapes may
MAX_CONTROL = 0.02  # share of such bytes up to which bytes count as text
FEW = 0.03  # share of bytes beyond ASCII up to which a western encoding is the likely one
SAMPLE = 500_000  # bytes that a guess looks at


class Decoded(NamedTuple):
    """A text and what its reader should know about how it was decoded."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text.

    Parameters
    ----------
    data : bytes
        A byte order mark is dropped.

    Raises
    ------
    UnreadableError
        If the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return decode_as(data[len(mark) :], encoding)
    if wide := wide_encoding(data):
        text, warnings = decode_as(data, wide)
        return Decoded(text, (f"read as {wide.upper()} without a byte order mark: save it as UTF-8", *warnings))
    refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return decode_damaged(data) if is_damaged(data) else decode_legacy(data)


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode with a known encoding; what does not fit it becomes U+FFFD and is counted."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    return Decoded(text, (f"{wrong} damaged characters are shown as \ufffd",) if wrong else ())


def wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: every second byte is one and the same low number; empty if it is not so."""
    sample = data[:SAMPLE]
    if len(data) % 2 or len(sample) < 8:
        return ""
    high, low = (Counter(sample[start::2]).most_common(1)[0] for start in (0, 1))
    half = len(sample) // 2
    if high[0] < 9 and high[1] > 0.6 * half and low[1] < 0.4 * half:
        return "utf-16-be"
    return "utf-16-le" if low[0] < 9 and low[1] > 0.6 * half and high[1] < 0.4 * half else ""


def kind_of(data: bytes) -> str:
    """What the first bytes say that a file is, in words; empty if they say nothing."""
    return next((kind for magic, kind in KINDS if data.startswith(magic)), "")


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableError for bytes that are no text in any encoding."""
    kind = kind_of(data)
    if kind:
        raise UnreadableError(f"is {kind}, not text; give it the ending of its kind, or save its text as .txt")
    sample = data[:SAMPLE]
    strange = len(sample) - len(sample.translate(None, CONTROL))
    if strange > MAX_CONTROL * len(sample):
        raise UnreadableError("holds binary data, not text; save its text as UTF-8 (.txt)")


def is_damaged(data: bytes) -> bool:
    """Whether bytes are UTF-8 with a few wrong ones: the right sequences beyond ASCII outnumber the wrong by far."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return right > 5 * wrong or (wrong <= 5 and wrong < 0.001 * len(text))


def decode_damaged(data: bytes) -> Decoded:
    """Decode UTF-8 with a few wrong bytes."""
    text, warnings = decode_as(data, "utf-8")
    return Decoded(text, (*warnings, "is not clean UTF-8: mend the file where \ufffd is shown") if warnings else ())


def decode_legacy(data: bytes) -> Decoded:
    """Decode with the old encoding that fits best.

    charset-normalizer measures how far a decoded text looks like text; where nearly all bytes are ASCII its figures lie
    too close together, and the western encoding is taken.
    """
    encoding = "cp1252"
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if beyond > FEW * len(data):
        from charset_normalizer import from_bytes  # only for files that are not UTF-8

        best = from_bytes(re.sub(rb"\s+", b" ", data[:SAMPLE]), cp_isolation=LEGACY).best()
        encoding = best.encoding if best else encoding
    text, warnings = decode_as(data, encoding)
    return Decoded(text, (f"is not UTF-8 and was read as {encoding}: check its letters, save it as UTF-8", *warnings))
