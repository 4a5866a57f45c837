"""`claimtrail people` and `claimtrail person`."""

import json

import pytest


def test_people_counts_claims_and_disputes(filled):
    _, out, _ = filled("people", "--json")
    by_name = {part["holder"]["name"]: part for part in json.loads(out)}
    assert set(by_name) == {"Ada Quill", "Ben Okoro"}
    assert by_name["Ben Okoro"]["disputes"] == 1
    assert by_name["Ada Quill"]["disputed"] == 1
    assert "author" in filled("people", "--all")[1]


def test_person_shows_claims_exchanges_and_forecasts(filled):
    status, out, _ = filled("person", "okoro")
    assert status == 0
    for words in ("Ben Okoro", "disputes: 1", "Ada Quill: ", "forecasts: 1", "5%", "why: "):
        assert words in out, out


@pytest.mark.parametrize("name", ["Nobody", "?"])
def test_an_unknown_name_is_one_line(filled, name):
    status, out, err = filled("person", name)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "claimtrail people" in err


def test_camps_show_both_sides_and_who_talks_past_whom(filled):
    status, out, _ = filled("camps")
    assert status == 0
    assert "two camps, disputes between them: 1" in out
    assert "one side: Ada Quill" in out
    assert "the other: Ben Okoro" in out
    assert "talking past each other: 0" in out
    assert len(json.loads(filled("camps", "--json")[1])) == 2


def test_without_disputes_there_are_no_camps(claimtrail, tmp_path):
    page = tmp_path / "calm.txt"
    page.write_text("The Quay\n\nThe quay is strong. Ships moor there every day.\n")
    claimtrail("add", page)
    _, out, err = claimtrail("camps")
    assert "no camps" in err
    assert "two camps" not in out


def test_path_walks_the_links_between_two_claims(filled):
    disputes = json.loads(filled("camps", "--json")[1])[0][0]
    one, other = (disputes[side]["claims"][0]["id"] for side in ("first", "second"))
    status, out, _ = filled("path", one, other)
    assert status == 0
    assert out.splitlines()[0].startswith(one)
    assert "disputes" in out.splitlines()[1]
    assert out.splitlines()[2].startswith(other)
    assert filled("path", one, one)[1] == ""
    assert filled("path", one, "c-000000000000")[0] == 2
