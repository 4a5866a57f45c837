"""Words and sentence boundaries."""

import pytest

from extractors.language.english import content_words, sentence_ranges, stem


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Vale met R.J. Osei in the U.S. Senate.",
        "Prices rose 3.5 percent vs. 2.1 a year ago.",
        "See Fig. 3 and No. 12 of the list, e.g. the gauge.",
        "“The dam will not hold.” he said to the clerk.",
        "Then... gonna stop here",
        "1. The gauge is wrong",
        "Read https://dam.example/a.b?c=d. and then decide",
        "Why not? asked the clerk.",
        "The gauge was built by A. I. Moss and J. R. R. Vale of Hull.",
        "Later I. J. Reed wrote it down for A. A. Oduya.",
    ],
)
def test_one_sentence_stays_one(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["It leaks.", "The dam is old!", "Is it?", "Yes."],
        ["He lives in the U.S.", "The rest moved."],
        ["It was seen by him and I.", "Then we left."],
        ["It lacks vitamin A.", "I know that."],
        ["She said “no.”", "They left."],
        ["It fell (again).", "“Nobody saw it.”", "So what?"],
        ["That is all…", "Next came rain."],
        ["i think it leaks.", "but nobody asked."],
        ["Great 🙂!", "🙂 It works."],
        ["So do I.", "Fine."],
        ["They cut R&D.", "Ostrom objected."],
        ["它漏水。", "很旧。"],
    ],
)
def test_sentences_part_where_they_end(parts):
    joiner = "" if parts[0].endswith("。") else " "
    assert split(joiner.join(parts)) == parts


def test_a_line_break_inside_a_paragraph_is_a_space():
    assert split("It leaks\nevery spring. It\nis old.") == [
        "It leaks\nevery spring.",
        "It\nis old.",
    ]


def test_content_words_drop_function_words_and_endings():
    assert content_words("The gauges were leaking, and 12 of them leaked") == [
        "gaug",
        "leak",
        "leak",
    ]
    assert [stem(word) for word in ("class", "ports", "dam's", "is")] == [
        "class",
        "port",
        "dam",
        "is",
    ]
