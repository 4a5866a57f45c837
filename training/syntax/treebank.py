"""Reading Universal Dependencies treebanks (CoNLL-U) as spaCy documents.

A document of training is a paragraph: its sentences follow one another in the text, so that the
parser learns where sentences end. Syntactic words are the tokens; the parts of a multiword token
("do" + "n't") follow each other without a space.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word.

    Args:
        form: as written.
        lemma: its dictionary form.
        upos: universal part of speech.
        xpos: the treebank's own tag.
        feats: morphological features, "|"-separated, or "".
        head: index of its head in the sentence, from 0; its own index for the root.
        relation: universal dependency relation, with its subtype.
        space: whether white space follows it.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank.

    Args:
        words: its words.
        opens: whether it opens a paragraph.
    """

    words: tuple[Word, ...]
    opens: bool


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        opens = False
        for ended in lines:
            line = ended.rstrip("\n")
            if line.startswith("#"):
                opens = opens or line.startswith(("# newdoc", "# newpar"))
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield Sentence(_words(rows), opens)
                rows, opens = [], False


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    spaced_range: dict[int, bool] = {}
    joined_until = 0
    words = []
    for row in rows:
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            spaced_range[last] = "SpaceAfter=No" not in row[9]
            joined_until = last
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        spaced = "SpaceAfter=No" not in row[9]
        if number <= joined_until:
            spaced = spaced_range.get(number, False)
        head = int(row[6]) - 1 if row[6] != "0" else number - 1
        feats = "" if row[5] == "_" else row[5]
        words.append(Word(row[1], row[2], row[3], row[4], feats, head, row[7], spaced))
    return tuple(words)


def paragraphs(sentences: Iterable[Sentence], most: int = 12) -> Iterator[tuple[Sentence, ...]]:
    """Sentences by paragraph, at most ``most`` together."""
    current: list[Sentence] = []
    for sentence in sentences:
        if current and (sentence.opens or len(current) == most):
            yield tuple(current)
            current = []
        current.append(sentence)
    if current:
        yield tuple(current)


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """A spaCy document of sentences, with tags, morphology, lemmas, heads and sentence starts."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        heads += [word.head + len(words) for word in sentence.words]
        starts += [n == 0 for n in range(len(sentence.words))]
        words += sentence.words
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        tags=[word.xpos for word in words],
        morphs=[word.feats for word in words],
        heads=heads,
        deps=["ROOT" if word.relation == "root" else word.relation for word in words],
        sent_starts=starts,
    )
