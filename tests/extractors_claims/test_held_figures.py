"""Views that are told without a verb of saying: figures that people are at, dates that they move, nouns of theirs."""

from __future__ import annotations

from extractors.claims.labelled_items import labelled_voices
from extractors.draft import Block, BlockKind, Draft
from extractors.pipeline import extract_text
from kg.model import AUTHOR, Entity, EntityKind, Span
from tests.extractors_claims.speakers_told import speakers_of

HEAD = "The tide mill\n\nBy Inga Sorensen\n\n3 May 2026\n\nMarit Osterholm built two mills. "


def speakers(*sentences: str) -> dict[str, str]:
    return speakers_of(HEAD, *sentences)


HELD = (
    "Marit Osterholm is at 80% that the wheel turns by 2031.",
    "Marit Osterholm comes out between the two, at 35 to 45 per cent.",
    "Marit Osterholm would go to two in three.",
    "Marit Osterholm would not go above one in ten for the earlier date.",
    "Marit Osterholm came down from her 35 to a flat 30%, having read the others.",
    "Marit Osterholm stays at evens.",
    "Marit Osterholm, the only builder here, puts it at 30 per cent before 2040.",
    "Marit Osterholm would be surprised by sixty turns a day.",
    "Marit Osterholm counts on dredging, which is cheap.",
    "Marit Osterholm is not so sure, for there is a weir upstream.",
    "Marit Osterholm's chance for it is “a generous ten per cent”.",
    "Marit Osterholm's prediction is an average of seven turns in 2031.",
    "Her fear is a flood in the spring.",
    "Her own view puts a quarter of the weight before 2032 and another quarter after 2055.",
    "Marit Osterholm has quietly moved her date for the lock, from 2027 to 2030.",
    "It is Marit Osterholm who considers the weir harmless.",
    "Marit Osterholm is not impressed: “The next mill has no pond in it.”",
    "Marit Osterholm did not move; “someone who moves each time is a weathercock”.",
    "Both are beside the point, says the survey’s first author, Marit Osterholm, since the pond is dry.",
)


def test_who_is_at_a_figure_or_moves_one_holds_it() -> None:
    assert speakers(*HELD) == dict.fromkeys(HELD, "Marit Osterholm")


def test_whoever_argues_stands_before_the_colon() -> None:
    body = (
        "Tamsin Kernow is here.\n\nSamples travel faster than they did when the mill was drawn, argues the warden, "
        "Tamsin Kernow: a single wheel in the town does what used to be done by four ponds."
    )
    found = extract_text(HEAD + body, name="mill").statements
    assert {s.speaker for s in found if s.span.start >= len(HEAD) + 24} == {"Tamsin Kernow"}


TOLD = (
    "In the polls Marit Osterholm is at 34 per cent.",
    "Marit Osterholm fell to 12 per cent of the vote.",
    "Marit Osterholm went to Penhallow in 2031.",
    "Marit Osterholm is on the board of the mill.",
    "Marit Osterholm moved her mill to 12 Weir Lane.",
    "Marit Osterholm was surprised by the noise.",
    "Marit Osterholm's chance of winning is 10%.",
    "Marit Osterholm's worry is understandable.",
    "Marit Osterholm's house is a mill.",
    "It is Marit Osterholm who runs the shop.",
    "Marit Osterholm has changed her mind about 2031.",
    "Marit Osterholm's date is a secret.",
)


def test_shares_moves_and_what_is_told_of_somebody_stay_the_texts() -> None:
    assert speakers(*TOLD) == dict.fromkeys(TOLD, AUTHOR)


def test_a_chance_without_a_verb_goes_on_with_the_view_before_it() -> None:
    body = "Marit Osterholm doubts that it turns. Five per cent, if she must. The lock is old."
    found = extract_text(HEAD + body, name="mill").statements
    assert {s.span.quote: s.speaker for s in found}["Five per cent, if she must."] == (
        "Marit Osterholm"
    )


PEOPLE = ("Marit Osterholm", "Jory Tresidder", "Tamsin Kernow")


def _voices(*items: str) -> dict[int, str]:
    text = "\n".join(items)
    places = [text.index(item) for item in items]
    draft = Draft(
        text=text,
        source="s",
        name="list",
        blocks=tuple(
            Block(Span.of(text, at, at + len(item)), BlockKind.BULLET)
            for at, item in zip(places, items, strict=True)
        ),
        entities=tuple(
            Entity(
                id=f"e{n}",
                name=name,
                kind=EntityKind.PERSON,
                aliases=(),
                mentions=(),
                affiliations=(),
            )
            for n, name in enumerate(PEOPLE)
        ),
    )
    return labelled_voices(draft)


