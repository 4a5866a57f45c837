from __future__ import annotations

from dataclasses import replace

from extractors.claims import attribution, canonical, propositions, statements
from extractors.claims.canonical import canonical_claims
from extractors.claims.salience import is_copy_section
from extractors.draft import FoundForecast, FoundResult, Layer
from kg.model import Claim, ClaimType, Operator, Probability, Span, Statement

LONG = """# Heat pumps in cold climates
Heat pumps now heat half of all homes in the north.
The main obstacle is the price of copper, which cannot fall quickly.
A survey counted 40% fewer boilers than in 2020.
It was carried out in May.
The installers are busy.
That is fine.
Most towns have a plan.
The plan covers schools and hospitals and a few offices.
# Key takeaways
Heat pumps now heat half of all homes in the north, a survey found.
The towns are ready."""


def test_statements_stand_alone_with_ids_and_claims(read, find):
    draft = read("Large heat pumps replace boilers. They can also cool a flat.")
    second = find(draft, "cool a flat")
    assert second.canonical == "Large heat pumps can also cool a flat."
    assert second.id == Statement.id_for("s", second.span.start, second.span.end)
    assert second.claim == Claim.id_for(second.canonical)


def test_an_aside_between_a_condition_and_what_follows_stays(read, find):
    sentence = "If the first tower is late, Lund concedes, the tenth cannot be reached."
    draft = read(sentence, people={"Maria Lund": ("Lund",)})
    assert find(draft, "first tower").canonical == sentence


def test_a_hedge_of_the_content_does_not_keep_words_said_after_it(read, find):
    draft = read(
        "Wind could heat every home by 2040, Lund said on Monday.", people={"Maria Lund": ("Lund",)}
    )
    assert find(draft, "every home").canonical == "Wind could heat every home by 2040."


def test_a_theme_does_not_cross_paragraphs(read, find):
    draft = read("Large heat pumps replace boilers.\nThey can also cool a flat.")
    assert find(draft, "cool a flat").canonical == "They can also cool a flat."


def test_the_same_proposition_is_one_claim(read):
    draft = read("Lund says that wind is cheap.\nWind is cheap.", people={"Maria Lund": ("Lund",)})
    assert len({s.claim for s in draft.statements}) == 1
    assert [c.text for c in draft.claims] == ["Wind is cheap."]


def test_no_two_statements_share_a_place_and_all_are_sorted(read):
    draft = read(LONG)
    places = [(s.span.start, s.span.end) for s in draft.statements]
    assert places == sorted(set(places))
    assert {s.claim for s in draft.statements} == {c.id for c in draft.claims}


def test_duplicate_propositions_keep_the_one_of_a_ledger(build):
    draft = attribution.STEP(propositions.STEP(build("Wind will win by 2030.")))
    twice = replace(
        draft,
        propositions=draft.propositions * 2,
        attributions=draft.attributions * 2,
        forecasts=(
            FoundForecast(1, draft.propositions[0].span, "author", "wind wins", None, None),
        ),
    )
    found = statements.STEP(twice).statements
    assert [s.type for s in found] == [ClaimType.FORECAST]


def test_types_come_from_the_ledgers(read):
    text = "Rents will fall by 2030. GridTest gave it 71%. Basis risk refers to the gap that hedges leave."
    here = Span.of(text, 0, 5)
    chance = Probability(0.6, 0.6, 0.6, Operator.EQUAL, "60%")
    draft = read(
        text,
        forecasts=(FoundForecast(0, here, "author", "rents fall", chance, None),),
        benchmarks=(FoundResult(1, here, "GridTest", None, 71.0, "%", None, None),),
    )
    assert [s.type for s in draft.statements] == [
        ClaimType.FORECAST,
        ClaimType.BENCHMARK,
        ClaimType.DEFINITION,
    ]


def test_salience_ranks_within_the_text(read, find):
    draft = read(LONG)
    ranks = {s.span.quote: s.salience for s in draft.statements}
    assert find(draft, "main obstacle").salience == 3
    assert find(draft, "That is fine").salience == 1
    assert 1 <= sum(rank == 3 for rank in ranks.values()) <= 5


def test_takeaways_are_lower_than_what_they_repeat(read):
    draft = read(LONG)
    first, *_ = (s for s in draft.statements if "half of all homes" in s.span.quote)
    *_, copy = (s for s in draft.statements if "half of all homes" in s.span.quote)
    assert copy.span.start > first.span.start
    assert copy.salience < first.salience


def test_copy_sections_are_known_by_their_heading():
    assert is_copy_section("Frequently Asked Questions")
    assert not is_copy_section("Costs of copper")


def test_labels_give_context_and_idle_ones_go(read, find):
    draft = read(
        "GridTest (hourly load): the model scored 71% in May.\nNote: the plant is old and slow."
    )
    assert find(draft, "scored 71%").canonical.startswith("GridTest (hourly load): ")
    assert find(draft, "plant is old").canonical == "The plant is old and slow."


def test_attribution_goes_from_the_wording(read, find):
    known = {"people": {"Maria Lund": ("Lund",)}}
    draft = read("Economist Maria Lund estimates a 30% chance that rents fall.", **known)
    assert find(draft, "rents fall").canonical == "There is a 30% chance that rents fall."
    draft = read("Rents will fall soon, Lund said.", **known)
    assert find(draft, "Rents").canonical == "Rents will fall soon."


def test_provenance_names_both_rules(read):
    (found,) = read("The grid is old and slow.").statements
    assert found.provenance.maker == "statements.sentence+voice"


def test_reading_twice_gives_the_same(read):
    assert read(LONG).statements == read(LONG).statements


def test_canonical_wording_is_the_commonest_then_shortest(read):
    (one,) = read("The grid is old.").statements
    forms = ["The grid is old.", "The Grid is old.", "The grid is old."]
    claims = canonical_claims([replace(one, canonical=form) for form in forms])
    assert [c.text for c in claims] == ["The grid is old."]
    even = canonical_claims(
        [replace(one, canonical=form) for form in ("b old!!", "a old.", "b old.")]
    )
    assert [c.text for c in even] == ["a old."]


def test_canonical_type_is_the_most_telling(read):
    (one,) = read("The grid is old.").statements
    claims = canonical_claims([one, replace(one, type=ClaimType.FORECAST)])
    assert [c.type for c in claims] == [ClaimType.FORECAST]
    assert canonical_claims([]) == ()


def test_the_steps_declare_their_layers():
    assert statements.STEP.provides == {Layer.STATEMENTS}
    assert canonical.STEP.requires == {Layer.STATEMENTS}
