"""The language of a text, as an ISO 639-1 code.

A text of which every fourth word is one of the commonest of English (`common_words.csv`) is English. For others
py3langid is loaded: a model of byte sequences for some hundred languages, in 4 MB, without network.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from helpers.records import Offset

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CODED = frozenset({"en"})  # languages that the kit codes; documents in others are listed and shown
SAMPLE = 6_000  # characters that are looked at
LEAST_LETTERS = 20  # letters below which no language is named
LEAST_WORDS = 12  # words from which common words are counted
ENGLISH = 0.25  # share of common words from which a text is English
SURE = 0.8  # probability below which no language is named
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (  # scripts that are written for one language alone
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
)
SCRIPT_SHARE = 0.3  # share of such letters from which the script decides


def find_language(text: str, body: Offset = 0) -> str:
    """Find the main language of a text.

    Parameters
    ----------
    text : str
    body : int
        Where the text proper begins.

    Returns
    -------
    str
        ISO 639-1 code; empty where the text is too short or too mixed to tell.
    """
    sample = text[body : body + SAMPLE]
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < LEAST_LETTERS:
        return ""
    if len(words) >= LEAST_WORDS and sum(w.lower() in common_words() for w in words) >= ENGLISH * len(words):
        return "en"
    for script, language in SCRIPTS:
        if len(script.findall(sample)) >= SCRIPT_SHARE * letters:
            return language
    language, probability = identifier().classify(" ".join(words).lower())
    return str(language) if probability >= SURE else ""


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The commonest words of English."""
    with files("helpers.metadata").joinpath("common_words.csv").open(encoding="utf-8", newline="") as stream:
        return frozenset(row["word"] for row in csv.DictReader(stream))


@lru_cache(maxsize=1)
def identifier() -> LanguageIdentifier:
    """The model, restricted to languages with a code of two letters."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.8 s, and most corpora are English

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([label for label in model.labels if len(label) == 2 and label not in ("pc", "dz", "la")])
    return model
