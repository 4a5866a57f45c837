"""Scores of a syntax pipeline from raw text, as in the CoNLL 2018 shared task (Zeman et al. 2018).

Predicted and gold words are aligned by their characters, and precision and recall are taken over the
words of either side. The pipeline sees the text of a paragraph, or of a whole document, and no more.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from treebank import paragraphs, read_sentences, to_doc

CLAUSES = ("ccomp", "advcl", "parataxis", "xcomp", "acl:relcl")
OTHERS = ("nsubj", "obj", "obl", "conj", "appos")
METRICS = ("words", "sentences", "upos", "lemma", "uas", "las")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, predicted and gold items."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Right among predicted, 0 to 1."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among gold, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.predicted + self.gold
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be compared; ``head`` is its head's place, None for the root."""

    upos: str
    lemma: str
    relation: str
    head: Place | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a text: its words by place, and its sentences' places."""

    words: dict[Place, Word]
    sentences: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one corpus.

    Args:
        by_metric: for each of `METRICS`.
        by_relation: for each relation that occurs.
        words_per_second: of CPU time, reading included, loading not.
    """

    by_metric: dict[str, Score]
    by_relation: dict[str, Score]
    words_per_second: float


Reader = Callable[[list[str]], Iterator[Read]]
"""From texts to what is read in each."""


def gold_docs(nlp: Language, file: Path, *, whole: bool) -> Iterator[Doc]:
    """Gold documents: a paragraph each, or sentences by the hundred with ``whole``."""
    sentences = read_sentences(file)
    if whole:
        sentences = (type(s)(s.words, opens=False) for s in sentences)
    for together in paragraphs(sentences, 100 if whole else 1000):
        yield to_doc(nlp.vocab, together)


def read_of(doc: Doc) -> Read:
    """What a spaCy document says."""
    place = [(token.idx, token.idx + len(token)) for token in doc]
    words = {
        place[token.i]: Word(
            token.pos_,
            token.lemma_,
            "root" if token.head.i == token.i else token.dep_,
            None if token.head.i == token.i else place[token.head.i],
        )
        for token in doc
        if not token.is_space
    }
    return Read(words, frozenset(_bounds(sent) for sent in doc.sents) - {(0, 0)})


def with_pipeline(nlp: Language) -> Reader:
    """A reader that leaves everything to the pipeline."""
    return lambda texts: map(read_of, nlp.pipe(texts))


def measure(read: Reader, golds: Iterable[Doc]) -> Scores:
    """Hold what is read in the golds' texts against them."""
    docs = list(golds)
    started = time.process_time()
    found = list(read([doc.text for doc in docs]))
    seconds = time.process_time() - started
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    relations: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, got in zip(docs, found, strict=True):
        _count(read_of(doc), got, counts, relations)
    total = counts["words"]["predicted"]
    return Scores(
        {name: _score(counts[name]) for name in METRICS},
        {name: _score(relations[name]) for name in sorted(relations)},
        total / max(seconds, 1e-9),
    )


def _count(
    want: Read, got: Read, counts: dict[str, Counter[str]], relations: dict[str, Counter[str]]
) -> None:
    counts["sentences"].update(
        right=len(want.sentences & got.sentences),
        predicted=len(got.sentences),
        gold=len(want.sentences),
    )
    for word in got.words.values():
        relations[word.relation]["predicted"] += 1
    for place, word in want.words.items():
        relations[word.relation]["gold"] += 1
        other = got.words.get(place)
        if other is None:
            continue
        attached = word.head == other.head
        labelled = attached and word.relation == other.relation
        relations[word.relation]["right"] += labelled
        counts["words"]["right"] += 1
        counts["upos"]["right"] += word.upos == other.upos
        counts["lemma"]["right"] += word.lemma.lower() == other.lemma.lower()
        counts["uas"]["right"] += attached
        counts["las"]["right"] += labelled
    for name in METRICS:
        if name != "sentences":
            counts[name].update(predicted=len(got.words), gold=len(want.words))


def _score(counts: Counter[str]) -> Score:
    return Score(counts["right"], counts["predicted"], counts["gold"])


def _bounds(sentence: Span) -> Place:
    told = [token for token in sentence if not token.is_space]
    return (told[0].idx, told[-1].idx + len(told[-1])) if told else (0, 0)
