"""Force by the parse: the case file, and that nothing leaks between clauses."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.claims.parsed_force import parsed_force
from extractors.language.syntax import read_sentences
from kg.model import MarkKind, Polarity

CASES = Path(__file__).parent / "cases" / "force.txt"
_LINE = re.compile(r"([+-]) ([\d.]+) (yes|no) \| (.+)")


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            match = _LINE.fullmatch(line)
            assert match, f"a line of {CASES.name} that cannot be read: {line}"
            yield match.groups()


def force_of(sentence):
    (read,) = read_sentences(sentence, [(0, len(sentence))])[0]
    return parsed_force(sentence, read.parse, 0, len(sentence))


@pytest.mark.parametrize(("sign", "certainty", "condition", "sentence"), cases())
def test_force_is_that_of_the_main_predicate(sign, certainty, condition, sentence):
    found = force_of(sentence)
    assert found.polarity is (Polarity.NEGATIVE if sign == "-" else Polarity.POSITIVE)
    assert found.certainty == pytest.approx(float(certainty))
    assert found.conditional is (condition == "yes")
    for mark in found.marks:
        mark.span.check(sentence)


SUBJECTS = st.sampled_from(["The dam", "Rents", "The new tram line", "The children"])
PREDICATES = st.sampled_from(["failed", "will rise", "rose sharply", "came late"])
DENIED = st.sampled_from(["did not fail", "will never rise", "cannot be paid", "might fall"])
JOINTS = st.sampled_from([" because ", ", although ", " while "])


@given(SUBJECTS, PREDICATES, JOINTS, SUBJECTS, DENIED)
@settings(max_examples=40, deadline=None)
def test_no_force_leaks_from_a_subordinate_clause(subject, predicate, joint, other, denied):
    alone = force_of(f"{subject} {predicate}.")
    found = force_of(f"{subject} {predicate}{joint}{other[0].lower()}{other[1:]} {denied}.")
    assert (found.polarity, found.certainty) == (alone.polarity, alone.certainty)


def test_surface_words_are_kept_with_the_entry_that_gave_the_figure():
    found = force_of("If the wind drops, prices could not double.")
    assert [(m.kind, m.span.quote) for m in found.marks] == [
        (MarkKind.CONDITION, "If the wind drops"),
        (MarkKind.HEDGE, "could"),
        (MarkKind.NEGATION, "not"),
    ]
    assert found.marks[1].reason == "could = 0.4"


def test_a_part_of_a_sentence_has_its_own_force():
    sentence = "The dam may hold, but the road will not open."
    (read,) = read_sentences(sentence, [(0, len(sentence))])[0]
    first = parsed_force(sentence, read.parse, 0, 16)
    second = parsed_force(sentence, read.parse, 22, len(sentence))
    assert (first.certainty, first.polarity) == (0.45, Polarity.POSITIVE)
    assert (second.certainty, second.polarity) == (0.9, Polarity.NEGATIVE)


def test_a_place_without_words_has_no_force():
    sentence = "The dam holds."
    (read,) = read_sentences(sentence, [(0, len(sentence))])[0]
    assert parsed_force(sentence, read.parse, 3, 4) is None
