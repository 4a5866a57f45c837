"""Who holds what, asked of the steps that say so."""

from __future__ import annotations

from extractors.claims import attribution, propositions


def told(build, text, **known):
    """Each proposition's words with who holds it."""
    draft = attribution.STEP(propositions.STEP(build(text, **known)))
    return [
        (p.span.quote, a.speaker)
        for p, a in zip(draft.propositions, draft.attributions, strict=True)
    ]


def who(build, text, words, **known):
    return next(speaker for quote, speaker in told(build, text, **known) if words in quote)


PEOPLE = {
    "Lena Ortiz": ("Ortiz",),
    "Rosa Figueira": ("Figueira",),
    "Kamal Idris": ("Idris",),
}
