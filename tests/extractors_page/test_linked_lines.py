"""Lines that Markdown writes as links are read by what they show; labels that only look like writers stay words."""

from extractors.draft import BlockKind, Draft
from extractors.page import blocks, metadata, posts
from extractors.page.lines import page_lines
from extractors.page.linked_lines import shown_lines
from kg.model import SourceKind


def _read(text: str) -> Draft:
    draft = Draft(text, "s-1", name="page")
    for step in (metadata.STEP, blocks.STEP, posts.STEP):
        draft = step(draft)
    return draft


def test_names_times_and_pictures_are_what_they_show():
    page = (
        "[![Vera N's avatar](https://a.example/1.png)](https://a.example/@vera)\n"
        '[Vera N](https://a.example/@vera "Vera N")\n'
        "[Oct 5](https://a.example/c/1) Edited\n"
        "The [gas lamps](https://a.example/lamps) will be gone by spring, she says.\n"
    )
    shown = [line.text for line in shown_lines(page_lines(page))]
    assert shown[:3] == ["\u00b7", "Vera N", "Oct 5 Edited"]
    assert shown[3].startswith("The [gas lamps](")


def test_a_linked_label_before_words_keeps_its_places():
    page = "".join(f"[Reader {n}](https://a.example/{n}): no\n" for n in "ABC")
    lines = page_lines(page)
    assert shown_lines(lines) == lines


def test_few_links_change_nothing():
    lines = page_lines("[Home](https://a.example)\n\nThe ferry sails at nine.\n")
    assert shown_lines(lines) is lines


def test_numbered_points_under_labels_are_no_posts():
    page = (
        "Four things to ask of a boiler\n\n"
        "1) Running Cost: It falls with every degree that the pipes are cooler.\n\n"
        "2) First Price: It is three times that of the old one.\n\n"
        "3) Running Cost: It rises again when the grant ends.\n\n"
        "4) Night Noise: It is that of a fridge.\n"
    )
    draft = _read(page)
    assert draft.metadata.kind is not SourceKind.COMMENTS
    assert not draft.posts


def test_what_stands_in_italics_under_a_picture_is_its_caption():
    page = (
        "# Lamps\n\nThe last lamps burn on the hill, and the town wants to keep them.\n\n"
        "![lamp](https://a.example/l.jpg)\n\n*A lamp at dusk*\n\n"
        "The council meets in May to vote on them.\n\n*A note on sources*\n"
    )
    kinds = {block.span.quote: block.kind for block in _read(page).blocks}
    assert kinds["*A lamp at dusk*"] is BlockKind.CAPTION
    assert kinds["*A note on sources*"] is not BlockKind.CAPTION


def test_a_rank_below_names_is_nobody():
    page = (
        "Does the weir need a gate?\n\n"
        "Tam Orrin\nMar 14\nI think it does, because the pond is empty by June.\n\n2\n\n"
        "Col Bexley\nRegular\nMar 14\nYou would need two gates, one for the eels.\n\n3\n\n"
        "Tam Orrin\nMar 14\nOne with a slot will do, as on the Avel.\n\n"
        "Ida Kern\nMar 15\nWho pays for it? Not you, I guess.\n\n1\n\n"
        "Col Bexley\nRegular\nMar 15\nThe county does, I asked them on Monday.\n"
    )
    assert {post.author for post in _read(page).posts} == {"Tam Orrin", "Col Bexley", "Ida Kern"}
