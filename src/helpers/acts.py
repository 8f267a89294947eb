"""What a speaker does by saying something: refuse, accept, demand, propose ...

The cue decides where it tells ("rejected"). Where it only reports ("said") the content does: by the verb that the
speaker says of himself ("we call on"), by the mood of its main predicate (`helpers.moods`), by its first telling
words. Cues of attitude ("wants") lean on both (`helpers.attitudes`). The words stand in the tables `cues` and `words`;
here stands how they combine.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.attitudes import FIRM, act_of_attitude
from helpers.cues import is_verb
from helpers.lexicon import Form
from helpers.moods import BEING, FUTURE, act_of_mood
from helpers.passages import HEAD, Doing, Passage
from helpers.predicates import is_negated
from helpers.records import Act

# What a negation makes of an act; of any other it leaves a plain statement.
NEGATED: dict[str, Act] = {
    "refuse": "accept", "accept": "refuse", "commit": "refuse", "propose": "refuse", "announce": "deny",
}  # fmt: skip
SPEAKERS = frozenset(
    {"refuse", "accept", "deny", "demand", "propose", "call", "commit", "announce", "question", "state"}
)
BEFORE = 3  # tokens before a word in which a negation turns it
GAP = 7  # tokens from a participle to its particle: "calling as soon as once more on" in a spun text
BETWEEN = 6  # tokens between a cue and its content that may hold a noun: "repeated their *demand* that"


def act_of(passage: Passage) -> Doing:
    """The act of a passage: that of its cue where the cue tells, else that of its content."""
    passage = passage._replace(lemma=split_cue(passage) or passage.lemma)
    act = passage.scanner.lexicon.acts.get(passage.lemma, "")
    if passage.negated:
        return of_negated_cue(passage, act)
    if act in ("", "silence") or passage.is_cue("weak"):
        return of_weak_cue(passage)
    return Doing(refined(passage, act), passage.lemma)


def split_cue(passage: Passage) -> str:
    """The lemma of a cue whose particle stands behind its content: "brushed | the offer | *aside*"; else empty."""
    scanner, statement = passage.scanner, passage.statement
    if statement.cue_end is None or not passage.tokens or passage.lemma in scanner.lexicon.acts:
        return ""
    verb = scanner.word(scanner.text.token_at(statement.cue_end - 1))
    forms = (form for role in ("reporting", "act") for form in scanner.lexicon.role(role).get(verb, ()))
    behind = scanner.word(passage.tokens.stop), scanner.word(passage.tokens.stop - 1)
    return next((form.lemma for form in forms if len(form.tail) == 1 and form.tail[0] in behind), "")


def of_negated_cue(passage: Passage, act: str) -> Doing:
    """The act where the cue is negated: "did not rule out", "does not recognise", "did not elaborate"."""
    traps = passage.scanner.lexicon.role("trap").get("not", ())
    trap = next((form for form in traps if form.lemma == f"not {passage.lemma}"), None)
    if trap and trap.values[0] != "neutral":
        return Doing(trap.values[0], passage.lemma)
    if act in NEGATED:
        return Doing(NEGATED[act], passage.lemma)
    if act == "silence" or passage.is_cue("silent"):
        return Doing("silence", passage.lemma)
    if act == "deny":
        return Doing("state", passage.lemma)
    declines = bool(act) or "object" in passage.scanner.lexicon.patterns(passage.lemma)
    return Doing("refuse", passage.lemma) if declines else of_content(passage)


def of_weak_cue(passage: Passage) -> Doing:
    """The act where the content decides, alone or before the cue."""
    if passage.is_cue("expressing") and (noun := of_noun(passage, before_content(passage)) or of_noun(passage)):
        return noun
    if passage.is_question:
        return Doing("question")
    found = of_content(passage)
    act = act_of_attitude(passage, found)
    if act:
        return found if act == found.act else Doing(act, passage.lemma)
    accuses = passage.is_cue("arguing") and passage.subject == "other" and found.act == "state"
    return Doing("criticise", passage.lemma) if accuses else found


def refined(passage: Passage, act: Act) -> Act:
    """The act of a telling cue, seen with its verb group and the head of its content.

    "Declined to comment" is silence, "rejected the claim" a denial, "will support" a commitment.
    """
    if act == "refuse" and passage.heads("silent", reach=3):
        return "silence"
    if act == "refuse" and passage.heads("allegation"):
        return "deny"
    if act == "state" and "would" in passage.statement.cue.split():
        return "call"
    if act == "state" and FUTURE.intersection(passage.statement.cue.lower().split()):
        return "commit"
    return "accept" if act == "state" and passage.heads("offernoun") else act


# --------------------------------------------------------------------------------------------------------- the content


def of_content(passage: Passage) -> Doing:
    """The act that a content performs: of the speaker's own verb, of its mood, of its first telling word."""
    said = of_opening(passage) or of_own_verb(passage)
    if said and said.act != "state":
        return said
    mood = act_of_mood(passage.scanner, passage.predicate, passage.subject) if passage.predicate else None
    for found in telling(passage):
        if mood and (found.tokens.start > passage.predicate.verb or is_bare_verb(passage, found)):
            break
        return found
    return Doing(mood) if mood else said or Doing("state")


