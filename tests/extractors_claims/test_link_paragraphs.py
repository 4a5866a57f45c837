"""Links from a paragraph's build: topic sentences, conclusions, reasons, results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.draft import FoundForecast, FoundResult
from extractors.links import links
from extractors.pipeline import extract_text
from kg.model import Horizon, Operator, Probability, Side, Span


def told(draft):
    """Each link as (from's words, relation, to's words, test)."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote, link.test)
        for link in draft.links
    ]


def test_what_follows_a_short_topic_sentence_supports_it(read):
    draft = read(
        "Dairy farms are shrinking. Nearly 400 farms in the north sold their last cows in one winter."
    )
    assert told(draft) == [
        (
            "Nearly 400 farms in the north sold their last cows in one winter.",
            "supports",
            "Dairy farms are shrinking.",
            "topic-sentence",
        )
    ]
    (link,) = draft.links
    assert {piece.side: piece.span.quote for piece in link.evidence} == {
        Side.FROM: "Nearly 400 farms in the north sold their last cows in one winter.",
        Side.TO: "Dairy farms are shrinking.",
    }


@pytest.mark.parametrize(
    "follower",
    [
        "But nearly 400 farms in the north bought more cows in one single winter.",
        "Nearly 400 goat farms, by contrast, bought more animals in one single winter.",
        "Goat farms of the same kind and size are also shrinking in most of the northern valleys.",
        "I have not visited more than 40 of these northern farms in all my years here.",
        "They sell.",
    ],
)
def test_what_turns_adds_or_comments_does_not_support_the_topic(read, follower):
    found = told(read(f"Dairy farms are shrinking. {follower}"))
    assert "topic-sentence" not in {test for *_, test in found}


def test_a_long_opening_is_no_topic_sentence(read):
    opening = (
        "The dairy farms that were founded in the valleys of the north after the second land reform "
        "are shrinking in most places."
    )
    found = told(read(f"{opening} Nearly 400 of them sold their last cows in one winter."))
    assert "topic-sentence" not in {test for *_, test in found}


def test_the_support_of_a_topic_goes_on_while_sentences_are_alike(read):
    text = (
        "Old bridges are prone to hidden damage. A bolt may rust away inside a sealed and painted joint. "
        "A cable may lose its outer strands. Ferries are cheaper than bridges on most of the lakes."
    )
    found = [from_ for from_, _, _, test in told(read(text)) if test == "topic-sentence"]
    assert found == [
        "A bolt may rust away inside a sealed and painted joint.",
        "A cable may lose its outer strands.",
    ]


@pytest.mark.parametrize(
    "conclusion",
    [
        "This pattern fits a protection for one season only.",
        "That is exactly the kind of decline that a booster is made for.",
        "A single dose therefore protects for one season only.",
        "If this decline goes on, a booster becomes necessary.",
    ],
)
def test_what_stands_before_a_conclusion_supports_it(read, conclusion):
    ground = "Antibody levels fell by half in the ten months after the injection."
    assert told(read(f"{ground} {conclusion}")) == [(ground, "supports", conclusion, "conclusion")]


def test_the_negated_case_is_no_conclusion(read):
    text = (
        "Antibody levels fell by half in the ten months after the injection. "
        "If this decline is not stopped, a booster becomes necessary."
    )
    assert told(read(text)) == []


def test_an_example_after_the_subject_supports_the_sentence_before(read):
    text = (
        "Several inland ports lost most of their trade once the new rail tunnel under the pass was open. "
        "Grain barges, for example, no longer call at the upper river ports."
    )
    ((from_, relation, _, test),) = told(read(text))
    assert (from_[:12], relation, test) == ("Grain barges", "supports", "example")


def test_the_reason_after_a_verdict_supports_the_verdict(read):
    text = (
        "The ministry expects that the harbour will pay for itself before the loan runs out in twelve years. "
        "We think that this expectation is mistaken. Tolls cover hardly half of the yearly dredging."
    )
    found = told(read(text))
    assert (
        "Tolls cover hardly half of the yearly dredging.",
        "supports",
        "We think that this expectation is mistaken.",
    ) in {row[:3] for row in found}


def test_the_answer_to_why_supports_the_statement_before(read):
    text = (
        "Rooftop panels will not replace the two coastal plants in the coming ten years of the plan. Why? "
        "The evening peak comes after sunset in every month of the heating season."
    )
    ((from_, relation, to, test),) = told(read(text))
    assert from_.startswith("The evening peak")
    assert to.startswith("Rooftop panels")
    assert (relation, test) == ("supports", "why-answered")


