"""What may be a figure, and how far words stand from it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractors.language.entity_words import word_ranges
from extractors.language.reader_words import DISTANCES, distance, seeds


def runs(text: str) -> list[str]:
    words = word_ranges(text, 0, len(text))
    return [text[words[first][0] : words[stop - 1][1]] for first, stop in seeds(text, words)]


def test_numbers_words_of_chance_and_of_time_are_asked_about() -> None:
    text = "Likely by next spring: 60-70%, or 1.5 times what ten firms had."
    assert runs(text) == ["Likely", "spring", "60-70", "1.5", "ten"]


def test_a_number_ends_where_a_space_does() -> None:
    assert runs("from 21 - 30 in v3.1") == ["21", "30", "v3.1"]


@given(st.text(alphabet="abc 0123456789.,:-–%\n", max_size=60))
def test_every_digit_is_in_one_run(text: str) -> None:
    words = word_ranges(text, 0, len(text))
    found = list(seeds(text, words))
    assert all(0 <= first < stop <= len(words) for first, stop in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {at for first, stop in found for at in range(first, stop)}
    digits = {n for n, (a, b) in enumerate(words) if any(c.isdigit() for c in text[a:b])}
    assert digits <= covered


@given(st.integers(0, 300), st.integers(1, 5), st.integers(0, 300))
def test_distance_grows_on_either_side(first: int, size: int, word: int) -> None:
    stop = first + size
    here = distance(first, stop, word)
    assert 0 <= here < DISTANCES
    if word < first or word >= stop:
        assert here <= distance(first, stop, word + 1)
    else:
        assert here == 10
