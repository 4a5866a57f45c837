"""A graph read with the records that were read before is the graph, whatever came and went between."""

import random

import pytest

from extractors.build import add_text
from kg.store import HeldRecords, open_store

TOWNS = ("Ashby", "Brenford", "Caldey", "Dunmore", "Elverton", "Farrow")
SAID = (
    "Oren Vale of the Tide Office says that the lock at {town} will close by 2041.",
    "However, Mara Quill doubts that the lock at {town} will close by 2041, because its pumps are new.",
    "She puts a 40% chance on it that the lock at {town} floods before 2035.",
    "The pumps at {town} scored 71.5% on WeirBench in 2030.",
    "The lock at {town} closes in winter, since its gates freeze.",
)


def letter(town: str, dice: random.Random) -> str:
    lines = [line.format(town=town) for line in dice.sample(SAID, 4)]
    return f"A letter from {town}\n\nBy Ida Fenn\n\n" + " ".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_the_graph_is_the_same_with_held_records_as_without(tmp_path, seed):
    dice, held, links = random.Random(seed), HeldRecords(), 0
    with open_store(tmp_path / "ws") as store:
        for step in range(8):
            made = store.graph().sources
            if len(made) > 2 and dice.random() < 0.3:
                store.remove(dice.choice(made).id)
            else:
                add_text(store, letter(TOWNS[step % len(TOWNS)], dice), name=f"letter {step}")
            graph = store.graph(held=held)
            assert graph == store.graph()
            links += len(graph.links)
    for records in (graph.forecasts, graph.benchmarks, graph.entities):
        assert records
    assert links


def test_records_of_another_workspace_are_not_taken(tmp_path):
    held, dice = HeldRecords(), random.Random(0)
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "other") as other:
        add_text(one, letter("Ashby", dice), name="a letter")
        add_text(other, letter("Farrow", dice), name="a letter")
        assert one.graph(held=held) == one.graph()
        assert other.graph(held=held) == other.graph()
        assert one.graph(held=held) == one.graph()
