"""Two clones in other folders, with another home, user, time zone, language and hash seed, build the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".demarche", "reports", "__pycache__", ".*_cache", ".hypothesis", "training"
)
PLACES = {
    "one clone": {
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "USER": "anna-of-this-test",
    },
    "other clone": {"TZ": "America/St_Johns", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "77", "USER": "björn"},
}
COMMAND = "from helpers.cli import main; main()"


def start(folder, given):
    """Start the build of a clone as another user of another machine would."""
    clone, home = folder / "clone", folder / "home"
    shutil.copytree(PROJECT, clone, ignore=LEFT_OUT)
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "XDG_"))}
    new = {"HOME": str(home), "LOGNAME": given["USER"], "PYTHONPATH": str(clone / "src"), "MPLBACKEND": ""}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "build"],
        cwd=clone,
        env=kept | given | new,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The report folders of two clones."""
    folders = [tmp_path_factory.mktemp(name) for name in PLACES]
    running = [start(folder, given) for folder, given in zip(folders, PLACES.values(), strict=True)]
    ends = [(process.communicate()[1], process.returncode) for process in running]
    assert [code for _, code in ends] == [0, 0], ends
    return [folder / "clone/reports" for folder in folders]


def names(report):
    return sorted(path.relative_to(report).as_posix() for path in report.rglob("*") if path.is_file())


def test_the_same_files_are_made(reports):
    one, other = map(names, reports)
    assert one == other
    assert {"briefing.html", "briefing.pdf", "tables/statements.csv", "exports/notebooks/01_summary.ipynb"} <= set(one)


def test_all_files_have_the_same_bytes(reports):
    one, other = reports
    assert [name for name in names(one) if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_no_file_tells_where_or_by_whom_it_was_made(reports):
    told = [
        name
        for name in names(reports[0])
        if b"anna-of-this-test" in (data := (reports[0] / name).read_bytes()) or b"clone0" in data
    ]
    assert told == []
