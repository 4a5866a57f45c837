from __future__ import annotations

import pytest

from extractors.claims import attribution, propositions
from extractors.claims.cues import Source, announces_speech, find_cue, first_person_cue
from extractors.draft import Layer
from kg.model import AUTHOR, Polarity, Stance

PEOPLE = {"Maria Lund": ("Lund",), "Omar Reyes": ("Reyes",)}
ORGANISATIONS = {"Nordic Grid Agency": ("the NGA",)}


def attributed(build, text, **known):
    known.setdefault("people", PEOPLE)
    known.setdefault("organisations", ORGANISATIONS)
    draft = attribution.STEP(propositions.STEP(build(text, **known)))
    return draft, list(zip(draft.propositions, draft.attributions, strict=True))


def speaker(build, text, words, **known):
    _, pairs = attributed(build, text, **known)
    return next(a for p, a in pairs if words in p.span.quote)


SENTENCES = [
    ("Economist Maria Lund argues that rents will keep rising.", "Maria Lund"),
    ("Maria Lund, who once ran the central bank, expects two more cuts.", "Maria Lund"),
    (
        "Maria Lund, head of research at a pension fund, warned that bonds are overpriced.",
        "Maria Lund",
    ),
    ("According to Maria Lund, the vaccine cuts deaths by half.", "Maria Lund"),
    ("The vaccine cuts deaths by half, according to Maria Lund.", "Maria Lund"),
    ("In Lund’s view, the trial was too short.", "Maria Lund"),
    ("The trial was far too short, Lund said.", "Maria Lund"),
    ("“The trial was far too short,” said epidemiologist Maria Lund.", "Maria Lund"),
    ("Lund’s 40% estimate for 2031 is the highest so far.", "Maria Lund"),
    ("Lund's forecast is that coal plants close by 2031.", "Maria Lund"),
    ("Lund's estimate rests on a single survey.", "author"),
    ("Lund gives it a 30% chance of passing.", "Maria Lund"),
    ("Lund gives her students a hard time.", "author"),
    ("Lund did not say that coal is finished.", "author"),
    ("A recession means Lund thinks the bank moved too late.", "author"),
    ("As Lund notes, cables are the bottleneck.", "Maria Lund"),
    (
        "The Nordic Grid Agency's latest report says that demand peaks in 2031.",
        "Nordic Grid Agency",
    ),
    ("Some analysts believe that copper is scarce.", "analysts (unnamed)"),
    ("Critics say the dose was too high.", "critics (unnamed)"),
    ("Many independent economists doubt that the tax works.", "independent economists (unnamed)"),
    ("Most people think about prices once a year.", "author"),
    ("Nurses found ways to save time.", "author"),
    ("Halvard Quist says the reactor is safe.", "Halvard Quist"),
    ("Batteries are cheap now.", "author"),
    ("The test finds tumours early, its makers claim.", "makers (unnamed)"),
    ("The health ministry says that the test is too dear.", "health ministry"),
    (
        "A ministry official, who asked not to be named, doubts that the money is there.",
        "ministry official (unnamed)",
    ),
    ("The reactor is said to be safe.", "author"),
    ("Pumps, she argues, are cheaper than dikes.", "she (unnamed)"),
    (
        "A spokesman, Maria Lund, said the note was “a draft, written by an intern on a train”.",
        "Maria Lund",
    ),
    ("Lund disputes this.", "author"),
    ("Lund did say that in March.", "author"),
    ("Lund said so on Friday.", "author"),
    ("Lund rejects that: the tunnel is too low for tall loads.", "Maria Lund"),
    ("They find leaks I would never have found.", "author"),
    (
        "My sister-in-law swears that the pumps need four months.",
        "the writer's sister-in-law (unnamed)",
    ),
    ("The central bank expects prices to fall.", "central bank"),
    ("A leaked note puts the risk of a strike at one in five.", "leaked note (unnamed)"),
    (
        "A note from the tram operator Halvard Quist, dated 3 May, puts the risk of a strike at 20%.",
        "Halvard Quist",
    ),
    ("The team at Halvard Quist say that the reactor is safe.", "Halvard Quist"),
    (
        "Rents fell in May, according to Ostrava's statistics office.",
        "Ostrava's statistics office",
    ),
    ("The consortium says that the tunnel is dry.", "consortium (unnamed)"),
    ("Last Monday he told us that the tunnel is dry.", "he (unnamed)"),
    ("Lund wrote to me, unprompted, that the tunnel is dry.", "Maria Lund"),
    ("The reason, which Lund prefers, is that the tunnel is dry.", "Maria Lund"),
    (
        "Several engineers, including Maria Lund and Omar Reyes, have warned that ice is thin.",
        "engineers (unnamed)",
    ),
    ("According to Lund the tunnel floods in March.", "Maria Lund"),
    ("The tunnel is dry in March, whatever the minister says.", "author"),
    ("Whatever Lund says, the tunnel is dry in March.", "author"),
    ("Whatever the weather, Lund says, the tunnel is dry.", "Maria Lund"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_who_says_it(build, text, expected):
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == [expected] * len(pairs)
    assert pairs


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reporter_and_cue_go_with_another_speaker(build, text, expected):
    draft, pairs = attributed(build, text)
    for _, found in pairs:
        assert (found.reporter is None) == (found.speaker == "author")
        if found.reporter is not None:
            assert found.reporter == "author"
            assert found.cue is not None
        if found.cue is not None:
            found.cue.check(draft.text)


def test_two_speakers_in_one_sentence_are_told_apart(build):
    text = "Lund says that gas is needed, but Reyes argues that storage is enough."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["Maria Lund", "Omar Reyes"]


def test_a_second_clause_stays_in_the_scope_of_that(build):
    text = "Lund notes that wind is cheap, but the cables are still missing."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["Maria Lund", "Maria Lund"]


def test_evidence_against_ends_the_scope(build):
    text = "Lund says that wind is dear, but the data show the opposite every year."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["Maria Lund", "author"]


def test_pronouns_follow_the_last_subject(build):
    text = (
        "Maria Lund runs the trial. She met Omar Reyes in Oslo. She argues that the dose is safe."
    )
    assert speaker(build, text, "dose is safe").speaker == "Maria Lund"


def test_definite_roles_follow_the_organisation(build):
    text = "The Nordic Grid Agency was founded in 1998. The agency expects that demand doubles."
    assert speaker(build, text, "demand doubles").speaker == "Nordic Grid Agency"


def test_a_role_without_antecedent_stays_unnamed(build):
    text = "The charity says that the ban works."
    assert speaker(build, text, "ban works").speaker == "charity (unnamed)"


def test_a_role_is_the_one_name_that_ends_in_it_or_that_it_stands_before(build):
    text = "The Tide Gate Board met on Friday. Nobody came. The board says that the gates hold."
    known = {"Tide Gate Board": ()}
    assert speaker(build, text, "gates hold", organisations=known).speaker == "Tide Gate Board"
    text = "The operator says that trams run. The tram operator Ostline is late."
    assert speaker(build, text, "trams run", organisations={"Ostline": ()}).speaker == "Ostline"


def test_two_speakers_in_one_sentence_hold_a_claim_each(build):
    text = "According to Lund, the gap is wide, and according to Reyes, nobody asked for a licence."
    _, pairs = attributed(build, text)
    assert [(p.span.quote, a.speaker) for p, a in pairs] == [
        ("According to Lund, the gap is wide", "Maria Lund"),
        ("according to Reyes, nobody asked for a licence.", "Omar Reyes"),
    ]
    assert [len(a.chain) for _, a in pairs] == [2, 2]


def test_a_document_is_its_owners(build):
    text = (
        "There is one supplier, Ostline, and according to its own filing the fuel arrives in March."
    )
    found = speaker(build, text, "fuel arrives", organisations={"Ostline": ()})
    assert found.speaker == "Ostline"


def test_a_short_quotation_is_gone_on_with(build):
    text = "“Money concentrates minds,” said Maria Lund. “The track is a summer of work.”"
    assert speaker(build, text, "summer of work").speaker == "Maria Lund"


def test_they_follows_the_last_group(build):
    text = "Skeptics argue that the model is too simple. They also say that it was never tested."
    assert speaker(build, text, "never tested").speaker == "skeptics (unnamed)"


def test_a_list_belongs_to_whoever_leads_it_in(build):
    text = "Opponents point out that:\n- Turbines are loud.\n- Turbines need rare metals.\nWind still grows."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["opponents (unnamed)"] * 2 + ["author"]
    assert {a.rule for _, a in pairs[:2]} == {"lead-in"}


def test_a_list_of_objections_belongs_to_whoever_raises_them(build):
    text = "Skeptics raise several objections:\n- Steel is dear.\n- Permits are slow.\nThe yards are ready."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["skeptics (unnamed)"] * 2 + ["author"]


def test_an_acronym_speaks_for_the_organisation_that_it_stands_for(build):
    text = "The Nordic Grid Agency (NGA) met in Oslo.\nNGA's earlier report estimated that demand doubles."
    assert speaker(build, text, "demand doubles").speaker == "Nordic Grid Agency"


def test_a_quotation_of_two_sentences_has_one_speaker(build):
    text = '"The towers are the easy part. The moorings will decide everything," Reyes told reporters in Bergen. He left early.'
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs][:2] == ["Omar Reyes", "Omar Reyes"]


def test_a_quotation_goes_on_after_its_speaker_is_named(build):
    text = "“I would never order this test for my mother,” said Maria Lund. “The harm from false alarms is real.” The test is new."
    _, pairs = attributed(build, text)
    assert [a.speaker for _, a in pairs] == ["Maria Lund", "Maria Lund", "author"]


def test_announced_paragraphs_belong_to_the_speaker(build):
    text = (
        "Reyes names his doubts. Reyes outlines two major concerns:\n"
        "Hospitals may run out of staff.\nDrug prices could double.\nThe plan starts in May."
    )
    _, pairs = attributed(build, text)
    told = {p.span.quote: a.speaker for p, a in pairs}
    assert told["Hospitals may run out of staff."] == "Omar Reyes"
    assert told["Drug prices could double."] == "Omar Reyes"
    assert told["The plan starts in May."] == "author"


def test_a_quotation_runs_over_sentences(build):
    text = "Lund put it plainly: “The grid was built for coal. It cannot carry this much wind.” The line opens in May."
    assert speaker(build, text, "cannot carry").speaker == "Maria Lund"
    assert speaker(build, text, "opens in May").speaker == "author"


def test_a_quoted_block_belongs_to_whoever_wrote_it(build):
    text = "The idea comes from Maria Lund, who wrote:\n“Every meter in the country tells a small lie about the night.”\nThat was in 1987, and it was true."
    found = speaker(build, text, "small lie")
    assert found.speaker == "Maria Lund"
    assert found.reporter == "author"
    assert speaker(build, text, "in 1987").speaker == "author"


def test_a_quotation_may_name_its_speaker_afterwards(build):
    text = "“Nobody in the industry believed that the price could fall so fast. We were all wrong,” Reyes said."
    _, pairs = attributed(build, text)
    assert {a.speaker for _, a in pairs} == {"Omar Reyes"}


def test_a_definite_noun_takes_up_the_last_view(build):
    text = "Lund's claim is not that wind is free. The stronger claim is that wind is cheap enough."
    found = speaker(build, text, "cheap enough")
    assert found.speaker == "Maria Lund"
    assert found.rule == "continued"


def test_posts_speak_for_their_writers(build):
    text = "I think the price cap will fail.\nWe saw no effect in our ward.\nLund says that the cap works."
    posts = [("p1", "gridwatch", None), ("p2", None, None), ("p3", "ana", None)]
    _, pairs = attributed(build, text, posts=posts)
    assert [(a.speaker, a.reporter) for _, a in pairs] == [
        ("gridwatch", None),
        ("unknown:p2", None),
        ("Maria Lund", "ana"),
    ]


def test_a_first_person_outranks_the_name_inside(build):
    text = "I think Lund believes that the cap works."
    found = speaker(build, text, "cap works", author="Omar Reyes")
    assert (found.speaker, found.reporter) == (AUTHOR, None)
    assert found.cue is not None
    assert found.cue.quote == "I think"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Coal is finished.", Stance.ASSERTED),
        ("Lund says that coal is finished.", Stance.REPORTED),
        ("Lund denies that coal is finished.", Stance.REJECTED),
        ("Lund questioned whether coal is finished.", Stance.QUESTIONED),
        ("If gas falls again, coal is finished.", Stance.CONDITIONAL),
    ],
)
def test_stance(build, text, stance):
    assert speaker(build, text, "finished").stance is stance


