"""Variants of training paragraphs as web pages have them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.training import Example

_CURLY = str.maketrans({"'": "’"})


@spacy.registry.augmenters("claimtrail.page_variants.v1")
def page_variants(level: float) -> Callable[[Language, Example], Iterator[Example]]:
    """An augmenter that yields every paragraph, a share of them in another dress.

    The dress is one of: lower case, capitals (a heading), curly quotes, no final mark (a bullet).

    Args:
        level: the share of paragraphs that is changed, 0 to 1.
    """

    # spaCy seeds `random` from the configuration before training.
    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if random.random() >= level:
            yield example
            return
        dress = random.choice(("lower", "title", "curly", "curly", "curly", "bare", "bare"))
        yield _changed(nlp, example, dress)

    return augment


def _changed(nlp: Language, example: Example, dress: str) -> Example:
    fields = example.to_dict()
    told = fields["token_annotation"]
    words = list(told["ORTH"])
    if dress == "lower":
        words = [word.lower() for word in words]
    elif dress == "title":
        words = [word[:1].upper() + word[1:] for word in words]
    elif dress == "curly":
        words = [_curly(word, n, words) for n, word in enumerate(words)]
    elif dress == "bare" and len(words) > 3 and words[-1] in {".", "!", ";", ","}:
        if any(head == len(words) - 1 for head in told["HEAD"][:-1]):
            return example
        words = words[:-1]
        for key, values in told.items():
            told[key] = values[:-1]
    told["ORTH"] = words
    text = "".join(
        word + (" " if space else "") for word, space in zip(words, told["SPACY"], strict=True)
    )
    return example.from_dict(nlp.make_doc(text), fields)


def _curly(word: str, n: int, words: list[str]) -> str:
    if word == '"':
        return "”" if sum(w == '"' for w in words[:n]) % 2 else "“"
    return word.translate(_CURLY)
