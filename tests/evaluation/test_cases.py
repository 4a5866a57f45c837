import pytest

from extractors.evaluation import Category, Verdict, evaluated_cases
from tests.evaluation.dams import ADVERT, DAM, FORECAST, SCORE, folders, gold, place
from tests.records import TEXT, extraction


def by_hand(text, path):
    return extraction(text)


def listed(tmp_path, category, content=None):
    return list(evaluated_cases(category, *folders(tmp_path, content), by_hand))


def line_of(words):
    return TEXT[: TEXT.index(words)].count("\n") + 1


@pytest.mark.parametrize("category", [Category.FORECASTS, Category.BENCHMARKS, Category.CLAIMS_KEY])
def test_what_is_found_as_annotated_is_no_case(tmp_path, category):
    assert listed(tmp_path, category) == []


def test_a_claim_of_somebody_else_is_listed_with_both_names_and_its_line(tmp_path):
    ((document, line, case),) = listed(tmp_path, Category.SPEAKER_NAMED)
    assert (document, line) == ("dams.txt", line_of(SCORE))
    assert case.verdict is Verdict.WRONG
    assert SCORE in case.says
    assert "of Bo Marsh, given to author" in case.says


def test_a_forecast_with_another_chance_is_missed_once_and_wrong_once(tmp_path):
    content = gold()
    content["forecasts"][0]["probability"] = {"point": 0.9, "operator": "="}
    cases = listed(tmp_path, Category.FORECASTS, content)
    assert [case.verdict for _, _, case in cases] == [Verdict.MISSED, Verdict.WRONG]
    assert [line for _, line, _ in cases] == [line_of(FORECAST)] * 2
    assert "Ada Quill, 0.9, 2031-12-31" in cases[0][2].says
    assert "Ada Quill, 0.4, 2031-12-31" in cases[1][2].says


def test_of_two_equal_results_only_the_one_not_found_is_missed(tmp_path):
    content = gold()
    content["benchmarks"] *= 2
    ((_, line, case),) = listed(tmp_path, Category.BENCHMARKS, content)
    assert (line, case.verdict, case.says) == (0, Verdict.MISSED, "FlowBench, Tide-2, 71")


def test_a_key_claim_that_no_statement_hits_is_missed(tmp_path):
    content = gold()
    content["claims"].append(
        {"id": "c4", **place(ADVERT), "type": "claim", "speaker": "author:dams", "salience": 3}
    )
    ((_, line, case),) = listed(tmp_path, Category.CLAIMS_KEY, content)
    assert (line, case.verdict, case.says) == (line_of(ADVERT), Verdict.MISSED, f'"{ADVERT}"')


@pytest.mark.parametrize(
    ("category", "verdict", "words"),
    [
        (Category.LINKS_SUPPORTS, Verdict.MISSED, f'"{FORECAST}" -> "{DAM}"'),
        (Category.LINKS_DISPUTES, Verdict.WRONG, '"the new dam will hold" -> '),
        (Category.LINKS_OPPOSITE, Verdict.WRONG, '"the new dam will hold" -> '),
    ],
)
def test_links_are_listed_by_the_words_of_both_ends(tmp_path, category, verdict, words):
    ((_, _, case),) = listed(tmp_path, category)
    assert case.verdict is verdict
    assert case.says.startswith(words)
