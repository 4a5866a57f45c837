from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from reference_cases import all_cases, verdicts

from extractors.draft import Block, BlockKind, Draft, Metadata, Parse, Sentence, Token
from extractors.language.english import sentence_ranges
from extractors.pipeline import extract_text
from extractors.references.references import find_references
from extractors.references.verdicts import ReferenceTest, Refusal
from kg.model import Entity, EntityKind, Mention, Post, Span

PRECISION = 0.95
SHARE = 0.78
"""Of the references that a careful reader can resolve, at least so many are answered rightly."""


@pytest.fixture(scope="module")
def judged():
    return [verdict for case in all_cases() for verdict in verdicts(case)]


def test_the_cases_are_many_and_many_must_be_refused(judged):
    marked = [verdict for verdict in judged if verdict.marked]
    assert len(marked) >= 150
    assert sum(verdict.expected is None for verdict in marked) >= 50


def test_answers_are_right(judged):
    answers = [verdict for verdict in judged if verdict.answered]
    wrong = [str(verdict) for verdict in answers if not verdict.right]
    assert len(wrong) <= (1 - PRECISION) * len(answers), "\n".join(wrong)


def test_most_plain_references_are_answered(judged):
    plain = [verdict for verdict in judged if verdict.marked and verdict.expected]
    missed = [str(verdict) for verdict in plain if not verdict.right]
    assert len(missed) <= (1 - SHARE) * len(plain), "\n".join(missed)


def draft_of(text: str, people=(), organisations=(), posts=(), author=None) -> Draft:
    """A draft of one paragraph per line; ``posts`` give each line's (id, author)."""
    blocks, sentences, made, at = [], [], [], 0
    for number, line in enumerate(text.split("\n")):
        end = at + len(line)
        post = posts[number] if posts else None
        if line.strip():
            span = Span.of(text, at, end)
            kind = BlockKind.HEADING if line.startswith("# ") else BlockKind.PARAGRAPH
            blocks.append(Block(span, kind, post=post[0] if post else None))
            if post:
                made.append(Post(post[0], span, author=post[1]))
            if kind is BlockKind.PARAGRAPH:
                sentences += [
                    Sentence(Span.of(text, a, b), len(blocks) - 1, post[0] if post else None)
                    for a, b in sentence_ranges(text, at, end)
                ]
        at = end + 1
    entities = []
    for kind, names in ((EntityKind.PERSON, people), (EntityKind.ORGANISATION, organisations)):
        for name in names:
            places = [i for i in range(len(text)) if text.startswith(name, i)]
            mentions = tuple(Mention("s", Span.of(text, i, i + len(name))) for i in places)
            if mentions:
                entities.append(
                    Entity(Entity.id_for(kind, name), kind, name, (name,), (), mentions)
                )
    return Draft(
        text=text,
        source="s",
        metadata=Metadata(author=author),
        blocks=tuple(blocks),
        posts=tuple(made),
        sentences=tuple(sentences),
        entities=tuple(entities),
    )


def named(draft: Draft) -> list[tuple[str, str | None, str]]:
    return [
        (r.span.quote, r.antecedent.name if r.antecedent else None, r.test)
        for r in find_references(draft)
    ]


def test_no_reference_crosses_posts():
    text = "Tove Lind runs the ferry.\nShe is right about the pier."
    apart = draft_of(text, ["Tove Lind"], posts=[("p1", "Ann"), ("p2", "Bo")])
    assert named(apart) == [("She", None, Refusal.NO_CANDIDATE)]
    assert named(draft_of(text, ["Tove Lind"])) == [
        ("She", "Tove Lind", ReferenceTest.ONLY_CANDIDATE)
    ]


def test_no_reference_crosses_a_heading():
    text = "Tove Lind runs the ferry.\n# The pier\nShe painted it."
    assert named(draft_of(text, ["Tove Lind"]))[0] == ("She", None, Refusal.NO_CANDIDATE)


def test_i_is_the_posts_author_and_nobody_where_unknown():
    text = "I run the ferry.\nI doubt that."
    found = find_references(draft_of(text, posts=[("p1", "Tove Lind"), ("p2", None)]))
    assert [r.antecedent and r.antecedent.name for r in found] == ["Tove Lind", None]
    assert [r.test for r in found] == [ReferenceTest.WRITER, Refusal.WRITER_UNKNOWN]
    assert found[0].antecedent.evidence is None


