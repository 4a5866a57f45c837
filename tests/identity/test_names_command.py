"""`claimtrail names` and `claimtrail show ENTITY`, as a person types them."""

from __future__ import annotations

import json
import sys

import pytest

from extractors.cli import main
from kg.store import open_store
from tests.identity.reefs import FULL, SHORT


@pytest.fixture
def claimtrail(monkeypatch, capsys, tmp_path):
    """Runs a command on a workspace with two sources; gives exit status and both streams."""
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(tmp_path / "ws"))
    with open_store(tmp_path / "ws") as store:
        store.put(FULL)
        store.put(SHORT)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["claimtrail", *words])
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_show_says_why_two_names_of_a_source_are_one_and_where(claimtrail) -> None:
    status, out, _ = claimtrail("show", "Imani Cole")
    source = FULL.document.source.id
    start = FULL.document.text.index("Cole smiled")
    assert status == 0
    assert (
        f"‘Cole’ is Imani Cole: only bearer of the surname, in {source}, "
        f"characters {start} to {start + 4}"
    ) in out
    assert "role: director, Reef Trust: “Reef Trust director Imani Cole”" in out


def test_show_says_why_a_name_of_another_source_is_one_with_words_on_both_sides(claimtrail) -> None:
    for name in ("Imani Cole", "Cole"):
        out = claimtrail("show", name)[1]
        assert f"in {SHORT.document.source.id} is Imani Cole" in out
        assert "here, affiliation: “Reef Trust's Cole”" in out
        assert "there, affiliation: “Reef Trust director Imani Cole”" in out


def test_names_lists_joins_which_show_knows_by_id(claimtrail) -> None:
    (join,) = json.loads(claimtrail("names", "--json")[1])["joins"]
    assert join["test"] == "only-bearer-of-surname"
    status, out, _ = claimtrail("show", join["id"])
    assert (status, join["id"] in out) == (0, True)


def test_a_split_holds_until_its_opposite(claimtrail) -> None:
    assert claimtrail("names", "--split", "Cole", "Imani Cole")[0] == 0
    told = json.loads(claimtrail("names", "--json")[1])
    assert (told["joins"], told["decisions"][0]["verdict"]) == ([], "distinct")
    assert claimtrail("names", "--join", "Imani Cole", "Cole")[0] == 0
    told = json.loads(claimtrail("names", "--json")[1])
    assert len(told["joins"]) == 1
    assert [made["verdict"] for made in told["decisions"]] == ["distinct", "same"]


@pytest.mark.parametrize(
    "words",
    [
        ("--split", "Cole", "Nobody Here"),
        ("--split", "Cole", "cole"),
        ("--join", "Cole", "Imani Cole", "--kind", "boat"),
        ("--join", "Cole", "Imani Cole", "--kind", "system"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_one_line(claimtrail, words) -> None:
    status, out, err = claimtrail("names", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert json.loads(claimtrail("names", "--json")[1])["decisions"] == []
