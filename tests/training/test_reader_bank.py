"""Marked texts for the readers: what their marks say, and that those in the repository hold together."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "training" / "reader"))

import bank

TEXTS = Path(__file__).parents[2] / "training" / "reader" / "texts"
FIGURES = [
    text
    for path in sorted((*TEXTS.glob("figures*.txt"), *TEXTS.glob("pages*.txt")))
    for text in bank.figure_texts(path)
]
LINKS = [text for path in sorted(TEXTS.glob("links*.txt")) for text in bank.link_texts(path)]


def test_marks_leave_the_text_and_tell_roles(tmp_path: Path) -> None:
    file = tmp_path / "figures_x.txt"
    file.write_text(
        "=== x-1 | wire | 2026-02-11\n{w1|Ada} puts {p1|60%} on {e1|rain {t1|by May}}.\n\n"
        "=== x-2 | note | -\nNothing.\n",
        encoding="utf-8",
    )
    first, second = bank.figure_texts(file)
    assert first.text == "Ada puts 60% on rain by May."
    told = {(role.label, first.text[role.start : role.end]) for role in first.roles}
    assert told == {
        ("WHO", "Ada"), ("CHANCE", "60%"), ("EVENT", "rain by May"), ("DEADLINE", "by May"),
    }  # fmt: skip
    assert (first.published, second.published, second.roles) == ("2026-02-11", None, ())


def test_a_brace_that_is_no_mark_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "figures_x.txt"
    file.write_text("=== x-1 | wire | -\nA {brace} too many.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="x-1: no mark"):
        list(bank.figure_texts(file))


def test_tags_leave_the_text_and_tell_claims_links_and_holders(tmp_path: Path) -> None:
    file = tmp_path / "links_x.txt"
    file.write_text(
        "=== x-1 | thread\n@ ada\n[1] The line is late. [.] Why?\n@ ben > ada\n[2 -1] It opened.\n",
        encoding="utf-8",
    )
    (tmp_path / "speak_x.txt").write_text(
        "x-1: 2 Ben Moss; 1 critics (unnamed)\n", encoding="utf-8"
    )
    (text,) = bank.link_texts(file)
    assert text.text == "ada:\nThe line is late. Why?\nben:\nIt opened.\n\n"
    assert {n: text.text[a:b] for n, (a, b) in text.claims.items()} == {
        1: "The line is late.", 2: "It opened.",
    }  # fmt: skip
    assert text.links == ((2, "DISPUTED", 1),)
    assert text.holders == {2: "Ben Moss", 1: "critics (unnamed)"}
    assert [(post.author, post.answers) for post in text.posts] == [("ada", ""), ("ben", "ada")]


def test_every_text_has_its_own_name() -> None:
    names = Counter(text.name for text in (*FIGURES, *LINKS))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_record_has_a_figure() -> None:
    assert [text.name for text in FIGURES if not _whole(text)] == []


def _whole(text: bank.FigureText) -> bool:
    records: dict[int, set[str]] = {}
    for role in text.roles:
        records.setdefault(role.record, set()).add(role.label)
    return all(
        bool(labels & {"CHANCE", "DEADLINE"}) != {"SCORE", "TEST"}.issubset(labels)
        for labels in records.values()
    )


def test_links_join_claims_of_their_text() -> None:
    stray = [
        text.name
        for text in LINKS
        for one, _, other in text.links
        if one == other or not {one, other} <= text.claims.keys()
    ]
    assert stray == []
