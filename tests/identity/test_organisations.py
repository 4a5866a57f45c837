"""Which names of a whole text are taken for organisations, in four fields, and what is not taken for one."""

from __future__ import annotations

from functools import cache

import pytest

from extractors.draft import Draft, Layer
from extractors.registry import STEPS
from kg.model import Entity, EntityKind

CHIPS = """Lenders look past the order books

The limits are easy to list: QVRL foundry capacity, OTSK lithography machines, DRAM output, EUV scanners, \
GPU clusters and copper. Brightmoor's hand-written sorting kernels are a footnote, and so is the work on LLVM passes.

The column in Harbour Ledger 212 puts it well. Amdahl's law sets the ceiling, and Parkinson's disease was \
a poor metaphor for it.
"""

HEALTH = """Wards wait for the new pills

The trial of 900 adults ended in May. BMI, MRI scans and an HbA1c test were used, and COPD patients were left out. \
Marlow Clinic, Brenner Institute and DVNT paid for it. DVNT officials would not comment. Great Service is what \
the leaflet promises.
"""

GRID = """Queues, not panels
Tidal & Wire
Tidal & Wire
Tidal & Wire
Written by

Tidal & Wire

Home batteries cut the evening peak. Volvo buses, Siemens trams and OPRL ferries will run on them. The EPA's rule \
came late. GDP grew, and the UN met in Geneva.

Copyright 2025 Northern Current Review. All rights reserved.
"""

SPORT = """Late goal in the rain
Published in The Terrace Post, 4 May 2025

VAR was off and the MVP race is open. Ines Halloran scored. Halloran's laptop was stolen, and Petra Quill saw it. The Walden Rovers won.
Written by

Petra Quill
Petra Quill
Petra Quill
Petra Quill
"""


PORT = """The quay that slipped again

This episode is brought to you by Halvard Rope Works. Selma Idris counts eels for the \
River Survey of Marnham. The Harbour Tram Board met on Monday. Tindra Subsea, which owns the only crane ship in the yard, \
would not give a date. Bragefjord, which lies behind the quay, is icy until April.

About · Privacy · © 2031 Low Water Notes
"""


@cache
def _entities(text: str) -> tuple[Entity, ...]:
    draft = Draft(text=text, source="s0")
    for step in STEPS:
        draft = step(draft)
        if Layer.ENTITIES in step.provides:
            break
    return draft.entities


def _organisations(text: str) -> set[str]:
    return {e.name for e in _entities(text) if e.kind is EntityKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # An acronym beside a plant or what it turns out is the firm that runs it.
        (CHIPS, {"QVRL", "OTSK"}),
        # Whose kernels they are: no person's, no place's, so a firm's.
        (CHIPS, {"Brightmoor"}),
        # The number of an issue is no part of the paper's name.
        (CHIPS, {"Harbour Ledger"}),
        (HEALTH, {"Marlow Clinic", "Brenner Institute", "DVNT"}),
        # A brand that the page prints on line after line and again in its byline; the notice of rights.
        (GRID, {"Tidal & Wire", "Northern Current Review"}),
        # Goods in a list, by the names of their makers.
        (GRID, {"OPRL"}),
        (GRID, {"EPA", "UN"}),
        (SPORT, {"The Terrace Post", "Walden Rovers"}),
        # Who pays, a body by its first word, one with a place's name in it, an owner, a notice.
        (PORT, {"Halvard Rope Works", "River Survey of Marnham"}),
        (PORT, {"Harbour Tram Board", "Tindra Subsea", "Low Water Notes"}),
    ],
)
def test_organisations_are_found_by_what_stands_beside_them(text: str, names: set[str]) -> None:
    assert names <= _organisations(text)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (CHIPS, {"DRAM", "EUV", "GPU", "LLVM", "Amdahl", "Parkinson"}),
        (HEALTH, {"BMI", "MRI", "HbA1c", "COPD", "Great Service"}),
        (GRID, {"GDP", "Geneva", "Queues"}),
        (SPORT, {"VAR", "MVP", "Halloran", "Petra Quill", "Ines Halloran"}),
        (PORT, {"Selma Idris", "Bragefjord", "Marnham"}),
    ],
)
def test_techniques_measures_people_and_eponyms_are_no_organisations(
    text: str, things: set[str]
) -> None:
    assert not things & _organisations(text)


def test_the_pages_own_name_is_mentioned_wherever_it_stands() -> None:
    (page,) = (e for e in _entities(GRID) if e.name == "Tidal & Wire")
    assert len(page.mentions) == GRID.count("Tidal & Wire")


