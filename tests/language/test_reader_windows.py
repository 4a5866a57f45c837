"""The windows of a long text: every word is in one, and every run is read where it stands deepest."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.language.reader_windows import MOST_PIECES, homes, windows

_LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=900)


@given(_LENGTHS, st.integers(0, 40), st.integers(0, 20))
def test_windows_hold_every_word_and_no_window_is_too_long(
    pieces: list[int], title: int, led: int
) -> None:
    shown = list(windows(pieces, title, led))
    assert {at for low, high in shown for at in range(low, high)} == set(range(len(pieces)))
    for low, high in shown:
        assert sum(pieces[low:high]) + (title if low >= led else 0) <= MOST_PIECES
    assert [low for low, _ in shown] == sorted({low for low, _ in shown})


def test_a_word_longer_than_a_window_stands_alone_in_one() -> None:
    assert list(windows([300, 1, 1], 0, 0)) == [(0, 1), (1, 3)]


@given(_LENGTHS, st.data())
def test_each_run_is_read_once_where_it_is_whole(pieces: list[int], data: st.DataObject) -> None:
    shown = list(windows(pieces, 0, 0))
    first = data.draw(st.integers(0, len(pieces) - 1))
    placed = homes(shown, [(first, first + 1)])
    assert sum(map(len, placed.values())) == 1
    (number,) = placed
    low, high = shown[number]
    assert low <= first < high


def test_a_run_is_read_in_the_window_where_it_stands_farthest_from_the_ends() -> None:
    shown = [(0, 100), (50, 150), (100, 200)]
    assert homes(shown, [(10, 11), (95, 96), (140, 141), (195, 196)]) == {
        0: [(10, 11)],
        1: [(95, 96)],
        2: [(140, 141), (195, 196)],
    }
