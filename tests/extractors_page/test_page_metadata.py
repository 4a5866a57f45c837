"""What a page says of itself, and what it does not say."""

import pytest

from extractors.draft import Draft, Metadata
from extractors.page import metadata
from extractors.page.dates import find_date, is_only_date, stated_date
from extractors.page.metadata import person_name
from kg.model import SourceKind

BODY = (
    "The council voted for the dam because the old one leaks every spring. It is old.\n"
    "An engineer who saw the piles in autumn says that they will hold for thirty years more.\n"
    "The farmers below fear for their fields, and the insurers have raised their prices twice.\n"
    "Nobody has asked the towns upstream, where the water would stand two metres higher.\n"
)


def read(text: str, name: str = "file", **stated) -> Metadata:
    return metadata.STEP(Draft(text, "s-1", name=name, stated=Metadata(**stated))).metadata


def test_front_matter_fills_the_fields():
    found = read(
        '---\ntitle: "Dams Leak"\nauthor: Ivo Reed\ndate: 2031-04-02\npublisher: The Sluice\n'
        f"url: https://dam.example/a\nkind: report\n---\n{BODY}"
    )
    assert found == Metadata(
        "Dams Leak", SourceKind.REPORT, 0.95, "Ivo Reed", "The Sluice", "2031-04-02", "https://dam.example/a"
    )  # fmt: skip


def test_header_lines_without_fences_count_too():
    found = read(f"Title: Dams Leak\nPublished: March 2031\nAuthor: unknown\n\n{BODY}")
    assert (found.title, found.published, found.author) == ("Dams Leak", "2031-03", None)


def test_what_the_user_stated_wins():
    found = read(f"# Dams\n\nBy Ivo Reed\n\n{BODY}", title="T", author="A", kind=SourceKind.ESSAY)
    assert (found.title, found.author, found.kind, found.kind_confidence) == (
        "T",
        "A",
        SourceKind.ESSAY,
        1.0,
    )


def test_nothing_is_guessed():
    found = read(BODY)
    assert found.title == "file"
    assert (found.author, found.publisher, found.published, found.url) == (None, None, None, None)
    assert read("").title == "file"
    assert read("", name="").title is None


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Why Dams Leak", "Why Dams Leak"),
        ("Will It Hold in 2031? Likely Not.", "Will It Hold in 2031? Likely Not."),
        ("**Dams  Leak**", "Dams Leak"),
        ("Skip to main content\nSign in\nDams Leak", "Dams Leak"),
        ("The dam leaks again, says the council in its report.", "file"),
        ("@jo The dam leaks", "file"),
        ("- dams", "file"),
        ("https://dam.example", "file"),
        ("***", "file"),
    ],
)
def test_the_first_line_is_the_title_if_it_reads_like_one(first, title):
    assert read(f"{first}\n{BODY}").title == title


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("By Ivo Reed | 3 March 2031", "Ivo Reed", "2031-03-03"),
        ("Written by Ana de la Cruz and Bo Li", "Ana de la Cruz and Bo Li", None),
        ("By Ivo Reed, March 3rd, 2031", "Ivo Reed", "2031-03-03"),
        ("Published March 2031", None, "2031-03"),
        ("Published 3 March 2031 by Ivo Reed", "Ivo Reed", "2031-03-03"),
        ("Tuesday, 3 March 2031", None, "2031-03-03"),
        ("LOWMERE, March 3, 2031 — The dam leaks again.", None, "2031-03-03"),
        (
            "Recorded in Lowmere on 3 March 2031 and lightly edited. Our guest is Ivo Reed.",
            None,
            "2031-03-03",
        ),
        ("Recorded rain fell on 3 of the 7 days before 3 March 2031.", None, None),
        ("By 2031 the dam will leak", None, None),
        ("Last updated 3 March 2031 by the desk of the paper", None, "2031-03-03"),
        ("OSLO/BERGEN, June 24 2031 (Fjordwire) -- Ferries stayed in port.", None, "2031-06-24"),
        ("Dec 3, 2031 (Fjordwire) \u2014 Ferries stayed in port.", None, "2031-12-03"),
        ("SEOUL (Panwire), 15 Jan 2031 -- Ferries stayed in port.", None, "2031-01-15"),
        ("Published 13/04/2031", None, "2031-04-13"),
        ("Published 03/04/2031", None, "2031"),
    ],
)
def test_bylines_and_datelines(line, author, published):
    found = read(f"Dams Leak\n{line}\n{BODY}")
    assert (found.author, found.published) == (author, published)


