"""What a reply does to the post that it answers."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractors.cli.frame import cli
from extractors.evaluation.replies import class_scores, main, read_pairs
from extractors.links.reply_acts import Act, reply_act
from kg.errors import SettingsError

POST = "The old pier at Hestmark has collapsed and two anglers are in the water."
BANKS = sorted(Path(__file__).parent.glob("*.jsonl"))


@pytest.mark.parametrize(
    ("reply", "act", "cue"),
    [
        ("@ada this is fake, the pier was closed in 2019", Act.DISPUTES, "is fake"),
        ("Stop spreading this", Act.DISPUTES, "stop spreading"),
        ("There is no evidence of that whatsoever.", Act.DISPUTES, "no evidence"),
        ("isn't that photo from the storm two years ago?", Act.DISPUTES, "isn't that"),
        ("Can confirm, I live by the harbour.", Act.SUPPORTS, "can confirm"),
        ("my brother works at the pier, he saw it go", Act.SUPPORTS, "my brother works at"),
        ("Source?", Act.ASKS, "source?"),
        ("any news on the anglers", Act.ASKS, "any news on the anglers"),
        ("has the coastguard said so?", Act.ASKS, "has the coastguard said so?"),
    ],
)
def test_a_cue_tells_what_a_reply_does_and_where_it_says_so(reply: str, act: Act, cue: str) -> None:
    found = reply_act(reply, POST)
    assert found.act is act
    assert reply[found.start : found.end].lower() == cue
    assert found.judgement is None


@pytest.mark.parametrize(
    "reply",
    [
        "Praying for them and their families tonight.",
        "How dare they charge six crowns for that pier?",
        "I hope this is not true",
        "No words.",
        "It's just a bridge I love.",
    ],
)
def test_feelings_and_questions_that_ask_nothing_comment(reply: str) -> None:
    assert reply_act(reply, POST).act is Act.COMMENTS


def test_a_denial_outweighs_a_question_behind_it() -> None:
    assert reply_act("That is not true. Who told you?", POST).act is Act.DISPUTES


def test_without_a_cue_the_stance_model_is_asked_and_its_shares_are_kept() -> None:
    found = reply_act("The gulls will be pleased.", POST)
    assert found.judgement is not None
    assert (found.start, found.end) == (0, 0)


@given(st.text(max_size=80))
def test_a_cue_stands_in_the_reply_whatever_it_holds(reply: str) -> None:
    found = reply_act(reply, POST)
    assert 0 <= found.start <= found.end <= len(reply)
    assert (found.start < found.end) == (found.judgement is None)


@pytest.mark.parametrize("bank", BANKS, ids=lambda path: path.stem)
def test_every_line_of_a_bank_is_a_pair(bank: Path) -> None:
    pairs = read_pairs(bank)
    assert len(pairs) == 160
    assert {pair.act for pair in pairs} == set(Act)


def test_no_pair_is_in_both_banks() -> None:
    dev, blind = ({(p.post, p.reply) for p in read_pairs(bank)} for bank in BANKS)
    assert not dev & blind


def test_scores_are_f1_by_class(tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    acts = ("asks", "asks", "comments")
    bank.write_text(
        "\n".join(json.dumps({"post": "p", "reply": "r", "act": act}) for act in acts), "utf-8"
    )
    scores = class_scores(read_pairs(bank), lambda *_: Act.ASKS)
    assert scores == {
        Act.SUPPORTS: 0.0,
        Act.DISPUTES: 0.0,
        Act.ASKS: pytest.approx(0.8),
        Act.COMMENTS: 0.0,
    }


def test_a_damaged_bank_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.jsonl"
    bank.write_text('{"post": "p", "reply": "r", "act": "shouts"}', "utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        read_pairs(bank)
    assert main([str(bank)]) == 2
    assert "line 1" in capsys.readouterr().err


def test_a_bank_that_is_no_text_is_told(tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    bank.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_pairs(bank)


def test_the_command_says_what_a_reply_does_and_by_which_words() -> None:
    told = CliRunner().invoke(cli, ["stance", "Fake. It was shut in 2019.", POST])
    assert told.exit_code == 0
    assert told.output.splitlines()[0] == 'disputes  (denies: "Fake")'
    told = CliRunner().invoke(cli, ["stance", "Source?", POST, "--json"])
    assert json.loads(told.output)["act"] == "asks"