PAPER = """THE ROSHOLM POST
Issue 14 | 3 May 2031

The last boat

The ferry stops in March, the harbour board said. Readers of the Rosholm Post know the quay well.
She was previously at Norvik Shipping. Owns shares in two boats, she told us.

Promoted
Quayfinder: every berth on one map

Advertisement
Warm coats, half the price of a ticket

Partner message: SaltGuard keeps your hull clean.

© Rosholm Media Ltd 2031. Supported by Larder, the meal box.
"""


def test_a_publication_and_who_advertises_in_it_are_organisations() -> None:
    found = {e.name: e for e in _entities(PAPER) if e.kind is EntityKind.ORGANISATION}
    assert {"Quayfinder", "SaltGuard", "Larder", "Rosholm Media Ltd"} <= set(found)
    assert len(found["THE ROSHOLM POST"].mentions) == 2
    assert not {"Warm", "Warm coats", "Rosholm Media Ltd 2031"} & set(found)


def test_the_full_stop_of_a_sentence_is_no_part_of_a_name() -> None:
    found = {e.name for e in _entities(PAPER)}
    assert "Norvik Shipping" in found
    assert not any(name.endswith(".") for name in found)


def test_a_person_in_the_byline_stays_a_person() -> None:
    people = {e.name for e in _entities(SPORT) if e.kind is EntityKind.PERSON}
    assert "Petra Quill" in people


FERRIES = """Who pays for the second quay

Published 4 May 2025

Brisant, the betting exchange, had the tender at even money on Monday. Olvika brought up its new pier in a year. \
Tormund, which has to keep the ferries running, will not say when. The figures come from the Marnham Registry. \
Giulia Marchetti-Sood's team counted the passengers. Dagny Varnes and Osric Kallio counted the lorries. \
She worked at Aldervane. Lamps and ropes were cheaper there.
"""

COMMENTS = """What the model can do

Published 4 May 2025

The language model Osprey 2 and its rival were tested. Osprey Large did better.

Priya Lindqvist 2d
I ran it on my own notes and it failed. Priya Lindqvist was right to doubt it, said Mireille Osei.
"""


def test_a_name_spoken_of_as_no_person_may_be_a_body() -> None:
    bodies = _organisations(FERRIES)
    assert {"Brisant", "Marnham Registry"} <= bodies
    assert not bodies & {"Dagny Varnes", "Aldervane. Lamps"}


def _of_kind(text: str, kind: EntityKind) -> set[str]:
    return {entity.name for entity in _entities(text) if entity.kind is kind}


def test_a_double_surname_is_one_name() -> None:
    people = _of_kind(FERRIES, EntityKind.PERSON)
    assert {"Giulia Marchetti-Sood", "Dagny Varnes", "Osric Kallio"} <= people


def test_a_person_is_of_no_family_of_systems() -> None:
    people = _of_kind(COMMENTS, EntityKind.PERSON)
    assert {"Priya Lindqvist", "Mireille Osei"} <= people
    assert "Osprey 2" in _of_kind(COMMENTS, EntityKind.SYSTEM)


TIDES = """Who watches the tide clocks

Published 4 May 2026

The Estuary Inspectorate says the clocks are slow. Aurelio Vance of the Guild of Clockmakers disagrees, and so does \
the Lockkeepers' Union. A paper of the Office for Tidal Hazard found no hazard in the clocks, and called the hazard of \
floods small. On Sounding, a forecasting site where 400 people bet, the chance of a reform by 2028 is 30%. Ebbwell Bio \
says that its mussels are fine. Dorrin Aviation asks nobody. “We wait,” a vice-president of Tamble wrote.

Harrow Labs claimed 91.4% on TideBench for Skerry 2. On TideBench the runner-up, Skerry 1, scored 88.0%.

The Harbour Walk Programme begins in June, and the Old Pier Project is a book. The Space Program is a song.
"""


def test_a_bodys_last_word_or_what_it_is_called_tells_it() -> None:
    bodies = _organisations(TIDES)
    assert {"Estuary Inspectorate", "Guild of Clockmakers", "Lockkeepers' Union"} <= bodies
    assert {"Office for Tidal Hazard", "Sounding", "Ebbwell Bio", "Dorrin Aviation"} <= bodies
    assert "Tamble" in bodies
    assert not {name for name in bodies if name.endswith(("Project", "Program", "Walk Programme"))}


def test_a_firm_whose_system_took_a_test_stays_a_firm() -> None:
    assert "Harrow Labs" in _organisations(TIDES)
