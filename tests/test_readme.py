"""The README is held against the disk, the data model and the code."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from helpers.codebook import codebook, measured

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
IGNORED = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines() if line]
DEEPER = ("data", "notebooks", "src", "src/helpers")  # folders whose own folders the tree names


def part(name):
    return re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README, re.DOTALL)[1]


def tree():
    """Paths that the tree of the README names, folders with a slash at their end."""
    above = []
    for line in part("tree").splitlines():
        if match := re.match(r"( *)([\w./]+)", line):
            above = [*above[: len(match[1]) // 2], match[2]]
            yield "".join(above)


def is_kept(path):
    return not any(fnmatch(path.name, pattern) for pattern in IGNORED) and path.name not in (".git", "__pycache__")


def expected():
    """Yield what stands on the disk and belongs into the tree."""
    for path in filter(is_kept, ROOT.iterdir()):
        if path.is_dir() or not path.name.startswith("."):
            yield path
    for folder in DEEPER:
        for path in filter(is_kept, (ROOT / folder).iterdir()):
            if path.is_dir() or path.suffix == ".ipynb":
                yield path


@pytest.mark.parametrize("path", sorted(set(tree())))
def test_what_the_tree_names_exists(path):
    assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()


@pytest.mark.parametrize("path", sorted(f"{p.relative_to(ROOT).as_posix()}{'/' * p.is_dir()}" for p in expected()))
def test_what_exists_stands_in_the_tree(path):
    assert path in set(tree())


def test_codebook_is_that_of_the_data_model():
    assert part("codebook") == codebook(), "renew it: python -m helpers.codebook README.md"


def test_figures_are_those_measured():
    assert part("measured") == measured(), "renew them: python -m helpers.codebook README.md"


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_links_lead_to_files(link):
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^(?:make|demarche) (\w+)", README, re.MULTILINE))))
def test_commands_exist(command):
    from helpers.cli import main

    targets = re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert command in [*targets, *main.commands]


def test_the_first_lines_in_python_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    names = {}
    exec(block, names)
    assert len(names["corpus"].statements)
