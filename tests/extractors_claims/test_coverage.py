"""Nothing is dropped silently: each piece of a text has one fate, with its reason."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import extract_text
from kg.model import Extraction, Fate

PAGE = """# Storage on the island

Batteries will cover the evening peak by 2031. Will they last? Here's why it matters. Nobody knows yet, but the first ones held.

Suppose that a winter brings no wind for two weeks. The lights go out at six.

- Costs fell by 40% in five years.
- Sure.

Ramping refers to how fast a plant changes its output.
"""


def fates(text: str) -> dict[str, tuple[Fate, str]]:
    return {f.span.quote: (f.fate, f.reason) for f in extract_text(text).fates}


def uncovered(found: Extraction) -> str:
    """What is neither blank, nor boilerplate, nor of any fate."""
    text = found.document.text
    spans = [*(piece.span for piece in found.boilerplate), *(fate.span for fate in found.fates)]
    inside = {i for span in spans for i in range(span.start, span.end)}
    return "".join(c for i, c in enumerate(text) if i not in inside and not c.isspace())


def test_each_sentence_is_extracted_or_passed_over_with_a_reason():
    found = fates(PAGE)
    assert found["Batteries will cover the evening peak by 2031."][0] is Fate.CLAIM
    assert found["Will they last?"] == (Fate.QUESTION, "question")
    assert found["The lights go out at six."] == (Fate.NARRATION, "made-up-scene")
    assert found["Sure."][0] is Fate.OTHER
    assert found["Here's why it matters."] == (Fate.OTHER, "meta")
    definition = "Ramping refers to how fast a plant changes its output."
    assert found[definition][0] is Fate.DEFINITION
    assert any(fate is Fate.HEADING for fate, _ in found.values())


def test_a_claims_fate_names_the_rules_behind_its_statements():
    found = extract_text(PAGE)
    rules = {s.provenance.maker.removeprefix("statements.") for s in found.statements}
    told = {r for f in found.fates if f.fate.is_extracted for r in f.reason.split("; ")}
    assert told == rules


def test_a_repeated_post_says_what_it_repeats():
    thread = (
        "@mira: The dam will hold for a century.\n\n@oren: It leaks every spring already.\n\n"
        "@mira: The dam will hold for a century.\n"
    )
    found = extract_text(thread)
    assert uncovered(found) == ""


PIECES = st.sampled_from(
    [
        "The dam will hold. ",
        "Will it hold? ",
        "# A heading\n",
        "- a point of five words here\n",
        "> quoted words stand here\n",
        "Imagine a flood.\n",
        "\n\n",
        "@ada: It cannot hold, says Ben Okoro.\n",
        "Subscribe now!\n",
        "| Plant | 40% |\n",
        "🌊",
        "\u202e) ",
        "…\r\n",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
@settings(max_examples=60, deadline=None)
def test_one_fate_for_each_piece_and_none_left_over(text):
    if not text.strip():
        return
    found = extract_text(text)
    assert uncovered(found) == ""
    ordered = [fate.span for fate in found.fates]
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    for statement in found.statements:
        inside = [f for f in found.fates if f.span.overlap(statement.span) and f.fate.is_extracted]
        assert len(inside) == 1
    for piece in found.boilerplate:
        assert not any(fate.span.overlap(piece.span) for fate in found.fates)
