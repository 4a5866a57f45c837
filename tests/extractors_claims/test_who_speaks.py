"""Who is meant by the words that name a speaker: heads, appositions, bodies spoken for, pronouns."""

from __future__ import annotations

import pytest

from extractors.claims.cue_parts import Source
from extractors.claims.source_heads import SourceHeads
from extractors.draft import Parse, Token
from extractors.names.posts import post_end
from extractors.pipeline import extract_text

HEAD = "The ferry that nobody wants\n\nBy Inga Sorensen\n\n3 May 2026\n\n"


def speaker(body: str, words: str) -> str:
    found = extract_text(HEAD + body, name="ferry").statements
    return next(one.speaker for one in found if words in one.span.quote)


HEADS = [
    # The person, not the body they work for.
    (
        "“The fleet is too old,” Marta Kessler at Nordhaven Research wrote in a note.",
        "Marta Kessler",
    ),
    (
        "“The fleet is too old,” the port's director, Dr Marta Kessler, told a panel of MPs.",
        "Marta Kessler",
    ),
    (
        "A very polite person called Marta Kessler replied that the fleet is too old.",
        "Marta Kessler",
    ),
    ("Cllr Marta Kessler felt that the fleet is too old.", "Marta Kessler"),
    (
        "Tom Aldous owns a yard. Aldous's firm, Nordhaven, claims that the fleet is too old.",
        "Nordhaven",
    ),
    # Whoever stands before a colon and a quotation, with a clause about them between.
    (
        "Marta Kessler, who has counted boats in that port for twenty years and swims there in winter: "
        "“The fleet is too old.”",
        "Marta Kessler",
    ),
    # A name inside the phrase is not its head.
    (
        "Tom Aldous runs the ministry.\n\nAn adviser to the minister conceded that the fleet is too old.",
        "adviser (unnamed)",
    ),
]


def test_a_post_behind_a_name_belongs_to_the_person_named_next() -> None:
    text = (
        "Tarnow Bank chief economist Reinout Sluys spoke, as did Halden Bank staff and Orla Venn."
    )
    assert post_end(text, len("Tarnow Bank")) == text.index("Reinout")
    assert post_end(text, text.index("Halden Bank") + len("Halden Bank")) is None
    accented = "said Tarnow professor Élodie Sluys"
    assert post_end(accented, len("said Tarnow")) == accented.index("Élodie")
    plain = "“It is a small risk for the court,” said Tarnow professor Reinout Sluys."
    named = extract_text(f"A note on odds\n\nBy Jo Abel\n\nIt rained.\n\n{plain}\n", name="odds")
    assert [one.speaker for one in named.statements if "court" in one.span.quote] == [
        "Reinout Sluys"
    ]


def test_words_without_a_verb_are_said_by_whoever_is_named_behind_them() -> None:
    body = "Will the port close? Hardly. Less than a one-in-ten chance by 2030, said Dr Marta Kessler of the works council."
    assert speaker(body, "one-in-ten") == "Marta Kessler"


@pytest.mark.parametrize(("body", "who"), HEADS)
def test_a_source_is_its_head(body: str, who: str) -> None:
    found = speaker(body, "fleet is too old")
    assert found == who or (who.endswith("(unnamed)") and found.endswith("(unnamed)"))


TURNS = [
    # Two people: the pronoun takes up whoever spoke last.
    (
        "“The boats are worn out,” said Omar Reyes, a former captain now at the Harbour Forum. "
        "The minister hailed the plan. He put the chance of a strike by May at 40 percent.",
        "chance of a strike",
        "Omar Reyes",
    ),
    # Gender parts two who spoke.
    (
        "Maria Quill says the quay is short. Peter Holm thinks the quay will do. "
        "She agrees that the berth comes next.",
        "the berth comes next",
        "Maria Quill",
    ),
    # Somebody without a name goes on speaking.
    (
        "Maria Quill runs the clinic. The board sees no reason to stop, a hospital spokesman said. "
        "The waiting list, he noted, has gone from nine weeks to five.",
        "waiting list",
        "hospital spokesman (unnamed)",
    ),
]


