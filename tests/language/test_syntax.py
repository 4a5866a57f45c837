"""Syntax from our own pipeline: places, trees, odd characters, long lines, threads."""

import threading
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.draft import Parse
from extractors.language.boundaries import LONGEST, passages
from extractors.language.plain_text import plain_text
from extractors.language.syntax import parse_ranges, read_sentences

PIECES = st.sampled_from(
    [
        *("The dam leaks.", "Who knows?", " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u200b"),
        *(
            "\ud800",
            "\udfff",
            "🙂",
            "👩\u200d💻",
            "❤\ufe0f",
            "—",
            "“It holds,”",
            "said",
            "Dr.",
            "Hale-Moss",
            "-Orr",
            "1)",
        ),
        *(
            "•",
            "don’t",
            "e\u0301",
            "入口。",
            "https://dam.example/a.b?c",
            "...",
            "\x00",
            "\x1c",
            "@ida",
        ),
    ]
)
ODD_TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(st.characters(codec=None), max_size=60),
)


def check_tree(parse: Parse) -> None:
    tokens = parse.tokens
    roots = [n for n, token in enumerate(tokens) if token.head == n]
    assert len(roots) == (1 if tokens else 0)
    assert [n for n, token in enumerate(tokens) if token.dep == "root"] == roots
    for n in range(len(tokens)):
        seen, at = set(), n
        while tokens[at].head != at:
            assert at not in seen, "a circle of heads"
            seen.add(at)
            at = tokens[at].head
            assert 0 <= at < len(tokens)


def check_places(text: str, start: int, end: int, parse: Parse) -> None:
    for token in parse.tokens:
        assert start <= token.start < token.end <= end
        assert text[token.start : token.end].strip()
        assert token.lemma
        assert token.pos.isupper()
    for before, after in pairwise(parse.tokens):
        assert before.end <= after.start


@settings(max_examples=150, deadline=None)
@given(ODD_TEXTS, st.data())
def test_any_text_gives_sentences_that_cover_its_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = read_sentences(text, [(start, end)])
    here = start
    for sentence in found:
        assert here <= sentence.start < sentence.end <= end
        assert not any(char.isalnum() for char in text[here : sentence.start])
        assert sentence.parse.tokens
        check_places(text, sentence.start, sentence.end, sentence.parse)
        check_tree(sentence.parse)
        covered = {at for t in sentence.parse.tokens for at in range(t.start, t.end)}
        for at in range(sentence.start, sentence.end):
            assert at in covered or not text[at].isalnum()
        here = sentence.end
    assert not any(char.isalnum() for char in text[here:end])


@settings(max_examples=80, deadline=None)
@given(ODD_TEXTS)
def test_a_given_range_is_one_sentence(text):
    (parse,) = parse_ranges(text, [(0, len(text))])
    check_places(text, 0, len(text), parse)
    check_tree(parse)


def test_words_have_their_syntax():
    text = "Ada Quill says that the old dams were leaking."
    ((sentence,),) = read_sentences(text, [(0, len(text))])
    tokens = {text[t.start : t.end]: t for t in sentence.parse.tokens}
    says, leaking = tokens["says"], tokens["leaking"]
    assert (says.lemma, says.pos, says.dep) == ("say", "VERB", "root")
    assert "Tense=Pres" in says.morph
    assert (tokens["dams"].lemma, tokens["dams"].pos) == ("dam", "NOUN")
    assert leaking.dep == "ccomp"
    assert sentence.parse.tokens[leaking.head] == says
    assert sentence.parse.tokens[tokens["dams"].head] == leaking


def test_odd_spaces_and_invisible_characters_change_no_syntax():
    plain = "The old dam leaks, says Ada Quill."
    odd = "The\u00a0old  dam\u200b leaks,\u2009says\tAda Qu\u00adill."
    (one,), (two,) = parse_ranges(plain, [(0, len(plain))]), parse_ranges(odd, [(0, len(odd))])
    assert [(t.lemma, t.pos, t.dep, t.head) for t in one.tokens] == [
        (t.lemma, t.pos, t.dep, t.head) for t in two.tokens
    ]
    assert odd[two.tokens[-2].start : two.tokens[-2].end] == "Qu\u00adill"


def test_empty_ranges_have_no_sentences_and_keep_their_place():
    text = "It leaks.   \u200b "
    assert [len(found) for found in read_sentences(text, [(3, 3), (9, 12), (0, 9), (9, 14)])] == [
        *(0, 0, 1, 0)
    ]
    empty, full = parse_ranges(text, [(9, 12), (0, 9)])
    assert empty.tokens == ()
    assert len(full.tokens) == 3


def test_ranges_come_back_in_their_order_whatever_stands_beside_them():
    text = "The dam leaks. Nobody repairs it, and the mill below is flooded. Why?"
    ranges = [(15, 64), (0, 14), (65, 69)]
    alone = [parse_ranges(text, [place])[0] for place in ranges]
    assert list(parse_ranges(text, ranges * 40)) == alone * 40


def test_the_same_text_gives_the_same_syntax_from_every_thread():
    text = " ".join(f"Gauge {n} of the zorb{n} weir shows that it leaks." for n in range(60))
    found = {}

    def read(n):
        found[n] = read_sentences(text, [(0, len(text))])

    threads = [threading.Thread(target=read, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(each == found[0] for each in found.values())
    assert len(found[0][0]) == 60


LONG = [
    "the dam leaks and ",
    "x",
    "a-",
    "!",
    "1. ",
    "(a) ",
    ". ",
    "\u200b",
    "🙂",
    "('",
    "? a ",
    "\u2022 ",
]


def seconds(work, unit, size):
    text = (unit * (size // len(unit) + 1))[:size]
    start = time.process_time()
    work(text, size)
    return time.process_time() - start


@pytest.mark.parametrize("unit", LONG)
def test_a_very_long_line_is_cut_in_time_in_proportion(unit):
    def work(text, size):
        cut = list(passages(text, 0, size))
        assert all(passage.end - passage.start <= LONGEST for passage in cut)
        assert sum(len(plain_text(text, p.start, p.end).text) for p in cut) <= 1.01 * size

    assert seconds(work, unit, 400_000) < 12 * seconds(work, unit, 100_000) + 0.3


@pytest.mark.parametrize("unit", ["the dam leaks and ", "🙂", "(a) "])
def test_a_very_long_line_is_parsed_in_time_in_proportion(unit):
    def work(text, size):
        read_sentences(text, [(0, size)])

    assert seconds(work, unit, 20_000) < 12 * seconds(work, unit, 5_000) + 0.3


@pytest.mark.parametrize("name", ["Hale-Moss", "Hale-Moss-Orr", "Step-By-Step-By"])
def test_words_with_capitals_that_hyphens_join_are_one_word_however_many(name: str) -> None:
    text = f"The dam, said {name}, leaks."
    ((parsed,),) = read_sentences(text, [(0, len(text))])
    words = [text[token.start : token.end] for token in parsed.parse.tokens]
    assert name in words
