"""Who speaks in each quotation: by the words that quote it, or by who spoke or was spoken of before it.

Of the tests of O'Keefe et al. (2012), "A sequence labelling approach to quote attribution", those that need no
training: the remark beside the quotation, the turn that goes on, the subject that the narration names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.claims.cues import Cue, CueKind, Source, find_cue
from extractors.claims.holding import Holder, from_cue
from extractors.claims.quotations import Quotation, find_quotations
from extractors.claims.speakers import Discourse
from extractors.draft import Block, BlockKind, Draft, Sentence
from extractors.language.shallow import has_clause
from kg.model import UNNAMED_SUFFIX, Span

_MARKS = 4  # code points of quotation marks and full stop around a sentence that is all quotation
_MOST = 0.6  # of a clause between marks, for it to be whoever is quoted who says it
_LEAD = 9  # words about whoever is quoted behind them
_ABOUT = "subject"
_THEME = re.compile(
    r"(?:and |but )?(?:as for|as to|on(?!\s(?:an?|the|this|that|his|her|its|their)\s)|about|regarding|"
    r"concerning|asked (?:about|whether)|with regard to)\s[^,;:.!?“”]+,",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?](?=\s|$)|\n")
_THAT_IS = re.compile(
    r"[”\"]\s+(?:That(?:['’]s| is| was)|So says|So said|Thus)\s+(?:the\s)?(?:[a-z][\w-]*\s){0,3}"
)
_LABEL = re.compile(
    r"(?:The\s)?(?:(?!(?:from|in|by|at|for|to|with|as|on|of|about)\s)[A-Za-z][a-z-]*\s){0,3}"
)
_TOLD_WITHIN = 160  # code points behind a quotation in which somebody is said to say it
_BACK = 3  # sentences of narration over which a voice is kept


class QuotationVoices:
    """The speakers of a draft's quotations, found in reading order.

    Args:
        draft: with sentences.
        discourse: who has been named and spoken of up to the sentence that is read.
    """

    def __init__(self, draft: Draft, discourse: Discourse) -> None:
        self._draft = draft
        self._discourse = discourse
        self._quotations = find_quotations(draft)
        self._quoted: dict[int, Holder] = {}
        self._led: dict[int, int] = {}  # quotation -> where the theme before it begins
        self._told: dict[int, Holder] = {}  # sentence -> who speaks in it, or whom it is about

    def read(self, index: int, cue: Cue | None, introduced: Holder | None) -> None:
        """Find who speaks in each quotation that begins in a sentence.

        Args:
            index: the sentence.
            cue: what attributes in it.
            introduced: who speaks in its block, where a lead-in says so.
        """
        sentence = self._draft.sentences[index]
        for number in self._quotations.near(sentence.span):
            quotation = self._quotations.all[number]
            if not sentence.span.start <= quotation.span.start < sentence.span.end:
                continue
            holder = self._speaker_of(quotation, index, cue, introduced)
            if holder is not None:
                self._quoted[number] = holder
                if self._is_led_in(quotation, sentence) or self._is_about_speaker(
                    quotation, sentence
                ):
                    self._led[number] = sentence.span.start
        told = self._voice_of(sentence, cue)
        if told is not None:
            self._told[index] = told

    def holder(self, span: Span) -> Holder | None:
        """Who speaks in the quotation that holds most of a clause, where that is known."""
        for number in self._quotations.near(span):
            quotation = self._quotations.all[number].span
            theme = max(
                0,
                min(quotation.start, span.end)
                - max(self._led.get(number, quotation.start), span.start),
            )
            if span.overlap(quotation) + theme >= _MOST * len(span):
                return self._quoted.get(number)
        return None

    def _voice_of(self, sentence: Sentence, cue: Cue | None) -> Holder | None:
        """Who speaks last in a sentence, else whom it is about."""
        text = self._draft.text
        within = [n for n in self._quotations.near(sentence.span) if n in self._quoted]
        if within:
            return self._quoted[within[-1]]
        if cue is not None:
            return from_cue(text, cue)
        about = self._discourse.subject_of(sentence)
        return None if about is None else replace(self._of(about), rule=_ABOUT)

    def _of(self, source: Source) -> Holder:
        cue = Span.of(self._draft.text, source.start, source.end)
        return Holder(source.speaker, cue, "quotation")

    def _speaker_of(
        self, quotation: Quotation, index: int, cue: Cue | None, introduced: Holder | None
    ) -> Holder | None:
        text, sentence = self._draft.text, self._draft.sentences[index]
        inside = cue is not None and _opens_and_holds(quotation, sentence, cue)
        if cue is not None and not cue.negated and not inside:
            return from_cue(text, cue, rule="quotation")
        if introduced is not None:
            return replace(introduced, rule="quotation")
        named = self._named_before_colon(quotation, sentence)
        if named is not None:
            return named
        beside = self._subject_beside(quotation, sentence)
        if beside is not None:
            return beside
        at = quotation.span.end
        stop = _STOP.search(text, at + 2, at + _TOLD_WITHIN)
        end = stop.start() if stop else min(at + _TOLD_WITHIN, len(text))
        behind = self._discourse.sources(at, end)
        later = find_cue(text, quotation.span.start, end, behind)
        if later is not None and later.kind is CueKind.AFTER:
            return from_cue(text, later, rule="quotation")
        return self._pointed_out(at, end, behind) or self._going_on(quotation, index)

    def _pointed_out(self, at: int, end: int, behind: tuple[Source, ...]) -> Holder | None:
        """Whom the next sentence names as who speaks: "“Flour explodes.” That's Ada Quill, who runs the port."."""
        pointed = _THAT_IS.match(self._draft.text, at, end)
        found = (s for s in behind if pointed is not None and s.start == pointed.end())
        return next((self._of(s) for s in found if self._discourse.is_person(s.speaker)), None)

    def _named_before_colon(self, quotation: Quotation, sentence: Sentence) -> Holder | None:
        """The last person spoken of before "...: “", where no verb of saying stands there."""
        before = Span.trimmed(self._draft.text, sentence.span.start, quotation.span.start)
        if before is None or not before.quote.rstrip('“" ').endswith(":"):
            return None
        person = self._discourse.last_person(before) or self._labelled(before)
        return None if person is None else self._of(person)

    def _labelled(self, before: Span) -> Source | None:
        """The body by name that is all that stands before a colon: "The harbour firm Lysnet: “...”"."""
        told = self._discourse.sources(before.start, before.end)
        named = [one for one in told if not one.speaker.endswith(UNNAMED_SUFFIX)]
        if len(named) != 1:
            return None
        lead = self._draft.text[before.start : named[0].start]
        rest = self._draft.text[named[0].end : before.end].strip(' :“"')
        return named[0] if not rest and _LABEL.fullmatch(lead) else None

    def _subject_beside(self, quotation: Quotation, sentence: Sentence) -> Holder | None:
        """Whom a sentence is about that ends in their words: "Lund did not move; “a weathercock moves”"."""
        before = Span.trimmed(self._draft.text, sentence.span.start, quotation.span.start)
        if before is None or not self._is_about_speaker(quotation, sentence):
            return None
        about = self._discourse.subject_of(sentence)
        return None if about is None or about.start >= before.end else self._of(about)

    def _is_about_speaker(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether a few words about one person, with a colon or semicolon, lead to a quotation that ends the sentence."""
        if quotation.span.end < sentence.span.end - _MARKS:
            return False
        before = self._draft.text[sentence.span.start : quotation.span.start].rstrip('“" ')
        if not before.endswith((":", ";")) or len(before.split()) > _LEAD:
            return False
        lead = Span.of(self._draft.text, sentence.span.start, sentence.span.start + len(before))
        return len({one.speaker for one in self._discourse.people(lead)}) == 1

    def _going_on(self, quotation: Quotation, index: int) -> Holder | None:
        """Whoever spoke last, or was spoken of since, where a sentence is all quotation."""
        sentence = self._draft.sentences[index]
        if quotation.span.end < sentence.span.end - _MARKS:
            return None
        if quotation.span.start > sentence.span.start + 1 and not self._is_led_in(
            quotation, sentence
        ):
            return None
        for back in range(index - 1, max(-1, index - 1 - _BACK), -1):
            before = self._draft.sentences[back]
            if before.post != sentence.post or not self._adjoins(before, sentence):
                return None
            told = self._told.get(back)
            if told is not None:
                spoke = before.block == sentence.block or told.rule != _ABOUT
                return replace(told, rule="quotation", content=None) if spoke else None
            if self._discourse.names_people(before.span):
                return None
        return None

    def _is_led_in(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether nothing but a theme stands before a quotation: "As for rents, “we have no plan.”"."""
        theme = self._draft.text[sentence.span.start : quotation.span.start].rstrip(' “"')
        if _THEME.fullmatch(theme) is None or has_clause(theme):
            return False
        return not self._discourse.names_people(
            Span.of(self._draft.text, sentence.span.start, quotation.span.start)
        )

    def _adjoins(self, before: Sentence, sentence: Sentence) -> bool:
        """Whether two sentences stand in one paragraph, or the later one opens the paragraph that follows."""
        if before.block == sentence.block:
            return True
        between = self._draft.blocks[before.block + 1 : sentence.block]
        blocks = (*between, self._draft.blocks[sentence.block])
        opens = self._draft.blocks[sentence.block].span.start >= sentence.span.start - 1
        return opens and all(_is_running(block) for block in blocks)


def _opens_and_holds(quotation: Quotation, sentence: Sentence, cue: Cue) -> bool:
    """Whether a quotation opens its sentence and holds the cue: "“They ask why,” ..." is not told by them."""
    low, high = quotation.span.start, quotation.span.end
    return low <= sentence.span.start + 1 and low <= cue.source.start and cue.end <= high


def _is_running(block: Block) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
