from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    AuthorEvidence,
    AuthorTest,
    Change,
    Document,
    Extraction,
    Post,
    Source,
    SourceKind,
    Span,
    sha256_text,
)
from views.components.posts import post_heads

THREAD = "Tides\nThe tide is 4 m.\nI doubt it,\nsays nobody.\nThe tide is 4 m.\nThe tide is 5 m. @mira: why?"


def source_of(text: str, posts: tuple[Post, ...]) -> Extraction:
    digest = sha256_text(text)
    source = Source(
        id=Source.id_for(text), title="T", kind=SourceKind.THREAD, author=None, publisher=None,
        published=None, url=None, sha256=digest, text_sha256=digest, n_chars=len(text),
    )  # fmt: skip
    return replace(Extraction(document=Document(source, text)), posts=posts)


def place(quote: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = THREAD.index(quote, start + 1)
    return Span.of(THREAD, start, start + len(quote))


def thread() -> Extraction:
    known = (AuthorEvidence(AuthorTest.ADDRESSED, place("@mira")),)
    return source_of(
        THREAD,
        (
            Post("p001", place("The tide is 4 m."), author="Mira", author_evidence=known),
            Post("p002", place("I doubt it,\nsays nobody."), reply_to="p001", quotes="p001"),
            Post("p003", place("The tide is 4 m.", 1), handle="sel", duplicate_of="p001"),
            Post(
                "p004",
                place("The tide is 5 m."),
                duplicate_of="p001",
                version_of="p001",
                changes=(Change(place("5"), place("4")),),
            ),
        ),
    )


def test_heads_say_who_wrote_and_why_and_what_is_answered():
    first, second, third, fourth = post_heads(thread())
    assert first.title == "p001, Mira · called so in a reply: “@mira”"
    assert "unknown author" in second.title
    assert "answers p001 (Mira)" in second.title
    assert "quotes p001 (Mira)" in second.title
    assert third.title == "p003, @sel · repeats p001 (Mira)"
    assert fourth.title.endswith("version of p001 (Mira): “4” became “5”")


def test_heads_stand_where_their_posts_do():
    assert [(head.line, head.until) for head in post_heads(thread())] == [
        (1, 2), (2, 4), (4, 5), (5, 6),
    ]  # fmt: skip


def test_what_only_repeats_is_folded_and_a_version_is_not():
    assert [head.folded for head in post_heads(thread())] == [False, False, True, False]


@given(st.lists(st.text("ab\n🌊", min_size=1, max_size=8).filter(str.strip), max_size=6))
def test_heads_are_in_order_and_never_overlap(pieces):
    text, posts = "x\n", []
    for n, piece in enumerate(pieces):
        posts.append(Post(f"p{n}", Span.of(text + piece, len(text), len(text + piece))))
        text += piece
    heads = post_heads(
        source_of(
            text, tuple(replace(p, span=Span.of(text, p.span.start, p.span.end)) for p in posts)
        )
    )
    lines = text.count("\n") + 1
    assert all(0 <= head.line < head.until <= lines for head in heads)
    assert all(a.until <= b.line for a, b in pairwise(heads))
    assert bool(heads) == bool(posts)