def test_announced_paragraphs_support_the_announcement(read):
    text = (
        "Several changes make cheap desalination plausible by then:\n"
        "Membranes are getting cheaper.\n"
        "Solar power is abundant at noon."
    )
    found = told(read(text))
    assert [(from_, test) for from_, _, _, test in found] == [
        ("Membranes are getting cheaper.", "announced"),
        ("Solar power is abundant at noon.", "announced"),
    ]


def test_a_figure_supports_the_short_claim_before_it(read):
    text = (
        "The committee met in the old customs house to hear what the two survey ships had found out at sea. "
        "Cod stocks recover slowly. "
        "The spring survey counted 12 fish for each net, against 10 fish in the spring before it."
    )
    found = told(read(text))
    assert ("figures-for-claim", "Cod stocks recover slowly.") in {(t, to) for _, _, to, t in found}


def test_a_year_is_no_figure_for_a_claim(read):
    text = (
        "The committee met in the old customs house to hear what the two survey ships had found out at sea. "
        "Cod stocks recover slowly. "
        "The spring survey that the government paid for took place off the coast in 2021."
    )
    assert "figures-for-claim" not in {test for *_, test in told(read(text))}


def test_the_claim_before_a_speakers_own_forecast_is_its_reason(build):
    from extractors.claims import attribution, canonical, propositions, statements

    text = (
        "The old reactors in the valley cannot be restarted without the parts that nobody makes any more. "
        "I put the chance of a restart by 2031 at 15%."
    )
    draft = attribution.STEP(propositions.STEP(build(text)))
    index = next(i for i, p in enumerate(draft.propositions) if "15%" in p.span.quote)
    chance = Probability(0.15, 0.15, 0.15, Operator.EQUAL, "15%")
    row = FoundForecast(
        index,
        draft.propositions[index].span,
        draft.attributions[index].speaker,
        "a restart",
        chance,
        Horizon(None, "2031-12-31", "by 2031"),
    )
    draft = canonical.STEP(links.STEP(statements.STEP(replace(draft, forecasts=(row,)))))
    ((from_, relation, to, test),) = told(draft)
    assert from_.startswith("The old reactors")
    assert to.startswith("I put the chance")
    assert (relation, test) == ("supports", "forecast-reason")


RESULTS = (
    "The argument rests on public test results from three towns.\n"
    "GridTest stood at 40% in May.\n"
    "GridTest reached 71% in June.\n"
)


@pytest.mark.parametrize(
    ("last", "tests"),
    [
        ("The rest is policy.", {"results-below"}),
        ("These results show that the model improves.", {"results-above"}),
    ],
)
def test_results_bear_on_one_sentence_that_rests_on_them(read, last, tests):
    text = RESULTS + last
    here = Span.of(text, 0, 8)
    rows = tuple(FoundResult(i, here, "GridTest", None, 1.0, "%", None, None) for i in (1, 2))
    found = [row for row in told(read(text, benchmarks=rows)) if row[3].startswith("results")]
    assert {row[3] for row in found} == tests
    assert [row[0] for row in found] == [
        "GridTest stood at 40% in May.",
        "GridTest reached 71% in June.",
    ]


def test_what_a_result_bears_out_stands_for_it_in_a_view_that_rests_on_results(read):
    lead = "The argument rests on public test results from three towns."
    drawn = "This suggests that the pumps still freeze in a hard winter."
    text = f"{lead}\nGridTest stood at 40% in May. {drawn}\nGridTest reached 71% in June."
    here = Span.of(text, 0, 8)
    rows = tuple(FoundResult(i, here, "GridTest", None, 1.0, "%", None, None) for i in (1, 3))
    found = [row for row in told(read(text, benchmarks=rows)) if row[3] == "results-below"]
    assert [(row[0], row[2]) for row in found] == [
        (drawn, lead),
        ("GridTest reached 71% in June.", lead),
    ]


def test_an_announcement_of_points_is_no_topic(read):
    text = "We draw two conclusions. First, the northern farms need a cheaper feed than the southern ones."
    assert told(read(text)) == []


def test_rows_that_disagree_are_no_verdict(read):
    text = (
        "The rows on the yield of the northern farms as both of the ministries give them disagree a lot. "
        "Rows about the yield of orchards fill the whole of the second volume."
    )
    assert "reason-for-verdict" not in {test for *_, test in told(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Engineers are divided. The tunnel was delayed by soft ground under the eastern shaft in 2024.",
        "Owners may not notice at once. It nevertheless pleased 40 of the 50 families on the hill.",
    ],
)
def test_a_split_of_opinion_or_a_turn_bears_nothing_out(read, text):
    assert read(text).links == ()


