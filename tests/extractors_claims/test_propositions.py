from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.claims.clauses import split_clauses, without_wrapping
from extractors.claims.propositions import STEP, find_propositions
from extractors.claims.refusals import has_main_clause, is_definition, refusal
from extractors.draft import Block, BlockKind, Draft, Layer, Sentence
from extractors.language.syntax import read_sentences
from kg.model import ClaimType, Span

REFUSED = [
    ("Will hydrogen ever be cheap?", "question"),
    ("Why do hospitals wait so long?", "question"),
    ("I need a coffee.", "reaction"),
    ("Thanks for the careful write-up!", "reaction"),
    ("Here we go.", "reaction"),
    ("This article explains how heat pumps work.", "meta"),
    ("Here's what the trial means for patients.", "meta"),
    ("In this post, we look at grain prices.", "meta"),
    ("Imagine a town without a grid.", "imperative"),
    ("Think of inflation as a tax.", "imperative"),
    ("Call it what you like.", "imperative"),
    ("Subscribe to the weekly digest.", "meta"),
    ("Opponents point out that:", "lead-in"),
    ("The minister listed three main reasons:", "lead-in"),
    ("A remarkable winter for wind.", "fragment"),
    ("Cheap, clean, abundant.", "fragment"),
]

TAKEN = [
    "Solar output doubled in two years.",
    "The drug lowers blood pressure by 12 points.",
    "If rates rise again, small banks will fail.",
    "Two trends make the target plausible:",
    "Haven't we already seen this in the copper market?",
    "Seems right to me.",
    "They can run the test at home.",
    "Let the load factor be defined as mean output over peak output.",
]


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_propositions_refuse_what_puts_nothing_forward(sentence, reason):
    assert refusal(sentence) == reason


@pytest.mark.parametrize("sentence", TAKEN)
def test_propositions_take_statements(sentence):
    assert refusal(sentence) is None


def test_an_estimate_in_the_form_of_a_request_is_taken():
    assert refusal("Call it 40 to 50 percent.", clausal=True) is None


def test_propositions_take_figures_only_in_lists():
    line = "~300 plants x 20 staff == 6000 jobs in the valley"
    assert refusal(line) == "fragment"
    assert refusal(line, listed=True) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Capacity factor refers to mean output divided by peak output.",
        "Sepsis is a condition in which the body damages its own tissue.",
        "By core inflation we mean the index without food and energy.".replace(
            "inflation we", "inflation, we"
        ),
        "Lund defines resilience as recovery within a day.",
    ],
)
def test_definitions_are_told(sentence):
    assert is_definition(sentence)


def test_plain_claims_are_no_definitions():
    assert not is_definition("Storage costs fell by a third last year.")


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Turbines are cheap, but the cables still cost too much.",
            ["Turbines are cheap", "the cables still cost too much."],
        ),
        (
            "In 2023 the plant ran at 40%; by 2025 it reached 85%.",
            ["In 2023 the plant ran at 40%", "by 2025 it reached 85%."],
        ),
        (
            "While wages rose slowly, rents climbed every single month.",
            ["wages rose slowly", "rents climbed every single month."],
        ),
        ("Prices rose, fell, and rose again.", ["Prices rose, fell, and rose again."]),
        (
            "The vaccine (cheap, but it needs cooling) works well.",
            ["The vaccine (cheap, but it needs cooling) works well."],
        ),
        ("It was slow but steady work.", ["It was slow but steady work."]),
    ],
)
def test_sentences_split_only_between_full_clauses(sentence, parts):
    found = split_clauses(sentence, Span.of(sentence, 0, len(sentence)))
    assert [part.quote for part in found] == parts


@pytest.mark.parametrize(
    ("sentence", "inner"),
    [
        ("- Gas plants are costly to keep.", "Gas plants are costly to keep."),
        ("“Nobody checked the meters.”", "Nobody checked the meters."),
        ("She called it “a waste” in May.", "She called it “a waste” in May."),
        ("GridTest (hourly load): The model scored 71%.", "The model scored 71%."),
        ("@energynerd That figure is old.", "That figure is old."),
        ("The ministry said: prices will fall.", "The ministry said: prices will fall."),
    ],
)
def test_wrapping_goes_and_words_stay(sentence, inner):
    found = without_wrapping(sentence, 0, len(sentence))
    assert found is not None
    assert found.quote == inner


def test_headings_and_tables_hold_no_propositions(build):
    draft = build("# Storage is getting cheaper every year\nStorage is getting cheaper every year.")
    found = STEP(draft).propositions
    assert [p.sentence for p in found] == [0]
    assert found[0].span.start > 30


def test_a_made_up_scene_is_not_told_as_fact(build):
    text = (
        "Imagine a village with one well. The well runs dry in June. People leave.\n"
        "The real village has three wells."
    )
    assert [p.span.quote for p in STEP(build(text)).propositions] == [
        "The real village has three wells."
    ]


def test_a_scene_is_known_by_its_section_and_tense(build):
    text = (
        "# What a blackout would look like\n"
        "A small utility loses two plants at noon. The grid operator sheds load.\n"
        "Reserves would last four hours."
    )
    assert [p.span.quote for p in STEP(build(text)).propositions] == [
        "Reserves would last four hours."
    ]


