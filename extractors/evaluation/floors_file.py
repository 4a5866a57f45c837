"""The file of floors: for each gold set, the digest of its gold and its floors.

{"own": {"gold": "…", "floors": {"claims": {"f": 0.6}, "boilerplate_leaks": {"max": 0.01}}}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from extractors.evaluation.counts import Category
from extractors.evaluation.fields import Fields
from extractors.evaluation.gate import Bound, Floor, Floors
from kg.errors import SettingsError


def read_floors(file: Path, gold_set: str) -> Floors:
    """The floors of one gold set; empty where the file has none for it.

    Args:
        file: the file of floors.
        gold_set: ``own``, ``shared``, ...

    Raises:
        SettingsError: the file is missing, no JSON, or a key or value in it cannot be.
    """
    section = Fields.of_file(file).part(gold_set)
    return Floors() if section is None else _floors(section)


def write_floors(file: Path, gold_set: str, floors: Floors) -> None:
    """Write one gold set's floors and leave the other sets' as they are.

    Args:
        file: the file of floors; made when missing.
        gold_set: ``own``, ``shared``, ...
        floors: what to write.

    Raises:
        SettingsError: the file exists and is not one of floors, or cannot be written.
    """
    sets = {gold_set: floors}
    if file.exists():
        top = Fields.of_file(file)
        for name in top.names():
            section = top.part(name)
            if name != gold_set and section is not None:
                sets[name] = _floors(section)
    draft = file.with_name(file.name + ".part")
    try:
        draft.write_text(_as_json(sets), encoding="utf-8")
        draft.replace(file)
    except OSError as err:
        msg = f"{file}: cannot be written ({err.strerror}); check the path and its permissions"
        raise SettingsError(msg) from err
    finally:
        draft.unlink(missing_ok=True)


def _as_json(sets: dict[str, Floors]) -> str:
    content = {
        name: {"gold": floors.gold, "floors": _by_category(floors)}
        for name, floors in sorted(sets.items())
    }
    return json.dumps(content, indent=2) + "\n"


def _by_category(floors: Floors) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for floor in floors.floors:
        found.setdefault(floor.category.value, {})[floor.bound.value] = floor.value
    return found


def _floors(section: Fields) -> Floors:
    listed = section.part("floors")
    names = () if listed is None else listed.names()
    found = [floor for name in names if listed is not None for floor in _of_category(listed, name)]
    order = list(Category)
    found.sort(key=lambda floor: (order.index(floor.category), list(Bound).index(floor.bound)))
    return Floors(section.text("gold"), tuple(found))


def _of_category(listed: Fields, name: str) -> Iterator[Floor]:
    figures = listed.part(name)
    if figures is None:
        return
    if name not in {category.value for category in Category}:
        raise listed.problem(name, "a floor of any category that is scored")
    bounds = {bound.value for bound in Bound}
    for key in figures.names():
        value = figures.number(key)
        if key not in bounds or value is None or not 0.0 <= value <= 1.0:
            raise figures.problem(key, f"a number from 0 to 1 under {', '.join(sorted(bounds))}")
        yield Floor(Category(name), Bound(key), value)
