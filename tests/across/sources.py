"""Three short texts on heating, by which links between sources are tried."""

TEXTS = (
    (
        "lantern.txt",
        "Heat without coal\n\nBy Orla Penn\n\nPublished 2031-02-01\n\n"
        "The city engineer Nora Vance puts a 70% chance on coal-free heating in Port Merrow by 2036. "
        "Heat pumps can now warm most of the old terraces through an ordinary winter. "
        "Installers have seen rapid growth in orders from landlords. "
        "The grid under the harbour has hard limits on how many pumps it can feed at once. "
        "Leaky joints may fail in a long frost and flood the cellars below. "
        "The gap between a pilot street and a whole city is a matter of degree, not kind.\n",
    ),
    (
        "gazette.txt",
        "Doubts about the pumps\n\nBy Ivo Lund\n\nPublished 2031-06-01\n\n"
        "The figures do not yet support high confidence in coal-free heating in Port Merrow by 2036. "
        "Heat pumps still struggle to warm the old terraces in a hard winter. "
        "The harbour grid has hard limits that no number of pumps will change. "
        "Heating one pilot street is not the same as heating a whole city. "
        "I give coal-free heating in Port Merrow less than 20% by 2036.\n",
    ),
    (
        "radio.txt",
        "Notes from the radio\n\nPublished 2031-09-01\n\n"
        "Nora Vance puts a 70% chance on a Port Merrow that heats itself without coal by 2036. "
        "The step from one pilot street to a whole city is larger than the council says. "
        "Joints could fail in a long frost and flood whole cellars. "
        "The ferry timetable will change in spring.\n",
    ),
)
