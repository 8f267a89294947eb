from xml.etree import ElementTree

import pytest
from test_positions import said

from helpers.alliances import NAMESPACE, find_ties, write_graphml

ROWS = [
    said(1, "support", speaker_id="russia", issue_id="talks"),
    said(2, "support", speaker_id="eu", issue_id="talks"),
    said(3, "support", speaker_id="eu", issue_id="truce"),
    said(4, "oppose", speaker_id="russia", issue_id="truce"),
]


def test_ties_tell_what_is_shared_and_what_contested():
    (tie,) = find_ties(ROWS)
    assert (tie.one, tie.other, tie.shared, tie.contested, tie.weight) == ("eu", "russia", ("talks",), ("truce",), 0)


@pytest.mark.parametrize("values", [{"stance": "conditional"}, {"stance": "neutral"}, {"reported_by_id": "china"}])
def test_conditional_neutral_and_reported_words_tie_nobody(values):
    assert find_ties([ROWS[0], said(2, **{"stance": "support", "speaker_id": "eu"} | values)]) == []


def test_camps_are_not_tied_to_themselves():
    assert find_ties(ROWS, camp=lambda one: "russia") == []


def read(path):
    root = ElementTree.parse(path).getroot()
    names = {f"{{{NAMESPACE}}}{tag}": tag for tag in ("key", "node", "edge", "data", "graph")}
    return [(names[e.tag], e.attrib, e.text) for e in root.iter() if e.tag in names]


def test_graphml_holds_nodes_edges_and_declared_data(tmp_path):
    write_graphml(find_ties(ROWS), tmp_path / "ties.graphml", {"eu": "A & <B>", "russia": "Russia"}.get)
    found = read(tmp_path / "ties.graphml")
    assert [a["id"] for tag, a, _ in found if tag == "node"] == ["eu", "russia"]
    assert [(a["source"], a["target"]) for tag, a, _ in found if tag == "edge"] == [("eu", "russia")]
    keys = {a["id"] for tag, a, _ in found if tag == "key"}
    data = {a["key"]: text for tag, a, text in found if tag == "data"}
    assert set(data) <= keys
    assert (data["edge_shared"], data["edge_conflict"]) == ("talks", "1")
    assert "A & <B>" in {text for tag, _, text in found if tag == "data"}


def test_graphml_is_the_same_each_time(tmp_path):
    for name in ("a", "b"):
        write_graphml(find_ties(ROWS), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_network_without_ties_is_a_valid_file(tmp_path):
    write_graphml([], tmp_path / "none")
    assert not [tag for tag, _, _ in read(tmp_path / "none") if tag in ("node", "edge")]
