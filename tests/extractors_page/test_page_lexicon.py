"""Lexicons: checked key by key, with messages that name file and key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from extractors.language.english import EnglishLexicon
from extractors.language.lexicon import load_lexicon, parse_lexicon
from extractors.page.lines import page_lexicon
from extractors.page.notices import boilerplate_lexicon
from kg.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Inner:
    label: str


@dataclass(frozen=True, slots=True)
class Outer:
    words: frozenset[str]
    ranks: Mapping[str, float] = field(default_factory=dict)
    inner: tuple[Inner, ...] = ()
    one: Inner = Inner("none")
    on: bool = False
    size: int = 3


def test_a_lexicon_fills_every_type_of_field():
    text = (
        'words = ["a", "b"]\non = true\nsize = 5\n[ranks]\nx = 1\ny = 0.5\n'
        '[one]\nlabel = "l"\n[[inner]]\nlabel = "m"\n'
    )
    found = parse_lexicon(Outer, text, "t.toml")
    assert found.words == frozenset("ab")
    assert dict(found.ranks) == {"x": 1.0, "y": 0.5}
    assert (found.one, found.inner, found.on, found.size) == (Inner("l"), (Inner("m"),), True, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("words = [", "t.toml is not valid TOML"),
        ("word = []", "unknown key 'word'"),
        ("size = 1", "key 'words' is missing"),
        ("words = 'a'", "key 'words' is 'a', not an array"),
        ("words = [1]", r"key 'words\[0\]' is 1, not a string"),
        ("words = []\nsize = true", "key 'size' is True, not a whole number"),
        ("words = []\non = 1", "key 'on' is 1, not true or false"),
        ("words = []\nranks = {x = 'y'}", "key 'ranks.x' is 'y', not a number"),
        ("words = []\none = {lable = 'y'}", "unknown key 'one.lable'"),
        ("words = []\none = 3", "key 'one' is 3, not a table"),
    ],
)
def test_a_wrong_lexicon_is_refused_with_file_and_key(text, message):
    with pytest.raises(SettingsError, match=message) as caught:
        parse_lexicon(Outer, text, "t.toml")
    assert str(caught.value).startswith("t.toml")


def test_a_missing_lexicon_is_named():
    with pytest.raises(SettingsError, match=r"nowhere\.toml is missing"):
        load_lexicon(Outer, "nowhere")


def test_the_packaged_lexicons_load_once():
    assert page_lexicon() is page_lexicon()
    assert boilerplate_lexicon().line
    assert "dr" in load_lexicon(EnglishLexicon, "english").abbreviations
