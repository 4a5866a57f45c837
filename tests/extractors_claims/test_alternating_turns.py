"""Talks whose interviewer remarks as well as asks."""

from __future__ import annotations

from extractors.pipeline import extract_text

_HEAD = "The weather woman's second act\n\nUntil last winter Karin Ekholm read the forecast on the second channel. In January the channel gave her desk to a machine.\n\n"
_TURNS = (
    (
        "You agreed to it.",
        "I signed in 2029, for promotional purposes. The lawyer was charming, and it was all there on page six.",
    ),
    (
        "What is it like to watch?",
        "The machine stands straighter than I did. Nothing in its reports is ever in doubt.",
    ),
    ("Viewers do not seem to mind.", "They do not. The ratings are within half a point of mine."),
    (
        "Is the forecast worse?",
        "The forecast is the same, for the institute makes it. What has gone is the warning that it may be wrong.",
    ),
)


def _voices(turns: tuple[tuple[str, str], ...], head: str = _HEAD) -> dict[str, str]:
    text = head + "\n\n".join(f"{asked}\n\n{said}" for asked, said in turns) + "\n"
    return {s.span.quote: s.speaker for s in extract_text(text, name="page").statements}


def test_remarks_at_the_places_of_questions_are_not_the_answerers() -> None:
    voices = _voices(_TURNS)
    answers = " ".join(said for _, said in _TURNS)
    assert {who for words, who in voices.items() if words in answers} == {"Karin Ekholm"}
    assert voices.get("You agreed to it.", "author") == "author"
    assert voices.get("Viewers do not seem to mind.", "author") == "author"


def test_questions_answered_by_somebody_are_answered_by_them_whoever_remarks() -> None:
    head = "Is my post next? Readers' questions answered by the economist Ottilie Basra\n\n"
    turns = (
        (
            "I am a dental technician. Crowns are milled by machine already.",
            "Technician numbers fell by a third and then stopped falling.",
        ),
        ("Will the rest go too?", "Fitting and colour need somebody who can look at a mouth."),
        (
            "You economists always say that new work appears. Where is it?",
            "Six in ten of today's workers hold posts that had no name in 1940.",
        ),
    )
    voices = _voices(turns, head)
    assert voices["Technician numbers fell by a third and then stopped falling."] == "Ottilie Basra"
    assert voices["Fitting and colour need somebody who can look at a mouth."] == "Ottilie Basra"


def test_paragraphs_between_questions_that_do_not_alternate_are_left() -> None:
    essay = (
        (
            "Who pays for the locks?",
            "The canal is kept by the county. Its budget has not grown since 2021.",
        ),
        (
            "Nobody there likes to be asked.",
            "The board meets twice a year and says little about the matter.",
        ),
    )
    text = "Locks and tolls\n\nTove Halm is the warden of the upper locks.\n\n" + "\n\n".join(
        f"{a}\n\n{b}" for a, b in essay
    )
    text += "\n\nThe wardens are paid by the day.\n\nWhat would help?\n\nA second gate would.\n"
    assert "Tove Halm" not in {s.speaker for s in extract_text(text, name="page").statements}
