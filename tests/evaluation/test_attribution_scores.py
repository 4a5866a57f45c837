"""Scoring attribution spans: exact, by word, and refusals."""

import gzip
import json

from extractors.evaluation.attribution_scores import (
    Annotated,
    AnnotatedText,
    main,
    score_spans,
)

TEXT = "The mayor said that the road was closed."
GOLD = Annotated(((0, 9),), ((10, 14),), ((15, 40),))


def record(**changes):
    spans = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 40]]}
    return {
        "id": "a",
        "text": TEXT,
        "split": "dev",
        "genre": "news",
        "attributions": [spans],
    } | changes


def test_marks_at_the_edges_do_not_count_and_words_are_shared():
    text = AnnotatedText("a", TEXT, (GOLD,))
    close = Annotated(((0, 9),), ((10, 14),), ((15, 39),))
    short = Annotated(((4, 9),), ((10, 14),), ((15, 23),))
    assert [score.f1 for score in score_spans(text, [close]).exact] == [1.0, 1.0, 1.0]
    scores = score_spans(text, [short])
    assert [score.right for score in scores.exact] == [0, 1, 0]
    assert (scores.by_word[2].right, scores.by_word[2].predicted, scores.by_word[2].gold) == (
        2,
        2,
        5,
    )


def test_nothing_found_scores_nothing():
    scores = score_spans(AnnotatedText("a", TEXT, (GOLD,)), [])
    assert [score.f1 for score in scores.exact] == [0.0, 0.0, 0.0]


def test_a_file_is_scored_by_split_plain_or_gzip(tmp_path, capsys):
    lines = "\n".join(json.dumps(record(split=split)) for split in ("dev", "train"))
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(lines)
    packed.write_bytes(gzip.compress(lines.encode()))
    assert main([str(plain), "--split", "dev"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1 texts, 1 attributions annotated")
    assert "content   100.0 100.0 100.0" in told
    assert main([str(packed), "--split", "dev"]) == 0
    assert capsys.readouterr().out == told


def test_a_file_that_is_none_is_refused_in_one_line(tmp_path, capsys):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a"}\n')
    for path in (bad, tmp_path / "missing.jsonl"):
        assert main([str(path)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert str(path) in told.err
        assert told.err.count("\n") == 1
