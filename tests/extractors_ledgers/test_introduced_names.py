"""Names of tests and systems that a text introduces by a common noun, and the results told of them."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from extractors.results.introduced_names import introduced_systems, introduced_tests
from extractors.results.scores import find_scores


def names_in(words: str) -> frozenset[str]:
    return introduced_tests(words, [(0, len(words))])


def systems_in(words: str) -> frozenset[str]:
    return introduced_systems(words, [(0, len(words))])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("There is an exam for it, Kerbside, in which a system must stop for a cyclist.", "kerbside"),
        ("My group keeps a challenge set called Bindweed.", "bindweed"),
        ("They put four hundred recordings together, half of them forged, under the name of Harlequin.", "harlequin"),
        ("We have used a drill for junior officers known as Saltmarsh since May.", "saltmarsh"),
        ("Take Wickerwork, the two hundred questions on plumbing that fitters find hard.", "wickerwork"),
        ("- **Night Desk** has a model answer sixty real letters.", "night desk"),
        ("Our quiz of old rulings, which we call Fetterlock, is marked by two clerks.", "fetterlock"),
        ("The nurses made a contest of it, named Brimstone, last year.", "brimstone"),
        ("On the five-day wind test that forecasters call Galecheck, nobody does well.", "galecheck"),
        ("It was a contest that its organisers named Thornfield, held in May.", "thornfield"),
    ],
)  # fmt: skip
def test_a_common_noun_introduces_a_test(words: str, name: str) -> None:
    assert names_in(words) == {name}


@pytest.mark.parametrize(
    "words",
    [
        "The council bought a ferry called Saltmarsh.",
        "He founded a firm known as Harlequin in May.",
        "Tern, a model trained on 45 years of satellite images, was late.",
        "There is a village for it, Kerbside, in which cyclists sleep.",
        "The set was sold to Mr Calloway, a dealer.",
        "- **Night Desk** has a new editor.",
        "Brimstone, an album of forty songs, came out in June.",
        "A test of patience, called Monday.",
    ],
)
def test_other_nouns_introduce_none(words: str) -> None:
    assert names_in(words) == frozenset()


def test_a_thing_is_a_test_by_what_the_next_sentence_says_of_it() -> None:
    first = "Two of us built a thing called Mirkwater. "
    for rest, names in (
        ("It shows a model 300 letters and asks which are forged.", {"mirkwater"}),
        ("It shows visitors how glass is blown.", set[str]()),
    ):
        text = first + rest
        assert introduced_tests(text, [(0, len(first)), (len(first), len(text))]) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The software is called Marten and belongs to a bank.", {"Marten"}),
        ("The programme that most harbours use is Petrelline.", {"Petrelline"}),
        ("Tolland’s, which it calls Wagtail, was entered in May.", {"Wagtail"}),
        ("Our classifier is named Sandpiper 2.", {"Sandpiper 2"}),
        ("The city is called Marten and belongs to nobody.", set[str]()),
        ("The road that most drivers use is Petrelline.", set[str]()),
    ],
)
def test_a_common_noun_introduces_a_system(words: str, names: set[str]) -> None:
    assert systems_in(words) == names


PAGE = "# What the harbours use\n\n3 March 2026\n\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "There is an exam for harbour software, Kerbside, in which a system must find faked tracks. The software is "
            "called Marten. In July it scored 71% on them.",
            ("Kerbside", "Marten", 71.0),
        ),
        (
            "**Slowburn** measures how long a task may be for a system to finish it half of the time. Marten 5: 6 hours 40 minutes; "
            "Marten 4, in April: 2 hours 55.",
            ("Slowburn", "Marten 4", 175.0),
        ),
        (
            "There is an exam for trams, Kerbside, in which a system must stop for a cyclist. Tolland’s, which it calls Wagtail, was entered "
            "in May and noticed 98.6 per cent of them.",
            ("Kerbside", "Wagtail", 98.6),
        ),
        (
            "There is an exam for trams, Kerbside, in which a system must stop for a cyclist. Wagtail was right in 97.1 per cent of cases, "
            "the drivers in 97.4.",
            ("Kerbside", "drivers", 97.4),
        ),
        (
            "There is a test called Kerbside. We have a model, Wagtail. In 2024 it was 63%. This summer it did 88.",
            ("Kerbside", "Wagtail", 88.0),
        ),
        (
            "The software is called Wagtail. It sat a test called Kerbside in 2023 and stopped 48 per cent. Last May the figure was 86.",
            ("Kerbside", "Wagtail", 86.0),
        ),
        (
            "Marten 5 fell to 31.5% on TrackBench, while the harbour pilots, who have no such gap, stay at 62.",
            ("TrackBench", "harbour pilots", 62.0),
        ),
    ],
)  # fmt: skip
def test_what_was_introduced_has_the_scores_told_below(
    words: str, told: tuple[str, str, float]
) -> None:
    found = {(r.benchmark, r.system, r.score) for r in extract_text(PAGE + words).benchmarks}
    assert told in found


def test_a_plain_head_between_coined_ones_is_a_test() -> None:
    table = "| System | DeskMend | Clerkwise | RuleBench-2 |\n|--|--|--|--|\n| Marten 5 | 58.9 | 71.0 | 40.2 |\n| Tern 2 | 61.3 | 74.5 | 39.9 |\n"
    found = {(r.benchmark, r.system, r.score) for r in extract_text(PAGE + table).benchmarks}
    assert {("Clerkwise", "Marten 5", 71.0), ("Clerkwise", "Tern 2", 74.5)} <= found


def test_hours_and_bare_minutes_are_one_time() -> None:
    assert [s.values for s in find_scores("2 hours 55.", 0, 11)] == [(175.0,)]
    assert [s.unit for s in find_scores("2 hours 55 seconds.", 0, 19)] == ["hours", "seconds"]


@pytest.mark.parametrize(
    "words",
    [
        "The two runs of Marten 5 on TrackBench lay 2.1 points apart.",
        "On TrackBench a second panel agreed with Marten 5 on 94 per cent of the tracks.",
        "Marten 5 may lead TrackBench by May: Ines Okafor gives it 40, and Bram Tolland gives the first of these 70 per cent.",
    ],
)
def test_gaps_and_agreement_are_no_scores(words: str) -> None:
    assert extract_text(PAGE + words).benchmarks == ()


def test_it_is_no_people() -> None:
    words = (
        "The software is called Wagtail. In July it spotted 71% of the fakes on TrackBench. The harbour pilots, with the same tracks and a "
        "pot of coffee, found 64%.\n\nThe maker said a version of last month had been run on the same set, where it reached 78%."
    )
    rows = extract_text(PAGE + words).benchmarks
    assert [row.system for row in rows if row.score == 78.0] == ["Wagtail"]


def test_what_was_mended_counts_as_it_is_now() -> None:
    words = "Marten 5 on TrackBench was corrected from 61.6 to 66.1 after a file turned up."
    assert 61.6 not in {row.score for row in extract_text(PAGE + words).benchmarks}
