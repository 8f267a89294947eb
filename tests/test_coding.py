"""What a statement does: text in, codes out. All sentences are made up."""

import pytest


def only(code, text, **about):
    """The one statement of a text."""
    rows = code(text, **about)["statements"]
    assert len(rows) == 1, [row.evidence for row in rows]
    return rows[0]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway rejected the offer of talks.", "refuse"),
        ("Norway refused to withdraw its forces.", "refuse"),
        ("“We will never accept this plan,” Norway said.", "refuse"),
        ("“We are not ready to negotiate,” Norway said.", "refuse"),
        ("Norway accepted the proposal for a ceasefire.", "accept"),
        ("“We have no objection to the meeting,” Norway said.", "accept"),
        ("Norway denied that it had sent weapons to Chad.", "deny"),
        ("“We do not plan any attack,” Norway said.", "deny"),
        ("Norway demanded that Chad withdraw its troops.", "demand"),
        ("“Chad must withdraw its troops,” Norway said.", "demand"),
        ("Norway proposed a summit with Chad.", "propose"),
        ("“We are ready to talk to Chad,” Norway said.", "propose"),
        ("Norway urged Chad to lift the sanctions.", "call"),
        ("“We call on Chad to release the prisoners,” Norway said.", "call"),
        ("Norway promised to support the mission.", "commit"),
        ("“We will keep our troops in Chad,” Norway said.", "commit"),
        ("Norway warned of a new war.", "warn"),
        ("Norway condemned the attack on the village.", "criticise"),
        ("“Chad has not kept its promises,” Norway said.", "criticise"),
        ("Norway voiced concern about the build-up of troops.", "concern"),
        ("Norway questioned the need for new sanctions.", "question"),
        ("“We have decided to recall our ambassador,” Norway said.", "announce"),
        ("Norway declined to comment on the letter.", "silence"),
        ("The ministry in Oslo did not elaborate on the letter.", "silence"),
        ("Norway said that the talks took place in Oslo.", "state"),
    ],
)  # fmt: skip
def test_each_act_is_told_by_cue_mood_or_content(code, text, act):
    assert only(code, text).act == act


def test_particle_behind_the_content_belongs_to_the_cue(code):
    text = (
        "The European Union proposed that Moscow bring its complaints to the OSCE.\n\nMoscow brushed the offer aside.\n\n"
        "NATO insisted that Russia reduce the tension and take back the troops."
    )
    assert [row.act for row in code(text)["statements"] if row.speaker_id == "russia"] == ["refuse"]


def test_adverbs_may_part_a_participle_from_its_particle(code):
    text = "The fleet would go home, the bloc stated in a letter, calling once again on Russia to withdraw its army."
    assert "call" in {row.act for row in code(text)["statements"]}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway did not rule out sanctions against Chad.", "state"),
        ("“We cannot rule out new sanctions,” Norway said.", "state"),
        ("“We no longer oppose the talks,” Norway said.", "accept"),
        ("“Not long ago the talks took place in Oslo,” Norway said.", "state"),
        ("“The sides have not yet agreed on a place,” Norway said.", "state"),
        ("“We are not against a meeting,” Norway said.", "accept"),
    ],
)
def test_negations_that_turn_nothing_are_passed_over(code, text, act):
    assert only(code, text).act == act


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway called for a ceasefire.", "support"),
        ("Norway rejected the sanctions.", "oppose"),
        ("Norway demanded that the sanctions be lifted.", "oppose"),
        ("“We will lift the sanctions,” Norway said.", "oppose"),
        ("Norway criticised that Chad had broken the ceasefire.", "support"),
        ("Norway warned Chad against an invasion of its neighbour.", "oppose"),
        ("Norway urged Chad not to invade its neighbour.", "oppose"),
        ("Norway said that the talks took place in Oslo.", "neutral"),
        ("Norway will lift the sanctions only if Chad withdraws its troops, the ministry said.", "conditional"),
    ],
)  # fmt: skip
def test_stance_is_the_sign_of_the_act_turned_by_what_negates_the_issue(code, text, stance):
    assert code(text)["statements"][0].stance == stance


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Norway demanded that Chad withdraw its troops.", "troop-withdrawal"),
        ("Norway called for a ceasefire.", "ceasefire"),
        ("Norway rejected the sanctions.", "sanctions"),
        ("Norway said that Tuesday was a fine day.", ""),
    ],
)
def test_issue_is_that_of_the_terms(code, text, issue):
    assert only(code, text).issue_id == issue


def test_issue_of_spun_words_is_that_of_the_words_meant(code):
    assert only(code, "Norway has called on Chad to drag again its forces.").issue_id == "troop-withdrawal"


def test_speech_goes_on_about_its_issue(code):
    text = "“We call for a ceasefire,” Norway said. “This must begin at once,” it added."
    assert [row.issue_id for row in code(text)["statements"]] == ["ceasefire", "ceasefire"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway refused to sign unless Chad frees the prisoners.", "unless Chad frees the prisoners"),
        ("“We will talk as long as the truce holds,” Norway said.", "as long as the truce holds"),
        ("“We will talk, provided that the truce holds,” Norway said.", "provided that the truce holds"),
        ("“If Chad wishes to negotiate, we are ready to talk,” Norway said.", "If Chad wishes to negotiate"),
        ("“Should Chad attack, we will answer,” Norway said.", "Should Chad attack"),
        ("“We will not sign until the prisoners are free,” Norway said.", "until the prisoners are free"),
        ("Norway refused to sign unless Chad leaves, making new demands.", "unless Chad leaves"),
        ("“We will answer as soon as possible,” Norway said.", ""),
        ("“We will wait until Tuesday,” Norway said.", ""),
        ("“We will talk even if it takes years,” Norway said.", ""),
    ],
)
def test_conditions_are_kept_in_their_own_words(code, text, condition):
    assert code(text)["statements"][0].condition == condition


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Norway urged Chad to lift the sanctions.", "chad"),
        ("Norway condemned Chad for the attack.", "chad"),
        ("Norway said that the talks took place in Oslo.", ""),
        ("Norway rejected the offer unless Chad withdraws its troops.", ""),
        ("“If Chad wishes to negotiate, our door is open,” Norway said.", "chad"),
    ],
)
def test_addressee_is_who_is_to_act(code, text, addressee):
    assert code(text)["statements"][0].addressee_id == addressee


def test_one_speech_goes_on_addressing_the_same_side(code):
    text = "“We call on Chad to free the prisoners. We demand the withdrawal of all troops,” Norway said."
    assert {row.addressee_id for row in code(text)["statements"] if row.act in ("call", "demand")} == {"chad"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway rejected the offer of talks.", "REJECT-meet"),
        ("Norway demanded that Chad withdraw its troops.", "REQUEST-yield"),
        ("Norway condemned the attack on the village.", "ACCUSE-disapprove"),
        ("Norway accused Chad of an attack.", "ACCUSE-allege"),
        ("Norway promised to send aid.", "AGREE"),
        ("Norway praised the ceasefire.", "SUPPORT"),
        ("Norway threatened to bomb the capital.", "THREATEN"),
        ("Norway said that the talks took place in Oslo.", ""),
    ],
)
def test_event_is_a_type_of_plover_with_its_mode(code, text, event):
    assert only(code, text).event == event
