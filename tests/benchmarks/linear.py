"""Measure whether time grows in line with the length of a text, on texts made to break that.

    python tests/benchmarks/linear.py [--characters 20000]

For each pattern the text is described (date, title, kind, language, duplicates) and coded at one length and at four
times that length. A ratio of 4 is linear, 16 quadratic. Nothing here is a test: times depend on what else runs.
"""

import argparse
import sys
import time
from pathlib import Path

from helpers.corpus import code_document
from helpers.documents import describe
from helpers.readers import Reading
from helpers.records import Document
from helpers.reference import read_reference

PROJECT = Path(__file__).parents[2]
TIMES = 4
WORST = 8.0  # ratio from which a pattern is named
PATTERNS = [
    "A", "a ", "A ", "a\n", "a\n\n", "“", '"', '"a ', "'", "“a” said b. ", "said ", "said that ", "(", "[A] ", "1/",
    "2022-", "May 1, ", "Mr. ", "A. ", "A, ", "Q: ", "MR. ROE: no.\n", "Mо", "Ã©", "a\u200b", "\u0301", "No. 1 ",
    "the Embassy of ", "NATO ", "Russia and ", "Josep Borrell said that Sergey Lavrov said that ", "in a letter to the EU ",
    "he ", "the minister ", "unless ", "Russia met the EU in Geneva on Tuesday. ", "NATO will not accept “talks”. ",
]  # fmt: skip


def seconds(text, reference):
    """Seconds that it takes to describe a text, and to code it."""
    start = time.perf_counter()
    document = describe(Reading(text), Document(doc_id="text", file="text"), {}, "text")
    described = time.perf_counter()
    code_document(Document(doc_id="text", date="2022-02-09", text=document.text), reference)
    return described - start, time.perf_counter() - described


def main():
    """Print one line a pattern, the worst ratio first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=20_000)
    size = parser.parse_args().characters
    reference = read_reference(PROJECT / "data/reference")
    seconds("Russia said that NATO would not talk. ", reference)
    rows = []
    for pattern in PATTERNS:
        short = seconds(pattern * (size // len(pattern)), reference)
        long = seconds(pattern * (TIMES * size // len(pattern)), reference)
        ratios = [after / max(before, 0.005) for before, after in zip(short, long, strict=True)]
        rows.append((max(ratios), f"{ratios[0]:6.1f} {ratios[1]:6.1f} {sum(long):8.2f} s  {pattern!r}"))
    rows.sort(reverse=True)
    sys.stdout.write("describe  code  seconds  pattern\n" + "".join(f"{line}\n" for _, line in rows))
    return int(rows[0][0] >= WORST)


if __name__ == "__main__":
    sys.exit(main())
