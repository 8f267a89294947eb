"""The PLOVER event that a statement is: a verbal type, with its mode.

After the codebook of PLOVER (Open Event Data Alliance 2018; Halterman et al. 2023, "PLOVER and POLECAT"): to offer, to
promise and to accept are AGREE, to approve is SUPPORT, to criticise is ACCUSE, to announce a hostile deed is THREATEN.
"""

from __future__ import annotations

from helpers.passages import Doing, Passage
from helpers.records import Act

TYPES: dict[Act, str] = {
    "refuse": "REJECT", "accept": "AGREE", "demand": "REQUEST", "propose": "AGREE", "call": "REQUEST",
    "commit": "AGREE", "warn": "THREATEN", "criticise": "ACCUSE", "announce": "AGREE",
}  # fmt: skip
MODED = frozenset({"REQUEST", "REJECT"})
REACH = 8  # tokens in which a hostile verb tells what is announced or promised


def event_of(passage: Passage, doing: Doing, mode: str) -> str:
    """The PLOVER type of a passage, with its mode after a hyphen; empty where it is none.

    Parameters
    ----------
    passage : Passage
    doing : Doing
        Its act and the word that tells it.
    mode : str
        The mode that requests and rejections on its issue have; may be empty.
    """
    kind = type_of(passage, doing)
    if kind in MODED and mode:
        return f"{kind}-{mode}"
    if kind == "ACCUSE":
        return "ACCUSE-allege" if passage.is_cue("arguing") or doing.lemma == "accuse" else "ACCUSE-disapprove"
    return kind


def type_of(passage: Passage, doing: Doing) -> str:
    """The PLOVER type of a passage."""
    words = passage.scanner.lexicon
    if doing.lemma in words.kind("approving") or passage.is_cue("approving"):
        return "SUPPORT"
    if doing.act in ("commit", "announce") and passage.heads("approving", reach=3):
        return "SUPPORT"
    if doing.act in ("commit", "announce") and passage.heads("hostile", reach=REACH):
        return "THREATEN"
    if doing.act == "announce" and not ahead(passage):
        return ""
    return TYPES.get(doing.act, "")


def ahead(passage: Passage) -> bool:
    """Whether an announcement is of something to come."""
    if passage.opens("to"):
        return True
    return passage.predicate is not None and any(
        passage.scanner.word(token) in ("will", "would", "shall", "'ll", "’ll")
        for token in passage.predicate.auxiliaries
    )
