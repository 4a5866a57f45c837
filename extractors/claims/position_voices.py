"""Whose position is being laid out, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

from extractors.claims.cues import Cue
from extractors.claims.holding import Holder
from extractors.claims.laid_out import THE_ARGUMENT, announces, laid_out, leaves
from extractors.claims.speakers import Discourse
from extractors.claims.subjects import owner_of_view
from extractors.draft import Sentence
from kg.model import UNNAMED_SUFFIX, Span, Stance


class PositionVoice:
    """Follows the position that a text lays out, in reading order."""

    def __init__(self, text: str, discourse: Discourse) -> None:
        self._text = text
        self._discourse = discourse
        self._position: tuple[Holder, int] | None = None  # and the block it is told in

    def follow(self, sentence: Sentence, cue: Cue | None) -> None:
        """Open the position that a sentence lays out, or leave the last one where the text turns from it."""
        span = sentence.span
        found = None if cue is not None else laid_out(self._text, span.start, span.end)
        if found is not None:
            here = (
                self._position if self._position and self._position[1] == sentence.block else None
            )
            told = here[0].speaker if here is not None else self._discourse.last_discussed()
            of_argument = told if found.discussed else None
            speaker = of_argument or found.holder or told or f"this view{UNNAMED_SUFFIX}"
            words = Span.of(self._text, found.start, found.end)
            holder = Holder(speaker, words, "position", Stance.REPORTED, found.content)
            self._position = (holder, sentence.block)
            return
        last = self._position
        other = last is not None and cue is not None and cue.source.speaker != last[0].speaker
        if last is None or last[1] != sentence.block or other or leaves(span.quote):
            self._position = None

    def announce(self, sentence: Sentence, cue: Cue | None) -> None:
        """Whoever's "case goes like this" holds the sentences that follow in the paragraph."""
        span = sentence.span
        if self._position is not None or not announces(span.quote):
            return
        sources = self._discourse.sources(span.start, span.end)
        owner = None if cue is not None else owner_of_view(self._text, span, sources)
        source = cue.source if cue is not None else owner
        if source is not None:
            words = Span.of(self._text, source.start, source.end)
            self._position = (Holder(source.speaker, words, "position"), sentence.block)
            return
        told = THE_ARGUMENT.match(span.quote)
        speaker = self._discourse.last_discussed() if told is not None and cue is None else None
        if told is not None and speaker is not None:
            words = Span.of(self._text, span.start, span.start + told.end())
            self._position = (Holder(speaker, words, "position"), sentence.block)

    def holder(self, span: Span) -> Holder | None:
        """The holder of the position that is being laid out."""
        if self._position is None:
            return None
        holder = self._position[0]
        inside = holder.cue is not None and span.start <= holder.cue.start < span.end
        if inside and holder.content is None and holder.rule == "position":
            return None  # "The strongest version of it is simple" is the text's own remark
        return holder if inside or holder.content is None else replace(holder, content=None)
