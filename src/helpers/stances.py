"""The stance of a statement toward its issue: the sign of its act, turned by what negates the issue inside it.

To demand that an expansion be stopped opposes the expansion; to criticise that a truce was broken supports the truce.
"""

from __future__ import annotations

from helpers.issues import Topic
from helpers.passages import Doing, Passage
from helpers.records import Act, Stance

SIGNS: dict[Act, int] = {
    "refuse": -1, "criticise": -1, "accept": 1, "demand": 1, "propose": 1, "call": 1, "commit": 1,
}  # fmt: skip
NAMES: dict[int, Stance] = {1: "support", -1: "oppose", 0: "neutral"}
REACH = 9  # tokens before a term in which a word may turn it
BEHIND = 4  # tokens behind a term within which a passive may turn it
NEAR = 12  # tokens of a plain statement in which a word of praise or blame tells its stance
BEFORE = 3  # tokens before such a word in which a negation makes it say nothing


def stance_of(passage: Passage, doing: Doing, topic: Topic, *, harmful: bool) -> Stance:
    """The stance of a passage without a condition.

    Parameters
    ----------
    passage : Passage
    doing : Doing
        Its act and the word that tells it.
    topic : Topic
        Its issue; the stance is toward that, or toward the content as a whole where it is empty.
    harmful : bool
        Whether the issue is a deed that who warns of it is against.
    """
    sign = SIGNS.get(doing.act, 0)
    if doing.act == "deny":
        sign = -1 if passage.heads("intention", reach=NEAR) or passage.heads("hostile", reach=NEAR) else 0
    if harmful and doing.act in ("demand", "call", "warn"):
        return "oppose"  # nobody asks to be attacked
    if doing.act == "state":
        return NAMES[evaluation(passage, doing)]
    return NAMES[sign * (-1) ** turns(passage, doing, topic)]


def turns(passage: Passage, doing: Doing, topic: Topic) -> int:
    """How often the issue is turned into its opposite: by its own term, by words before it that are not the act's."""
    scanner = passage.scanner
    first = topic.tokens.start if topic.tokens else passage.tokens.start
    before = range(max(passage.tokens.start, first - REACH), first)
    joint = max(
        (token for token in before if scanner.of(token, "coordinator") or scanner.word(token) == ","), default=0
    )
    acting = () if doing.act == "criticise" else (*doing.tokens, *own(passage, doing))
    against = topic.against and not set(topic.tokens) & set(doing.tokens)
    turned = sum(scanner.of(t, "reverser") and t > joint and t not in acting for t in before)
    return turned + against + is_turned_behind(passage, topic)


def is_turned_behind(passage: Passage, topic: Topic) -> bool:
    """Whether a passive behind the term turns the issue: "that the sanctions *be lifted*"."""
    scanner, stop = passage.scanner, topic.tokens.stop
    verbs = range(stop, min(stop + BEHIND, passage.tokens.stop))
    group = next((t for t in verbs if not scanner.of(t, "auxiliary", "modal")), stop)
    return bool(topic.tokens) and group > stop and scanner.of(group, "reverser") and scanner.word(group).endswith("ed")


def own(passage: Passage, doing: Doing) -> range:
    """The verb group that made the act by its mood: its negation is the act's."""
    made_by_mood = not doing.lemma and doing.act != "state" and passage.predicate is not None
    return passage.predicate.auxiliaries if made_by_mood else range(0)


def evaluation(passage: Passage, doing: Doing) -> int:
    """The sign of a plain statement: that of its first word of praise or blame, a negation before it counted."""
    scanner = passage.scanner
    if doing.lemma in scanner.lexicon.kind("approving"):
        return 1
    for token in passage.tokens[:NEAR]:
        sign = scanner.of(token, "positive") - scanner.of(token, "negative")
        if sign:
            negated = any(scanner.of(at, "negation") for at in range(max(passage.tokens.start, token - BEFORE), token))
            return 0 if negated else sign
    return 0
