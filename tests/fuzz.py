"""Fuzz the readers and the whole table chain for a chosen time.

    python tests/fuzz.py --minutes 10 [--seed 1] [--keep FOLDER]

Takes a small document of every kind, breaks it at random (bytes changed, cut, doubled, mixed with another's, hostile
pieces put in), reads it, and codes what comes out. A run fails where an exception escapes, where a reader's own code
fails, where evidence is not the text's own words, or where the tables written do not read back. What failed is kept.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import samples

from helpers.corpus import code_document
from helpers.documents import read_documents
from helpers.frames import frame, read_table, records_of, write_table
from helpers.records import Document, Skipped
from helpers.reference import Reference, read_reference
from helpers.schema import EVIDENCE

PROJECT = Path(__file__).parents[1]
LONGEST = 20_000  # characters of a text that is coded, so that many texts are
HOSTILE = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\r\n\r\n", b"\x1b[31m", b"\xe2\x80\xae",
    b"<![CDATA[", b"<!--", b"</p></div></w:p>", b"<table><tr><td>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;&#0;&#xD800;",
    b'"', "“".encode(), "”".encode(), "«".encode(), "’".encode(), b"' ", b"((((", b"=1+1\n", b"date 9999-99-99 ",
    b"03/02/2022\n", b"From \n", b"--\n\n", b"Content-Type: multipart/mixed; boundary=\n\n", b'{"id": "x", "text": ',
    b"\\ud800", b"[" * 2000, b"<b>" * 2000, b"A" * 5000, b"said " * 500, b"\n" * 500, b" \t" * 500,
    "\u0301".encode() * 300,
    "э".encode() * 200, "Mоscow ".encode() * 20, b"1e999", b"-", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"PAR1",
]  # fmt: skip


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Break a document at random."""
    broken = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 4, 16])):
        at = dice.randrange(len(broken) + 1)
        to = min(len(broken), at + dice.choice([1, 2, 8, 64, 512]))
        kind = dice.randrange(7)
        if kind == 0 and broken:
            broken[at % len(broken)] = dice.randrange(256)
        elif kind == 1:
            del broken[at:to]
        elif kind == 2:
            broken[at:at] = broken[at:to] * dice.choice([1, 3, 50])
        elif kind in (3, 4):
            broken[at:at] = dice.choice(HOSTILE) * dice.choice([1, 1, 1, 40])
        elif kind == 5:
            del broken[at:]
        else:
            other = dice.choice(list(samples.KINDS.values()))()
            broken[at:to] = other[dice.randrange(len(other)) :][: dice.choice([20, 400, 4000])]
    return bytes(broken[:2_000_000])


def check(name: str, data: bytes, folder: Path, reference: Reference) -> tuple[str, float]:
    """Read and code one file; give what became of it and the seconds it took.

    Raises
    ------
    AssertionError
        If a promise of the kit is broken.
    """
    file = folder / name
    file.write_bytes(data)
    start = time.perf_counter()
    found = list(read_documents(folder))
    file.unlink()
    for one in found:
        if isinstance(one, Skipped):
            assert "its reader failed" not in one.reason, one.reason
            assert one.reason == " ".join(one.reason.splitlines()), one.reason
    documents = [one for one in found if isinstance(one, Document)]
    tables: dict[str, list] = {"documents": documents, "skipped": [one for one in found if isinstance(one, Skipped)]}
    coded = [check_document(document, reference) for document in documents]
    for table in {name for found in coded for name in found}:
        tables[table] = [record for found in coded for record in found.get(table, [])]
    check_tables(tables, folder.parent / "table.csv")
    return "read" if documents else "skipped", time.perf_counter() - start


def check_document(document: Document, reference: Reference) -> dict[str, list]:
    """Code one document and prove every row; give its tables."""
    text = document.text
    assert text.encode("utf-8").decode("utf-8") == text
    assert 0 <= document.body <= len(text)
    if len(text) > LONGEST:
        return {}
    tables = code_document(document, reference)
    for record in (record for records in tables.values() for record in records):
        if all(hasattr(record, name) for name in EVIDENCE):
            assert text[record.start : record.end] == record.evidence, record
            assert record.evidence, record
            assert record.evidence[0] not in "=+-@\t\r", record
    return tables


def check_tables(tables: dict[str, list], path: Path) -> None:
    """Write the tables and read them back: the same records."""
    for table, records in tables.items():
        if records:
            data = frame(table, records)
            write_table(data, path)
            assert records_of(table, read_table(table, path)) == records_of(table, data), table


def run(minutes: float, seed: int, keep: Path) -> int:
    """Fuzz for a time; give the number of failures."""
    dice = random.Random(seed)
    reference = read_reference(PROJECT / "data/reference")
    tally: Counter[str] = Counter()
    slowest, failures = (0.0, "", 0), 0
    end = time.monotonic() + 60 * minutes
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "documents"
        folder.mkdir()
        while time.monotonic() < end:
            name = dice.choice(list(samples.KINDS))
            data = mutate(samples.KINDS[name](), dice)
            try:
                outcome, seconds = check(name, data, folder, reference)
            except Exception as error:
                outcome, seconds, failures = "FAILED", 0.0, failures + 1
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{failures:03}_{name}").write_bytes(data)
                sys.stdout.write(f"{failures:03}_{name}: {type(error).__name__}: {str(error)[:300]}\n")
                for left in folder.iterdir():
                    left.unlink()
            tally[outcome] += 1
            slowest = max(slowest, (round(seconds, 2), name, len(data)))
    sys.stdout.write(f"{sum(tally.values())} files: {dict(tally)}; slowest (seconds, kind, bytes): {slowest}\n")
    return failures


def main() -> int:
    """Read the options and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    options = parser.parse_args()
    return min(1, run(options.minutes, options.seed, options.keep))


if __name__ == "__main__":
    sys.exit(main())
