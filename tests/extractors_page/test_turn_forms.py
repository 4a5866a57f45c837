"""Speakers' turns in the forms in which talks are written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.draft import Draft
from extractors.page import blocks, metadata, posts
from kg.model import SourceKind

_TALK = (
    (
        "Runa Stell",
        "Welcome to the show. We speak about trams. Ada, will the harbour line open on time?",
    ),
    ("Ada Quill", "I expect the first cars in May 2032. The signals were the hard part."),
    ("Runa Stell", "The union says 2033."),
    ("Ada Quill", "The union counts the old school. We open a second one in the autumn."),
    ("Tom Bray", "May I come in here? A school does not make drivers, the road does."),
    ("Ada Quill", "Fair point."),
    ("Runa Stell", "And the costs? They have risen by ninety million."),
    ("Ada Quill", "They have, and I do not like it. But steel rose for everybody."),
)
_Form = Callable[[int, str, str], str]
FORMS: dict[str, _Form] = {
    "name": lambda n, name, said: f"{name}: {said}",
    "first name": lambda n, name, said: f"{name.split()[0]}: {said}",
    "initials": lambda n, name, said: f"{name[0]}{name.split()[1][0]}: {said}",
    "office": lambda n, name, said: f"{name}, {'host' if name[0] == 'R' else 'engineer'}: {said}",
    "italics": lambda n, name, said: f"_{name}_: {said}",
    "bold": lambda n, name, said: f"**{name}** {said}",
    "bold initials": lambda n, name, said: f"**{name[0]}{name.split()[1][0]}** {said}",
    "bold line": lambda n, name, said: f"**{name}**\n{said}",
    "heading": lambda n, name, said: f"### {name}\n{said}",
    "name in a line": lambda n, name, said: f"{name}\n{said}",
    "dash": lambda n, name, said: f"{name} — {said}",
    "brackets": lambda n, name, said: f"({name}) {said}",
    "time over the name": lambda n, name, said: f"00:0{n}:11\n{name}\n{said}",
    "time behind the name": lambda n, name, said: f"{name} (00:0{n}:11):\n{said}",
    "captions": lambda n, name, said: f"{n + 1}\n00:0{n}:11.000 --> 00:0{n}:48.000\n{name}: {said}",
    "captions with voices": lambda n, name, said: (
        f"00:0{n}:11.000 --> 00:0{n}:48.000\n<v {name}>{said}</v>"
    ),
}


def _read(text: str) -> Draft:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "apart"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_turn_is_its_speakers_who_spoke_once_too(form: _Form, gap: str) -> None:
    text = "The Harbour Hour, episode 12\n\n" + gap.join(
        form(n, name, said) for n, (name, said) in enumerate(_TALK)
    )
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    assert draft.metadata.kind is SourceKind.TRANSCRIPT
    shown = [(post.author or "", post.span.quote.removesuffix("</v>")) for post in draft.posts]
    for (author, words), (name, said) in zip(shown, _TALK, strict=True):
        assert author in (name, name.split()[0], name[0] + name.split()[1][0])
        assert words == said


def test_a_label_inside_long_answers_does_not_speak() -> None:
    text = "The Harbour Hour\n\n" + "\n\n".join(
        f"{name}: {said}\nIt is a long story. The quay was built twice, and twice it sank.\nIt was raised in May."
        for name, said in _TALK[:4]
    )
    draft = Draft(
        text=text.replace("It is a long", "Old Story: It is a long", 1), source="s", name="page"
    )
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    assert {post.author for post in draft.posts} == {"Runa Stell", "Ada Quill"}


def test_a_list_of_people_with_dashes_is_no_talk() -> None:
    people = ("Ada Quill", "Bo Lind", "Runa Stell", "Tom Bray", "Ines Quay")
    text = "Who stands for the harbour seat\n\n" + "\n".join(
        f"{name} — The candidate for quay {n}. Wants a tram." for n, name in enumerate(people)
    )
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    assert draft.posts == ()


def test_a_voice_without_a_name_speaks_its_own_turn_where_labels_have_times() -> None:
    talk = [f"{name} (00:0{n}:11):\n{said}" for n, (name, said) in enumerate(_TALK)]
    talk.insert(4, "Speaker 3 (00:03:50):\nThis talk is paid for by a maker of rails.")
    shown = [(post.author, post.span.quote) for post in _read("\n".join(talk)).posts]
    assert ("Speaker 3", "This talk is paid for by a maker of rails.") in shown


def test_places_in_brackets_do_not_speak() -> None:
    page = "\n".join(
        f"({('Oslo', 'Bergen')[n % 2]}) The {n + 2} trams of the town stand still. A strike began on Monday."
        for n in range(6)
    )
    assert _read(f"News of the day\n{page}").metadata.kind is not SourceKind.TRANSCRIPT
