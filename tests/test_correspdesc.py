"""Exchanges as TEI: one description an exchange, well formed whatever the texts hold."""

from xml.etree import ElementTree as ET

import pytest

from helpers.corpus import read_corpus
from helpers.correspdesc import NAMESPACE, WIKIDATA, clean, write_correspondence, xml_id

TEI = {"t": NAMESPACE}
TEXT = (
    "Sergey Lavrov sent a letter to Josep Borrell on 28 January 2022. "
    "The European Union sent Russia a reply on 9 February 2022. Joe Biden spoke by phone with Vladimir Putin."
)


@pytest.fixture(scope="module")
def corpus(reference, tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    (folder / "2022-02-10_a<b>&c.txt").write_text(TEXT, encoding="utf-8")
    return read_corpus(folder, reference, cache=False)


@pytest.fixture(scope="module")
def tree(corpus):
    return ET.fromstring(write_correspondence(corpus.exchanges, corpus.actors).encode())


def test_each_exchange_is_described_once(tree, corpus):
    assert len(tree.findall(".//t:correspDesc", TEI)) == corpus.exchanges["exchange_id"].nunique()


def test_sender_recipient_and_day_stand_in_their_actions(tree):
    letter = tree.find(".//t:correspDesc[@type='letter']", TEI)
    assert letter.findtext("t:correspAction[@type='sent']/t:persName", namespaces=TEI) == "Sergey Lavrov"
    assert letter.findtext("t:correspAction[@type='received']/t:persName", namespaces=TEI) == "Josep Borrell"
    assert letter.find("t:correspAction/t:date", TEI).get("when") == "2022-01-28"


def test_known_actors_refer_to_their_wikidata_item(tree):
    assert {n.get("ref") for n in tree.iter(f"{{{NAMESPACE}}}orgName")} >= {f"{WIKIDATA}Q159"}


def test_a_reply_refers_to_what_it_answers(tree):
    ids = {found.get("{http://www.w3.org/XML/1998/namespace}id") for found in tree.iter(f"{{{NAMESPACE}}}correspDesc")}
    targets = [ref.get("target") for ref in tree.iter(f"{{{NAMESPACE}}}ref")]
    assert targets
    assert all(target.removeprefix("#") in ids for target in targets)


def test_every_passage_is_quoted(tree, corpus):
    quotes = {quote.text for quote in tree.iter(f"{{{NAMESPACE}}}quote")}
    assert set(corpus.exchanges["evidence"]) == quotes


def test_the_file_names_the_build(corpus):
    assert "build abc" in write_correspondence(corpus.exchanges, corpus.actors, build="abc")


def test_what_xml_forbids_is_left_out():
    assert clean("a\x00b\x0c<c>\ud800\ufffe") == "ab<c>"
    assert xml_id("letter-é b/1") == "letter-é-b-1"
