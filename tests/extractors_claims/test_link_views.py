"""Views granted and answered, objections under a heading or announced, comments on a text."""

from __future__ import annotations

import pytest

from extractors.claims import propositions
from extractors.draft import FoundForecast
from extractors.pipeline import extract_text
from kg.model import Horizon, Operator, Probability

PEOPLE = {"Maria Lund": ("Lund",), "Omar Reyes": ("Reyes",)}
POSTS = [("p1", "ana", None), ("p2", "ben", "p1")]


def told(draft, *tests):
    """The links that some tests made: from's words, relation, to's words."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote)
        for link in draft.links
        if link.test in tests
    ]


def test_who_is_right_but_is_backed_and_answered(read):
    draft = read(
        "Lund argues that batteries have become cheap. Reyes speaks of ships.\n"
        "Lund is right about batteries, but the grid was built for another century.",
        people=PEOPLE,
    )
    assert [(a[:12], r, b[:11]) for a, r, b in told(draft, "endorsed", "granted-but")] == [
        ("Lund is righ", "supports", "Lund argues"),
        ("the grid was", "disputes", "Lund argues"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lund is right about batteries.",
        "Lund argues that batteries have become cheap. I am right about ships.",
        "Lund argues that batteries have become cheap.\nIf Lund is right, ships will follow.",
    ],
)
def test_nobody_is_backed_without_a_view_told_before(read, text):
    assert told(read(text, people=PEOPLE), "endorsed", "granted-but") == []


@pytest.mark.parametrize(("words", "backs"), [("true.", True), ("true of one village.", False)])
def test_what_is_granted_of_a_part_backs_nothing(read, words, backs):
    draft = read(f"Lund argues that batteries have become cheap. That is {words}", people=PEOPLE)
    assert bool(told(draft, "agreed")) is backs


def planted(build, read, text):
    draft = propositions.STEP(build(text, people=PEOPLE))
    index = next(n for n, p in enumerate(draft.propositions) if "60% chance" in p.span.quote)
    row = FoundForecast(
        index,
        draft.propositions[index].span,
        "Maria Lund",
        "coal ends",
        Probability(0.6, 0.6, 0.6, Operator.EQUAL, "60%"),
        Horizon(None, "2030-12-31", "by 2030"),
    )
    return read(text, forecasts=(row,), people=PEOPLE)


@pytest.mark.parametrize(
    ("heading", "opened", "links"),
    [("Counter‑views", "coal mines", 1), ("Background", "coal mines", 0), ("Counter‑views", "ferries", 0),
     ("Doubts, old and new", "coal mines", 1), ("New pits, old doubts", "coal mines", 0)],
)  # fmt: skip
def test_a_heading_of_objections_sets_its_reports_against_the_forecast_that_they_speak_of(
    build, read, heading, opened, links
):
    draft = planted(
        build,
        read,
        "# Outlook\nLund says there is a 60% chance that coal ends by 2030.\n"
        f"# {heading}\nReyes notes that two {opened} were opened last year.",
    )
    assert len(told(draft, "objections-heading")) == links


def test_announced_objections_dispute_the_writer_s_own_view(read):
    draft = read(
        "I doubt that another year of high rates would help. Rents rise anyway.\n"
        "Two objections deserve an answer. Lund says that wages follow vacancies.",
        people=PEOPLE,
    )
    assert told(draft, "announced-objection") == [
        (
            "Lund says that wages follow vacancies.",
            "disputes",
            "I doubt that another year of high rates would help.",
        )
    ]


def test_a_reply_that_grants_a_point_turns_with_but_against_the_same_claim(read):
    draft = read(
        "The price cap will fail within a year.\nYou are right that the cap leaks, but shops have learned to live with it.",
        posts=POSTS,
    )
    assert [r for _, r, _ in told(draft, "reply-agrees", "reply-doubts")] == [
        "supports",
        "disputes",
    ]


def test_a_reply_aims_at_what_a_post_argues_not_at_what_it_grants(read):
    posts = [("p1", "ana", None), ("p2", "ben", "p1"), ("p3", "cyd", "p2")]
    draft = read(
        "The price cap will fail within a year.\n"
        "You are right that the cap leaks, but shops have learned to live with it.\n"
        "This argument dismisses the small shops.",
        posts=posts,
    )
    assert [b for a, r, b in told(draft, "reply-disagrees") if a.startswith("This")] == [
        "shops have learned to live with it."
    ]


PAGE = """# Why the kerb will hold

Prices in the old town rose by four percent last year. The council set a ceiling in May and the landlords obeyed it.

Tenants do not forget a winter without heating. Memories of that kind fade slowly, says the housing office.

The sensible forecast is that rents stay flat for the next two winters.

## 2 comments

**Mara Quist** · 2 h

> The sensible forecast is that rents stay flat for the next two winters.

I'm a letting agent and I have not seen evidence for that.

**Olu Brand** · 1 h

