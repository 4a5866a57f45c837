"""What tests of voices look at: who holds the sentences of a page."""

from __future__ import annotations

from extractors.pipeline import extract_text


def speakers_of(head: str, *sentences: str) -> dict[str, str]:
    """Who holds each sentence of a page, by the sentence.

    Args:
        head: the page's opening, up to the first sentence.
        sentences: each a paragraph's first.
    """
    text = head + "\n\nThe river is wide.\n\n".join(sentences)
    found = extract_text(text, name="mill").statements
    return {
        sentence: one.speaker
        for sentence in sentences
        for one in found
        if one.span.start == text.index(sentence)
    }
