"""Where and by whom something is said: places of speech, passives with "by", habits of saying, bodies taken up by "it"."""

from extractors.pipeline import extract_text


def _speakers(text: str) -> dict[str, str]:
    found = extract_text(text + "\n", name="page").statements
    return {one.span.quote: one.speaker for one in found}


def test_where_somebody_spoke_is_not_what_they_said():
    told = _speakers(
        "Ferries will be electric by 2040, according to Ada Quill. "
        "Batteries have become cheap enough, the economist said at a hearing in Torsund on Monday. "
        '"Nobody will build another diesel boat," the 52-year-old told members.'
    )
    assert set(told.values()) == {"Ada Quill"}


def test_what_follows_the_verb_stays_what_is_said():
    told = _speakers("Ada Quill said at a hearing that the pier is safe.")
    assert set(told.values()) == {"Ada Quill"}


def test_a_habit_of_saying_says():
    told = _speakers("Ada Quill used to say that the sea had no secrets.")
    assert set(told.values()) == {"Ada Quill"}


def test_the_agent_of_a_passive_holds_its_clause():
    told = _speakers(
        "It was found by a team at Corvane University that hedges double the number of nests. "
        "She was told by doctors that the clinic would close."
    )
    assert list(told.values()) == ["Corvane University", "doctors (unnamed)"]


def test_a_relative_clause_behind_an_agent_is_nobodys_view():
    told = _speakers("The pier was bought by a group that owns three hotels.")
    assert set(told.values()) == {"author"}


def test_it_goes_on_with_a_body_told_by_whose_it_is():
    told = _speakers(
        "The nurses' college warns that virtual wards need more nurses. It estimates that each needs three."
    )
    assert set(told.values()) == {"nurses' college"}


def test_people_in_general_stand_in_an_announced_view_and_what_some_did_does_not():
    view = "Hotels are full in May. Ada Quill sees it differently. "
    general = _speakers(view + "No child will ride with a human driver in 2040.")
    assert general["No child will ride with a human driver in 2040."] == "Ada Quill"
    did = _speakers(view + "Parents marched to the depot on Monday.")
    assert did["Parents marched to the depot on Monday."] == "author"


def test_one_of_several_says_what_stands_before():
    told = _speakers('Two nurses I met laughed at that. "Nobody reviews anything," one told me.')
    assert told['"Nobody reviews anything," one told me.'] == "one of nurses (unnamed)"
    alone = _speakers('The ward has two beds. "There were four, and they lost one," it is said.')
    assert not any("one of" in speaker for speaker in alone.values())


def test_what_things_are_to_somebody_is_their_view_and_what_goes_to_them_is_not():
    assert set(_speakers("To Ragna Voss, that number proves nothing.").values()) == {"Ragna Voss"}
    sent = "To Ragna Voss, the letter was never sent and many thanks are due."
    assert set(_speakers(sent).values()) == {"author"}


def test_a_possessor_alone_has_the_view_whose_noun_stood_before():
    people = "Ada Moen and Orla Lind sat on the board. Ada Moen's view is that ferries pay. "
    told = _speakers(people + "Orla Lind's is that a bridge will replace them.")
    assert told["Orla Lind's is that a bridge will replace them."] == "Orla Lind"
    kind = _speakers("Ada Moen's boat is red. Orla Lind's is that old blue boat.")
    assert set(kind.values()) <= {"author"}


def test_a_vendor_is_somebody_who_says():
    told = _speakers("According to the vendor, a nurse reviews every red flag.")
    assert set(told.values()) == {"vendor (unnamed)"}
