"""Measure how long a build takes beside what it can be compared with, in turns in one run.

    python tests/benchmarks/rebuild.py [--rounds 5]

- An unchanged rebuild, beside `python -c "import pandas, matplotlib.pyplot"` plus one Typst compile of the briefing.
- A full rebuild (nothing stored, nothing stamped), beside stock papermill and nbconvert on the same notebooks: once in
  one process for all notebooks, and once as people do it, with one command a notebook.

Ratios of medians are what counts: times depend on what else runs, so each round takes all in turn. Nothing here is a
test; the exit code is 1 where a ratio is over its target.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".demarche", "reports", "__pycache__", ".*_cache", "training")
DEMARCHE = ["-c", "from helpers.cli import main; main()"]
IMPORTS = ["-c", "import pandas, matplotlib.pyplot"]
COMPILE = """
import json, sys, time
from helpers.briefing.pdf import render_pdf
model = json.load(open("model.json", encoding="utf-8"))
begun = time.perf_counter()
render_pdf(model)
sys.stdout.write(str(time.perf_counter() - begun))
"""
MODEL = """
import json
from helpers.briefing import build
kept = build.render_pdf
def render_pdf(model, paper):
    json.dump(model, open("model.json", "w", encoding="utf-8"))
    return kept(model, paper=paper)
build.render_pdf = render_pdf
build.build_briefing(build.Order())
"""
STOCK = """
from pathlib import Path
import nbformat, papermill
from nbconvert import HTMLExporter
for path in sorted(Path("notebooks").glob("*.ipynb")):
    out = Path("stock") / path.name
    papermill.execute_notebook(str(path), str(out), cwd="notebooks", progress_bar=False)
    out.with_suffix(".html").write_text(HTMLExporter().from_notebook_node(nbformat.read(out, 4))[0], "utf-8")
"""
TARGETS = {"unchanged rebuild / imports and Typst": 2.0, "full rebuild / stock in one process": 1 / 3}


def run(folder, *words):
    """Run Python on a clone of the project; give the seconds it took and what it printed."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "IPYTHONDIR": str(folder / "ipython")}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - begun, done.stdout


def forget(folder):
    """Take away what earlier builds left."""
    shutil.rmtree(folder / ".demarche", ignore_errors=True)
    shutil.rmtree(folder / "stock", ignore_errors=True)
    (folder / "stock").mkdir()


def one_command_each(folder):
    """Seconds for papermill and nbconvert as commands, one a notebook."""
    seconds = 0.0
    for path in sorted((folder / "notebooks").glob("*.ipynb")):
        out = f"stock/{path.name}"
        seconds += run(folder, "-m", "papermill", f"notebooks/{path.name}", out, "--cwd", "notebooks")[0]
        seconds += run(folder, "-m", "nbconvert", "--to", "html", out)[0]
    return seconds


def round_of(folder, *, commands):
    """Seconds of everything, measured once, in turn."""
    found = {}
    forget(folder)
    found["full rebuild"] = run(folder, *DEMARCHE, "build")[0]
    found["unchanged rebuild"] = run(folder, *DEMARCHE, "build")[0]
    found["imports"] = run(folder, *IMPORTS)[0]
    found["Typst"] = float(run(folder, "-c", COMPILE)[1])
    forget(folder)
    found["stock in one process"] = run(folder, "-c", STOCK)[0]
    if commands:
        forget(folder)
        found["stock, one command a notebook"] = one_command_each(folder)
    return found


def ratios_of(times):
    """The ratios that count, from the seconds of each thing in all rounds."""
    middle = {name: median(seconds) for name, seconds in times.items()}
    found = {
        "unchanged rebuild / imports and Typst": middle["unchanged rebuild"] / (middle["imports"] + middle["Typst"]),
        "full rebuild / stock in one process": middle["full rebuild"] / middle["stock in one process"],
    }
    if "stock, one command a notebook" in middle:
        name = "full rebuild / stock, one command a notebook"
        found[name] = middle["full rebuild"] / middle["stock, one command a notebook"]
    return found


def main():
    """Print the medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--commands", action="store_true", help="measure stock with one command a notebook, too")
    options = parser.parse_args()
    times = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "clone"
        shutil.copytree(PROJECT, folder, ignore=LEFT_OUT)
        run(folder, "-c", MODEL)
        for _ in range(options.rounds):
            for name, seconds in round_of(folder, commands=options.commands).items():
                times.setdefault(name, []).append(seconds)
    for name, seconds in times.items():
        sys.stdout.write(f"{median(seconds):7.2f} s  {name} ({min(seconds):.2f} to {max(seconds):.2f})\n")
    found = ratios_of(times)
    for name, ratio in found.items():
        sys.stdout.write(f"{ratio:7.2f}    {name}" + (f" (target {TARGETS[name]:.2f})\n" if name in TARGETS else "\n"))
    return int(any(found[name] > target for name, target in TARGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
