"""An event's outcome as a person says it on the forecasts page: kept, counted, taken back."""

from datetime import date

from kg.model import Happened
from kg.store import open_store
from tests.views.opening import opened, words


def said(test, happened, on, source):
    (what,), (day,) = test.radio, test.date_input
    what.set_value(happened)
    day.set_value(on)
    next(box for box in test.text_input if box.label == "Where that can be read").set_value(source)
    next(button for button in test.button if button.label == "Keep it").click()
    return test.run()


def outcomes(made):
    with open_store(made.folder) as store:
        return store.outcomes()


def test_who_asks_for_scores_is_told_what_to_press(made):
    test = opened("forecasts")
    assert "press “Say how it came out”" in words(test)
    assert "Say how it came out" in {fold.label for fold in test.expander}


def test_what_is_said_of_an_event_is_kept_scored_and_taken_back(made):
    test = said(opened("forecasts"), Happened.YES, date(2030, 5, 1), "Harbour Letters, May 2030")
    assert not test.exception
    (kept,) = outcomes(made)
    assert (kept.happened, kept.date) == (Happened.YES, "2030-05-01")
    assert "It happened: 2030-05-01" in "\n".join(box.value for box in test.success).replace(
        "\\", ""
    ).replace("\u2060", "")
    scores = test.dataframe[-1].value
    assert list(scores["Forecaster"]) == ["Mara Quill"]
    assert round(scores["Brier score"][0], 2) == 0.09
    test.button(key="outcome_back").click().run()
    assert outcomes(made)[-1].happened is Happened.WITHDRAWN
    assert "Not resolved." in words(test)


def test_an_outcome_without_its_source_is_not_kept_and_the_page_says_what_is_missing(made):
    test = said(opened("forecasts"), Happened.NO, date(2032, 1, 1), "  ")
    assert outcomes(made) == ()
    assert "something is missing" in words(test)
