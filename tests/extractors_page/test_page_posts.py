"""Posts of threads, comments and transcripts."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.draft import BlockKind, Draft, Metadata
from extractors.page import blocks, metadata, posts
from extractors.page.post_authors import with_authors
from extractors.pipeline import extract_text
from kg.model import Post, SourceKind, Span

SHARED = Path(__file__).parents[2].parent / "shared"
ROOT = "The pier sank by four centimetres in one year, says the gauge."


def read(text: str, kind: SourceKind | None = None) -> Draft:
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


def thread(*lines: str) -> tuple[Post, ...]:
    return read("\n".join(lines), SourceKind.THREAD).posts


def told(found: tuple[Post, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(post.span.quote, post.quotes, post.duplicate_of) for post in found]


def test_text_between_two_copies_is_one_post_that_quotes_the_second():
    found = thread(
        "So it begins.",
        ROOT,
        ROOT,
        "I doubt this.",
        "The gauge is old.",
        ROOT,
        "Fine by me then.",
        ROOT,
    )
    assert told(found) == [
        ("So it begins.", "p003", None),
        (ROOT, None, "p003"),
        (ROOT, None, None),
        ("I doubt this.\nThe gauge is old.", "p003", None),
        (ROOT, None, "p003"),
        ("Fine by me then.", "p003", None),
        (ROOT, None, "p003"),
    ]


def test_a_copy_with_flattened_line_breaks_is_found_and_the_longer_form_is_the_post():
    flat = "It will sink further. Nobody has looked at the piles."
    found = thread(
        "And the mayor agrees with that", flat, "It will sink further.",
        "Nobody has looked at the piles.", ROOT, "Yes.", ROOT,
    )  # fmt: skip
    assert told(found) == [
        ("And the mayor agrees with that", "p003", None),
        (flat, None, "p003"),
        (flat.replace(". ", ".\n"), None, None),
        (ROOT, None, None),
        ("Yes.", "p004", None),
        (ROOT, None, "p004"),
    ]


def test_the_final_mark_makes_another_post():
    found = thread(f"{ROOT[:-1]}:", ROOT, "No.", f"{ROOT[:-1]}:", "Well well.", ROOT)
    assert {post.span.quote for post in found if not post.duplicate_of} >= {ROOT, f"{ROOT[:-1]}:"}


def test_a_leading_handle_opens_a_reply_to_what_follows():
    found = thread(
        "The mayor will deny it.", ROOT, "Just a remark of mine", "@mayor_fan He has denied it.",
        "The mayor will deny it.", "Quiet here.", ROOT,
    )  # fmt: skip
    reply = next(post for post in found if post.span.quote.startswith("@"))
    first = next(post for post in found if post.span.quote == "The mayor will deny it.")
    assert (reply.quotes, reply.reply_to) == (first.id, first.id)
    assert (first.handle, first.author) == ("mayor_fan", "mayor_fan")
    assert found[2].span.quote == "Just a remark of mine"


def test_a_handle_is_resolved_to_a_name_that_the_page_writes():
    found = thread("Ida Marsh sees it coming.", ROOT, "@idamarshNow You said so.", ROOT)
    original = next(post for post in found if post.span.quote == ROOT and not post.duplicate_of)
    assert (original.author, original.handle) == ("Ida Marsh", "idamarshNow")


def test_two_handles_for_one_post_name_nobody():
    found = thread("@ann No.", ROOT, "@bob No.", ROOT, "Hm, so be it then.", ROOT)
    assert {post.author for post in found} == {None}


def test_an_edited_version_is_a_copy_with_its_own_quotation():
    long = (
        "The gauge at the old pier is wrong because the pile under it moved in the storm of last winter, "
        "and the office has known about the error since the first survey in the spring of that same year."
    )
    found = thread(
        long, ROOT, long.replace("known about", "known of"), ROOT, "Hm, so be it then.", ROOT
    )
    version = found[2]
    assert version.duplicate_of == "p001"
    assert version.quotes is not None


def test_headline_and_summary_are_no_posts():
    text = (
        "Old pier at Lowmere sinks four centimetres\n"
        "The old pier at Lowmere sinks by four centimetres each year, a gauge shows, and readers argue.\n"
        f"So it begins.\n{ROOT}\nI doubt this.\n{ROOT}\n@bo Look.\n{ROOT}\n"
    )
    found = read(text, SourceKind.THREAD)
    assert found.posts[0].span.quote == "So it begins."
    assert found.blocks[0].kind is BlockKind.TITLE
    assert found.blocks[1].post is None


def test_named_heads_give_posts_their_authors():
    found = thread(
        "Ida Marsh @idam · 2h", "The pier sinks.", "It is old.", "@joker", "No it floats.",
        "Bo Li (@boli)", "@idam You are right.",
    )  # fmt: skip
    assert [(p.author, p.handle, p.span.quote) for p in found] == [
        ("Ida Marsh", "idam", "The pier sinks.\nIt is old."),
        ("joker", "joker", "No it floats."),
        ("Bo Li", "boli", "@idam You are right."),
    ]
    assert found[-1].reply_to == "p001"


def test_a_thread_without_repeats_parts_at_blank_lines_numbers_or_lines():
    gaps = thread("The pier sinks.", "It is old.", "", "No it does not.", "", "Yes it does.")
    assert [post.span.quote for post in gaps] == [
        "The pier sinks.\nIt is old.",
        "No it does not.",
        "Yes it does.",
    ]
    assert len(thread("One remark here.", "Two remarks here.", "Three remarks here.")) == 3
    assert [p.span.quote for p in thread("🙂", "🙂", "🙂")] == ["🙂", "🙂", "🙂"]


def test_one_post_is_a_thread_too():
    assert [post.span.quote for post in thread("@bo I disagree with all of it.")] == [
        "@bo I disagree with all of it."
    ]


ARTICLE = (
    "Dams\nThe council voted for the dam because the old one leaks every spring.\n"
    "An engineer who saw the piles says that they will hold.\n"
    "The farmers below fear for their fields.\nNobody has asked the towns upstream.\n"
)


def test_comments_without_names_part_where_a_writer_begins_to_speak():
    text = (
        f"{ARTICLE}\n\n\n\nYou are too kind.\n> the old one leaks\nI never saw it leak.\nTheir story changes.\n"
        "I know the dam.\nThanks for this piece.\n"
    )
    found = read(text, SourceKind.COMMENTS)
    assert [post.span.quote for post in found.posts] == [
        "You are too kind.\n> the old one leaks\nI never saw it leak.\nTheir story changes.",
        "I know the dam.",
        "Thanks for this piece.",
    ]
    assert {post.author for post in found.posts} == {None}
    assert all(block.post is None for block in found.blocks[:5])


def test_comments_with_names_part_at_the_names():
    text = (
        f"{ARTICLE}\n3 Comments\nIda Marsh · 2 days ago\nI think it leaks.\nI saw it.\n"
        "Bo Li says:\nYou are wrong, and I am right.\nCy Dee\n3 March 2031\nMy dam floats.\n"
    )
    found = read(text, SourceKind.COMMENTS).posts
    assert [(post.author, post.span.quote) for post in found] == [
        ("Ida Marsh", "I think it leaks.\nI saw it."),
        ("Bo Li", "You are wrong, and I am right."),
        ("Cy Dee", "My dam floats."),
    ]


def test_a_page_without_a_readers_part_has_no_comments():
    assert read(ARTICLE, SourceKind.COMMENTS).posts == ()
    assert read(ARTICLE, SourceKind.ARTICLE).posts == ()


def test_turns_run_over_paragraphs_and_a_label_is_no_speaker():
    text = (
        "Transcript: The Long Queue\n[00:01] ANN BO: We ship in May.\nNote: this is firm.\n"
        "CY DEE: I doubt it.\nANN BO: We will.\nCY DEE:\nWell."
    )
    found = read(text)
    assert [(post.author, post.span.quote) for post in found.posts] == [
        ("Ann Bo", "We ship in May.\nNote: this is firm."),
        ("Cy Dee", "I doubt it."),
        ("Ann Bo", "We will."),
        ("Cy Dee", "Well."),
    ]


def test_every_block_of_a_post_knows_it():
    found = read(f"So.\n{ROOT}\nNo.\nNever.\n{ROOT}\n@bo Look.\n{ROOT}\n", SourceKind.THREAD)
    by_id = {post.id: post for post in found.posts}
    for block in found.blocks:
        if block.post:
            assert by_id[block.post].span.covers(block.span)


def test_gold_thread_boundaries():
    files = sorted((SHARED / "gold").glob("004_*.json")) if SHARED.exists() else []
    if not files:
        pytest.skip("needs the shared folder beside the project")
    gold = json.loads(files[0].read_text(encoding="utf-8"))["posts"]
    text = (SHARED / "corpus" / f"{files[0].stem}.txt").read_bytes().decode("utf-8")
    found = {(post.span.start, post.span.end): post for post in read(text).posts}
    wanted = {(post["start"], post["end"]): post for post in gold}
    hits = found.keys() & wanted.keys()
    assert 2 * len(hits) / (len(found) + len(wanted)) >= 0.95
    copies = sum(
        1 for key in hits if bool(found[key].duplicate_of) == bool(wanted[key]["duplicate_of"])
    )
    assert copies >= 0.9 * len(hits)


def test_more_comments_than_article_are_still_comments():
    remarks = "\n".join(f"I think gauge {i} is wrong, you know." for i in range(30))
    found = read(f"{ARTICLE}\n\n\n\n{remarks}")
    assert (found.metadata.kind, len(found.posts)) == (SourceKind.COMMENTS, 30)


def quoting(*rows: tuple[str, str | None]) -> list[Post]:
    """Posts p0, p1, ... of these words, each with what it quotes."""
    text = "\n".join(words for words, _ in rows)
    posts, at = [], 0
    for number, (words, quotes) in enumerate(rows):
        posts.append(Post(f"p{number}", Span.of(text, at, at + len(words)), quotes=quotes))
        at += len(words) + 1
    return posts


def writers(*rows: tuple[str, str | None]) -> list[str | None]:
    return [post.author for post in with_authors("", quoting(*rows))]


GAUGE = "The gauge at the weir runs two days late and my logbook shows a drift of nine centimetres."


def test_a_reply_names_the_writer_of_what_it_answers():
    assert writers((GAUGE, None), ("@mara Then mend it.", "p0")) == ["mara", None]


def test_two_names_for_one_writer_are_none():
    rows = (GAUGE, None), ("@mara Then mend it.", "p0"), ("@bo It is fine.", "p0")
    assert writers(*rows) == [None, None, None]


def test_the_party_that_a_reply_leaves_out_wrote_it():
    rows = (
        (GAUGE, None),
        ("@mara It is the float.", "p0"),
        ("@bo The float is new.", "p1"),
    )
    assert writers(*rows) == ["mara", "bo", "mara"]


def test_a_reply_to_both_parties_is_a_third_persons():
    rows = (
        (GAUGE, None),
        ("@mara It is the float.", "p0"),
        ("@bo @mara The float is new.", "p1"),
    )
    assert writers(*rows) == ["mara", "bo", None]


def test_an_answer_in_ones_own_terms_is_the_addressed_persons():
    rows = (
        (GAUGE, None),
        ("@mara You are wrong about the float.", "p0"),
        ("I see where I was unclear: the weir drift of nine centimetres is in my logbook.", "p1"),
    )
    assert writers(*rows) == ["mara", None, "mara"]


def test_an_answer_in_other_terms_is_nobodys():
    rows = (
        (GAUGE, None),
        ("@mara You are wrong about the float.", "p0"),
        ("I think you are both wrong, and I see where my own valve sticks.", "p1"),
    )
    assert writers(*rows) == ["mara", None, None]


def test_a_gloss_on_ones_own_words_is_ones_own():
    rows = (
        (GAUGE, None),
        ("@mara Mend it.", "p0"),
        ('By "a drift of nine centimetres", I mean the mean of June.', "p0"),
        ('By "a drift of ten miles", I mean nothing.', "p0"),
    )
    assert writers(*rows) == ["mara", None, "mara", None]


def test_a_thread_goes_on_only_where_nobody_else_took_it_up():
    more = "Also, the logbook of the weir shows that the gauge runs late, and I have the drift."
    rows = (GAUGE, None), ("@mara Mend it.", "p0"), (more, "p0")
    assert writers(*rows) == ["mara", None, None]
    rows = (
        (GAUGE, None),
        ("@mara It is the float.", "p0"),
        ("@bo The float is new, I said, and the weir gauge has a drift.", "p1"),
        ("Also I said the weir gauge drift is in the float.", "p2"),
    )
    assert writers(*rows) == ["mara", "bo", "mara", "mara"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["@a x", "@b @a y", "I z", "@c w"]), st.integers(0, 8)),
        min_size=1,
        max_size=9,
    )
)
def test_writers_are_found_in_any_thread_and_come_from_its_handles(rows):
    quoted = [(words, f"p{at}" if at < number else None) for number, (words, at) in enumerate(rows)]
    found = with_authors("", quoting(*quoted))
    assert {post.handle for post in found} <= {None, "a", "b", "c"}
    assert found == with_authors("", quoting(*quoted))


@pytest.mark.parametrize(
    ("label", "author"),
    [
        ("Dr. Ann Lee", "Dr. Ann Lee"),
        ("ANN LEE (coast agency)", "Ann Lee"),
        ("Ann Lee, engineer", "Ann Lee"),
        ("J. R. Lee", "J. R. Lee"),
        ("SPEAKER 2", "Speaker 2"),
        ("[00:12] Ann Lee", "Ann Lee"),
        ("**Ann Lee**", "Ann Lee"),
    ],
)
def test_turns_are_known_by_labels_of_many_shapes(label, author):
    turns = (
        "HOST: Will it open?\n{0}: No, it will not.\nHOST: Why not?\n{0}: The mill burned down.\n"
    )
    found = extract_text("A talk\n\n" + turns.format(label), name="talk")
    assert found.document.source.kind is SourceKind.TRANSCRIPT
    assert [post.author for post in found.posts] == ["Host", author, "Host", author]