def test_a_post_that_quotes_an_earlier_sentence_adds_nothing(build):
    text = (
        "Wind farms will soon outpace every gas plant in the region.\n"
        "“Wind farms will soon outpace every gas plant in the region.”\n"
        "That forecast ignores the grid."
    )
    posts = [("p1", None, None), ("p2", None, "p1"), ("p2b", None, None)]
    starts = [p.span.start for p in STEP(build(text, posts=posts)).propositions]
    assert starts == [0, text.index("That forecast")]


def test_a_quotation_of_a_part_of_an_earlier_sentence_adds_nothing(build):
    text = (
        "In short: wind farms will soon outpace every gas plant in the region.\n"
        "> “wind farms will soon outpace every gas plant in the region”\n"
        "> “solar farms will never outpace one gas plant in the region”\n"
        "That forecast ignores the grid."
    )
    posts = [("p1", None, None), ("p2", None, None), ("p3", None, None), ("p4", None, None)]
    said = [p.span.quote for p in STEP(build(text, posts=posts)).propositions]
    assert sum("wind farms" in quote for quote in said) == 1
    assert any("solar farms" in quote for quote in said)


def test_a_line_without_end_is_no_sentence(build):
    text = "The plant is old; the Grid is new, " * 4000
    assert STEP(build(text.strip())).propositions == ()


def test_types_and_rules_are_kept(build):
    text = "Isn't that what the central bank already tried?\nBasis risk refers to the gap that hedges leave."
    posts = [("p1", None, None), ("p2", None, None)]
    found = STEP(build(text, posts=posts)).propositions
    assert [(p.type, p.rule) for p in found] == [
        (ClaimType.CLAIM, "rhetorical-question"),
        (ClaimType.DEFINITION, "sentence"),
    ]


def test_the_step_declares_its_layers():
    assert STEP.provides == {Layer.PROPOSITIONS, Layer.SKIPS}
    assert Layer.SENTENCES in STEP.requires


PIECES = [
    *"abc XYZ.,;:“”\"'’()-—\u202f\u0301🙂5%\n",
    ", but it is late",
    "; he was ",
    "Lund says that ",
    "While ",
]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_spans_read_as_their_text_whatever_the_text(text):
    whole = Span.of(text, 0, len(text))
    draft = Draft(
        text=text,
        source="s",
        blocks=(Block(whole, BlockKind.PARAGRAPH),),
        sentences=(Sentence(whole, 0),),
    )
    found = list(find_propositions(draft))
    assert found == list(find_propositions(draft))
    for proposition in found:
        proposition.span.check(text)
    ends = [p.span.end for p in found]
    assert ends == sorted(ends)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "sentence",
    [
        "A capacity market is an auction in which plants are paid for being ready.",
        "The duck curve is a situation, first drawn in 2013, in which demand dips at noon.",
        "Herd immunity (HI) is the share of people at which an outbreak dies out.",
        "By curtailment the operator means that wind is switched off.",
        "A delay counts as severe when it exceeds an hour.",
        "The Almond Index is a set of ninety prices collected each week.",
        "This is what traders call a squeeze.",
        "The gauge is the share of trains that reach Vale within five minutes.",
        "A dry spell is the length of time that passes between two rains.",
        "NurseQuiz measures how well a program explains a dose.",
        "NurseQuiz asks a program to explain forty doses in plain words.",
        "WardSet-3 holds 9,000 photographs of wounds in six stages.",
        "FerryRun is a new test in which a pilot lands in the dark.",
        "The table adds DoseQ, which measures how often a dose is read out right.",
    ],
)
def test_more_forms_of_definition(sentence):
    assert is_definition(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She refers to the plan as often as she can.",
        "The two counts cannot describe the same measure.",
        "This is a structural form of debt that nobody repays.",
        "She stands for election in May.",
        "A strike is not a process in which both sides win.",
        "A flood is a risk that insurers fear.",
        "The main cost is the time of nurses.",
        "The barge is the length of four buses.",
        "She asks the program to wait.",
        "The warehouse holds 9,000 crates of pears.",
        "It measures how well a program explains a dose.",
    ],
)
def test_what_only_looks_like_a_definition(sentence):
    assert not is_definition(sentence)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("So if the wall is a risk...", "subordinate-clause-alone"),
        ("Although the harbour grew.", "subordinate-clause-alone"),
        ("I'm being pretty pedantic.", "reaction"),
        ("Ah... ok I see where we differ.", "reaction"),
        ("Seems right.", "reaction"),
        ("This is really interesting!", "reaction"),
        ("I really enjoyed reading this.", "reaction"),
    ],
)
def test_remarks_and_halves_of_sentences_put_nothing_forward(sentence, reason):
    assert refusal(sentence) == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "If the wall fails, the town floods.",
        "If the wall fails then the town floods.",
        "When prices fall, nobody builds.",
        "This is important for towns on the coast.",
        "I enjoy a tax rebate that my neighbour does not get.",
    ],
)
def test_whole_sentences_that_look_like_them_are_kept(sentence):
    assert refusal(sentence) is None


def test_a_parse_shows_a_clause_whose_verb_no_list_knows():
    sentence = "No plant today rewrites its own schedule."
    ((read,),) = read_sentences(sentence, [(0, len(sentence))])
    assert has_main_clause(read.parse)
    ((read,),) = read_sentences("A harbour of stone and its long wall.", [(0, 37)])
    assert not has_main_clause(read.parse)
