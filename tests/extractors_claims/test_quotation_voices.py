"""Who speaks in quotations that have no words of quoting of their own."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

HEAD = "The ferry that nobody wants\n\nBy Inga Sorensen\n\n3 May 2026\n\n"


def speaker(body: str, words: str) -> str:
    found = extract_text(HEAD + body, name="ferry").statements
    return next(one.speaker for one in found if words in one.span.quote)


RUNS_ON = """Marta Kessler, who has run the harbour for twenty years, opposed the new ferry at once. “The quay is too \
short for it,” she said. “In 2019 the council was told that the quay would hold. It did not.

“A ship of that size needs another forty metres of concrete.”

The council votes on the plan in June."""


@pytest.mark.parametrize(
    "words", ["the council was told", "It did not", "forty metres of concrete"]
)
def test_a_quotation_runs_on_over_sentences_and_paragraphs(words: str) -> None:
    assert speaker(RUNS_ON, words) == "Marta Kessler"


def test_what_follows_the_quotation_is_the_writers() -> None:
    text = RUNS_ON.replace(
        "The council votes on the plan in June.", "The old quay is sinking by 3 cm a year."
    )
    assert speaker(text, "sinking by 3 cm") == "author"


def test_a_quotation_after_a_told_view_goes_on_with_it() -> None:
    text = "Marta Kessler counters that the survey left out the winter months. “The sea is rough from October to March.”"
    assert speaker(text, "rough from October") == "Marta Kessler"


def test_a_quotation_is_whose_the_narration_speaks_of() -> None:
    text = (
        "“The quay is too short for it,” says Marta Kessler. Tom Aldous finds that unfair. "
        "“The engineers measured the quay twice.”"
    )
    assert speaker(text, "measured the quay twice") == "Tom Aldous"


def test_a_voice_comes_back_after_a_gesture() -> None:
    text = (
        "I asked Marta Kessler about the price. “Nobody has seen the bill,” she said. She looked out at the water. "
        "“The last ferry cost twice what was promised.”"
    )
    assert speaker(text, "twice what was promised") == "Marta Kessler"


def test_a_quotation_is_whose_verdict_it_is_said_to_be() -> None:
    text = "The plan went out in March. “The numbers do not add up” was Marta Kessler’s verdict."
    assert speaker(text, "do not add up") == "Marta Kessler"


def test_a_quotation_far_from_any_voice_stays_the_texts() -> None:
    text = (
        "Marta Kessler argues that the quay is too short.\n\nThe ferry was built in Poland. Its engines are old. "
        "It sails twice a day.\n\n“The ferry sails at noon from every harbour.”"
    )
    assert speaker(text, "sails at noon") == "author"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        # No person in the way, a voice over a quotation, a pronoun that nothing told before it.
        (
            "The first figure, explained Bas Terhorst, who runs the port, is the share of cranes that no person has "
            "ever seen. The second is the number of people on his team. “We did not dismiss anybody in May,” he said.",
            "did not dismiss anybody",
        ),
        (
            "Bas Terhorst, the harbour master, spoke for an hour. “The quay was rebuilt in 2019,” he said. “It held for a "
            "year. It held for two.\n\n“Then the sea came.”\n\nA longer quay, he argued, would sink the budget.",
            "would sink the budget",
        ),
    ],
)
def test_he_who_speaks_is_the_one_in_focus(body: str, words: str) -> None:
    assert speaker(body, words) == "Bas Terhorst"


def test_of_two_women_who_met_neither_is_she() -> None:
    text = "Maria Quill met Rachel Hill in Bergen. The quay, she says, is too short."
    assert speaker(text, "too short") == "she (unnamed)"


@pytest.mark.parametrize(
    ("body", "words", "who"),
    [
        (
            "The reason, says harbour master Tom Aldous, is dull: the crane was hired twice.",
            "crane was hired",
            "Tom Aldous",
        ),
        (
            "Trips have doubled since 2019, by Tom Aldous's own count.",
            "Trips have doubled",
            "Tom Aldous",
        ),
        (
            "**Tom Aldous** (Harbour Union) [thinks the quay is too short](https://quay.example/1) for a ship of that size.",
            "too short",
            "Tom Aldous",
        ),
        ("The quay, says Prof. Aldous, is too short for the ferry.", "too short", "Aldous"),
        # The subject of another sentence's verb is not who says it.
        ("The quay, built by Tom Aldous, is too short for the ferry.", "too short", "author"),
        ("By Tom Aldous's house the quay is two metres deep.", "two metres deep", "author"),
    ],
)
def test_remarks_inside_and_behind_a_clause(body: str, words: str, who: str) -> None:
    assert speaker(body, words) == who


@pytest.mark.parametrize(
    ("theme", "who"),
    [
        ("As for the tariff next year,", "Marta Kessler"),
        ("On rents,", "Marta Kessler"),
        # A theme of two parts, a clause or somebody's name may bring another voice in.
        ("On the wall of the yard, in red paint,", "author"),
        ("On the wall of the yard,", "author"),
        ("In the words of the old song,", "author"),
        ("As told last week,", "author"),
        ("On what Tom Aldous wants,", "author"),
    ],
)
def test_a_quotation_behind_a_theme_is_by_whoever_spoke_last(theme: str, who: str) -> None:
    body = f"“The quay is too short for it,” said Marta Kessler. {theme} “we have nothing in this town but hope for the next year.”"
    assert speaker(body, "nothing in this town") == who
