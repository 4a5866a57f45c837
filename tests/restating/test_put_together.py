"""Claims put together from pairs, decisions and links, by records made by hand."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.errors import ValueProblem
from kg.model import (
    Bound,
    Claim,
    ClaimDecision,
    Place,
    Relation,
    Restated,
    RestatementTest,
    Side,
    Stance,
    Verdict,
)
from kg.store.restatements import Records, put_together
from tests.records import document, link, statement

WORDS = (
    "Storms cut the cable twice a year.",
    "Twice a year, storms cut the cable.",
    "The cable is cut by storms twice a year.",
    "Fishing boats cut the cable every month.",
)


def told(*quotes, published="2030-01-01", title="Cable", **fields):
    doc = document(f"{title}. " + " ".join(quotes), title=title, published=published)
    return doc, tuple(statement(doc, quote, **fields) for quote in quotes)


FIRST, (A,) = told(WORDS[0], published="2030-01-01", title="One")
SECOND, (B,) = told(WORDS[1], published="2031-01-01", title="Two")
THIRD, (C,) = told(WORDS[2], published=None, title="Three")
FOURTH, (D,) = told(WORDS[3], published="2029-01-01", title="Four")
ALL = (A, B, C, D)
SOURCES = tuple(doc.source for doc in (FIRST, SECOND, THIRD, FOURTH))


def pair(one, other, similarity=0.9, test=RestatementTest.NEAR_WORDING):
    one, other = sorted((one, other), key=lambda s: s.id)
    return Restated(one.id, other.id, test, similarity, one.id, other.id)


def place(made):
    return Place(made.source, made.span)


def records(statements=ALL, **fields):
    values = {
        "sources": SOURCES,
        "statements": statements,
        "wordings": {(s.source, s.claim): Claim(s.claim, s.canonical, s.type) for s in statements},
        "forecasts": (),
        "benchmarks": (),
        "links": (),
        "joins": (),
        "bounds": {},
        "pairs": (),
        "decisions": (),
    }
    return Records(**{**values, **fields})


def groups(**fields):
    found = put_together(records(**fields))
    by_claim = {}
    for made in found.statements:
        by_claim.setdefault(made.claim, set()).add(made.id)
    assert {claim.id for claim in found.claims} == set(by_claim)
    return {frozenset(group) for group in by_claim.values()}


def ids(*made):
    return frozenset(s.id for s in made)


def test_a_pair_is_one_claim_in_the_words_told_first():
    found = put_together(records(pairs=(pair(A, B),)))
    claims = {s.id: s.claim for s in found.statements}
    assert claims[A.id] == claims[B.id] == A.claim
    assert {claim.text for claim in found.claims} == {WORDS[0], WORDS[2], WORDS[3]}
    (why,) = found.restatements
    assert (why.statement, why.against, why.claim, why.wording) == (B.id, A.id, A.claim, B.claim)
    assert {piece.side: piece.span for piece in why.evidence} == {
        Side.FROM: B.span,
        Side.TO: A.span,
    }


def test_likeness_does_not_carry_over_through_a_third_wording():
    assert groups(pairs=(pair(A, B), pair(B, C))) == {ids(A, B), ids(C), ids(D)}


def test_a_wording_joins_the_nearest_of_two_claims():
    found = groups(pairs=(pair(A, C, 0.85), pair(D, C, 0.95)))
    assert found == {ids(A), ids(B), ids(C, D)}


def test_the_order_of_records_does_not_matter():
    pairs = (pair(A, B), pair(B, C), pair(A, C, 0.8), pair(C, D, 0.85))
    expected = put_together(records(pairs=pairs))
    for order in permutations(ALL):
        again = put_together(records(tuple(order), pairs=tuple(reversed(pairs))))
        assert (again.claims, again.restatements) == (expected.claims, expected.restatements)
        assert set(again.statements) == set(expected.statements)


def test_a_person_may_split_what_a_test_joined_and_join_it_again():
    split = ClaimDecision(place(A), place(B), Verdict.DISTINCT)
    pairs = (pair(A, B), pair(A, C))
    assert groups(pairs=pairs, decisions=(split,)) == {ids(A, C), ids(B), ids(D)}
    again = ClaimDecision(place(B), place(A), Verdict.SAME)
    assert groups(pairs=pairs, decisions=(split, again)) == {ids(A, B, C), ids(D)}


def test_a_person_may_join_what_no_test_found():
    joined = ClaimDecision(place(B), place(D), Verdict.SAME)
    found = put_together(records(decisions=(joined,)))
    (why,) = found.restatements
    assert (why.test, why.statement, why.against) == (RestatementTest.DECISION, B.id, D.id)
    # What is like one of the two comes along.
    assert groups(pairs=(pair(B, C),), decisions=(joined,)) == {ids(A), ids(B, C, D)}


def test_what_is_split_off_stays_out_of_the_whole_claim():
    split = ClaimDecision(place(A), place(C), Verdict.DISTINCT)
    joined = ClaimDecision(place(B), place(C), Verdict.SAME)
    found = groups(pairs=(pair(A, B),), decisions=(split, joined))
    assert not any({A.id, C.id} <= group for group in found)


def test_identical_words_can_be_split_too():
    doc, (same,) = told(WORDS[0], published="2033-01-01", title="Five")
    sources = (*SOURCES, doc.source)
    everything = (*ALL, same)
    assert groups(statements=everything, sources=sources) == {ids(A, same), ids(B), ids(C), ids(D)}
    split = ClaimDecision(place(A), place(same), Verdict.DISTINCT)
    found = put_together(records(everything, sources=sources, decisions=(split,)))
    claims = {s.id: s.claim for s in found.statements}
    assert claims[A.id] == A.claim
    assert claims[same.id] != A.claim


def test_a_decision_whose_place_is_gone_waits():
    gone = Place(SECOND.source.id, statement(SECOND, "Two.").span)
    assert groups(decisions=(ClaimDecision(place(A), gone, Verdict.SAME),)) == {
        ids(made) for made in ALL
    }


def test_a_decision_holds_where_a_statements_bounds_have_moved():
    moved = Place(SECOND.source.id, statement(SECOND, "a year, storms cut the cable").span)
    assert ids(A, B) in groups(decisions=(ClaimDecision(place(A), moved, Verdict.SAME),))


def test_what_disputes_it_is_no_restatement():
    against = link(B, A)
    assert groups(pairs=(pair(A, B),), links=(against,)) == {ids(made) for made in ALL}
    word = ClaimDecision(place(A), place(B), Verdict.SAME)
    assert ids(A, B) in groups(pairs=(pair(A, B),), links=(against,), decisions=(word,))


def test_restates_links_remain_between_two_claims_only():
    links = (link(B, A, Relation.RESTATES), link(C, A, Relation.RESTATES))
    found = put_together(records(pairs=(pair(A, B),), links=links))
    assert found.links == (links[1],)


@pytest.mark.parametrize(
    ("fields", "one_claim"),
    [
        ({}, True),
        ({"stance": Stance.REPORTED, "speaker": "Ada Quill"}, True),
        ({"stance": Stance.REJECTED}, False),
        ({"stance": Stance.QUESTIONED}, False),
    ],
)
def test_a_claim_and_its_denial_in_the_same_words_are_two(fields, one_claim):
    doc, (other,) = told(WORDS[0], title="Five", **fields)
    found = put_together(records((A, other), sources=(*SOURCES, doc.source)))
    assert (len(found.claims) == 1) is one_claim


def test_what_is_tied_to_its_holder_or_place_is_one_claim_only_there():
    doc, (mine,) = told(WORDS[0], title="Five", speaker="Ada Quill")
    other_doc, (also,) = told(WORDS[0], title="Six", speaker="Ada Quill")
    _, (theirs,) = told(WORDS[0], title="Seven", speaker="Bo Marsh")
    seven = told(WORDS[0], title="Seven", speaker="Bo Marsh")[0]
    sources = (doc.source, other_doc.source, seven.source)
    made = (mine, also, theirs)
    held = dict.fromkeys((s.id for s in made), Bound.HOLDER)
    assert groups(statements=made, sources=sources, bounds=held) == {ids(mine, also), ids(theirs)}
    here = dict.fromkeys((s.id for s in made), Bound.PLACE)
    assert len(groups(statements=made, sources=sources, bounds=here)) == 3


def test_a_pair_is_two_statements_and_so_is_a_decision():
    with pytest.raises(ValueProblem):
        Restated(A.id, A.id, RestatementTest.NEAR_WORDING, 0.9, A.id, A.id)
    with pytest.raises(ValueProblem):
        ClaimDecision(place(A), place(A), Verdict.SAME)
