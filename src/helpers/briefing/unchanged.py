"""Nothing has changed since the last build: found out by hashes, without reading the corpus.

After a build, a stamp in the project's folder `.demarche` keeps a hash over all that went in (texts, reference tables,
corrections, chapters, options, the kit's own files, the packages installed) and the hash of every file that came out.
A later build with the same order leaves at once where both still hold: a file that was changed or deleted since, or
that has come into a folder of the report, lets it build anew.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from helpers.briefing.order import Order, Report, find_chapters
from helpers.kit import chapters_digest, installed_digest, kit_digest
from helpers.memory import digest_of
from helpers.project import find_path, find_project

KEPT = 20  # stamps, each of another output folder
PLACES = ("html", "pdf", "tables")


def inputs_digest(order: Order) -> str:
    """SHA-256 over all that the outcome of an order depends on."""
    options = asdict(replace(order, output=Path()))
    parts = {
        "options": json.dumps(options, default=str, sort_keys=True),
        "documents": digest_of(order.documents),
        "reference": digest_of(order.reference),
        "earlier": digest_of(order.since_report / "tables") if order.since_report else "",
        "corrections": digest_of(find_project() / "data" / "corrections"),
        "chapters": chapters_digest(find_chapters()),
        "kit": kit_digest(),
        "installed": installed_digest(),
    }
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogateescape")).hexdigest()


def recall(order: Order) -> Report | None:
    """The report of an earlier build of the same order, if all that went in and came out is as it was."""
    begun = time.monotonic()
    try:
        stamp = json.loads(stamp_of(order).read_bytes())
        holds = stamp["inputs"] == inputs_digest(order) and stamp["outputs"] == outputs_of(order, stamp["outputs"])
    except (OSError, ValueError, LookupError):
        return None
    return report_from(stamp["report"], time.monotonic() - begun) if holds else None


def remember(order: Order, report: Report, inputs: str, names: set[str]) -> None:
    """Keep the stamp of a build.

    Parameters
    ----------
    order, report : Order, Report
    inputs : str
        What `inputs_digest` gave before the build; where it gives another hash now, no stamp is kept.
    names : set of str
        Files and folders of the report, as they lie in the output folder.
    """
    if inputs != inputs_digest(order):
        return
    stamp = {"inputs": inputs, "outputs": outputs_of(order, names), "report": asdict(report)}
    path = stamp_of(order)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(stamp, default=str), "utf-8")
    beside.replace(path)
    for old in sorted(path.parent.glob("*.json"), key=lambda one: -one.stat().st_mtime)[KEPT:]:
        old.unlink(missing_ok=True)


def stamp_of(order: Order) -> Path:
    """Where the stamp of an output folder lies."""
    place = str(find_path(order.output).absolute())
    name = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return find_project() / ".demarche" / "builds" / f"{name}.json"


def outputs_of(order: Order, paths: Any) -> dict[str, str]:
    """Hash of each file in the output folder that belongs to the report: files and folders at the root of `paths`."""
    output = find_path(order.output).absolute()
    found: dict[str, str] = {}
    for root in sorted({path.partition("/")[0] for path in paths}):
        place = output / root
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                with path.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
                found[path.relative_to(output).as_posix()] = digest
    return found


def report_from(kept: dict[str, Any], seconds: float) -> Report:
    """A report as it was kept."""
    places = {name: Path(kept[name]) for name in PLACES}
    return Report(**(kept | places | {"warnings": tuple(kept["warnings"]), "seconds": seconds}))