def test_what_is_rejected_is_denied(build):
    assert (
        speaker(build, "Lund denies that coal is finished.", "coal").polarity is Polarity.NEGATIVE
    )


def test_a_rhetorical_question_is_questioned(build):
    text = "Haven't the banks tried this before?"
    found = speaker(build, text, "banks", posts=[("p1", None, None)])
    assert found.stance is Stance.QUESTIONED


def test_one_attribution_for_each_proposition(build):
    text = "Lund says that gas is needed; Reyes disagrees.\nOthers wait. Nobody knows."
    draft, pairs = attributed(build, text)
    assert len(pairs) == len(draft.propositions) == len(draft.attributions)


def test_the_outermost_cue_wins():
    text = "Reyes says that Lund believes that tariffs work."
    sources = [Source(0, 5, "R"), Source(16, 20, "L")]
    cue = find_cue(text, 0, len(text), sources)
    assert cue is not None
    assert cue.source.speaker == "R"
    assert text[cue.content :] == "Lund believes that tariffs work."


def test_announcing_speech():
    assert announces_speech("Critics point out that:")
    assert not announces_speech("Lund says there is a 60% chance of rain by the end of 2028:")
    assert not announces_speech("Two trends make the target plausible:")


def test_first_person_frames_end_where_content_begins():
    text = "In my view, that dose is safe."
    found = first_person_cue(text, 0, len(text))
    assert found is not None
    assert text[found[2] :].startswith(("that dose", "dose"))
    assert first_person_cue("The dose is safe.", 0, 17) is None


def test_the_step_declares_its_layers():
    assert attribution.STEP.provides == {Layer.ATTRIBUTIONS}
    assert Layer.PROPOSITIONS in attribution.STEP.requires
