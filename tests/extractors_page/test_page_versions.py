"""Near copies of posts: which are versions, and where they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.draft import Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts
from extractors.page.versions import changes
from extractors.pipeline import extract_text
from kg.model import Post, SourceKind, Span

ROOT = "The pier sank by four centimetres in one year, says the gauge."
LONG = (
    "The ferry to Skarholm carried nine hundred people on the first day of the fair, and the harbour master "
    "says that she turned away as many again because the second boat was still without its licence."
)
STEPS = (metadata.STEP, blocks.STEP, posts.STEP, boilerplate.STEP)


def thread(*lines: str) -> tuple[Post, ...]:
    draft = Draft("\n".join(lines), "s-1", stated=Metadata(kind=SourceKind.THREAD))
    for step in STEPS:
        draft = step(draft)
    return draft.posts


def differing(one: str, two: str) -> list[tuple[str, str]]:
    text = f"{one}\n{two}"
    own = Span.of(text, len(one) + 1, len(text))
    found = changes(own, Span.of(text, 0, len(one)))
    for change in found:
        change.own.check(text)
        change.other.check(text)
        assert own.covers(change.own)
    return [(change.own.quote, change.other.quote) for change in found]


@pytest.mark.parametrize(
    ("other", "change"),
    [
        (LONG.replace("nine hundred", "900"), [("900", "nine hundred")]),
        (LONG.replace("first", "second"), [("second", "first")]),
        (
            LONG.replace("still ", "") + " Nobody was hurt.",
            [("licence. Nobody was hurt", "licence")],
        ),
        (LONG.replace("was still", "was not"), [("not", "still")]),
        (LONG.replace(", and", ", and on the last day"), [("and on the last day", "and")]),
    ],
)
def test_what_a_version_changes_is_told_on_both_sides(other, change):
    assert differing(LONG, other)[-1:] == change


@pytest.mark.parametrize(
    "other",
    [
        LONG.upper(),
        LONG.replace(",", ""),
        LONG.replace("licence", "licences"),
        LONG.replace("on the first", "at the first"),
        LONG.replace(" says", "\nsays"),
    ],
)
def test_marks_case_endings_and_small_words_make_no_version(other):
    assert differing(LONG, other) == []


def test_a_near_copy_with_another_number_is_a_version_and_its_change_is_kept():
    found = thread(LONG, ROOT, LONG.replace("nine", "eleven"), ROOT, "Hm, so be it then.", ROOT)
    version = found[2]
    assert (version.duplicate_of, version.version_of) == ("p001", "p001")
    assert [(c.own.quote, c.other.quote) for c in version.changes] == [("eleven", "nine")]


def test_a_short_post_with_one_other_number_is_a_version_and_a_series_is_not():
    said = "The gauge at the old pier shows {} centimetres, and I read it myself."
    found = thread(said.format(4), ROOT, said.format(9), ROOT, "Hm, so be it then.", ROOT)
    assert [(c.own.quote, c.other.quote) for c in found[2].changes] == [("9", "4")]
    series = [said.format(n) for n in (4, 5, 6)]
    found = thread(series[0], ROOT, series[1], ROOT, series[2], ROOT)
    assert [post.version_of for post in found] == [None] * 6


def test_curly_marks_do_not_hide_a_copy():
    said = "The mayor's gauge says “four centimetres” and nobody else's does."
    copy = said.replace("’", "'").replace("“", '"').replace("”", '"')
    found = thread(said, ROOT, "Hm, so be it then.", ROOT, copy)
    alike = [post for post in found if "nobody else" in post.span.quote]
    assert len(alike) == 2
    assert [post.duplicate_of for post in alike].count(None) == 1
    assert {post.version_of for post in found} == {None}


def test_only_what_a_version_changed_is_read_again():
    more = LONG + " The licence will come in May."
    less = LONG + " The licence will come in October."
    found = extract_text("\n".join((more, ROOT, less, ROOT, "Hm, so be it then.", ROOT)), name="t")
    told = [s.span.quote for s in found.statements if "licence will" in s.span.quote]
    assert told == ["The licence will come in May.", "The licence will come in October."]
    assert sum("carried nine hundred" in s.span.quote for s in found.statements) == 1


words = st.lists(
    st.sampled_from(["tide", "gauge", "nine", "9", "not", "the"]), min_size=1, max_size=12
)


@given(words, words)
def test_changes_have_places_on_both_sides_and_none_where_texts_are_equal(one, two):
    assert differing(" ".join(one), " ".join(one)) == []
    differing(" ".join(one), " ".join(two))


ODD = {
    "one post": "@bo I disagree with all of it.",
    "emoji": "🙂\n🙂\n🙂\n",
    "one emoji": "🙂",
    "mixed line endings": f"So it begins.\r\n{ROOT}\rNo.\n{ROOT}\x85Well.\u2028{ROOT}\r\n",
    "all boilerplate": "Sign in\nSubscribe\nShare\n12 likes\nPrivacy policy\nMenu\n",
    "blank lines": f"{ROOT}\n\n\n\n{ROOT}\n\n\n",
    "handles only": "@a @b\n@b @a\n@a\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("kind", [None, SourceKind.THREAD, SourceKind.COMMENTS])
def test_no_text_of_an_odd_thread_is_lost(text, kind):
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in STEPS:
        draft = step(draft)
    covered = {i for block in draft.blocks for i in range(block.span.start, block.span.end)}
    assert [c for i, c in enumerate(text) if i not in covered and c.isalnum()] == []
    for post in draft.posts:
        post.span.check(text)
    assert extract_text(text, name="odd").document.text == text


def test_ten_thousand_posts_are_read_in_time_that_grows_as_they_do():
    import time

    def seconds(posts_: int) -> float:
        rows = []
        for n in range(posts_ // 4):
            first = f"The ferry {n} was late by {n + 2} minutes because of the fog at the bar."
            rows += [first, f"@mate{n} I say it was the tide.", first, f"Well, number {n}."]
        start = time.process_time()
        assert len(thread(*rows)) == len(rows)
        return time.process_time() - start

    seconds(400)
    assert seconds(10_000) < 10 * 3 * max(seconds(1_000), 0.02)
