"""Measure a syntax pipeline from raw text: `python training/syntax/evaluate.py MODEL CONLLU.gz`.

As in the CoNLL 2018 shared task (Zeman et al. 2018): predicted and gold words are aligned by their
characters, and precision and recall are taken over the words of either side. The pipeline sees the
text of a paragraph, or of a whole document with `--documents`, and nothing else.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from treebank import paragraphs, read_sentences, to_doc

CLAUSES = ("ccomp", "advcl", "parataxis", "acl:relcl", "xcomp", "nsubj", "obj", "conj")


def texts(nlp: Language, file: Path, *, whole: bool) -> Iterator[Doc]:
    """Gold documents: a paragraph each, or sentences by the hundred with ``whole``."""
    most = 100 if whole else 1000
    sentences = read_sentences(file)
    if whole:
        sentences = (type(s)(s.words, opens=False) for s in sentences)
    for together in paragraphs(sentences, most):
        yield to_doc(nlp.vocab, together)


def words_of(doc: Doc) -> dict[tuple[int, int], tuple[str, str, tuple[int, int] | None]]:
    """Each word's place, with its part of speech, relation and its head's place (None: root)."""
    place = {t.i: (t.idx, t.idx + len(t)) for t in doc}
    return {
        place[t.i]: (t.pos_, t.dep_, None if t.head.i == t.i else place[t.head.i])
        for t in doc
        if not t.is_space
    }


def measure(nlp: Language, golds: Iterable[Doc]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Counts of right, predicted and gold items, in all and by relation."""
    counts: Counter[str] = Counter()
    by_label: dict[str, Counter[str]] = defaultdict(Counter)
    for gold in golds:
        predicted = nlp(gold.text)
        want, got = words_of(gold), words_of(predicted)
        counts["gold"] += len(want)
        counts["predicted"] += len(got)
        starts = {(s[0].idx, s[-1].idx + len(s[-1])) for s in gold.sents}
        found = {_bounds(s) for s in predicted.sents} - {None}
        counts["sent_gold"] += len(starts)
        counts["sent_predicted"] += len(found)
        counts["sent"] += len(starts & found)
        for _, label, _ in got.values():
            by_label[label]["predicted"] += 1
        for place, (pos, label, head) in want.items():
            by_label[label]["gold"] += 1
            if place not in got:
                continue
            pos_, label_, head_ = got[place]
            counts["words"] += 1
            counts["upos"] += pos == pos_
            counts["uas"] += head == head_
            counts["las"] += head == head_ and label == label_
            by_label[label]["right"] += head == head_ and label == label_
    return counts, by_label


def _bounds(sentence: spacy.tokens.Span) -> tuple[int, int] | None:
    told = [t for t in sentence if not t.is_space]
    return (told[0].idx, told[-1].idx + len(told[-1])) if told else None


def f1(right: int, predicted: int, gold: int) -> float:
    """F1 in percent."""
    return 200.0 * right / (predicted + gold) if predicted + gold else 0.0


def main() -> None:
    """Print F1 of words, UPOS, UAS, LAS, sentences and some relations, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", action="store_true", help="whole documents, no paragraphs")
    asked = parser.parse_args()
    nlp = spacy.load(asked.model)
    golds = list(texts(nlp, asked.file, whole=asked.documents))
    start = time.process_time()
    counts, by_label = measure(nlp, golds)
    seconds = time.process_time() - start
    for name in ("words", "upos", "uas", "las"):
        print(f"{name:10} {f1(counts[name], counts['predicted'], counts['gold']):5.1f}")
    print(f"sentences  {f1(counts['sent'], counts['sent_predicted'], counts['sent_gold']):5.1f}")
    for label in CLAUSES:
        told = by_label[label]
        print(f"{label:10} {f1(told['right'], told['predicted'], told['gold']):5.1f}")
    print(f"{counts['predicted'] / seconds:,.0f} words per CPU second")


if __name__ == "__main__":
    main()
