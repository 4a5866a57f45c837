import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractors.claims.force import force_lexicon
from views.plain import BIDI_MARKS, breakable, certain, cut, cut_apart, label, marked_runs, shown

HOSTILE = (
    "**bold** <script>alert(1)</script> ![p](https://out.example/p.png) [a](javascript:alert(1)) "
    "# head\n- item\n| a | b |\n`code` $x^2$ :red[x] :smile: &amp; https://out.example www.out.example"
)


def rendered(markdown: str) -> str:
    """The text that CommonMark shows, and nothing but text or the test fails."""
    (opening, inline, closing) = MarkdownIt("commonmark").parse(markdown)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    kinds = {child.type for child in inline.children or []}
    assert kinds <= {"text", "text_special"}, kinds
    return "".join(child.content for child in inline.children or []).replace("\u2060", "")


def test_a_stated_chance_is_the_events_and_a_hedge_the_speakers():
    assert certain(0.1, "The odds of a strike are no more than 10%.") == "gives it 10%"
    assert certain(0.8, "The port will probably close.") == "80% sure of it"
    assert certain(force_lexicon().plain, "The port will close.") == "said plainly"
    # A figure of another kind in the words is no chance.
    assert certain(0.95, "Traffic grew by 40% and will grow again.") == "95% sure of it"
    assert certain(0.9, "There is a 90% chance of rain.") == "gives it 90%"
    assert certain(0.9, "The reader scored 90% on the Ledger Test.") == "said plainly"


def test_label_of_hostile_text_is_text_only():
    assert rendered(label(HOSTILE)) == " ".join(HOSTILE.split())


@given(st.text(min_size=1).filter(lambda text: text.split() and not set(text) & {"\0", "\u2060"}))
def test_label_shows_any_text_as_it_is(text):
    expected = " ".join(shown(text).split())
    # Markdown takes NUL and control characters away or replaces them; they show nothing anyway.
    if all(c.isprintable() or c == " " for c in expected):
        assert rendered(label(text)) == expected


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("https://out.example", re.compile(r"https?://")),
        ("www.out.example", re.compile(r"www\.")),
        ("ann@out.example", re.compile(r"\w@\w")),
        ("a -> b <- c -- d => e", re.compile(r"->|<-|--|=>")),
        ("a :smile: b", re.compile(r":smile:")),
    ],
)
def test_label_leaves_nothing_that_is_rewritten_after_escapes(text, rewritten):
    after_escapes = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label(text))
    assert rewritten.search(text)
    assert not rewritten.search(after_escapes)


def test_marked_runs_mark_only_the_words():
    assert marked_runs("Tides rise; the *tide* falls", ["tide"]) == [
        ("Tides rise; the *", False),
        ("tide", True),
        ("* falls", False),
    ]


@given(st.text(), st.lists(st.text(max_size=3)))
def test_marked_runs_are_the_line_again(text, words):
    runs = marked_runs(text, words)
    assert "".join(run for run, _ in runs) == " ".join(shown(text).split())
    assert all(run for run, _ in runs)


@pytest.mark.parametrize("control", BIDI_MARKS)
def test_shown_replaces_every_direction_control(control):
    assert shown(f"a{control}b") == f"a⟨{BIDI_MARKS[control]}⟩b"


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_cut_never_exceeds_its_limit(text, limit):
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


@given(st.lists(st.text(alphabet="ab ‘", max_size=30), max_size=6), st.integers(4, 20))
def test_names_cut_apart_keep_to_their_limit_and_their_order(names, limit):
    found = cut_apart(names, limit)
    assert [len(name) <= limit for name in found] == [True] * len(names)
    for short, name in zip(found, names, strict=True):
        assert short == name or "…" in short


def test_names_that_begin_alike_are_told_apart_by_what_differs():
    names = ["author of ‘The long winter of tides’", "author of ‘The long winter of wind’", "Ada"]
    assert cut_apart(names, 24) == ["author of ‘… tides’", "author of ‘… wind’", "Ada"]
    coast = ["ministers of the north coast", "ministers of the north cape"]
    assert cut_apart(coast, 18) == ["ministers … coast", "ministers … cape"]


def test_cut_ends_at_a_word():
    assert cut("power from the tides", 15) == "power from the…"


def test_no_line_breaks_within_a_date():
    assert label("Harbour Letters · 2026-05-08") == "Harbour Letters · 2026\\-\u206005\\-\u206008"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("WillowHarbour", ["Willow", "Harbour"]),
        ("salt_and_iron", ["salt_", "and_", "iron"]),
        ("Ada Quill", ["Ada Quill"]),
        ("NASA", ["NASA"]),
    ],
)
def test_a_long_account_name_breaks_between_its_parts(name, parts):
    assert breakable(name).split("\u200b") == parts
