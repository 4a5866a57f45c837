"""Small sources about one Imani Cole, or somebody who may be her."""

from __future__ import annotations

from tests.identity.naming import source_of

FULL = source_of(
    "Reef Trust director Imani Cole opened the hatchery. Cole smiled. The Reef Trust paid.",
    title="Hatchery",
    statements=("Reef Trust director Imani Cole opened the hatchery.",),
    people=("Imani Cole", "Cole"),
    organisations=("Reef Trust",),
)
SHORT = source_of(
    "The Reef Trust's Cole wants more boats. Nobody else does.",
    title="Boats",
    statements=("The Reef Trust's Cole wants more boats.",),
    people=("Cole",),
    organisations=("Reef Trust",),
)
BESIDE = source_of(
    "Cole told the Reef Trust to wait. It waited.",
    title="Waiting",
    statements=("Cole told the Reef Trust to wait.",),
    people=("Cole",),
    organisations=("Reef Trust",),
)
STRANGER = source_of("Cole won the cycling race in the rain.", title="Race", people=("Cole",))
RIVAL = source_of("Jonas Cole bakes bread.", title="Bread", people=("Jonas Cole",))
INITIAL = source_of(
    "I. Cole of the Reef Trust signed.",
    title="Letter",
    people=("I. Cole",),
    organisations=("Reef Trust",),
)
OTHER_INITIAL = source_of("M. Cole signed.", title="Note", people=("M. Cole",))
HANDLE = source_of("A post by @imanicole42 came.", title="Post", people=("@imanicole42",))
MIDDLE = source_of(
    "Imani R. Cole, director of the Reef Trust, dived.",
    title="Dive",
    people=("Imani R. Cole",),
    organisations=("Reef Trust",),
)
ACCENT = source_of("Imani Colé was named.", title="Accent", people=("Imani Colé",))
DEFINED = source_of(
    "The Reef Trust thanked the Blue Water Board (BWB).",
    title="Thanks",
    organisations=("Reef Trust", "Blue Water Board", "BWB"),
)
ACRONYM = source_of(
    "BWB and the Reef Trust met.", title="Meeting", organisations=("BWB", "Reef Trust")
)
LONELY_ACRONYM = source_of("BWB was founded in May.", title="May", organisations=("BWB",))
ALL = (FULL, SHORT, BESIDE, STRANGER, INITIAL, HANDLE, MIDDLE, ACCENT, DEFINED, ACRONYM, RIVAL)
