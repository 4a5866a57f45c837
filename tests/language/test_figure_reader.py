"""The trained reader of figures on sentences that were not in its training."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language.figure_reader import figure_reader

TEXT = (
    "Harbour notes\n\nThe port authority's surveyor, Odile Brannagh, gives the new quay a 30% chance of "
    "opening before the end of 2029. Traffic grew by 12% last year.\n\n"
    "On the DockSense benchmark the Mareva 2 crane controller scored 81.5%, well ahead of its rivals."
)


def read(text: str) -> list[tuple[str, str, dict[str, str]]]:
    found = figure_reader().read(text, [(0, len(text))])
    return [
        (f.label, text[f.start : f.end], {r.label: text[r.start : r.end] for r in f.roles})
        for f in found
        if f.probability >= 0.6
    ]


def test_a_chance_has_its_holder_event_and_deadline() -> None:
    chance = next(
        roles for label, words, roles in read(TEXT) if label == "CHANCE" and "30%" in words
    )
    assert "Brannagh" in chance["WHO"]
    assert "2029" in chance["DEADLINE"]
    assert "quay" in chance["EVENT"] or "opening" in chance["EVENT"]


def test_a_score_has_its_test_and_taker() -> None:
    score = next(
        roles for label, words, roles in read(TEXT) if label == "SCORE" and "81.5" in words
    )
    assert "DockSense" in score["TEST"]
    assert "Mareva" in score["SYSTEM"]


def test_growth_of_the_past_is_no_chance_and_no_score() -> None:
    assert not any("12" in words for label, words, _ in read(TEXT) if label in {"CHANCE", "SCORE"})


def test_the_same_text_is_read_the_same_twice() -> None:
    assert figure_reader().read(TEXT, [(0, len(TEXT))]) == figure_reader().read(
        TEXT, [(0, len(TEXT))]
    )


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abcdé 0123456789%.\n’“", max_size=200), st.integers(0, 40))
def test_places_lie_in_the_text(text: str, title: int) -> None:
    head = (0, min(title, len(text))) if title else None
    for figure in figure_reader().read(text, [(0, len(text))], head):
        assert 0 <= figure.start < figure.end <= len(text)
        assert 0 <= figure.probability <= 1
        for role in figure.roles:
            assert 0 <= role.start < role.end <= len(text)


def test_a_long_text_is_read_to_its_end() -> None:
    filler = "The wind was light and the boats stayed in. " * 120
    text = f"{filler}Ruben Tacke puts the odds of a strike by 2031 at 45%."
    assert any("45" in words and "Tacke" in roles.get("WHO", "") for _, words, roles in read(text))