def test_the_writer_of_a_post_is_not_he():
    text = "Tove Lind here. I think she is wrong."
    found = named(draft_of(text, ["Tove Lind"], posts=[("p1", "Tove Lind")]))
    assert ("she", None, Refusal.NO_CANDIDATE) in found


def test_items_of_a_list_do_not_go_on_with_each_other():
    text = "Tove Lind runs the ferry.\nShe says no."
    draft = draft_of(text, ["Tove Lind"])
    items = tuple(replace(block, kind=BlockKind.BULLET) for block in draft.blocks)
    assert named(replace(draft, blocks=items))[0][1] is None


def _parse(draft: Draft, words: list[tuple[str, str, str, int]]) -> Parse:
    at, tokens = 0, []
    for word, pos, dep, head in words:
        at = draft.text.index(word, at)
        tokens.append(Token(at, at + len(word), word.lower(), pos, "", dep, head))
        at += len(word)
    return Parse(tuple(tokens))


def test_a_parse_tells_an_expletive_that_no_list_knows():
    text = "The levy helps. It hurts nobody that rents rose."
    draft = draft_of(text)
    first = _parse(
        draft,
        [("The", "DET", "det", 1), ("levy", "NOUN", "nsubj", 2), ("helps", "VERB", "root", 2)],
    )
    second = Parse(
        tuple(
            Token(text.index(w, 16), text.index(w, 16) + len(w), w.lower(), p, "", d, h)
            for w, p, d, h in [
                ("It", "PRON", "expl", 1),
                ("hurts", "VERB", "root", 1),
                ("nobody", "PRON", "obj", 1),
                ("rose", "VERB", "csubj", 1),
            ]
        )
    )
    assert named(replace(draft, parses=(first, second))) == [("It", None, Refusal.EXPLETIVE)]
    assert named(draft)[0][1] == "the levy"


PIECES = st.sampled_from(
    [
        "Tove Lind",
        "Acme",
        "he",
        "she",
        "his",
        "her",
        "it",
        "its",
        "they",
        "the company",
        "the report",
        "a report by Acme",
        "I",
        "my",
        "“",
        "”",
        "said",
        "that",
        "runs",
        ", ",
        ". ",
        "! ",
        "\n",
        "\n# Notes\n",
        "🙂",
        "the coach",
        "a nurse",
        "é",
        "it's",
        "they're",
        "him",
        "and",
        "In",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_spans_hold_and_evidence_stands_in_the_text(pieces):
    text = " ".join(pieces)
    draft = draft_of(text, ["Tove Lind"], ["Acme"])
    found = find_references(draft)
    assert found == find_references(draft)
    last = 0
    for reference in found:
        reference.span.check(text)
        assert reference.span.start >= last
        last = reference.span.end
        who = reference.antecedent
        assert reference.test in (
            {t.value for t in ReferenceTest} if who else {r.value for r in Refusal}
        )
        if who is not None and who.evidence is not None:
            who.evidence.check(text)
            assert who.evidence.overlap(reference.span) == 0


def test_an_empty_draft_refers_to_nothing():
    assert find_references(Draft(text="", source="s")) == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "Maria Quill studied the permits. Her estimate rests on two contracts.",
            "Maria Quill's estimate rests on two contracts.",
        ),
        (
            "Maria Quill studied the permits. If she’s right, rents will fall by 2031.",
            "If Maria Quill is right, rents will fall by 2031.",
        ),
        (
            "Northwind Energy is a company with nine farms. The company’s towers rust in the rain.",
            "Northwind Energy’s towers rust in the rain.",
        ),
        (
            "Maria Quill argues that gas will lose, since her data show it.",
            "Maria Quill's data show it.",
        ),
        (
            "Maria Quill met Rachel Hill in Bergen. Her estimate rests on two contracts.",
            "Her estimate rests on two contracts.",
        ),
    ],
)
def test_wording_names_whom_the_text_means(text, wording):
    found = extract_text(f"Notes on the grid\n\n{text}\n", name="notes")
    assert wording in [statement.canonical for statement in found.statements]


def test_the_rule_of_a_statement_names_the_test_that_filled_its_wording():
    text = "Notes on the grid\n\nMaria Quill studied the permits. Her estimate rests on two contracts.\n"
    filled = [
        s for s in extract_text(text, name="notes").statements if "'s estimate" in s.canonical
    ]
    assert [s.provenance.maker.split("+")[-1] for s in filled] == [ReferenceTest.ONLY_CANDIDATE]