def test_name_below_written_by_and_first_publisher():
    found = read(f"Dams Leak\nWritten by\nIvo Reed\nOriginally published in The Sluice\n{BODY}")
    assert (found.author, found.publisher) == ("Ivo Reed", "The Sluice")


def test_a_date_inside_the_argument_is_no_publication_date():
    assert (
        read(f"Dams Leak\nOn 3 March 2031 the dam broke, and nobody saw it.\n{BODY}").published
        is None
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2031-02-30", None),
        ("on 2031-02", "2031-02"),
        ("31 Foo 2031", None),
        ("Sept. 4, 2031", "2031-09-04"),
        ("4th of May 2031", "2031-05-04"),
        ("1.13.2031", "2031-01-13"),
        ("no date", None),
    ],
)
def test_dates(text, date):
    assert find_date(text) == date


def test_a_year_alone_counts_only_where_it_is_stated():
    assert (stated_date(" 2031 "), find_date("2031")) == ("2031", None)
    assert is_only_date("Tue 3 March 2031, 10:20 CET")
    assert not is_only_date("3 March 2031 brought rain")


@pytest.mark.parametrize("text", ["Reed", "the dam", "Ivo 7", "A B C D E F G H", ""])
def test_no_person_in_other_words(text):
    assert person_name(text) is None


ROOT = "The pier sank by four centimetres in one year, says the gauge."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "ANN BO: We ship.\nCY DEE: I doubt it.\nNote: it rained.\nANN BO: We will.\nCY DEE: Well.",
            "transcript",
        ),
        (f"So.\n{ROOT}\nNo way.\n{ROOT}\n@bo Look.\n{ROOT}\n", "thread"),
        ("1/ Dams leak.\n2/ They are old.\n3/ We pay.\n4/ The end.", "thread"),
        (
            f"Dams\n{BODY}\nComments (2)\nI think you are wrong there.\nMy dam holds, and yours is old.",
            "comments",
        ),
        (f"Dams\n{BODY}\n\n\n\nI think you are wrong there.\nYou forgot my own dam.", "comments"),
        (
            f"FOR IMMEDIATE RELEASE\nDams Leak\nLOWMERE, March 3, 2031 — {BODY}\nMedia contact: Jo",
            "press",
        ),
        (f"Sluice Weekly #12\nIn this issue: dams.\n{BODY}\nUnsubscribe", "newsletter"),
        (f"Dams\nAbstract\n{BODY}\n2 Methods\nWe asked.\nReferences\nReed 2030.", "report"),
        (f"Dams\nI was wrong. My dam leaks, and I paid for it.\n{BODY}", "essay"),
        (f"Dams\n{BODY}", "article"),
        ("Dams leak.", "other"),
    ],
)
def test_the_kind_shows_in_general_signs(text, kind):
    found = read(text)
    assert found.kind == kind
    assert 0.0 < found.kind_confidence < 1.0


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Quill, water correspondent", "Ada Quill"),
        ("By Ada Quill in Leeds", "Ada Quill"),
        ("By Ada Quill for the Harbour Post", "Ada Quill"),
        ("By then the dam was leaking, as all could see", None),
    ],
)
def test_a_byline_may_add_an_office_or_a_place(line, author):
    assert read(f"Dams Leak\n\n{line}\n\n{BODY}").author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Issue 41 | Thursday, 14 May 2031 | [View online](https://dam.example)", "2031-05-14"),
        ("Status report, May 2031", "2031-05"),
        ("Report 7 of the Sluice Institute, March 3, 2031", "2031-03-03"),
        ("What the flood of the valley left behind, May 2031", None),
        ("The status report came out late, in May 2031.", None),
    ],
)
def test_a_line_under_the_title_dates_an_issue(line, published):
    assert read(f"# Dams Leak\n\n{line}\n\n{BODY}").published == published


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        ("Report 7 of the Sluice Institute, May 2031", "", "Sluice Institute"),
        ("A report of the Sluice Institute", "", None),
        ("Report 7 of the dams that leak", "", None),
        ("The Weir, issue 4", "Unsubscribe | \u00a9 2031 The Weir", "The Weir"),
        (
            "The Weir, issue 4",
            "Copyright 2029\u20132031 The Weir. All rights reserved.",
            "The Weir",
        ),
        ("A report of the Sluice Institute", "Photo \u00a9 2031 Ada Quill", None),
    ],
)
def test_who_issued_or_owns_a_page_is_its_publisher(head, foot, publisher):
    assert read(f"# Dams Leak\n\n{head}\n\n{BODY}\n{foot}\n").publisher == publisher


