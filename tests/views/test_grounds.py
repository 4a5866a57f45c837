"""The words for the tests that make links."""

import re
from pathlib import Path

import pytest

import extractors.across
from extractors.links.links import TESTS
from extractors.links.outcomes import names_of
from kg.model import Evidence, Link, Relation, Side, Span
from views.grounds import GROUNDS, ground, grounded

ACROSS = Path(extractors.across.__file__).parent
"""Where the tests between sources name themselves in strings with a hyphen."""
NAMED = re.compile(r'Relation\.[A-Z]+,\s*"([a-z]+(?:-[a-z]+)+)"')


def every_test():
    within = {name for test in TESTS for name in names_of(test).split(", ")}
    between = {
        name for path in ACROSS.glob("*.py") for name in NAMED.findall(path.read_text("utf-8"))
    }
    assert "incompatible-probability" in within
    assert "same-gap" in between
    return sorted(within | between)


@pytest.mark.parametrize("name", every_test())
def test_every_test_for_links_has_its_ground_in_words(name):
    assert name in GROUNDS


def test_every_ground_goes_on_from_a_name():
    for words in GROUNDS.values():
        assert words[0].islower()
        assert not words.endswith(".")


def test_a_ground_shows_the_words_only_where_they_are_few():
    text = "This is wrong. " + "It is wrong for many reasons that take long to tell. " * 3
    short, long_ = Span.of(text, 0, 13), Span.of(text, 15, len(text) - 1)
    link = link_with(short)
    assert grounded(link) == "rejects or questions the view (“This is wrong”)"
    assert grounded(link_with(long_)) == "rejects or questions the view"


def test_a_test_without_words_is_named():
    assert ground("no-such-test") == "no such test"


def link_with(span):
    evidence = tuple(Evidence("cue", side, "s-1", span) for side in Side)
    return Link("l-1", "t-1", "t-2", Relation.DISPUTES, 0.7, "stance", evidence)
