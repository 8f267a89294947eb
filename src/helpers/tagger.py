"""The tagger: attributions found by a small network, trained on the texts of `data/training/attribution`.

It does the job of the rules (`helpers.attributions`) better and slower, offline and without torch. One window of the
text is read at a time and by one thread, so that neither the number of cores nor what else is read changes a result.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime

from helpers.attributions import Attribution
from helpers.decoding import DIGITS, Choice, Reading, decode
from helpers.finds import Find
from helpers.language import Text
from helpers.lexicon import Lexicon
from helpers.project import PACKAGE
from helpers.windows import Cutter, Window
from helpers.wordpiece import WordPiece, read_vocabulary

FOLDER = PACKAGE / "model"
MODEL, VOCABULARY, SETTINGS = "attribution.onnx", "vocab.txt", "config.json"


class Tagger:
    """A trained network with what it needs to read a text.

    Parameters
    ----------
    folder : Path
        With `attribution.onnx`, `vocab.txt` and `config.json`, as `demarche train` writes them.

    Raises
    ------
    FileNotFoundError
        If one of the files is missing.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        missing = [name for name in (MODEL, VOCABULARY, SETTINGS) if not (folder / name).is_file()]
        if missing:
            raise FileNotFoundError(f"The tagger's model lacks {', '.join(missing)} in {folder}; see `demarche train`.")
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        pieces = WordPiece(read_vocabulary(folder / VOCABULARY))
        self.version: str = settings["version"]
        self.choice = Choice(**settings["choice"])
        self.levels: dict[str, list[list[float]]] = settings["levels"]
        self.cutter = Cutter(pieces, settings["cues"], settings["longest"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(folder / MODEL, options, providers=["CPUExecutionProvider"])

    def find_attributions(self, text: Text, words: Lexicon | None = None) -> list[Attribution]:
        """Find who says what in a text.

        Parameters
        ----------
        text : Text
        words : Lexicon, optional
            Gives the lemma of each cue; without it, the cue itself in lower case stands as lemma.

        Returns
        -------
        list of Attribution
            In the order of their content, with the tagger's version as rule. Their `confidence` is how sure the network
            is, between 0 and 1; `Tagger.confidence` tells how often it is right then.
            Spans of content may hold quotation marks and a leading "that".
        """
        finds = decode(text, [(window, self.read(window)) for window in self.cutter.windows(text)], self.choice)
        return [self.attribution(text, find, words) for find in finds]

    def read(self, window: Window) -> Reading:
        """What the network says about one window."""
        pieces = np.array([[token.number for token in window.tokens]], dtype=np.int64)
        features = np.array([[token.features for token in window.tokens]], dtype=np.int64)
        return Reading(*self.session.run(None, {"pieces": pieces, "features": features}))

    def attribution(self, text: Text, find: Find, words: Lexicon | None) -> Attribution:
        """An attribution as the rest of the kit takes it."""
        return Attribution(
            source=find.source,
            cue=find.cue,
            contents=find.contents,
            lemma=lemma_of(text, find, words),
            rule=f"tagger {self.version}",
            confidence=round(find.chance * find.support, DIGITS),
        )

    def confidence(self, score: float, *, agreed: bool) -> float:
        """The share of held-out attributions of such a score that were right; `agreed` if rules find the same."""
        scores, shares = zip(*self.levels["agreed" if agreed else "alone"], strict=True)
        return round(float(np.interp(score, scores, shares)), DIGITS)


def lemma_of(text: Text, find: Find, words: Lexicon | None) -> str:
    """Lemma of a cue: the reporting verb of the lexicon that begins at the anchor or else in the cue."""
    if find.cue is None:
        return ""
    if words is None:
        return text[find.cue].lower()
    tokens = range(text.token_at(find.cue.start), text.token_at(find.cue.end - 1) + 1)
    lower = [text.words[token].lower() for token in range(tokens.start, tokens.stop + 3) if token < len(text.words)]
    anchor = text.token_at(find.anchor)
    for token in sorted(tokens, key=lambda token: (token != anchor, token)):
        form = words.find("reporting", lower, token - tokens.start)
        if form:
            return form.lemma
    return text[find.cue].lower()


@lru_cache(maxsize=2)
def tagger(folder: Path = FOLDER) -> Tagger:
    """The tagger of a folder, loaded once."""
    return Tagger(folder)


def find_attributions(text: Text, words: Lexicon | None = None) -> list[Attribution]:
    """Find who says what in a text with the tagger of the package; see `Tagger.find_attributions`."""
    return tagger().find_attributions(text, words)


def is_installed(folder: Path = FOLDER) -> bool:
    """Whether the tagger's model is there; without it the rules do the work."""
    return all((folder / name).is_file() for name in (MODEL, VOCABULARY, SETTINGS))