def test_what_calls_itself_a_report_and_has_its_parts_is_one():
    parts = f"## Summary\n\n{BODY}\n## Results\n\nThe wall moved by two millimetres."
    assert read(f"# Dams\n\nStatus report, May 2031\n\n{parts}").kind is SourceKind.REPORT
    assert read(f"# Dams\n\n{parts}").kind is SourceKind.ARTICLE


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("12 May 2031 · 6 min read · 14 comments", "2031-05-12"),
        ("Tue 4 Mar 2031 09.30. Last modified on Wed 5 Mar 2031 10.02", "2031-03-04"),
        ("Tuesday 4 March 2031, 7:00am", "2031-03-04"),
        ("Mar. 4, 2031 · dams, long posts", "2031-03-04"),
        ("From the April 2031 issue · 9 min", "2031-04"),
        ("Last updated: March 4, 2031 | 8 min read", "2031-03-04"),
        ("Published March 12, 2031; updated 14 March 2031", "2031-03-12"),
        ("2031/03/04 09:12", "2031-03-04"),
        ("4-Mar-2031", "2031-03-04"),
        ("A letter of 4 March 2031 says the dam was never inspected in its first year", None),
        ("Open until 2031 · 9 lakes · 14 dams", None),
    ],
)
def test_a_field_of_a_line_at_the_head_dates_the_page(head, published):
    assert read(f"Dams Leak\nWhat the inspectors missed\n{head}\n{BODY}").published == published


def test_a_site_with_a_menu_is_no_title():
    found = read(f"Lowmere Post\nNews   Sport   Opinion   Archive\n\nThe dam leaks again\n\n{BODY}")
    assert (found.title, found.publisher) == ("The dam leaks again", "Lowmere Post")


def test_what_stands_under_a_title_is_no_menu():
    found = read(f"Dams leak\nIvo Reed   Lowmere   Long read\n\n{BODY}")
    assert found.title == "Dams leak"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Issue 31 // Friday 17 July 2026", "2026-07-17"),
        ("PORT ELLERY, Sept 9, 2026 (Quaywire)", "2026-09-09"),
        ("Transcript made by machine and read over by two of us. 17 September 2026.", "2026-09-17"),
    ],
)
def test_lines_under_a_title_that_date_the_page(line: str, day: str) -> None:
    page = f"The Harbour Letter\n{line}\n\nThe ferries were late again this week, and nobody on the quay was surprised by it.\n"
    draft = Draft(text=page, source="s-0", stated=Metadata(), name="x")
    assert metadata.STEP(draft).metadata.published == day


