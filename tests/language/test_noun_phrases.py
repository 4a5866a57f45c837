from __future__ import annotations

import pytest

from extractors.language.noun_phrases import noun_phrases


@pytest.mark.parametrize(
    ("text", "held", "not_held"),
    [
        (
            "Offshore wind farms lower power prices.",
            {"offshore wind farm", "wind farm", "farm", "power price", "price"},
            {"wind", "offshore wind"},
        ),
        ("The clinic's nurses work at night.", {"nurse", "night"}, {"the clinic", "work"}),
        (
            "Long-haul flights need cleaner fuel.",
            {"flight", "fuel", "cleaner fuel"},
            {"long", "haul"},
        ),
        ("The EU raised R&D spending by 4% in 2031.", {"EU", "spending"}, {"2031", "4", "r"}),
        ("The reason is a lack of time.", set(), {"reason", "lack", "time"}),
    ],
)
def test_noun_phrases(text, held, not_held):
    (found,) = noun_phrases([text])
    assert held <= set(found)
    assert not not_held & set(found)


def test_each_text_has_its_own_in_order():
    found = noun_phrases(["Ferries burn oil.", "", "Trams need rails."])
    assert [bool(phrases) for phrases in found] == [True, False, True]
    assert "ferry" in found[0]
    assert "rail" in found[2]
    assert all(phrases == tuple(sorted(set(phrases))) for phrases in found)
