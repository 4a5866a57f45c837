"""A document of five megabytes in one hostile line: it stays text, and the pages that show it answer."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.model import (
    AUTHOR,
    Claim,
    ClaimType,
    Document,
    Extraction,
    Polarity,
    Provenance,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    sha256_text,
)
from kg.store import open_store

pytestmark = pytest.mark.browser

NASTY = (
    "<script>document.title='script ran'</script> [go](javascript:document.title='link ran') "
    "![shut](https://outside.example/pixel.png) <img src=x onerror=\"document.title='image ran'\"> "
    "\u202ebackwards\u202c </div></body> \U0001f30a "
)
SAID = (
    "The dam will <script>document.title='claim ran'</script> hold until 2041.",
    "The mill ![stands](https://outside.example/mill.png) below the dam.",
    "The lake \u202ewill never rise\u202c above the mark.",
)


def long_line() -> Extraction:
    filler = NASTY * (2_500_000 // len(NASTY))
    text = SAID[0] + " " + filler + SAID[1] + " " + filler + SAID[2]
    return _source("A line <script>document.title='title ran'</script>", text, SAID)


def _source(title: str, text: str, quotes: tuple[str, ...]) -> Extraction:
    digest = sha256_text(text)
    source = Source(
        id=Source.id_for(text),
        title=title,
        kind=SourceKind.ARTICLE,
        author=None,
        publisher=None,
        published=None,
        url=None,
        sha256=digest,
        text_sha256=digest,
        n_chars=len(text),
    )
    statements = tuple(_said(source, text, words) for words in quotes)
    claims = tuple(
        sorted((Claim(s.claim, s.canonical, s.type) for s in statements), key=lambda c: c.id)
    )
    return Extraction(Document(source, text), statements=statements, claims=claims)


def _said(source: Source, text: str, words: str) -> Statement:
    start = text.index(words)
    return Statement(
        id=Statement.id_for(source.id, start, start + len(words)),
        source=source.id,
        span=Span(start, start + len(words), words),
        type=ClaimType.CLAIM,
        speaker=AUTHOR,
        reporter=None,
        cue=None,
        stance=Stance.ASSERTED,
        certainty=0.8,
        polarity=Polarity.POSITIVE,
        canonical=words,
        salience=2,
        topics=(),
        post=None,
        claim=Claim.id_for(words),
        provenance=Provenance("test.hand", "1"),
    )


def test_five_megabytes_in_one_hostile_line_stay_text(visitor):
    made = long_line()
    assert len(made.document.text.encode()) > 5_000_000
    with open_store(Path(visitor.server.workspace)) as store:
        store.put(made)
    source = made.document.source
    for statement in made.statements:
        visitor.open(f"sources?source={source.id}&claim={statement.id}")
        expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
        untouched(visitor)
    letters = visitor.page.locator(".reader .line").evaluate_all(
        "all => all.reduce((sum, e) => sum + [...e.textContent].length, 0)"
    )
    assert letters == source.n_chars
    for path in ("", "map", f"map?claim={made.statements[0].claim}", "search?q=dam", "sources"):
        visitor.open(path)
        untouched(visitor)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sources")


def untouched(visitor) -> None:
    """Nothing of the line ran, became an element or can lead outside."""
    assert "ran" not in visitor.page.title()
    for selector in (
        'a[href^="javascript"]',
        '[href*="outside.example"]',
        '[src*="outside.example"]',
        "img[src=x]",
        "[onerror]",
    ):
        assert visitor.page.locator(selector).count() == 0, selector


def test_a_long_text_is_laid_out_only_where_it_is_read(visitor):
    told = [
        f"Ferry {n} left the quay at Ashby late, and nobody asked the pilot why."
        for n in range(900)
    ]
    made = _source("A log of ferries", "\n\n".join(told), (told[3], told[-4]))
    with open_store(Path(visitor.server.workspace)) as store:
        store.put(made)
    source, last = made.document.source, made.statements[-1]
    visitor.open(f"sources?source={source.id}&claim={last.id}")
    expect(visitor.page.locator(".reader mark.picked").first).to_be_in_viewport()
    parts = visitor.page.locator(".reader .part")
    assert 5 < parts.count() < 20
    heights = parts.evaluate_all("all => all.map(part => part.offsetHeight)")
    # The first was not looked at: its height is a guess, and a good one.
    assert heights[0] == pytest.approx(heights[-2], rel=0.5)
    assert visitor.page.locator(".reader").evaluate("reader => reader.textContent") == "\n\n".join(
        told
    )
