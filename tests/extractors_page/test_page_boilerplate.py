"""Boilerplate: pages of other trades in ``cases/``, promotion marked there with double brackets."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.draft import Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts
from kg.model import SourceKind

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SHARED = Path(__file__).parents[2].parent / "shared"
STEPS = (metadata.STEP, blocks.STEP, posts.STEP, boilerplate.STEP)


def read(text: str, kind: SourceKind | None = None) -> Draft:
    draft = Draft(text, "s-1", stated=Metadata(kind=kind))
    for step in STEPS:
        draft = step(draft)
    return draft


def letters(text: str, ranges) -> set[int]:
    return {i for start, end in ranges for i in range(start, end) if text[i].isalnum()}


def planted(case: Path) -> tuple[str, set[int]]:
    """The page without its brackets, and the letters that stood between them."""
    text, ranges, start = "", [], 0
    for part in re.split(r"(\[\[|\]\])", case.read_text(encoding="utf-8")):
        if part == "[[":
            start = len(text)
        elif part == "]]":
            ranges.append((start, len(text)))
        else:
            text += part
    return text, letters(text, ranges)


def found(draft: Draft) -> set[int]:
    return letters(draft.text, [(b.span.start, b.span.end) for b in draft.boilerplate])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_boilerplate_is_what_the_case_marks(case):
    text, wanted = planted(case)
    got = found(read(text))
    missed = "".join(text[i] for i in sorted(wanted - got))
    taken = "".join(text[i] for i in sorted(got - wanted))
    assert (missed, taken) == ("", "")


def test_boilerplate_is_in_order_without_overlaps_and_quotes_the_text():
    for case in CASES:
        draft = read(planted(case)[0])
        spans = [mark.span for mark in draft.boilerplate]
        assert all(one.end <= two.start for one, two in pairwise(spans))
        for span in spans:
            span.check(draft.text)


def reasons(*lines: str) -> list[str]:
    body = (
        "The Harbour Report\nThe harbour froze twice last winter and ships waited for nine days.\n"
    )
    return [mark.reason for mark in read(body + "\n".join(lines)).boilerplate]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sign in to comment", "sign-in"),
        ("1,204 followers", "social-counter"),
        ("© 2031 Harbour Press. All rights reserved.", "legal"),
        ("Subscribe to our newsletter.", "subscribe"),
        ("Share this article", "navigation"),
        ("Was this article useful?", "feedback"),
        ("Tags: ice, ships", "tag-list"),
        ("Ice breakersHarbour lawShip insuranceFreight", "tag-list"),
        ("This site uses cookies to remember you.", "consent"),
        ("Sponsored by Frostline", "advert"),
        ("Jo Vale is a reporter covering shipping.", "author-box"),
        ("Follow us on every network", "social-call"),
    ],
)
def test_boilerplate_tells_the_reason(line, reason):
    assert reasons(line) == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers fell by 9 percent, which the editor blames on the new price.",
        "The ministry will sign in March what parliament passed in June.",
        "Free trials of the vaccine showed no benefit to people over seventy.",
        "Cookies of this kind keep for three weeks if the tin is closed.",
        "The lawyers say that the policy infringes a right older than the state itself, and the court agrees.",
        "Followers of the old doctrine dispute the figure of 40 likes per post.",
    ],
)
def test_sentences_that_only_sound_alike_are_content(line):
    assert reasons(line) == []


def test_an_argument_after_a_promoted_section_is_content():
    text, _ = planted(Path(__file__).parent / "cases" / "fintech_section.txt")
    last = "Fraud moves as quickly"
    at = text.index(last)
    assert not any(mark.span.start <= at < mark.span.end for mark in read(text).boilerplate)


def test_a_brand_that_is_the_subject_stays_content():
    text = (
        "Frostline Loses Its Second Ship\n"
        "Frostline lost a ship on Monday, the second this year.\n"
        "The owners of Frostline blame the charts, which were drawn in 1961.\n"
        "Frostline expects to sail again in May. You can try Frostline for free at frostline.example.\n"
    )
    assert [mark.span.quote for mark in read(text).boilerplate] == [
        "You can try Frostline for free at frostline.example."
    ]


def test_a_repeated_name_is_marked_and_the_title_kept_once():
    text = "Ice and Ships\nNorthern Desk\nNorthern Desk\nIce and Ships\nThe harbour froze twice last winter.\n"
    draft = read(text)
    assert [(mark.span.start, mark.reason) for mark in draft.boilerplate] == [
        (text.index("Northern"), "duplicate-heading")
    ]
    assert draft.boilerplate[0].span.quote.endswith("Ice and Ships")


def test_a_page_that_is_all_boilerplate_is_marked_whole():
    text = "Sign in\nSubscribe now\n12 likes\nAll rights reserved"
    assert found(read(text)) == letters(text, [(0, len(text))])


def test_threads_keep_repeated_posts_and_mark_counters():
    root = "The pier sank by four centimetres in one year, says the gauge."
    text = (
        f"So it begins.\n{root}\nI doubt it very much.\n{root}\n34 likes\n@bo Look again.\n{root}\n"
    )
    draft = read(text, SourceKind.THREAD)
    assert [mark.reason for mark in draft.boilerplate] == ["social-counter"]


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_gold_boilerplate_is_covered_and_no_gold_claim_lost(number):
    files = sorted((SHARED / "gold").glob(f"{number}_*.json")) if SHARED.exists() else []
    if not files:
        pytest.skip("needs the shared folder beside the project")
    gold = json.loads(files[0].read_text(encoding="utf-8"))
    path = SHARED / "corpus" / f"{files[0].stem}.txt"
    text = path.read_bytes().decode("utf-8")
    got = found(read(text))
    for span in gold.get("boilerplate", []):
        wanted = letters(text, [(span["start"], span["end"])])
        assert len(wanted & got) >= 0.95 * len(wanted)
    lost = [c["id"] for c in gold["claims"] if got & letters(text, [(c["start"], c["end"])])]
    assert lost == []


FARM = "The dairies lost a tenth of their herd last winter, and prices have not recovered since."
VETS = "Vets blame the wet autumn for most of it, although the fodder was poor as well this year."


def marked(text: str) -> list[str]:
    return [mark.span.quote for mark in read(text).boilerplate]


def test_under_an_advert_label_without_blank_lines_only_what_calls_on_the_reader_is_marked():
    tight = f"Milk Prices Rise\nAdvertisement\n{FARM}\nAdvertisement\nOrder a barn today!\n{VETS}"
    assert marked(tight) == ["Advertisement", "Advertisement\nOrder a barn today!"]


def test_a_long_text_or_a_blank_line_under_an_advert_label_is_content():
    long = " ".join([FARM, VETS] * 4)
    assert marked(f"Milk Prices Rise\n\n{FARM}\n\nSponsored\n{long}") == ["Sponsored"]
    assert marked(f"Milk Prices Rise\n\n{FARM}\n\nSponsored\n\n{VETS}") == ["Sponsored"]


def test_scores_grow_with_the_evidence():
    page = (
        "Why the Weir Sings\n"
        "The weir sings at low water because the air under the sheet pulses nine times a second.\n"
        "Nobody heard it before 1911, when the crest was raised, and the miller kept a diary of it.\n"
        "Save my seat\nSign in to comment\nAdd your name\n"
    )
    scores = {mark.span.quote.split("\n")[0]: mark.score for mark in read(page).boilerplate}
    assert 0.5 <= scores["Save my seat"] < 1
    assert scores["Sign in to comment"] >= 0.9
    assert read("\n".join(page.split("\n")[:4])).boilerplate[0].score <= scores["Save my seat"]


@pytest.mark.parametrize(
    "line",
    [
        "Call centres closed when the returns moved online and nobody missed them.",
        "Support for the weir fell because your taxes paid for it, and we know it.",
        "We buy less in shops than our parents did, and your receipts will show it.",
        "“Join us now and save your seat at the webinar!” said the posters of 1988.",
    ],
)
def test_an_argument_in_the_words_of_a_promotion_is_content(line):
    assert line not in " ".join(
        mark.span.quote
        for mark in read(
            f"The Harbour Report\nThe harbour froze twice last winter and ships waited for nine days.\n{line}\n"
            "Sign in\nSubscribe to our newsletter."
        ).boilerplate
    )
