"""The reference tables: every mistake named with file, line, column and value; what the kit asks of them."""

from dataclasses import fields

import pytest

from helpers.checking import ReferenceError
from helpers.entries import ROWS
from helpers.reference import read_reference, within

# A small world: two states in an alliance, one outside, who governs them, where they talk.
WORLD = {
    "actors": """
actor_id,name,kind,parent_id,aliases,adjectives,demonyms,short_names
arland,Arland,state,,Republic of Arland|AR,Arlandic,Arlanders,
borland,Borland,state,,,Borlandic,,
corland,Corland,state,,,Corlandic,,
pact,Northern Pact,organisation,,NP,,,
pact-allies,Pact allies,group,pact,,,,
ada-holm,Ada Holm,person,arland,,,,Holm
ben-iver,Ben Iver,person,,,,,Iver
""",
    "offices": """
person_id,organisation_id,role,start,end
ada-holm,arland,President,2020-01-01,2021-06-30
ben-iver,arland,President,2021-06-30,
ben-iver,pact,Chair,2022-01-01,2022-12-31
""",
    "memberships": """
member_id,organisation_id,start,end
arland,pact,2000-01-01,
borland,pact,2000-01-01,2021-12-31
""",
    "formats": """
format_id,name,kind,host_id,participants,aliases
pact-council,Pact Council,council,pact,,Council of the Pact
river-talks,River Talks,contact_group,,arland|corland,
pact-plus,Pact Plus,council,,pact|corland,
back-channel,back channel,bilateral,,,
""",
    "issues": """
issue_id,name,description,terms
river,The river,Who may use it,river|dam*
""",
    "cues": """
language,lemma,role,value,forms
en,say,reporting,clause,said
en,reject,act,refuse,
""",
    "metonyms": """
term,actor_id,place
Arholm,arland,yes
""",
    "terms": """
term,kind,value
President,office,President
the pact,nominal,pact
""",
    "words": """
language,word,kind
en,the,determiner
""",
}


