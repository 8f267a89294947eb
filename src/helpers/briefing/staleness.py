"""Whether a report that lies there, in version control for instance, is still what a build gives."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from helpers.briefing.build import HTML, TABLES, Progress, build_briefing
from helpers.briefing.order import Order
from helpers.project import find_path

BUILD = re.compile(r'<code class="build">(\w+)</code>')


def find_stale(order: Order, progress: Progress = lambda name, number, steps: None) -> list[str]:
    """Build into a folder of its own and say what differs from the report in the output folder.

    Parameters
    ----------
    order : Order
        The output folder is only read.
    progress : callable, optional
        As for `build_briefing`.

    Returns
    -------
    list of str
        A sentence for the build id, the page and each table that differs; empty where the report is up to date.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        build_briefing(replace(order, output=fresh), progress)
        return list(compare_reports(find_path(order.output), fresh))


def compare_reports(report: Path, fresh: Path) -> Iterator[str]:
    """Yield what differs between a report and a fresh one: build id, page, tables."""
    ids = build_of(report), build_of(fresh)
    if ids[0] != ids[1]:
        yield f"{report / HTML} is build {ids[0] or '(none)'}; a build now gives {ids[1]}"
    names = {path.relative_to(root) for root in (report, fresh) for path in (root / TABLES).glob("*.csv")}
    for name in [Path(HTML), *sorted(names)]:
        if not (fresh / name).is_file():
            yield f"{report / name} is no longer made"
        elif not (report / name).is_file():
            yield f"{report / name} is missing"
        elif (report / name).read_bytes() != (fresh / name).read_bytes():
            yield f"{report / name} differs from what a build now gives"


def build_of(report: Path) -> str:
    """The build id on the title block of a page; empty where there is none."""
    page = report / HTML
    match = BUILD.search(page.read_text("utf-8")) if page.is_file() else None
    return match[1] if match else ""
