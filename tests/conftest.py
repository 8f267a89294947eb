"""What tests share: the project's own reference tables, and texts made on the spot."""

from pathlib import Path

import pytest

from helpers.corpus import code_document
from helpers.records import Document
from helpers.reference import read_reference

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def reference():
    return read_reference(PROJECT / "data/reference")


@pytest.fixture(scope="session")
def code(reference):
    """Code a text as a document of 9 February 2022 and give its tables."""

    def coded(text, **about):
        about = {"doc_id": "text", "date": "2022-02-09"} | about
        return code_document(Document(text=text, **about), reference)

    return coded
