"""Which way sentences lean, told from several trades."""

from __future__ import annotations

import pytest

from extractors.debating.leaning import EnglishReader, main_words

READER = EnglishReader()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Solar capacity is growing fast in the north.", 1),
        ("Cheap storage enables wind farms to sell at night.", 1),
        ("New reactors overcome the shortage of power.", 1),
        ("Rent control did not slow building.", 1),
        ("Grid queues limit how much wind can be built.", -1),
        ("Missing cables keep cheap power from reaching the cities.", -1),
        ("The scheme requires scarce copper.", -1),
        ("We don't have enough nurses for that.", -1),
        ("Even if panels are cheap, connecting them takes years.", -1),
        ("Trams are fast, but building lines takes years.", -1),
        ("Batteries grow slowly.", -1),
        ("A dam cannot fill faster than rain falls.", -1),
        ("The port lies on the western shore.", 0),
        ("He calls it “rapid progress”.", 0),
        ("The forecast that trains will soon be automated fills the papers.", 0),
        ("Fully automated ports have white cranes.", 0),
        ("Better maps came, so bottlenecks move.", 0),
        ("The shortage has quietly vanished.", 0),
        ("The bottleneck has been solved.", 0),
        ("The bottleneck has not moved.", -1),
        ("The bottleneck sits in the harbour.", -1),
        ("Rivers are warmer than scarce ice allows.", 0),
    ],
)
def test_leaning(text, sign):
    assert READER.leaning(text).sign == sign


def test_the_words_that_show_it_are_told():
    assert READER.leaning("Rent control did not slow building.").cues == ("not slow",)


def test_words_of_the_subject_show_no_leaning():
    text = "Growth needs ports."
    assert READER.leaning(text, READER.stems("growth")).cues == ("needs",)


def test_subjects_are_no_verbs_adverbs_figures_or_times():
    found = READER.subjects("By the end of 2031 ferries will slowly carry freight without crews.")
    assert found == READER.stems("ferries freight crews")


def test_what_is_granted_does_not_count():
    assert main_words("Although steel is cheap, bridges fail.").strip() == "bridges fail."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trams will not cross the bay by 2040.", ("will not",)),
        ("The tunnel won’t open before the dam.", ("won't",)),
        ("Trams cannot cross the bay.", ("cannot",)),
        ("The grid will run without gas.", ()),  # what is denied is a noun
        ("It is not true that trams will never cross.", ()),  # twice
        ("Trams will cross the bay by 2040.", ()),
    ],
)
def test_words_that_deny_the_verb(text, words):
    assert EnglishReader().denied(text) == words
