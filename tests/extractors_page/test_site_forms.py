"""Posts as several sites print them, copied with what stands around."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.draft import BlockKind, Draft
from extractors.page import blocks, metadata, posts
from extractors.page.poster_lines import writer_line
from kg.model import Post

_ABOVE = (
    "Will the ferry pay for itself?\n\n"
    "The port published its plan on Monday. It says that two boats will run to the island from May 2032.\n\n"
)
_TALK = (
    (
        "Orla Finch",
        "The plan says May 2032. I would call that one in five, as no boat is on order.",
        None,
    ),
    (
        "Bo Teasel",
        "Boats are quick. The pier takes time, and that was done in June.\n\nI saw it last week.",
        0,
    ),
    ("Orla Finch", "Done on paper. Nobody has tied up there.", 1),
    ("Ruan Hale", "Every pier on this coast since 2010 was late. Why would this one differ?", None),
    ("Ines Quay", "Because it has no lock. The late ones all had locks.", 3),
)
_TIMES = ("3 days ago", "2 days ago", "22 hours ago", "5 hours ago", "12 minutes ago")
_DATES = tuple(f"March {n}, 2031 at 9:1{n} am" for n in range(1, 6))
_SHORT = ("3d", "2d", "22h", "5h", "12m")
_Form = Callable[[int, str, str, str | None], str]


def _posts(text: str) -> list[Post]:
    draft = Draft(text=text, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return list(draft.posts)


def _page(form: _Form, above: str = _ABOVE) -> str:
    names = [name for name, _, _ in _TALK]
    return above + "\n\n".join(
        form(n, name, said, None if to is None else names[to])
        for n, (name, said, to) in enumerate(_TALK)
    )


def _answered(found: list[Post]) -> list[int | None]:
    places = {post.id: n for n, post in enumerate(found)}
    return [None if post.reply_to is None else places[post.reply_to] for post in found]


FORMS: dict[str, _Form] = {
    "time among the buttons below": lambda n, name, said, _: (
        f"{name}\n{said}\n{_SHORT[n]}\nLike\nReply\n{n + 2}"
    ),
    "buttons behind a gap": lambda n, name, said, _: (
        f"{name}\n\n{said}\n\nLike · Reply · {_SHORT[n]}"
    ),
    "a date glued to the name": lambda n, name, said, _: (
        f"{name}{_DATES[n]}\n{said}\n\nReply\n\nReplies"
    ),
    "said, with the time below": lambda n, name, said, _: f"{name} said...\n{said}\n{_DATES[n]}",
    "an account with its server": lambda n, name, said, _: (
        f"{name.lower().replace(' ', '_')}@tarn.social\nEnglish\n{n + 4}\n·\n{_TIMES[n]}\n{said}\nreply"
    ),
    "town and country": lambda n, name, said, _: (
        f"{name}, Tarn Bay, United Kingdom, {_TIMES[n]}\n\n{said}\n\n{n + 3}\n1\nClick to rate"
    ),
    "signed with a dash over the time": lambda n, name, said, _: (
        f"{said}\n– {name}\n Mar {n + 1}, 2031 at 9:1{n}"
    ),
    "an arrow to whom it answers": lambda n, name, said, to: (
        f"{name}{f' → {to}' if to else ''}\n{said}"
    ),
    "in reply to, before the words": lambda n, name, said, to: (
        f"**{name}**{f' (in reply to {to})' if to else ''}: {said}"
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_writers_and_words_of_posts(form: _Form) -> None:
    found = _posts(_page(form))
    names = [(post.author or "").partition("@")[0].replace("_", " ").title() for post in found]
    assert names == [name for name, _, _ in _TALK]
    assert [post.span.quote for post in found] == [said for _, said, _ in _TALK]


@pytest.mark.parametrize("form", ["an arrow to whom it answers", "in reply to, before the words"])
def test_heads_say_whom_posts_answer(form: str) -> None:
    assert _answered(_posts(_page(FORMS[form]))) == [to for _, _, to in _TALK]


def test_people_quoted_in_posts_do_not_write_them() -> None:
    def form(n: int, name: str, said: str, to: str | None) -> str:
        quoted = next((words for who, words, _ in _TALK if who == to), "").partition(". ")[0]
        over = f"{to} said:\n{quoted}.\nClick to expand...\n" if to else ""
        return f"{name.lower().replace(' ', '_')}\n\n{_DATES[n]}\n#{n + 1}\n{over.lower()}{said}"

    found = _posts(_page(form))
    assert [post.author for post in found] == [
        name.lower().replace(" ", "_") for name, _, _ in _TALK
    ]
    assert _answered(found) == [to for _, _, to in _TALK]


def test_items_of_a_list_with_names_and_points_are_posts() -> None:
    depths = (0, 1, 2, 0, 1)
    text = _ABOVE + "\n".join(
        "  " * depth + f"- **{name}** ({n + 2} points): {said.replace(chr(10) * 2, ' ')}"
        for n, (depth, (name, said, _)) in enumerate(zip(depths, _TALK, strict=True))
    )
    found = _posts(text)
    assert [post.author for post in found] == [name for name, _, _ in _TALK]
    assert _answered(found) == [to for _, _, to in _TALK]


def test_an_arrow_between_places_heads_no_post() -> None:
    text = (
        "The night trains\n\nBerlin → Vienna\nThe train leaves at nine and is full in summer.\n\n"
        "Vienna → Trieste\nThis one is slow, and the view pays for it.\n\nParis → Nice\nIt was taken off in 2003 and came back.\n"
    )
    assert _posts(text) == []


def test_letters_signed_without_times_need_their_heading() -> None:
    text = "The long quay\n\n" + "\n\n".join(f"{said}\n– {name}" for name, said, _ in _TALK)
    assert _posts(text) == []


_NOISY = (
    (
        "Orla Finch",
        "I would call it one in five.\n\nTwo reasons:\n1. No boat is on order.\n2. The pier leaks.\n\nEdit: it was mended.",
        None,
    ),
    ("Bo Teasel", "Boats are quick. The pier takes time.\n\nTL;DR: it will run.", 0),
    ("Lena Ord", "This.", 1),
    ("Ruan Hale", "Every pier on this coast was late.\n\nWhy would this one differ?", None),
    ("Ines Quay", "Because it has no lock. The late ones all had locks.", 3),
    ("Pavel Rune", "Can we talk about fares?\nThree euros is theft.\nI will row.", None),
)
_ARTICLE = (
    "Will the ferry pay for itself?\n\nBy Runa Stell\n3 March 2031\n\n"
    "The port published its plan on Monday. It says that two boats will run to the island from May 2032.\n\n"
    "The crews' union expects the first boat in 2033, because forty hands must be trained and the school has twelve places.\n\n"
)
_FOOT = "\n\nRelated stories\n\nPier closed for repairs\nWhy the lock was late\n\nAbout us\nContact\nPrivacy policy\n© 2031 Tarn Post. All rights reserved.\n"


def _noisy(form: _Form, above: str, below: str = "") -> str:
    return (
        above
        + "\n\n".join(form(n, name, said, None) for n, (name, said, _) in enumerate(_NOISY))
        + below
    )


@pytest.mark.parametrize(
    "form",
    [
        lambda n, name, said, _: (
            f"{name}'s avatar\n{name}\n{n + 2}d\nEdited\n\n{said}\n\nReply\nShare"
        ),
        lambda n, name, said, _: (
            f"Profile photo for {name}\n{name}\nSkipper for 20 years · {n + 2}d\n{said}\n{n + 4} upvotes\nReply"
        ),
        lambda n, name, said, _: (
            f"{name}\n\n{name}\nhe/him\n\n{n + 2} days ago\n\n{said}\n\n--\n\nReply"
        ),
        lambda n, name, said, _: f"{name}\n{said}\n{n + 2}d\nLike\nReply\n{n + 4}",
    ],
    ids=["avatar", "office", "pronouns", "time below"],
)
def test_the_article_over_posts_is_none_of_them(form: _Form) -> None:
    found = _posts(_noisy(form, _ARTICLE))
    assert [post.author for post in found] == [name for name, _, _ in _NOISY]


@pytest.mark.parametrize(
    "form",
    [
        lambda n, name, said, _: f"{name} {n + 2} days ago | next [–]\n{said}",
        lambda n, name, said, _: f"{name} @ March {n + 1}, 2031 (+{n})\n\n{said}",
        lambda n, name, said, _: f"[0{n + 1}-Mar-31 09:1{n} AM] {name}\n{said}",
        lambda n, name, said, _: f"Comment by {name} — March {n + 1}, 2031 at 9:1{n} am\n\n{said}",
    ],
    ids=["age", "points", "stamp", "comment by"],
)
def test_the_foot_of_the_page_is_not_of_the_last_post(form: _Form) -> None:
    found = _posts(_noisy(form, _ARTICLE + "Comments (6)\n\n", _FOOT))
    assert [post.author for post in found] == [name for name, _, _ in _NOISY]
    assert found[-1].span.quote == _NOISY[-1][1]


def test_a_last_post_keeps_its_short_lines_where_no_notice_follows() -> None:
    text = _noisy(
        lambda n, name, said, _: f"{name} {n + 2} days ago | next [–]\n{said}",
        _ARTICLE + "Comments (7)\n\n",
    )
    found = _posts(f"{text}\n\nOrla Finch 1 day ago | next [–]\nSee you there.\n\nlol ok")
    assert found[-1].span.quote == "See you there.\n\nlol ok"


def test_buttons_without_spaces_are_no_words_of_a_post() -> None:
    text = _noisy(
        lambda n, name, said, _: (
            f"[–]{name} {n + 2} points {n + 2} days ago (1 child)\n{said}\npermalinkembedsavereportreply"
        ),
        _ARTICLE,
    )
    assert [post.span.quote for post in _posts(text)] == [said for _, said, _ in _NOISY]


def test_fields_of_records_do_not_speak() -> None:
    text = _ABOVE + "\n\n".join(
        f"id: {n}\nauthor: {name.split()[0].lower()}\nscore: {n + 3}\nparent: none\nbody: {said}"
        for n, (name, said, _) in enumerate(_TALK, 1)
    )
    assert not {"id", "author", "score", "parent", "body"} & {post.author for post in _posts(text)}


@pytest.mark.parametrize("count", ["280 comments", "Comments (4)", "4 Comments"])
def test_a_count_of_comments_over_an_article_does_not_make_it_theirs(count: str) -> None:
    top, _, text = _ARTICLE.partition("3 March 2031\n\n")
    page = _noisy(
        lambda n, name, said, _: f"{name}\n{n + 2} days ago\n{said}\nReply\n{n + 4}",
        f"{top}3 March 2031\n\nShare\nSave\n{count}\n\n{text}Comments (6)\n\n",
    )
    draft = Draft(text=page, source="s", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    assert [post.author for post in draft.posts] == [name for name, _, _ in _NOISY]
    kept = [b.span.quote for b in draft.blocks if b.kind is BlockKind.PARAGRAPH and b.post is None]
    assert [quote for quote in text.split("\n\n") if quote] == [q for q in kept if "." in q]


def test_a_section_below_a_menu_is_not_the_title() -> None:
    text = f"Home\nNews\nOpinion\nSign in\n\nEnergy\n\n{_ARTICLE}"
    assert metadata.STEP(Draft(text=text, source="s", name="page")).metadata.title == (
        "Will the ferry pay for itself?"
    )


_BUTTONS = "LIKE (4)\nREPLY\nSHARE"
_BELOW = "33 more comments...\nTop\nLatest\nDiscussions\nNo posts\nReady for more?\nThe Quay is the home of great letters"


def test_the_foot_of_a_page_without_blank_lines_is_not_of_the_last_post() -> None:
    talk = "\n".join(
        f"{name}\nMar {n + 1}\n{said}\n{_BUTTONS}" for n, (name, said, _) in enumerate(_TALK)
    )
    found = _posts(f"{_ABOVE}5 Comments\n{talk}\n{_BELOW}")
    assert [post.author for post in found] == [name for name, _, _ in _TALK]
    assert found[-1].span.quote == _TALK[-1][1]


def test_a_post_that_goes_on_below_a_button_keeps_its_words() -> None:
    talk = "\n".join(
        f"{name}\nMar {n + 1}\n{said}\nShow more\nAnd the boats are ours.\nReply"
        for n, (name, said, _) in enumerate(_TALK)
    )
    assert _posts(f"{_ABOVE}5 Comments\n{talk}")[-1].span.quote.endswith("And the boats are ours.")


_SIGNED = (
    "Talk:Storm of 1921\nDeath toll\n"
    "The article says 214 dead. The papers of the day say 162. Halyard9 (talk) 10:02, 3 March 2031 (UTC)\n"
    ":It is from Moffat, who counts the trawlers. MrsTiggy (talk) 11:15, 3 March 2031 (UTC)\n"
    "::He counts one of them twice. Halyard9 (talk) 12:40, 3 March 2031 (UTC)\n"
    ":Why not give both? Sea Fret (talk) 09:00, 4 March 2031 (UTC)\n"
    "Wind\n"
    "The gauge at the pier ended at 180. Sea Fret (talk) 17:45, 9 April 2031 (UTC)\n"
)


def test_colons_tell_the_depth_of_signed_posts_and_signatures_are_not_said() -> None:
    found = _posts(_SIGNED)
    assert [post.author for post in found] == [
        "Halyard9",
        "MrsTiggy",
        "Halyard9",
        "Sea Fret",
        "Sea Fret",
    ]
    assert _answered(found) == [None, 0, 1, 0, None]
    assert found[2].span.quote == "He counts one of them twice."
    assert found[2].author_evidence[0].span.quote.startswith("Halyard9 (talk)")


_ASKED = (
    "Why do my pears fall in June?\nAsked 2 years ago\nViewed 4k times\n14\n"
    "My tree sets 600 fruits and drops two thirds of them. Is something wrong with it?\n"
    "Share\nImprove this question\nFollow\nedited May 2, 2029 at 8:11\nNiall's user avatar\nNiall\n"
    "4,211 2 gold badges 18 silver badges\nasked May 1, 2029 at 17:30\npomona's user avatar\npomona\n"
    "143 1 silver badge\n2\nWhat kind is it? Some hardly drop at all. \u2013\nNiall\n May 1, 2029 at 18:02\n"
    "A Comice, on quince \u2013\npomona\n May 1, 2029 at 19:20\nAdd a comment\n2 Answers\n21\n"
    "It is normal. A tree can feed one fruit for every 40 leaves.\nShare\nImprove this answer\nFollow\n"
    "answered May 1, 2029 at 20:44\nBram Vries's user avatar\nBram Vries\n12.3k 1 gold badge\nAdd a comment\n5\n"
    "Watering every evening is the problem. Water once a week.\nShare\nImprove this answer\nFollow\n"
    "answered May 3, 2029 at 6:12\nquince_lady's user avatar\nquince_lady\n888 5 bronze badges\n"
    "Add a comment\nYour Answer\nSign up or log in\nPost as a guest\n"
)


def test_remarks_that_a_dash_and_two_lines_sign() -> None:
    found = _posts(_ASKED)
    assert [post.author for post in found] == [
        "pomona",
        "Niall",
        "pomona",
        "Bram Vries",
        "quince_lady",
    ]
    assert found[1].span.quote == "What kind is it? Some hardly drop at all."
    assert found[2].span.quote == "A Comice, on quince"
    assert found[4].span.quote.endswith("Water once a week.")
    assert _answered(found)[1:4] == [0, 0, 0]


@pytest.mark.parametrize("line", ["asked May 1, 2031", "this post was submitted on 4 Jun 2031"])
def test_words_of_a_template_name_nobody(line: str) -> None:
    assert writer_line(line) is None


def test_an_account_of_one_word_is_a_name() -> None:
    found = writer_line("tidewrack 9 hours ago")
    assert found is not None
    assert found.name == "tidewrack"


_PLACED = {
    "a place glued to the day": lambda n, name, said, _: (
        f"{name}\n{('Duluth, Minnesota', 'Contributor', 'Vermont', 'Oregon', 'Bergen, Norway')[n]}March {n + 2}\n"
        f"{said}\n{n + 3} Recommend\nShare\nFlag"
    ),
    "an account on a site": lambda n, name, said, _: (
        f"{name} (@{name.split()[0].lower()}_{name.split()[1].lower()}) on Q\n{said}"
    ),
}


@pytest.mark.parametrize("form", _PLACED.values(), ids=_PLACED.keys())
def test_places_and_sites_beside_names_are_of_the_head(form: _Form) -> None:
    found = _posts(_page(form, f"{_ABOVE}5 Comments\n\n"))
    assert [post.author for post in found] == [name for name, _, _ in _TALK]
    assert [post.span.quote for post in found] == [said for _, said, _ in _TALK]


def test_an_account_in_small_letters_that_comes_back_heads_its_posts() -> None:
    names = ("mud rat 907", "Pier Girl", "mud rat 907")
    page = (
        _ABOVE
        + "3 Comments\nSort by\nMost liked\n"
        + "\n".join(
            f"{name}\n{n + 2} hours ago\n{said}\nLike\n4{n}\nReply"
            for n, (name, (_, said, _)) in enumerate(zip(names, _TALK[2:], strict=True))
        )
    )
    assert [post.author for post in _posts(page)] == list(names)


_MARKED = (
    "File: lathe.jpg (1.2 MB)\n"
    "Anonymous 03/11/31(Tue)14:02:11 No.8841201\nThe small lathes are better now. Mine cost 900.\n>>8841230\n"
    "Anonymous 03/11/31(Tue)14:10:40 No.8841230\n>>8841201 (OP)\nRunout is not rigidity. Try parting steel.\n"
    "Anonymous 03/11/31(Tue)14:15:02 No.8841244\n>>8841201 (OP)\n>Mine cost 900.\nWith what chuck?\n"
    "Tubal !x9Q 03/11/31(Tue)14:40:00 No.8841302\n>>8841230\nI part steel every day, with a rear tool post.\n"
)


def test_numbers_of_posts_tell_what_is_answered() -> None:
    assert _answered(_posts(_MARKED)) == [None, 0, 0, 1]


_WALL = " ".join(
    f"The wall will stand {n} metres from the quay when it is done." for n in range(2, 24)
)
_LINKED = (
    "Lagoon would light one home in ten\n3 hours ago\nShare\nSave\nRhys Calloway\nBusiness reporter\n"
    f"{_WALL}\n{_WALL}\nMore on this story\nLagoon turned down: what happened?\nPublished\n25 June 2018\n"
    "Hallam Pryce\nThe office is not responsible for the content of external sites.\nTop stories\n"
    "Rail strike goes ahead\n2 hours ago\nThe keeper who never left\nTerms of Use\n"
)


def test_dates_of_links_below_an_article_head_no_posts() -> None:
    assert _posts(_LINKED) == []


def test_answers_below_a_long_opening_post_are_posts() -> None:
    page = "Lagoon\n" + "\n".join(
        f"{name}\n{n + 2} hours ago\n{said}\nReply"
        for n, (name, said) in enumerate(
            (
                ("Rhys Calloway", f"{_WALL} {_WALL}"),
                ("Hal Pryce", "I doubt that."),
                ("Ida Quay", "Why do you?"),
            )
        )
    )
    assert "Hal Pryce" in [post.author for post in _posts(page)]
