"""Titles of courtesy before names are the same everywhere."""

import re

import pytest

from extractors.language.honorifics import HONORIFIC


@pytest.mark.parametrize("words", ["Dr. Quill", "Prof Quill", "Professor Quill", "Dame Quill"])
def test_a_title_of_courtesy_stands_before_a_name_with_or_without_a_point(words: str) -> None:
    assert re.fullmatch(rf"{HONORIFIC}\sQuill", words)


@pytest.mark.parametrize("words", ["Drake Quill", "Lords Quill", "Misses Quill"])
def test_a_word_that_only_begins_like_a_title_is_none(words: str) -> None:
    assert not re.fullmatch(rf"{HONORIFIC}\w*\sQuill", words)
