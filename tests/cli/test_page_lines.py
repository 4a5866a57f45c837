"""What `show` and `extract` tell of posts and of what was left out."""

from extractors.cli.page_lines import left_out_rows, page_lines, post_rows
from kg.model import AuthorEvidence, AuthorTest, Boilerplate, Change, Extraction, Post, Span
from tests.records import document

TEXT = "Tolls fall by 4. — Ada\nTolls fall by 9. — Ada\nSubscribe"


def found() -> Extraction:
    shown = AuthorEvidence(AuthorTest.SIGNATURE, Span.of(TEXT, 42, 45))
    change = Change(Span.of(TEXT, 37, 38), Span.of(TEXT, 14, 15))
    return Extraction(
        document=document(TEXT),
        boilerplate=(Boilerplate(Span.of(TEXT, 46, 55), "subscribe", 0.625),),
        posts=(
            Post("p1", Span.of(TEXT, 0, 22)),
            Post(
                "p2",
                Span.of(TEXT, 23, 45),
                author="Ada",
                duplicate_of="p1",
                version_of="p1",
                author_evidence=(shown,),
                changes=(change,),
            ),
        ),
    )


def test_posts_tell_their_writers_why_and_what_a_version_changed():
    assert list(page_lines(found())) == [
        "  posts: 2",
        "    p1  unknown  Tolls fall by 4. — Ada",
        "    p2  Ada (version of p1)  Tolls fall by 9. — Ada",
        "      writer by signature: “Ada”",
        "      says “9” where p1 says “4”",
        "  left out: 1",
        "    46-55  subscribe 0.62  Subscribe",
    ]


def test_rows_of_posts_and_of_what_was_left_out():
    assert post_rows(found())[1] == (
        "p2", "23-45", "Ada", "version of p1", "signature “Ada”", "Tolls fall by 9. — Ada",
    )  # fmt: skip
    assert left_out_rows(found()) == [("46-55", "subscribe", "0.62", "Subscribe")]


def test_a_page_of_neither_says_nothing():
    assert list(page_lines(Extraction(document=document(TEXT)))) == []
