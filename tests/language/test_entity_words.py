from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from extractors.language.entity_words import (
    SHAPES,
    shapes,
    split_words,
    word_pieces,
    word_ranges,
)
from kg.search.encoder_files import EncoderSettings, model_folder


@given(st.text(max_size=60))
def test_words_stand_in_order_and_leave_out_only_white_space(text: str) -> None:
    ranges = word_ranges(text, 0, len(text))
    assert all(start < end for start, end in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    covered = {place for start, end in ranges for place in range(start, end)}
    assert [c for place, c in enumerate(text) if place not in covered and not c.isspace()] == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_range_is_read_as_if_it_stood_alone(before: str, text: str) -> None:
    whole = before + "\n" + text
    start = len(before) + 1
    found = [whole[a:b] for a, b in word_ranges(whole, start, len(whole))]
    assert found == split_words(text)


def test_a_name_ends_where_its_letters_end() -> None:
    assert split_words("Ada-led Reed's O'Hara_x 3.5") == [
        "Ada", "-", "led", "Reed", "'", "s", "O", "'", "Hara", "_", "x", "3", ".", "5",
    ]  # fmt: skip


@given(st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=6)))
def test_every_word_has_a_shape_of_its_own(words: list[str]) -> None:
    found = shapes(words)
    assert len(found) == len(words)
    assert all(0 < shape < SHAPES for shape in found)


def test_shapes_tell_case_figures_and_what_may_open_a_sentence() -> None:
    lower, title, capitals, camel = shapes([",", "reed", "Reed", "REED", "ReedBank"])[1:]
    assert len({lower, title, capitals, camel}) == 4
    assert shapes(["Reed"]) != shapes([",", "Reed"])[1:]
    assert shapes(["Reed"]) == shapes([".", "Reed"])[1:]
    assert shapes(["x", "2026"])[1] != shapes(["x", "v4"])[1]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(model_folder(EncoderSettings()) / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def test_every_word_has_pieces_even_what_the_tokenizer_drops(tokenizer: Tokenizer) -> None:
    plain, dropped = word_pieces(tokenizer, ["harbour", "\u200b"])
    assert tokenizer.decode(list(plain)) == "harbour"
    assert dropped == (tokenizer.token_to_id("[UNK]"),)
    (lone,) = word_pieces(tokenizer, ["\ud800"])
    assert lone


def test_of_a_word_without_end_the_first_hundred_letters_are_read(tokenizer: Tokenizer) -> None:
    long, cut = word_pieces(tokenizer, ["ab" * 500, "ab" * 50])
    assert long == cut
