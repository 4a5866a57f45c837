"""One pair's cosine and neighbours by signs are those that are found among many."""

import numpy as np

from kg.store.meaning_codes import cosine, encode_codes, near_pairs
from kg.store.neighbours import MOST_VECTOR, signs_alike


def vectors(count: int) -> tuple[bytes, ...]:
    """Rows about a few middles, so that some lie near each other."""
    dice = np.random.default_rng(4)
    rows = dice.normal(size=(3, 384))[np.arange(count) % 3] + 0.8 * dice.normal(size=(count, 384))
    return encode_codes((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32))


def test_the_cosine_of_two_is_the_one_found_among_many():
    codes = vectors(40)
    found = list(near_pairs(codes, codes, -1.0))
    assert len(found) == 40 * 40
    assert all(pair.cosine == cosine(codes[pair.mine], codes[pair.other]) for pair in found)


def test_signs_tell_of_each_vector_which_others_are_its_neighbours():
    codes = vectors(30)
    mine, others = codes[:6], codes[6:]
    each = signs_alike(mine, others, MOST_VECTOR)
    assert each == tuple(signs_alike([one], others, MOST_VECTOR)[0] for one in mine)
    near = {(pair.mine, pair.other) for pair in near_pairs(mine, others, 0.5)}
    assert near
    assert near == {(n, place) for n, places in enumerate(each) for place in places}
    assert signs_alike([], others, MOST_VECTOR) == ()
