"""Cues whose act depends on what they take: to want to talk is an offer, to want somebody to leave is a demand."""

from __future__ import annotations

from collections.abc import Callable

from helpers.passages import Doing, Passage
from helpers.records import Act

FIRM = frozenset({"refuse", "deny", "accept", "commit", "propose", "warn", "criticise", "concern"})
DARK = frozenset({"refuse", "deny", "warn", "criticise", "concern"})
QUESTIONS = ("if", "whether", "how", "why", "what", "when", "where", "who", "which")


def act_of_attitude(passage: Passage, found: Doing) -> Act | None:
    """The act of a cue of attitude, given what the content does by itself; None where the content decides alone."""
    rule = RULES.get(passage.lemma)
    return rule(passage, found) if rule else None


def agree(passage: Passage, found: Doing) -> Act:
    """Code "agreed to meet", "agreed that the truce must be kept": a commitment; to somebody's dark view a view."""
    return found.act if found.act in DARK else "commit"


def insist(passage: Passage, found: Doing) -> Act:
    """Code "insists that Russia withdraw": a demand; "insists it has no plans": what the content does."""
    if found.act in FIRM:
        return found.act
    return "demand" if passage.has_duty or found.act in ("demand", "call") else "state"


def want(passage: Passage, found: Doing) -> Act:
    """Code "wants to restart talks": what the speaker will do; "wants peace": a view; else a demand."""
    if passage.is_own:
        return found.act if found.act in FIRM else "commit"
    return "state" if passage.heads("positive", reach=2) else "demand"


def hope(passage: Passage, found: Doing) -> Act:
    """Code "hopes to visit": an announcement; "hopes that Russia will refrain": a call."""
    if passage.opens("to"):
        return "announce"
    return found.act if found.act in DARK else "call"


def expect(passage: Passage, found: Doing) -> Act:
    """Code "expects a reply": a call; "expects that talks will go on": a view."""
    if passage.opens("to"):
        return "announce"
    return "state" if passage.predicate and passage.predicate.auxiliaries else "call"


def suggest(passage: Passage, found: Doing) -> Act:
    """Code "suggested talks", "suggested that they meet": a proposal; "suggested that it was over": a view."""
    return "propose" if passage.has_duty else found.act


def ask(passage: Passage, found: Doing) -> Act:
    """Code "asked whether": a question; "asked for", "asked Russia to": a call."""
    return "question" if passage.opens(*QUESTIONS) or passage.is_question else "call"


def name(passage: Passage, found: Doing) -> Act:
    """Code "called the plan useful": a view; "called it a provocation": what the word does."""
    return found.act if found.act in DARK else "state"


def declare(passage: Passage, found: Doing) -> Act:
    """Code "announced that it would withdraw": what the content does; else an announcement."""
    return found.act if found.act in FIRM | {"demand", "call"} else "announce"


def assure(passage: Passage, found: Doing) -> Act:
    """Code "assured him that it had no plans": a denial; else a commitment."""
    return found.act if found.act in DARK else "commit"


RULES: dict[str, Callable[[Passage, Doing], Act]] = {
    "agree": agree, "insist": insist, "want": want, "wish": want, "hope": hope, "expect": expect, "suggest": suggest,
    "ask": ask, "request": ask, "declare": declare, "announce": declare, "proclaim": declare,
    "assure": assure, "reassure": assure, "swear": assure,
    "call": name, "describe": name, "brand": name, "label": name, "term": name, "deem": name,
    "characterise": name, "characterize": name,
}  # fmt: skip
