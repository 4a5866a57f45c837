"""What stays the writer's own though the text names others, and what is only questioned."""

from __future__ import annotations

import pytest

from extractors.claims import attribution, propositions
from kg.model import Stance
from tests.extractors_claims.voices import PEOPLE, who

CASES = [
    (
        "Steel prices doubled in 2021. Steel makers blame energy.\nProduction grew again in 2023.",
        "prices doubled",
        "author",
    ),
    (
        "Steel prices doubled in 2021. Steel makers blame energy.\nProduction grew again in 2023.",
        "grew again",
        "author",
    ),
    (
        "Batteries store energy for hours, not weeks. Hydro stores it for months.",
        "Batteries store",
        "author",
    ),
    (
        "Batteries store energy for hours, not weeks. Hydro stores it for months.",
        "Hydro stores",
        "author",
    ),
    ("Europe wants more gas than Norway can sell.", "more gas", "author"),
    (
        "The site has a strike at 20%. Today I'd say that the odds are one in three.",
        "odds are",
        "author",
    ),
    (
        "Models find patterns that doctors miss. The scans show tumours early. The test found nothing in ten patients.",
        "find patterns",
        "author",
    ),
    (
        "Models find patterns that doctors miss. The scans show tumours early. The test found nothing in ten patients.",
        "scans show",
        "author",
    ),
    (
        "Models find patterns that doctors miss. The scans show tumours early. The test found nothing in ten patients.",
        "found nothing",
        "author",
    ),
    (
        "Ines Carvalho ran the trial. The coach was pleased. The trial ended in May.",
        "trial ended",
        "author",
    ),
    (
        "Ines Carvalho ran the trial. The coach was pleased. The trial ended in May.",
        "coach was",
        "author",
    ),
    (
        "Ines Carvalho ran the trial and found that the drug works. The drug costs 40 euros a day.",
        "40 euros",
        "author",
    ),
    ("The drug works, she says. Others are less sure.", "Others are", "author"),
    ("Pim Dekker built the first pump in 1971. The pump failed in 1974.", "first pump", "author"),
    ("Pim Dekker built the first pump in 1971. The pump failed in 1974.", "pump failed", "author"),
    (
        "Warmer seas mean that storms carry more water. This suggests that the coast is at risk.",
        "storms carry",
        "author",
    ),
    (
        "Warmer seas mean that storms carry more water. This suggests that the coast is at risk.",
        "coast is at risk",
        "author",
    ),
    ("Evidence from ten trials suggests that the drug works.", "drug works", "author"),
    (
        "Wind will be the cheapest source by 2035 (Holm 2021). Coal will be dearer.",
        "Coal will",
        "author",
    ),
    (
        "Wind made up 30% of supply last year. It will grow. That is why the grid must be rebuilt.",
        "30% of supply",
        "author",
    ),
    (
        "Wind made up 30% of supply last year. It will grow. That is why the grid must be rebuilt.",
        "grid must",
        "author",
    ),
    (
        "The trial enrolled 400 patients. Half of them received the drug. The drug group lived longer.",
        "400 patients",
        "author",
    ),
    (
        "The trial enrolled 400 patients. Half of them received the drug. The drug group lived longer.",
        "lived longer",
        "author",
    ),
    (
        "Idris ran the trial in Oslo. The hospital paid for it. The results were clear. Kamal Idris is a doctor.",
        "hospital paid",
        "author",
    ),
    (
        "Idris ran the trial in Oslo. The hospital paid for it. The results were clear. Kamal Idris is a doctor.",
        "results were",
        "author",
    ),
    (
        "Idris ran the trial in Oslo. The hospital paid for it. The results were clear. Kamal Idris is a doctor.",
        "ran the trial",
        "author",
    ),
    ("It is often said that rain follows the plough. Nothing shows it.", "Nothing shows", "author"),
    (
        "Farmers need water. Doctors need beds. Patients want answers by 2030.",
        "need water",
        "author",
    ),
    (
        "Farmers need water. Doctors need beds. Patients want answers by 2030.",
        "want answers",
        "author",
    ),
    (
        "Scientists have found 300 new species since 2010. The forest hides more.",
        "300 new species",
        "author",
    ),
    (
        "Scientists have found 300 new species since 2010. The forest hides more.",
        "hides more",
        "author",
    ),
    (
        "Norway plans to close the mine. Mining companies want compensation.",
        "want compensation",
        "author",
    ),
    (
        "Weil's answer is that nobody has counted. Jonas Weil leads the Ocean Lab. The lab counts seals.",
        "counts seals",
        "author",
    ),
    ("I think the dam is safe. My guess is 2040. Jonas Weil disagrees.", "dam is safe", "author"),
    ("I think the dam is safe. My guess is 2040. Jonas Weil disagrees.", "guess is 2040", "author"),
    (
        "We estimate that the dam will fill by 2031. Our model says little about floods.",
        "dam will fill",
        "author",
    ),
    (
        "The Ocean Lab was founded in 1990. For years it was small. A lab announces what it likes.",
        "announces what",
        "author",
    ),
    ("Two tests agree. TideBench finds that pumps stall.", "pumps stall", "author"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_the_writer_holds_it(build, text, words, expected):
    assert who(build, text, words, people=PEOPLE).lower() == expected.lower()


def test_what_is_doubted_is_questioned_or_rejected(build):
    draft = attribution.STEP(
        propositions.STEP(build("Ola Brandt is sceptical that the dam will hold."))
    )
    assert [a.stance for a in draft.attributions] == [Stance.QUESTIONED]
