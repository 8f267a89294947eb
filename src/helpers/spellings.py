"""Names of persons that a text spells in its own way, or in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from helpers.flaws import Flaw
from helpers.gazetteer import distance, fold
from helpers.language import Text
from helpers.officeholding import bare_name
from helpers.records import Id, Mention
from helpers.reference import Reference
from helpers.spans import Span

LETTERS = 5  # letters of a surname from which a slip can be told from another name
EFFECT = "matched as the same person"


def find_variants(text: Text, mentions: list[Mention], reference: Reference) -> Iterator[Flaw]:
    """Yield names of persons whose spelling is none that the tables list, or differs within the text.

    Parameters
    ----------
    text : Text
    mentions : list of Mention
        Of the text.
    reference : Reference
    """
    seen: dict[Id, Counter[str]] = defaultdict(Counter)
    persons = [m for m in mentions if m.kind in ("name", "alias") and reference.kinds.get(m.actor_id) == "person"]
    for mention in persons:
        seen[mention.actor_id][surname(mention.evidence)] += 1
    told: set[str] = set()
    for mention in persons:
        name = bare_name(mention)
        usual = seen[mention.actor_id].most_common(1)[0][0]
        if fold(name) not in told and (is_unlisted(name, mention.actor_id, reference) or is_slip(surname(name), usual)):
            told.add(fold(name))
            span = Span(mention.end - len(name), mention.end)
            yield Flaw(span, "name_variant", "low", reference.actors[mention.actor_id].name, EFFECT)
    yield from find_misspelt(text, mentions, reference)


def surname(name: str) -> str:
    """The last word of a name, folded."""
    return (fold(name).split() or [""])[-1]


def is_unlisted(name: str, actor_id: Id, reference: Reference) -> bool:
    """Whether a full name is close to a listed one of the same person without being one."""
    entry = reference.actors[actor_id]
    listed = [fold(one) for one in (entry.name, *entry.aliases)]
    parts = fold(name).split()
    if len(parts) < 2 or fold(name) in listed or any(len(part) == 1 for part in parts):
        return False
    return any(0 < distance(fold(name), one) <= 2 for one in listed)


def is_slip(one: str, other: str) -> bool:
    """Whether two surnames are spellings of one: long enough, and one or two letters apart."""
    return one != other and min(len(one), len(other)) >= LETTERS and 0 < distance(one, other) <= 2


def find_misspelt(text: Text, mentions: list[Mention], reference: Reference) -> Iterator[Flaw]:
    """Yield persons whom no table lists but whose surname is one slip away from a listed person of the same text."""
    listed = {}
    for mention in mentions:
        if reference.kinds.get(mention.actor_id) == "person":
            listed[surname(reference.actors[mention.actor_id].name)] = mention.actor_id
    for mention in mentions:
        own = surname(mention.evidence)
        if mention.actor_id in reference.actors or mention.kind != "name" or own in listed or len(own) < LETTERS:
            continue
        near = [name for name in listed if name[0] == own[0] and is_one_slip(own, name)]
        name = reference.actors[listed[near[0]]].name if len(near) == 1 else ""
        given = fold(bare_name(mention)).split()[:-1]
        if name and given in ([], fold(name).split()[:-1]):
            span = Span(mention.end - len(bare_name(mention)), mention.end)
            yield Flaw(span, "name_variant", "medium", name, f"{name} would be missed")


def is_one_slip(one: str, other: str) -> bool:
    """Whether two surnames are one letter, or two letters that changed places, apart."""
    swapped = sorted(one) == sorted(other) and distance(one, other) == 2
    return distance(one, other) == 1 or swapped