def test_items_under_three_names_are_what_those_people_say() -> None:
    said = (
        "Osterholm: by 2038 mills will have replaced coal in every bakery.",
        "Tresidder: the pond is sold before 2040, 1 in 50.",
        "Tamsin Kernow, hydrologist: some mill will have nobody on the night shift.",
        "Nobody else wrote.",
    )
    assert _voices(*said) == dict(enumerate(PEOPLE))
    assert _voices(*said[:2]) == {}


def test_items_that_say_what_people_did_are_not_theirs() -> None:
    told = (
        "Osterholm: she built two mills and closed one of them in 2019.",
        "Tresidder: joined the trust in 2021, when it had 40 members.",
        "Kernow: a hydrologist whose survey counted 30 wheels.",
    )
    assert _voices(*told) == {}


BODIES = (
    "The River Trust has quietly moved its date for the lock, from 2027 to 2030.",
    "The River Trust still has 52% for that year.",
    "The River Trust has the same question at 64%.",
    "According to the count that the River Trust published in June, six wheels came from upstream.",
    "Estimates by the River Trust have the effort per wheel roughly doubling every two years.",
    "The objection, made most carefully by the River Trust, is silt.",
    "A rival explanation from the River Trust's survey is that the pond leaks.",
    "For the River Trust the case for a toll is closed.",
)


def test_bodies_hold_what_they_publish_and_what_they_object() -> None:
    assert set(speakers(*BODIES).items()) == {(body, "River Trust") for body in BODIES}


SITES = (
    "On Soothwell, a forecasting site on which 3,000 amateurs compete, the same question stood at 58 per cent.",
    "On Soothwell the question “Will it turn before 2031?” stands at 34%.",
    "On Soothwell, where anyone may have a go, the crowd’s date slipped from 2031 in January to 2034 in August.",
)


def test_a_chance_on_a_site_is_the_sites() -> None:
    assert set(speakers(*SITES).items()) == {(site, "Soothwell") for site in SITES}


OTHERS = (
    "On Tuesday the chance of rain stood at 40%.",
    "On Penhallow Bridge the water is at 20% of its height.",
    "The River Trust has its mills at 40% of capacity.",
    "On the day that the River Trust made its plans, the wheel stood still.",
    "The answer given by the River Trust was wrong.",
    "The pamphlet by the River Trust is long.",
)


def test_what_only_stands_near_a_body_is_not_its_view() -> None:
    assert set(speakers(*OTHERS).items()) == {(other, AUTHOR) for other in OTHERS}


def test_a_second_name_takes_the_verb_of_the_first() -> None:
    body = (
        "Jory Tresidder is here, and so is Tamsin Kernow. Tresidder is at 90%, Osterholm at 75. "
        "Osterholm would go to two in three, and Tresidder, a gloomy man, to 50%.\n\n"
        "Osterholm, who dislikes rulers more than the rest of us, gives the first of these 70 per cent; Kernow gives it 40."
    )
    found = {s.span.quote: s.speaker for s in extract_text(HEAD + body, name="mill").statements}
    assert found["Tresidder is at 90%"] == "Jory Tresidder"
    assert found["Osterholm at 75."] == "Marit Osterholm"
    assert found["Osterholm would go to two in three"] == "Marit Osterholm"
    assert found["Tresidder, a gloomy man, to 50%."] == "Jory Tresidder"
    assert found["Kernow gives it 40."] == "Tamsin Kernow"


def test_it_is_the_body_that_the_sentence_before_was_about() -> None:
    body = (
        "The health ministry will cut the mills to six. The saving, it says, is 41 million a year."
    )
    found = {s.span.quote: s.speaker for s in extract_text(HEAD + body, name="mill").statements}
    assert found["The saving, it says, is 41 million a year."] == "health ministry"


def test_she_gives_him_a_chance_tells_nothing_of_the_gender_of_who_was_named() -> None:
    body = (
        "The prime minister, Alder Finch, is tired. He leads his party.\n\n"
        "A correspondent in the capital, Dagny Orr, tells me that it is late. "
        "She gives him two chances in three, on the grounds that nobody else wants to."
    )
    found = extract_text(HEAD.replace("Marit Osterholm built two mills. ", "") + body, name="m")
    assert {s.speaker for s in found.statements if "two chances" in s.span.quote} == {"Dagny Orr"}
