"""Reasons that follow a claim, grounds that something is inferred from, and evidence that is announced."""

from __future__ import annotations

import pytest

PEOPLE = {"Maria Lund": ("Lund",), "Omar Reyes": ("Reyes",)}
POSTS = [("p1", "ana", None)] * 3


def told(draft, test):
    """The links that a test made: from's words, relation, to's words."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote)
        for link in draft.links
        if link.test == test
    ]


@pytest.mark.parametrize(
    "denial",
    [
        "The new tram line is not a substitute for the buses.",
        "Ferries cannot replace the bridge in the winter months.",
        "If the depot closes, the night service won't survive the year.",
    ],
)
def test_the_sentence_after_a_denial_is_its_reason(read, denial):
    reason = "Half of the riders live more than a mile from any stop."
    draft = read(f"{denial} {reason}")
    assert told(draft, "denial-explained") == [(reason, "supports", denial)]


@pytest.mark.parametrize(
    "text",
    [
        # The second sentence corrects, turns, concludes, asks of the reader or only goes on.
        "The tram is not a luxury for the suburbs. It is the spine of the whole network.",
        "The tram is not cheap for a town of this size. But riders would pay for it gladly.",
        "The tram is not cheap for a town of this size. Therefore the council asked for help.",
        "The tram is not only cheap for the town. Riders praise its large windows and seats.",
        "You do not need a ticket for the tram. Riders praise its large windows and seats.",
        "If the tram is not built in time, riders may leave. The council will meet again in May.",
        "He said “we do not like the tram” and left. Riders praise its large windows and seats.",
        # Nothing is denied.
        "The tram is quiet in the old town. Riders praise its large windows and seats.",
    ],
)
def test_not_every_pair_with_a_denial_is_claim_and_reason(read, text):
    assert told(read(text), "denial-explained") == []


def test_evidence_of_a_denial_names_the_words_that_deny(read):
    draft = read(
        "The new tram line is not a substitute for buses. Half of the riders live far from it."
    )
    link = next(link for link in draft.links if link.test == "denial-explained")
    assert [piece.span.quote for piece in link.evidence] == [
        "Half of the riders live far from it.",
        "is not",
    ]


@pytest.mark.parametrize("lead", ["Some quick numbers:", "Here is the evidence:", "My reasons:"])
def test_what_is_announced_as_evidence_supports_the_claim_before(read, lead):
    claim = "Night buses pay for themselves."
    figures = "Each bus carries 40 riders a night at two crowns each."
    draft = read(f"{claim} {lead}\n{figures}")
    assert told(draft, "evidence-announced") == [(figures, "supports", claim)]


@pytest.mark.parametrize("lead", ["Two remarks:", "There is no evidence:", "Timetable:"])
def test_other_lead_ins_announce_no_evidence(read, lead):
    draft = read(f"Night buses pay for themselves. {lead}\nEach bus carries 40 riders a night.")
    assert told(draft, "evidence-announced") == []


@pytest.mark.parametrize(
    "inference",
    [
        "I suspect the council counts them as passengers of the tram.",
        "My guess is that nobody has read the annex.",
        "On that record the second line opens late as well.",
    ],
)
def test_what_is_inferred_rests_on_the_sentence_before(read, inference):
    ground = "The first line opened four years after the promised date."
    draft = read(f"{ground} {inference}")
    assert [
        (a, r, b) for a, r, b in told(draft, "inference") + told(draft, "connective-result")
    ] == [(ground, "supports", inference)]


def test_what_somebody_concludes_rests_on_what_they_found(read):
    draft = read(
        "Lund found that ticket sales fell by a tenth. She concludes that the fare rise was a mistake.",
        people=PEOPLE,
    )
    assert [(r, b) for _, r, b in told(draft, "inference")] == [
        ("supports", "She concludes that the fare rise was a mistake.")
    ]


def test_another_speaker_infers_nothing_from_a_stranger_s_claim(read):
    draft = read(
        "Reyes found that ticket sales fell by a tenth. Lund concludes that the fare rise was a mistake.",
        people=PEOPLE,
    )
    assert told(draft, "inference") == []


def test_a_relative_clause_with_a_doubt_leaves_the_sentence_a_reason(read):
    verdict = "The claim that the fast new line pays for itself within only ten years of service is misleading."
    reason = "Its repairs are paid by the province, which I do not think will go on."
    assert told(read(f"{verdict} {reason}"), "reason-for-verdict") == [
        (reason, "supports", verdict)
    ]


def test_results_that_another_sentence_sums_up_are_left_to_it(read, build):
    from extractors.claims import propositions
    from extractors.draft import FoundResult

    text = (
        "Her confidence stems from two tests:\n"
        "- Solver 2 reached 70% on MazeBench in 2025.\n"
        "- Solver 2 reached 81% on KnotBench in 2025.\n"
        "These results show a steady climb."
    )
    draft = propositions.STEP(build(text))
    rows = tuple(
        FoundResult(n, p.span, "MazeBench", "Solver 2", 70.0, "%", None, None)
        for n, p in enumerate(draft.propositions)
        if "reached" in p.span.quote
    )
    found = read(text, benchmarks=rows)
    assert len(told(found, "results-above")) == 2
    assert told(found, "list-under-claim") == []


@pytest.mark.parametrize(
    "further",
    ["And the crane is old as well.", "The other crane stands in the north.", "(The pier was closed in May.)"],
)  # fmt: skip
def test_one_more_thing_after_a_denial_is_no_reason_for_it(read, further):
    assert told(read(f"The harbour does not pay its way. {further}"), "denial-explained") == []