{}
"""


def test_a_comment_that_quotes_a_claim_takes_a_side_on_that_claim():
    found = extract_text(PAGE.format("Thanks for this."), name="kerb")
    assert told(found, "quote-disagrees") == [
        (
            "I'm a letting agent and I have not seen evidence for that.",
            "disputes",
            "The sensible forecast is that rents stay flat for the next two winters.",
        )
    ]
    assert len([link for link in found.links if link.test != "denial-explained"]) == 1


def test_a_comment_affirms_what_the_text_denies_with_the_same_verb():
    found = extract_text(
        PAGE.format("Tenants do forget once the radiators are warm. The stairs are steep."),
        name="kerb",
    )
    assert told(found, "opposite-polarity") == [
        (
            "Tenants do forget once the radiators are warm.",
            "disputes",
            "Tenants do not forget a winter without heating.",
        )
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "Tenants forget nothing, ever.",
        "Tenants do not forget the caretaker either.",
        "Do tenants forget a winter without heating?",
        "Lol, landlords obeying, sure.",
    ],
)
def test_a_comment_of_the_same_polarity_or_a_joke_makes_no_edge(comment):
    found = extract_text(PAGE.format(comment), name="kerb")
    by_id = {s.id: s for s in found.statements}
    assert not any(by_id[link.from_].speaker == "Olu Brand" for link in found.links)


def test_a_comment_on_the_part_about_something_points_at_the_claim_that_tells_of_it():
    found = extract_text(PAGE.format("I can confirm the part about landlords."), name="kerb")
    assert told(found, "comment-agrees") == [
        (
            "I can confirm the part about landlords.",
            "supports",
            "The council set a ceiling in May and the landlords obeyed it.",
        )
    ]


@pytest.mark.parametrize(
    ("opening", "relation"),
    [("Exactly.", "supports"), ("Wrong.", "disputes"), ("Nope.", "disputes")],
)
def test_a_bare_word_before_a_reply_s_statement_takes_its_side(read, opening, relation):
    draft = read(
        f"The price cap will fail within a year.\n{opening} My shop has sold at the cap since May.",
        posts=POSTS,
    )
    assert told(draft, "reply-agrees", "reply-disagrees") == [
        (
            "My shop has sold at the cap since May.",
            relation,
            "The price cap will fail within a year.",
        )
    ]


@pytest.mark.parametrize("opening", ["Exactly?", "Good morning.", "Thanks!", "Lol."])
def test_other_short_openings_take_no_side(read, opening):
    draft = read(
        f"The price cap will fail within a year.\n{opening} My shop has sold at the cap since May.",
        posts=POSTS,
    )
    assert draft.links == ()


def test_a_quotation_of_a_few_words_points_at_the_claim_that_holds_them():
    page = PAGE.replace(
        "I'm a letting agent and I have not seen evidence for that.", "Exactly. My flat has two."
    )
    page = page.replace(
        "> The sensible forecast is that rents stay flat for the next two winters.",
        "> rents stay flat",
    )
    found = extract_text(page.format("Thanks for this."), name="kerb")
    assert [(a, r, b[:21]) for a, r, b in told(found, "quote-agrees")] == [
        ("My flat has two.", "supports", "The sensible forecast")
    ]


def test_the_first_objection_is_the_first_of_the_list(read):
    draft = read(
        "Critics raise objections:\n"
        "- Critics say that the refit costs more than wind.\n"
        "- Critics say that spent fuel has no store.\n"
        "The second objection is outdated. The first objection compares the wrong things.",
    )
    assert sorted((a[:20], b) for a, _, b in told(draft, "point-answered")) == [
        ("The first objection ", "Critics say that the refit costs more than wind."),
        ("The second objection", "Critics say that spent fuel has no store."),
    ]


def test_they_are_wrong_disputes_what_was_just_told(read):
    draft = read("Traders price a cut in June. I think they are wrong.")
    assert told(draft, "verdict") == [
        ("I think they are wrong.", "disputes", "Traders price a cut in June.")
    ]


def test_critics_of_a_text_whose_writer_holds_a_view_are_set_against_nobody(build, read):
    listed = "Critics point out that two mines were opened."
    forecast = "Lund says there is a 60% chance that coal ends by 2030."
    plain = planted(build, read, f"{forecast}\n{listed}")
    taken = planted(build, read, f"{forecast}\nI opposed the closure from the first day.\n{listed}")
    assert len(told(plain, "critics-list")) == 1
    assert told(taken, "critics-list") == []


@pytest.mark.parametrize(
    ("between", "words", "links"),
    [
        ("", "Ferries, critics add, are late.", 1),  # in one section with the forecast
        ("# Elsewhere\n", "Ferries, critics add, are late.", 0),
        ("# Elsewhere\n", "Coal pits, critics add, are late.", 1),  # a word of the forecast
        ("# Elsewhere\n", "Critics object that ferries are late.", 1),  # outright
    ],
)
def test_what_critics_say_elsewhere_must_speak_of_the_forecast(build, read, between, words, links):
    forecast = "# Outlook\nLund says there is a 60% chance that coal ends by 2030.\n"
    draft = planted(build, read, f"{forecast}{between}{words}")
    assert len(told(draft, "critics-list")) == links