@pytest.mark.parametrize(("body", "words", "who"), TURNS)
def test_a_pronoun_that_speaks_is_whoever_spoke_last(body: str, words: str, who: str) -> None:
    assert speaker(body, words) == who


def test_a_pronoun_is_nobody_of_another_gender() -> None:
    body = "Mr Olaf Hagen was a printer. Retraining, she conceded, seldom works."
    assert speaker(body, "seldom works") != "Olaf Hagen"


def test_somebody_without_a_name_goes_on_by_a_pronoun() -> None:
    body = (
        "Anna Berg built the lorries. “I trained two of those lorries,” an older driver told me at the gate. "
        "He meant that they had copied his braking."
    )
    assert speaker(body, "copied his braking").endswith("driver (unnamed)")


DEEDS = [
    "The scan is read twice: once by Maud Ellery, once by a program she calls the lodger.",
    "Tidal Power has put its 900-million-dollar plant on hold, the second halt in three years.",
    "The Health Fund put 140 million dollars into the first trial.",
]


@pytest.mark.parametrize("body", DEEDS)
def test_what_somebody_does_is_told_by_the_text(body: str) -> None:
    assert speaker(body, body.split()[-2]) == "author"


def test_a_clause_behind_a_comma_is_told_by_whoever_replies() -> None:
    body = "No such choice has been made, Marta Kessler replied by email."
    assert speaker(body, "No such choice") == "Marta Kessler"


def test_what_is_put_right_is_whoever_denied_the_other() -> None:
    body = "Her worry is not the motorway, Marta Kessler says. It is the last two kilometres. The yard is old."
    assert speaker(body, "last two kilometres") == "Marta Kessler"
    assert speaker(body, "yard is old") == "author"


WORKS = [
    "Lise Dahl wrote a book about dams. The book argues that small dams never pay.",
    "A report by Lise Dahl came out in May. The report finds that small dams never pay.",
    "Lise Dahl's memo went round in May. The memo states that small dams never pay.",
]


@pytest.mark.parametrize("body", WORKS)
def test_a_document_speaks_for_whoever_made_it(body: str) -> None:
    assert speaker(body, "never pay") == "Lise Dahl"


def test_to_have_written_something_is_no_view() -> None:
    assert (
        speaker("Lise Dahl wrote a book about dams. It has nine chapters.", "book about")
        == "author"
    )


def test_who_wishes_something_of_people_is_not_the_people() -> None:
    body = "I wish people had an actual plan for the fleet that we could check."
    assert speaker(body, "actual plan") == "author"


def test_a_body_right_before_a_name_is_not_who_speaks_though_the_parser_begins_the_name_there() -> (
    None
):
    text = "Nordhavens Marta Kessler believes it."
    words = [("Nordhavens", "PROPN", "nsubj", 3), ("Marta", "PROPN", "flat", 0)]
    words += [("Kessler", "PROPN", "flat", 0), ("believes", "VERB", "root", 3)]
    tokens = tuple(
        Token(text.index(word), text.index(word) + len(word), word.lower(), pos, "", dep, head)
        for word, pos, dep, head in words
    )
    known = (Source(0, 10, "Nordhaven"), Source(11, 24, "Marta Kessler"))
    held = SourceHeads(text, Parse(tokens)).holder(0, 24, known)
    assert held is not None
    assert held.speaker == "Marta Kessler"


def _speaker(sentence: str) -> str:
    found = extract_text(f"The quay\n\n3 May 2026\n\n{sentence}\n", name="quay").statements
    return found[-1].speaker


def test_an_office_by_its_title_speaks_under_it() -> None:
    assert _speaker("The Director of Ports said the quay was empty.") == "the Director of Ports"
    assert _speaker("The Department told us that nothing had moved.") == "the Department"