@pytest.mark.parametrize(
    ("topic", "links"),
    [
        ("The harbour is full.", 1),
        ("I visited the harbour.", 0),  # it tells what its speaker did
        ("We'll check the harbour.", 0),  # or means to do
    ],
)
def test_what_a_speaker_did_is_no_topic_to_bear_out(topic, links):
    found = extract_text(
        f"# The quay\n\n{topic} Of its 240 berths, 236 were taken on every day of the last summer.\n"
    )
    made = [k for k in found.links if k.test in {"topic-sentence", "figures-for-claim"}]
    assert len(made) == links


@pytest.mark.parametrize(
    ("topic", "after", "links"),
    [
        ("Cod stocks recover slowly.", "We landed 12 boxes at the quay before the wind got up in the bay.", 0),
        ("But I accept the figure.", "Of the 141 nets about 60 are torn, and no more than a third can be mended.", 0),
        ("The trawler has four nets.", "It was built for 12 men in the days before anybody had thought of engines.", 0),
        ("All three stocks recover slowly.", "The survey counted 12 fish for each net, against 10 fish in the spring before it.", 1),
        ("Cod stocks recover slowly.", "We find 12 fish in each net where ten years ago there were thirty.", 1),
    ],
)  # fmt: skip
def test_what_a_writer_did_accepts_or_counts_has_no_figures_for_it(read, topic, after, links):
    lead = "The committee met in the old customs house to hear what the two survey ships had found out at sea."
    tests = [test for *_, test in told(read(f"{lead} {topic} {after}"))]
    assert tests.count("figures-for-claim") == links


@pytest.mark.parametrize(
    ("topic", "links"),
    [
        ("The collision of 3 March was avoidable.", 1),
        ("The flood of November 2021 was avoidable.", 1),
        ("The loss of 30 boats was avoidable.", 0),
    ],
)
def test_a_day_is_no_figure_of_a_topic_s_own(read, topic, links):
    draft = read(
        f"{topic} The pilots had eleven minutes in which a turn of five degrees would have cleared the ferry."
    )
    assert [test for *_, test in told(draft)].count("topic-sentence") == links


@pytest.mark.parametrize(
    ("follower", "links"),
    [
        ("The grass on the northern slopes no longer feeds a whole herd.", 1),
        ("Ada Moen says the grass on the northern slopes no longer feeds a whole herd.", 0),
        ("Ada Moen says 400 herds were sold from the northern slopes in one winter.", 1),
        ("Milk is sold by the lorry.", 0),
        ("Some 400 herds were sold abroad.", 1),
    ],
)
def test_anothers_view_or_a_few_words_bear_a_topic_out_by_figures_alone(read, follower, links):
    tests = [test for *_, test in told(read(f"Dairy farms are shrinking. {follower}"))]
    assert tests.count("topic-sentence") == links


@pytest.mark.parametrize(
    ("topic", "then", "links"),
    [
        ("The lock is worn.", "The gates let through a third more than they did in spring.", 2),
        ("I use the lock.", "The gates let through a third more than they did in spring.", 1),
        ("The lock is worn.", "The gates need paint.", 1),
    ],
)
def test_a_comment_goes_on_about_its_slogan_for_one_sentence(read, topic, then, links):
    post = (
        f"{topic} Water stands 14 centimetres deep in the lower chamber after each rain. {then} "
        "Boats wait for half a day at the upper end of the basin by now."
    )
    draft = read(f"The board will close the lock.\n{post}", posts=[None, ("p1", "ebb", None)])
    assert [test for *_, test in told(draft)].count("topic-sentence") == links


def test_what_is_told_beside_the_last_reason_is_no_reason_for_the_topic(read):
    text = (
        "Old bridges are prone to hidden damage. A bolt may rust away inside a sealed and painted joint. "
        "The ferries also carry more lorries than they did in the spring."
    )
    found = [from_ for from_, _, _, test in told(read(text)) if test == "topic-sentence"]
    assert found == ["A bolt may rust away inside a sealed and painted joint."]


def test_whom_a_topic_names_bears_it_out_in_their_own_words(read):
    page = (
        "Ada Moen is unmoved. The grass, Moen says, no longer feeds a whole herd on those slopes."
    )
    assert [test for *_, test in told(read(page))] == ["topic-sentence"]
