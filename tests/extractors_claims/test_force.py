from __future__ import annotations

import pytest

from extractors.claims.force import ForceLexicon, force_of
from extractors.language.lexicon import load_lexicon
from kg.model import Polarity

POSITIVE, NEGATIVE = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("clause", "polarity"),
    [
        ("Wind will replace gas by 2040.", POSITIVE),
        ("Wind will not replace gas by 2040.", NEGATIVE),
        ("No drug on the market cures it.", NEGATIVE),
        ("Nobody checked the meters.", NEGATIVE),
        ("The mortgage market isn’t a bubble.", NEGATIVE),
        ("The vaccine isn't just safe.", POSITIVE),
        ("Researchers who do not publish lose funding.", POSITIVE),
        ("The gap that cannot be closed is growing.", POSITIVE),
        ("A few banks will fail.", POSITIVE),
        ("Few banks will fail.", NEGATIVE),
        ("It is unlikely that the trial succeeds.", NEGATIVE),
        ("Projects that were impossible in 2010 are routine now.", POSITIVE),
        ("A recovery is not impossible.", POSITIVE),
        ("If rates fall, the bank does not fail.", NEGATIVE),
    ],
)
def test_polarity_is_that_of_the_main_clause(clause, polarity):
    assert force_of(clause).polarity is polarity


def test_a_negation_in_the_frame_is_raised():
    assert force_of("the tax will pass", frame="I don't think that").polarity is NEGATIVE
    assert force_of("the tax will pass", frame="I think that").polarity is POSITIVE


def test_certainty_orders_words_as_readers_do():
    order = ["might", "may", "will probably", "will almost certainly", "will definitely"]
    values = [force_of(f"The plant {words} close.").certainty for words in order]
    assert values == sorted(values)
    assert len(set(values)) == len(values)


def test_plain_sentences_have_the_plain_certainty():
    plain = load_lexicon(ForceLexicon, "force").plain
    assert force_of("The plant closed in May.").certainty == plain


@pytest.mark.parametrize(
    ("clause", "certainty"),
    [
        ("There is a 35% chance that it rains.", 0.35),
        ("The probability is about 80 percent.", 0.8),
        ("The chance is 10 per cent.", 0.1),
        ("The odds are no more than 10%.", 0.1),
        ("The odds of a recall are 5% or 100% chance for one lot.", 1.0),
    ],
)
def test_a_stated_probability_is_the_certainty(clause, certainty):
    assert force_of(clause).certainty == certainty


def test_a_share_is_no_certainty():
    assert force_of("Wind made 40% of the power.").certainty == 0.9


def test_the_weakest_hedge_decides_and_a_longer_one_hides_its_parts():
    assert force_of("It is very likely that prices fall.").certainty == 0.85
    assert force_of("Prices could probably fall.").certainty == 0.4


def test_an_unlikely_thing_is_denied_with_the_rest():
    assert force_of("A recession is very unlikely.").certainty == pytest.approx(0.9)


def test_hedges_of_a_relative_clause_do_not_count():
    assert force_of("The bank sold bonds that might default.").certainty == 0.9


@pytest.mark.parametrize(
    ("clause", "conditional"),
    [
        ("If rates fall, rents rise.", True),
        ("But if rates fall, rents rise.", True),
        ("The dose is safe only if the liver is healthy.", True),
        ("Rents rise.", False),
        ("", False),
    ],
)
def test_conditions(clause, conditional):
    assert force_of(clause).conditional is conditional


def test_a_fragment_may_deny():
    assert force_of("No evidence of harm").polarity is NEGATIVE


def test_certainty_stays_in_its_range():
    lexicon = load_lexicon(ForceLexicon, "force")
    for table in (lexicon.hedges, lexicon.downgraders, lexicon.boosters):
        assert all(0 < value < 1 for value in table.values())
