"""A lint of the shipped reference tables: what `read_reference` cannot know, and facts that anybody can check."""

import re
import unicodedata
from collections import defaultdict
from itertools import pairwise

import pytest

ON = "2022-02-09"
HELD_BY_ONE = ("President", "Prime Minister", "Foreign Minister", "Secretary of State", "Secretary General", "King")


def names_of(entry):
    """Everything that an actor is called."""
    return (entry.name, *entry.aliases, *entry.adjectives, *entry.demonyms, *entry.short_names)


@pytest.mark.parametrize(
    ("organisation", "on", "number"),
    [
        ("eu", ON, 27),
        ("eu", "2020-01-31", 28),
        ("eu", "2013-06-30", 27),
        ("nato", ON, 30),
        ("nato", "2023-04-05", 31),
        ("nato", "2024-03-08", 32),
        ("osce", ON, 57),
        ("un", ON, 193),
        ("un-security-council", ON, 15),
        ("council-of-europe", ON, 47),
        ("council-of-europe", "2022-03-17", 46),
        ("african-union", ON, 55),
        ("asean", ON, 10),
        ("oic", ON, 57),
        ("arab-league", ON, 22),
        ("csto", ON, 6),
        ("brics", ON, 5),
        ("g7", ON, 7),
        ("g20", ON, 20),
        ("gcc", ON, 6),
        ("ecowas", ON, 15),
        ("visegrad-group", ON, 4),
        ("eu-member-states", ON, 27),
        ("nato-allies", ON, 30),
        ("osce-participating-states", ON, 57),
    ],
)
def test_an_organisation_has_as_many_members_as_it_had(reference, organisation, on, number):
    assert len(reference.members(organisation, on)) == number


@pytest.mark.parametrize(
    ("organisation", "role", "on", "person"),
    [
        ("russia", "Foreign Minister", ON, "sergey-lavrov"),
        ("russia", "Foreign Minister", "2003-01-01", "igor-ivanov"),
        ("united-states", "Secretary of State", ON, "antony-blinken"),
        ("united-states", "Secretary of State", "2020-06-01", "mike-pompeo"),
        ("germany", "Chancellor", ON, "olaf-scholz"),
        ("germany", "Chancellor", "2021-12-07", "angela-merkel"),
        ("france", "Foreign Minister", ON, "jean-yves-le-drian"),
        ("united-kingdom", "Foreign Secretary", ON, "liz-truss"),
        ("eu", "High Representative", ON, "josep-borrell"),
        ("nato", "Secretary General", ON, "jens-stoltenberg"),
        ("osce", "Chairperson-in-Office", ON, "zbigniew-rau"),
    ],
)
def test_an_office_was_held_by_who_held_it(reference, organisation, role, on, person):
    assert reference.holders(organisation, on)[role] == [person]


@pytest.mark.parametrize(
    ("format_id", "seats"),
    [
        ("normandy-format", ["france", "germany", "russia", "ukraine"]),
        ("weimar-triangle", ["france", "germany", "poland"]),
        ("six-party-talks", ["china", "japan", "north-korea", "russia", "south-korea", "united-states"]),
    ],
)
def test_a_format_seats_who_sits_in_it(reference, format_id, seats):
    assert reference.seats(format_id, ON) == seats


@pytest.mark.parametrize(
    ("format_id", "number"),
    [("nato-russia-council", 31), ("north-atlantic-council", 30), ("osce", 57), ("european-council", 27)],
)
def test_a_format_of_members_seats_all_of_them(reference, format_id, number):
    assert len(reference.seats(format_id, ON)) == number


def test_an_office_of_one_person_is_held_by_one_at_a_time(reference):
    terms = defaultdict(list)
    for row in reference.offices:
        if row.role in HELD_BY_ONE:
            terms[row.organisation_id, row.role].append((row.start, row.end or "9999-12-31", row.person_id))
    overlaps = [
        (office, one, other)
        for office, rows in terms.items()
        for one, other in pairwise(sorted(rows))
        if other[0] < one[1] and one[2] != other[2]
    ]
    assert overlaps == []


def test_persons_hold_offices_and_nobody_else_does(reference):
    holders = {row.person_id for row in reference.offices}
    assert [i for i in sorted(holders) if reference.actors[i].kind != "person"] == []


def test_every_person_serves_somebody(reference):
    served = {row.person_id for row in reference.offices}
    persons = (a for a in reference.actors.values() if a.kind == "person")
    assert [a.actor_id for a in persons if a.actor_id not in served and not a.parent_id] == []


def test_organisations_and_groups_have_members_and_nobody_else_does(reference):
    kinds = {reference.actors[row.organisation_id].kind for row in reference.memberships}
    assert kinds <= {"organisation", "group", "body"}


@pytest.mark.parametrize(("column", "pattern"), [("iso3166", "[A-Z]{3}"), ("wikidata", r"Q[1-9]\d*")])
def test_codes_are_well_formed_and_stand_for_one_actor(reference, column, pattern):
    codes = [code for a in reference.actors.values() if (code := getattr(a, column))]
    assert [code for code in codes if not re.fullmatch(pattern, code)] == []
    assert len(codes) == len(set(codes))


def test_every_state_of_today_has_a_code_and_an_adjective_or_uses_its_name(reference):
    states = [reference.actors[i] for i in reference.members("un", ON)]
    assert [s.actor_id for s in states if not s.iso3166] == []
    assert len([s for s in states if s.adjectives]) > 190  # Dominica's would be the Dominican Republic's


def test_an_adjective_belongs_to_one_actor(reference):
    assert {word: ids for word, ids in reference.adjectives.items() if len(ids) > 1} == {}


def test_names_are_written_as_texts_write_them(reference):
    names = [(a.actor_id, name) for a in reference.actors.values() for name in names_of(a)]
    wrong = [n for n in names if n[1] != unicodedata.normalize("NFC", " ".join(n[1].split()))]
    assert wrong == []


def test_what_a_person_is_called_alone_is_part_of_the_name(reference):
    persons = [a for a in reference.actors.values() if a.kind == "person"]
    alone = [(a, short) for a in persons for short in a.short_names if not short.isupper()]
    assert [s for a, s in alone if s.lower() not in " ".join((a.name, *a.aliases)).lower()] == []
    assert [a.actor_id for a in persons if not a.short_names] == []


def test_names_of_states_are_not_words_of_the_language(reference):
    lower = {word.word.lower() for word in reference.words}
    states = [a for a in reference.actors.values() if a.kind in ("state", "organisation")]
    assert [name for a in states for name in (a.name, *a.aliases) if name in lower] == []


def test_titles_lead_to_roles_that_somebody_holds(reference):
    held = {row.role for row in reference.offices}
    titles = [t for t in reference.terms if t.kind == "office" and t.value]
    assert [t.term for t in titles if not any(role.startswith(t.value) for role in held)] == []


def test_words_of_closed_classes_are_in_lower_case(reference):
    assert [row.word for row in reference.words if row.word != row.word.lower() and row.word != "I"] == []


def test_a_term_belongs_to_one_issue(reference):
    owners = defaultdict(set)
    for issue in reference.issues.values():
        for term in issue.terms:
            owners[term.lower()].add(issue.issue_id)
    assert {term: ids for term, ids in owners.items() if len(ids) > 1} == {}


def test_a_cue_lists_each_form_once(reference):
    assert [cue.lemma for cue in reference.cues if len(cue.forms) != len(set(cue.forms))] == []
