from dataclasses import replace

from made import make_corpus, row, statement

from helpers import comparisons, standings, unmatched


def corpus(*rows):
    return make_corpus(statements=list(rows))


def said(number, passage, speaker, stance, **values):
    return statement(number, passage, speaker, values.pop("act", "state"), stance=stance, **values)


PAIR = [
    said(1, "offered talks", "eu", "support", issue_id="talks", addressee_id="russia"),
    said(2, "We call on Russia", "josep-borrell", "support", issue_id="troops", addressee_id="russia"),
    said(3, "refused to pull back", "russia", "oppose", issue_id="troops", addressee_id="eu"),
    said(4, "does not recognise", "russia", "support", issue_id="talks"),
]


def test_common_ground_names_both_sides_and_puts_collisions_first():
    table = standings.list_common_ground(corpus(*PAIR))
    assert list(table["Issue"]) == ["Troop withdrawal", "Talks with Russia"]
    assert list(table["Between them"]) == ["Collision", "Both support it"]
    assert {"European Union", "Russia"} <= set(table.columns)


def test_silent_side_is_named():
    table = standings.list_common_ground(corpus(PAIR[0], PAIR[2]))
    assert sorted(table["Between them"]) == ["European Union silent", "Russia silent"]


def test_common_ground_is_told_with_its_passages():
    told = comparisons.read_common_ground(corpus(*PAIR))
    assert "collide over a withdrawal of troops" in told.text or "collide over troop withdrawal" in told.text
    assert "[@s3]" in str(told)


def test_alliances_count_issues():
    table = standings.list_alliances(corpus(*PAIR))
    assert table.to_dict("records") == [
        {
            "Between": "European Union and Russia", "Same side": 1, "On": "Talks with Russia", "Opposing sides": 1,
            "Over": "Troop withdrawal",
        }
    ]  # fmt: skip


def test_movement_is_told_from_which_stance_to_which():
    earlier = replace(said(1, "offered talks", "russia", "support", issue_id="talks"), date="2022-01-01")
    made = corpus(earlier, said(2, "refused to pull back", "russia", "oppose", issue_id="talks", act="refuse"))
    assert list(standings.list_movements(made)["Change"]) == ["Hardened"]
    assert (
        comparisons.read_movements(made).text == "Russia has hardened on talks with Russia, from support to opposition."
    )


def test_nothing_to_compare_says_nothing():
    made = corpus()
    assert standings.list_movements(made).empty
    assert standings.list_common_ground(made).empty
    assert standings.list_alliances(made).empty
    assert not comparisons.read_movements(made).parts
    assert not comparisons.read_alliances(made).parts


def test_terms_of_statements_without_an_issue_are_counted():
    rows = [
        row("statements", text, statement_id=f"s{n}", attribution_id="a", speaker_id="eu", act="state")
        for n, text in enumerate(["Eastern Europe", "leaves Eastern Europe", "pull back its troops"])
    ]
    found = unmatched.find_candidates(corpus(*rows))
    assert [(c.term, c.statement_ids) for c in found] == [("eastern europe", ("s0", "s1"))]
    assert "Three statements are about no issue" in unmatched.read_unmatched(corpus(*rows)).text


def test_movement_of_act_alone_names_the_acts():
    earlier = replace(said(1, "offered talks", "russia", "support", issue_id="talks", act="call"), date="2022-01-01")
    made = make_corpus(
        statements=[earlier, said(2, "refused to pull back", "russia", "support", issue_id="talks", act="demand")]
    )
    (row,) = standings.list_movements(made).to_dict("records")
    assert (row["Before"], row["Since"]) == ("Supports: call", "Supports: demand")
