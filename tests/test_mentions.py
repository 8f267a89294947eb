"""Mentions: text in, who is named out."""

import itertools

import pytest


def named(tables):
    return [(m.evidence, m.actor_id) for m in tables["mentions"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France and Germany disagreed.", [("France", "france"), ("Germany", "germany")]),
        ("The United States of America replied.", [("United States of America", "united-states")]),
        ("The North Atlantic Treaty Organization met.", [("North Atlantic Treaty Organization", "nato")]),
        ("THE EUROPEAN UNION replied.", [("EUROPEAN UNION", "eu")]),
        ("He spoke in georgia of peaches.", []),
    ],
)
def test_names_and_aliases_are_found(code, text, expected):
    assert named(code(text)) == expected


@pytest.mark.parametrize(
    "name",
    ["Sergei Lavrov", "Sergey Lavrov", "Foreign Minister Sergei Lavrov", "Russian Foreign Minister Sergey Lavrov"],
)
def test_spellings_and_titles_name_one_person(code, name):
    assert named(code(f"On Tuesday {name} spoke.")) == [(name, "sergey-lavrov")]


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi"])
def test_transcriptions_name_one_person(code, name):
    tables = code(f"President Volodymyr {name} spoke. Later {name} left.")
    assert [m.actor_id for m in tables["mentions"]] == ["volodymyr-zelensky"] * 2


def test_accents_may_be_left_out(code):
    assert {i for _, i in named(code("President Erdogan met President Erdoğan."))} == {"recep-tayyip-erdogan"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow said it would reply.", [("Moscow", "metonym")]),
        ("Moscow's offer stands.", [("Moscow", "metonym")]),
        ("The talks took place in Moscow.", []),
        ("She flew to Moscow on Monday.", []),
        ("MOSCOW (Agency) - It rained.", []),
        ("The Moscow talks ended.", []),
        ("Talks in Vienna and Geneva failed.", []),
        ("Offices opened at Tbilisi, Georgia, this week.", [("Georgia", "name")]),
        ("The Kremlin denied it.", [("Kremlin", "metonym")]),
        ("He spoke in the Kremlin.", [("Kremlin", "metonym")]),
    ],
)
def test_a_capital_is_a_government_or_a_place(code, text, expected):
    assert [(m.evidence, m.kind) for m in code(text)["mentions"]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russians refused.", [("Russians", "russia")]),
        ("The French refused.", [("French", "france")]),
        ("The French offer stands.", []),
        ("He gave a long answer in French.", []),
    ],
)
def test_a_people_is_its_state_and_an_adjective_is_nobody(code, text, expected):
    assert named(code(text)) == expected


@pytest.mark.parametrize(
    ("day", "person"), [("2022-02-09", "antony-blinken"), ("2019-05-01", "mike-pompeo"), ("2015-05-01", "john-kerry")]
)
def test_an_office_is_its_holder_on_the_day(code, day, person):
    (mention,) = code("The U.S. Secretary of State arrived.", date=day)["mentions"]
    assert (mention.actor_id, mention.kind) == (person, "role")


def test_a_title_of_the_past_means_its_last_holder_of_that_name(code):
    (mention,) = code("He said it to President Bush in 2008.")["mentions"]
    assert mention.actor_id == "george-w-bush"


def test_an_office_without_a_day_is_nobody(code):
    (mention,) = code("The German chancellor arrived.", date="")["mentions"]
    assert (mention.kind, mention.actor_id) == ("role", "")


def test_an_organ_belongs_to_the_state_whose_adjective_stands_before_it(code):
    assert "us-congress" not in {i for _, i in named(code("The Venezuelan Congress met."))}
    assert "us-congress" in {i for _, i in named(code("The U.S. Congress met."))}


def test_an_office_that_might_be_anybodys_is_nobody(code):
    (mention,) = code("It was the first visit by a German chancellor.")["mentions"]
    assert mention.actor_id == ""


def test_a_titled_name_that_nobody_lists_makes_a_person_with_an_affiliation(code):
    tables = code("Ruritanian envoy Jana Novotska spoke. German envoy Ulf Brandauer listened. Brandauer left early.")
    people = {a.actor_id: a.parent_id for a in tables["actors"]}
    assert people == {"jana-novotska": "", "ulf-brandauer": "germany"}
    assert [i for _, i in named(tables)] == ["jana-novotska", "ulf-brandauer", "ulf-brandauer"]


def test_two_people_of_one_surname_stay_apart(code):
    tables = code("Ambassador Karl Brandauer met Minister Ulf Brandauer. Karl Brandauer spoke. Ulf Brandauer left.")
    assert [i for _, i in named(tables)] == ["karl-brandauer", "ulf-brandauer"] * 2


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("U.S. Secretary of State Antony Blinken spoke.", "united-states"),
        ("NATO Secretary General Jens Stoltenberg spoke.", "nato"),
    ],
)
def test_a_person_serves_somebody_on_the_day(code, text, affiliation):
    (mention,) = code(text)["mentions"]
    assert mention.affiliation_id == affiliation


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The European Union wrote. The bloc insisted.", "eu"),
        ("NATO met on Monday. The alliance insisted.", "nato"),
        ("The bloc insisted.", None),
    ],
)
def test_a_common_noun_is_the_actor_named_before(code, text, last):
    found = [m.actor_id for m in code(text)["mentions"] if m.kind == "nominal"]
    assert found == ([last] if last else [])


def test_mentions_never_overlap(code):
    text = (
        "Russian Foreign Minister Sergey Lavrov, the EU's top diplomat Josep Borrell and U.S. President Joe Biden met. "
    )
    mentions = code(text * 3)["mentions"]
    assert len(mentions) >= 9
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert all((text * 3)[m.start : m.end] == m.evidence for m in mentions)