def written(folder, changes=()):
    """A folder with the tables of the small world, some of them changed; tables without rows hold their header."""
    for table in ROWS:
        header = ",".join(f.name for f in fields(ROWS[table]))
        text = dict(changes).get(table, WORLD.get(table, header).lstrip())
        if text is not None:
            (folder / f"{table}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return read_reference(written(tmp_path_factory.mktemp("reference")))


def mistakes(folder):
    """What reading a folder complains of, line by line."""
    with pytest.raises(ReferenceError) as caught:
        read_reference(folder)
    return str(caught.value).splitlines()


def added(table, row):
    """A table of the small world with one more row, and the number of its line."""
    text = WORLD[table].lstrip() + row + "\n"
    return {table: text}, text.count("\n")


@pytest.mark.parametrize(
    ("table", "row", "where", "message"),
    [
        ("actors", "dorland,,state", ", column name: ''", "is empty but needed"),
        ("actors", "Dor Land,Dorland,state", ", column actor_id: 'Dor Land'", "not a slug of lower-case letters"),
        (
            "actors",
            "dorland,Dorland,country",
            ", column kind: 'country'",
            "allowed are state, organisation, body, person",
        ),
        ("actors", "dorland,Dorland,state,nobody", ", column parent_id: 'nobody'", "is not in actors.csv"),
        ("actors", "arland,Dorland,state", ", column actor_id: 'arland'", "stands in line 2 already"),
        ("actors", "dorland,Arland,state", ", column name: 'Arland'", "means arland already (actors.csv, line 2)"),
        ("actors", "dorland,Dorland,state,,AR", ", column aliases: 'AR'", "means arland already (actors.csv, line 2)"),
        ("actors", "dorland,D,state,,,,Arlanders", ", column demonyms: 'Arlanders'", "means arland already"),
        ("offices", "cy-lund,arland,King", ", column person_id: 'cy-lund'", "is not in actors.csv"),
        ("offices", "ada-holm,arland,Chair,2021-2-30", ", column start: '2021-2-30'", "not a day such as 2022-02-09"),
        ("offices", "ada-holm,arland,Chair,2021-02-30", ", column start: '2021-02-30'", "not a day such as 2022-02-09"),
        (
            "offices",
            "ada-holm,arland,Chair,2021-02-03,2020-01-01",
            ", column end: '2020-01-01'",
            "before the start 2021-02-03",
        ),
        (
            "offices",
            "ada-holm,arland,President,2021-01-01",
            ", column start: '2021-01-01'",
            "overlaps with the same person's",
        ),
        ("memberships", "pact,corland,2000", ", column start: '2000'", "not a day such as 2022-02-09"),
        (
            "memberships",
            "arland,pact,2000-01-01",
            ", column member_id + organisation_id + start: 'arland, pact, 2000-01-01'",
            "stands in line 2 already",
        ),
        ("formats", "summit,Summit,meeting", ", column kind: 'meeting'", "allowed are organisation, council"),
        ("formats", "summit,Summit,summit,,arland|dorland", ", column participants: 'dorland'", "is not in actors.csv"),
        (
            "formats",
            "summit,Summit,summit,,,Pact Council",
            ", column aliases: 'Pact Council'",
            "means pact-council already",
        ),
        ("issues", "gas,Gas,,gas", ", column description: ''", "is empty but needed"),
        ("cues", "en,utter,speaking,clause", ", column role: 'speaking'", "allowed are reporting, act"),
        (
            "cues",
            "en,utter,reporting,clause|verb",
            ", column value: 'verb'",
            "is not allowed for reporting; allowed are clause",
        ),
        ("cues", "en,shun,act,shun", ", column value: 'shun'", "is not allowed for act; allowed are refuse"),
        ("cues", "en,no doubt,trap,shun", ", column value: 'shun'", "is not allowed for trap; allowed are refuse"),
        ("metonyms", "Corholm,corland,maybe", ", column place: 'maybe'", "allowed are yes, no"),
        ("metonyms", "Arland,borland,yes", ", column term: 'Arland'", "means arland already (actors.csv, line 2)"),
        ("terms", "the union,nominal,union", ", column value: 'union'", "is not in actors.csv"),
        ("words", "en,a,article", ", column kind: 'article'", "allowed are auxiliary"),
        ("actors", 'dorland,Dorland,state,,,,,,a,b,"c,d"', ": ", "has no column; quote a cell that holds commas"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, table, row, where, message):
    changes, line = added(table, row)
    found = mistakes(written(tmp_path, changes))
    assert len(found) == 1
    assert found[0].startswith(f"{table}.csv, line {line}{where}")
    assert message in found[0]


def test_two_mistakes_of_a_row_are_both_named(tmp_path):
    changes, line = added("actors", "Dor Land,Dorland,country")
    found = mistakes(written(tmp_path, changes))
    assert [m.split(":")[0] for m in found] == [
        f"actors.csv, line {line}, column actor_id",
        f"actors.csv, line {line}, column kind",
    ]


def test_rows_that_refer_to_a_wrong_row_are_not_blamed(tmp_path):
    broken = WORLD["actors"].lstrip().replace("pact,Northern Pact,organisation", "pact,Northern Pact,union")
    found = mistakes(written(tmp_path, {"actors": broken}))
    assert [m.split(":")[0] for m in found] == ["actors.csv, line 5, column kind"]


def test_a_missing_file_is_named_and_nothing_that_refers_to_it(tmp_path):
    found = mistakes(written(tmp_path, {"actors": None}))
    assert len(found) == 1
    assert found[0].startswith("actors.csv: ")
    assert "is missing; restore the file or copy an empty one" in found[0]


def test_a_file_that_is_no_utf_8_is_named_with_its_line(tmp_path):
    data = WORLD["metonyms"].lstrip().encode() + "Öholm,borland,yes\n".encode("latin-1")
    found = mistakes(written(tmp_path, {"metonyms": data}))
    assert found == ["metonyms.csv, line 3: 'Öholm,borland,yes' is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize(
    ("header", "column", "message"),
    [
        ("term,actor,place", "actor", "is not a column of metonyms; columns are term, actor_id, place"),
        ("term,place", "actor_id", "is missing from the header"),
        ("term,actor_id,place,place", "place", "stands in the header twice"),
        ("", "term", "is missing from the header"),
    ],
)
def test_a_wrong_header_is_named(tmp_path, header, column, message):
    found = mistakes(written(tmp_path, {"metonyms": f"{header}\nArholm,arland,yes\n"}))
    assert any(m.startswith(f"metonyms.csv, line 1, column {column}: '{column}' {message}") for m in found)


@pytest.mark.parametrize("text", ['term,actor_id\n"Arholm,arland\n', '"term,actor_id\nArholm,arland\n'])
def test_a_cell_that_is_never_closed_is_named(tmp_path, text):
    found = mistakes(written(tmp_path, {"metonyms": text}))
    assert len(found) == 1
    assert found[0].startswith("metonyms.csv, line")
    assert "cannot be read as CSV" in found[0]


@pytest.mark.parametrize("text", ["\ufeff{}", "{}\r\n", "{}\n\n"])
def test_marks_of_other_editors_do_no_harm(tmp_path, text, world):
    table = text.format(WORLD["actors"].strip().replace("\n", "\r\n" if "\r" in text else "\n"))
    assert read_reference(written(tmp_path, {"actors": table})).actors == world.actors


def test_the_digest_tells_other_tables_from_these(tmp_path, world):
    changes, _ = added("words", "en,a,determiner")
    assert read_reference(written(tmp_path)).digest == world.digest
    assert read_reference(written(tmp_path, changes)).digest != world.digest


@pytest.mark.parametrize(
    ("organisation", "on", "members"),
    [
        ("pact", "2021-12-31", ["arland", "borland"]),
        ("pact", "2022-01-01", ["arland"]),
        ("pact", "1999-12-31", []),
        ("pact", "", ["arland", "borland"]),
        ("pact-allies", "2022-01-01", ["arland"]),
        ("arland", "2022-01-01", []),
        ("nobody", "2022-01-01", []),
    ],
)
def test_members_on_a_day(world, organisation, on, members):
    assert world.members(organisation, on) == members


@pytest.mark.parametrize(
    ("on", "holders"),
    [
        ("2020-05-01", {"President": ["ada-holm"]}),
        ("2021-06-30", {"President": ["ada-holm", "ben-iver"]}),
        ("2022-02-09", {"President": ["ben-iver"]}),
        ("2019-12-31", {}),
    ],
)
def test_holders_on_a_day(world, on, holders):
    assert world.holders("arland", on) == holders


@pytest.mark.parametrize(
    ("person", "on", "serves"),
    [
        ("ben-iver", "2022-02-09", "arland"),
        ("ben-iver", "2020-01-01", ""),
        ("ada-holm", "2020-05-01", "arland"),
        ("ada-holm", "2025-01-01", "arland"),  # by the table of actors, where no office is held
        ("nobody", "2022-02-09", ""),
    ],
)
def test_whom_a_person_serves_on_a_day(world, person, on, serves):
    assert world.affiliation(person, on) == serves


@pytest.mark.parametrize(
    ("format_id", "on", "seats"),
    [
        ("pact-council", "2021-01-01", ["arland", "borland"]),
        ("pact-council", "2022-02-09", ["arland"]),
        ("river-talks", "2022-02-09", ["arland", "corland"]),
        ("pact-plus", "2022-02-09", ["arland", "corland"]),
        ("back-channel", "2022-02-09", []),
    ],
)
def test_seats_on_a_day(world, format_id, on, seats):
    assert world.seats(format_id, on) == seats


@pytest.mark.parametrize(("actor", "parents"), [("pact-allies", ["pact"]), ("arland", []), ("nobody", [])])
def test_the_chain_of_parents(world, actor, parents):
    assert world.parents(actor) == parents


@pytest.mark.parametrize(("parent", "lines"), [("pact-allies", [5, 6]), ("pact", [5])])
def test_a_circle_of_parents_is_named(tmp_path, parent, lines):
    union = "pact,Northern Pact,organisation,"
    found = mistakes(written(tmp_path, {"actors": WORLD["actors"].lstrip().replace(union, union + parent)}))
    assert [m.split(":")[0] for m in found] == [f"actors.csv, line {line}, column parent_id" for line in lines]
    assert "belongs to the actor itself" in found[0]


@pytest.mark.parametrize(
    ("day", "start", "end", "inside"),
    [
        ("2022-02-09", "2022-02-09", "2022-02-09", True),
        ("2022-02-09", "2022-02-10", "", False),
        ("2022-02-09", "", "2022-02-08", False),
        ("2022-02-09", "", "", True),
        ("", "2022-02-10", "2022-02-11", True),
    ],
)
def test_days_between_days_both_included(day, start, end, inside):
    assert within(day, start, end) is inside