_TITLE = "Will the ferry run in May?"
_TEXT = (
    "\n\nThe port published the plan on Monday. It says that boats will run from May 2032, a year after the date in the old plan.\n\n"
    "Not everybody agrees. The crews expect the first boat in 2033, because forty hands must be trained.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        f"{_TITLE}\n\nOrla Finch\n\nMarch 3, 2031",
        f"{_TITLE}\nOrla Finch · Mar 3, 2031 · 5 min read",
        f"{_TITLE.upper()}\n\nBY ORLA FINCH\nMARCH 3, 2031",
        f"# {_TITLE}\n\n*Orla Finch, 3 March 2031*",
        f"{_TITLE}\n\nPosted by Orla Finch at 9:14 am, March 3rd, 2031",
        f"{_TITLE}\n\nOrla Finch\nPublished 3 March 2031, 09.14 GMT\nLast updated 4 March 2031",
        f"{_TITLE}\nWhat the plan leaves out\nOrla Finch\nMar 03, 2031\n\n41\n\n12\nShare",
        f"{_TITLE}\n\nOrla Finch\n\nFollow\n\n6 min read\n·\nMar 3, 2031\n\n120\n\n4",
        f"{_TITLE}\nOrla Finch\nMonday 3 March 2031 09.14 GMT",
        f"{_TITLE}\n\nA guest post by Orla Finch\n\nMarch 3, 2031",
        f"{_TITLE}\n\nBy Orla Finch (orla@tarn.example) @orlafinch\nPublished: March 3, 2031 at 9:14AM",
        f"Transport\n\n{_TITLE}\n\nBy Orla Finch\n03.03.2031",
        f"Opinion | {_TITLE}\n\nBy Orla Finch\n2031-03-03T09:14:00Z",
        f"{_TITLE}\n\nAuthor: Orla Finch\nPublished: 03/03/2031",
    ],
)
def test_title_writer_and_date_as_sites_print_them(head: str) -> None:
    found = metadata.STEP(Draft(text=head + _TEXT, source="s", name="page")).metadata
    assert (found.title or "").lower() == _TITLE.lower()
    assert (found.author, found.published) == ("Orla Finch", "2031-03-03")


@pytest.mark.parametrize(
    "line", ["Tarn Bay", "Harbour Post", "New Velling", "Velling Town Hall", "The Ferry Company"]
)
@pytest.mark.parametrize(
    "date", ["3 March 2031", "Published 3 March 2031, 09.14 GMT", "Follow\n\n3 March 2031"]
)
def test_places_and_outlets_over_a_date_are_no_writers(line: str, date: str) -> None:
    found = metadata.STEP(Draft(text=f"{_TITLE}\n{line}\n{date}{_TEXT}", source="s", name="page"))
    assert found.metadata.author is None


_BARS = {
    "a bar in lines": "Quay Letters\nSubscribe\nSign in\n",
    "a bar over sections": "Skip to content\nPrint subscriptions\nSign in\nSearch jobs\nUK edition\nHarbour towns\n",
    "a motto": "Accessibility statement\nSkip to main content\nLight on every quay\nSign in\nClimate\n",
}
_UNDER_BAR = (
    "Why the night ferry will not sail this decade\nThree locks that nobody counts\n4 min\n67\n(Photo: Bo Lind)\n"
    "By Orla Finch\nMarch 3, 2031 at 9:14 a.m.\nEvery year somebody asks me when the ferry will sail. It will not.\n"
)


@pytest.mark.parametrize("bar", _BARS.values(), ids=_BARS)
def test_the_title_stands_below_what_a_site_prints_in_lines_of_their_own(bar: str) -> None:
    found = metadata.STEP(Draft(text=bar + _UNDER_BAR, source="s", name="page")).metadata
    assert found.title == "Why the night ferry will not sail this decade"
    assert found.author == "Orla Finch"
    assert found.published == "2031-03-03"


def test_a_short_title_over_its_deck_stays_the_title() -> None:
    text = "Locks Leak\nWhy the night ferry will not sail\nBy Orla Finch\n3 March 2031\nThe lock leaks. It is old.\n"
    found = metadata.STEP(Draft(text=text, source="s", name="page")).metadata
    assert found.title == "Locks Leak"


@pytest.mark.parametrize(
    "byline",
    ["Orla Finch in Carrick\nSat 14 Mar 2031 07.00 GMT", "Interview by Orla Finch\n14 March 2031"],
)
def test_a_writer_with_a_place_or_of_an_interview(byline: str) -> None:
    text = f"The ferry will not sail\nA lock that leaks\n{byline}\nThe lock leaks. It is old.\n"
    found = metadata.STEP(Draft(text=text, source="s", name="page")).metadata
    assert found.author == "Orla Finch"