def of_opening(passage: Passage) -> Doing | None:
    """The act of a participle that opens the content, adverbs between it and its particle: "*calling* again *on*"."""
    scanner, at = passage.scanner, passage.tokens.start
    forms = [
        f for f in scanner.lexicon.role("act").get(scanner.word(at), ()) if f.tense == "gerund" and len(f.tail) == 1
    ]
    for token in range(at + 1, min(at + GAP, passage.tokens.stop)):
        if token in scanner.named or scanner.of(token, "determiner", "possessive", "pronoun", "subject"):
            return None
        for form in forms:
            if scanner.word(token) == form.tail[0]:
                return Doing(form.values[0], form.lemma, range(at, token + 1))
    return None


def of_own_verb(passage: Passage) -> Doing | None:
    """The act of a cue that the speaker says of himself, with what it takes: "we *call on* Russia to ..."."""
    inner = own_saying(passage)
    if inner is None:
        return None
    found = act_of(inner)
    if passage.scanner.of(passage.predicate.auxiliaries.start, "modal") and passage.predicate.auxiliaries:
        return found if found.act in FIRM | {"demand", "call"} and found.act != "accept" else None
    return found


def own_saying(passage: Passage) -> Passage | None:
    """The passage behind a cue whose subject is the speaker; None where the main verb is no cue."""
    predicate, scanner = passage.predicate, passage.scanner
    if predicate is None or passage.subject != "own":
        return None
    form = scanner.lexicon.find("reporting", scanner.lower, predicate.verb)
    behind = predicate.verb + 1 + len(form.tail) if form else 0
    if form is None or behind >= passage.tokens.stop:
        return None
    return passage.behind(behind, form.lemma, negated=is_negated(scanner, predicate))


def telling(passage: Passage) -> Iterator[Doing]:
    """Yield the telling words of a passage in order, traps passed over."""
    lexicon, lower, at = passage.scanner.lexicon, passage.scanner.lower, passage.tokens.start
    while at < passage.tokens.stop:
        trap = lexicon.find("trap", lower, at)
        if trap:
            here = range(at, at + 1 + len(trap.tail))
            if trap.values[0] != "neutral":
                yield Doing(trap.values[0], trap.lemma, here)
            at = here.stop
            continue
        form = lexicon.find("act", lower, at)
        if form and (found := told(passage, form, at)):
            yield found
        at += 1


def told(passage: Passage, form: Form, at: int) -> Doing | None:
    """What a telling word does where it stands; None where it tells nothing of the speaker."""
    act: Act = form.values[0]
    scanner, first = passage.scanner, passage.tokens.start
    phrase = is_phrase(passage, form.lemma)
    if act == "silence" or is_speech_noun(passage, form, at):
        return None
    if not phrase and not (is_verb(scanner, at, form, first) and may_speak(passage, act, at)):
        return None
    before = range(max(at - BEFORE, first), at)
    if any(scanner.of(token, "negation") for token in before):
        if any(scanner.word(token) == "yet" for token in before):
            return None  # "have not yet agreed" refuses nothing
        act = NEGATED.get(act, "state")
    return Doing(act, form.lemma, range(at, at + 1 + len(form.tail)))


def may_speak(passage: Passage, act: Act, at: int) -> bool:
    """Whether a verb in the content may be the speaker's own act: not somebody else's, not a passive."""
    if act not in SPEAKERS:
        return True
    before = passage.scanner.word(at - 1)
    if passage.subject == "none":
        return at == passage.tokens.start or before in ("to", "and")
    return passage.subject == "own" and before not in BEING


def is_phrase(passage: Passage, lemma: str) -> bool:
    """Whether an entry of the lexicon is no verb: "out of the question"."""
    return lemma in passage.scanner.lexicon.plain


def is_speech_noun(passage: Passage, form: Form, at: int) -> bool:
    """Whether a telling word is a noun that acts only behind a cue: "their proposal"."""
    scanner = passage.scanner
    return form.lemma in scanner.lexicon.kind("speechnoun") and scanner.word(at) in (
        form.lemma.split()[0],
        f"{form.lemma}s",
    )


def is_bare_verb(passage: Passage, found: Doing) -> bool:
    """Whether a telling word is the main verb itself, of which the mood says more."""
    return found.tokens.start == passage.predicate.verb and not is_phrase(passage, found.lemma)


def before_content(passage: Passage) -> range:
    """The tokens between the verb of a cue and the content: "voiced *deep concern* | about"."""
    statement, text = passage.statement, passage.scanner.text
    if statement.cue_end is None or not 0 <= statement.start - statement.cue_end < BETWEEN * 12:
        return range(0)
    first = text.token_at(statement.cue_start) + 1
    return range(first, passage.tokens.start) if passage.tokens.start - first <= BETWEEN else range(0)


def of_noun(passage: Passage, tokens: range | None = None) -> Doing | None:
    """The act of the noun at the head of a passage: "expressed | its *concern*"."""
    lexicon, lower = passage.scanner.lexicon, passage.scanner.lower
    for token in passage.tokens[:HEAD] if tokens is None else tokens:
        form = lexicon.find("act", lower, token)
        if form and form.values[0] != "silence" and form.tense != "past":
            return Doing(refined(passage, form.values[0]), form.lemma, range(token, token + 1 + len(form.tail)))
    return None