def test_a_name_in_a_clause_below_the_speaker_does_not_speak() -> None:
    told = "“The bay is soup,” said a fisherman who would only be called Ned's brother."
    assert _speaker(told).startswith("fisherman")
    taught = "Ada Quill, who has died aged 90, taught two generations of Welsh engineers to doubt."
    assert _speaker(taught) != "Welsh"
    assert _speaker("It grew after the first trial, Halcyon, reported in 2023.") == "author"


def test_a_role_in_apposition_stands_for_the_name() -> None:
    told = "Harbour Rail, the operator of the line, cut two trains. The operator says demand fell."
    assert _speaker(told) == "Harbour Rail"


def test_a_cleft_tells_whose_view_it_is() -> None:
    assert _speaker("What Ada Quill thinks is that the bay will clear.") == "Ada Quill"
    assert _speaker("What matters is that the boats run.") == "author"


def test_a_document_is_of_whoever_circulated_it() -> None:
    told = "According to a briefing circulated by the Harbour Forum, nine boats have sunk."
    assert _speaker(told) == "Harbour Forum"


def test_a_noun_with_its_owner_is_no_verb_of_saying() -> None:
    assert _speaker("The people in my forecasts are over seventy-five years old.") == "author"


SAID = [
    # How somebody is while they speak, right behind a quotation.
    ("“The quay can be moved,” Ada Quill shrugged when I put that to her.", "Ada Quill"),
    ("“The quay can be moved,” grinned Ada Quill.", "Ada Quill"),
    ("When it rained, Ada Quill smiled and the quay was empty.", "author"),
    # A name between commas behind what somebody is, over the body that they speak for.
    ("A spokeswoman for the Pilots' Guild, Ada Quill, said the quay was sound.", "Ada Quill"),
    ("A spokeswoman for the Pilots' Guild said the quay was sound.", "Pilots' Guild"),
    # The first of two.
    ("The pilots Ada Quill and Bo Lind said in a letter that the quay was sound.", "Ada Quill"),
    ("Both pilots agree that the quay is sound.", "both pilots (unnamed)"),
    ("Everyone agrees that the quay is sound.", "author"),
    ("Both agree that the quay is sound.", "author"),
    # Whose position it is, though nobody has a name.
    ("The union's view is that nobody should use the quay.", "union (unnamed)"),
    ("The union's view of the quay is better than ours.", "author"),
    ("The port authority wants us to believe that the quay is sound.", "port authority (unnamed)"),
    ("The port authority wants us to build the quay that we need.", "author"),
    ("The quay is sound and the crane is new, or so Ada Quill claims.", "Ada Quill"),
    ("For Professor Ada Quill, a surveyor, the quay is the only sound part.", "Ada Quill"),
    (
        "A study published in March by the Skoda Foundation found that quays last longer.",
        "Skoda Foundation",
    ),
    # Nobody known says it, and not the writer.
    ("It is hard to find one. “I would sooner close the quay,” one told me.", "one (unnamed)"),
    (
        "Pilots are less keen. One, who asked not to be named, said the quay leaked.",
        "one of pilots (unnamed)",
    ),
    # A body's name alone before a colon and a quotation.
    ("The harbour firm Oculis: “The quay is open again.”", "Oculis"),
    ("“Is it?” asked Ada Quill, a surveyor. “They never looked at the quay.”", "Ada Quill"),
]


@pytest.mark.parametrize(("body", "who"), SAID)
def test_who_says_it(body: str, who: str) -> None:
    lead = "Oculis, a harbour firm, has nine boats. The weather was dull.\n\n"
    assert speaker(lead + body, "quay") == who


def test_a_body_is_not_spoken_of_by_a_word_for_another_kind() -> None:
    told = "Liv Sander of the Pilots' Society is angry. There is, the authority says, no money."
    assert speaker(told, "no money") == "authority (unnamed)"
    same = "The Pilots' Society met in May. There is, the guild says, no money."
    assert speaker(same, "no money") == "Pilots' Society"
