"""Attribution: who holds each proposition, who passes it on, and with what force.

Sources are resolved in the order quotation, cue in the sentence, lead-in, continuation, the text's
own voice. The scheme of source, cue and content is that of PARC (Pareti 2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.claims.announced_views import AnnouncedView, announced_view
from extractors.claims.attitudes import attitude
from extractors.claims.chains import Chains
from extractors.claims.cue_parts import opens_aside
from extractors.claims.cue_phrases import is_judged
from extractors.claims.cues import Cue, CueKind, Source, find_cue, first_person_cue
from extractors.claims.force import force_of
from extractors.claims.forecasting_sites import site_chance
from extractors.claims.held_figures import held_figure
from extractors.claims.holding import Holder, from_cue
from extractors.claims.interviews import answering_voices
from extractors.claims.labelled_items import labelled_voices
from extractors.claims.parsed_cues import ParsedCues
from extractors.claims.position_voices import PositionVoice
from extractors.claims.quotation_voices import QuotationVoices
from extractors.claims.quotations import opening_quotation, quoted_inside
from extractors.claims.refusals import LONGEST
from extractors.claims.reporting import is_form
from extractors.claims.running_on import Announced, running_on
from extractors.claims.speakers import Discourse
from extractors.claims.subjects import announced_number, announcer, definite_claim
from extractors.claims.voices import Voices
from extractors.draft import Attribution, Block, BlockKind, Draft, Layer, Proposition, Sentence
from extractors.language.shallow import has_clause
from extractors.names.headed_names import headed_sections
from kg.model import UNNAMED_SUFFIX, Polarity, Span, Stance

_PRONOUNS = frozenset({"he", "she", "they"})
_REASON = re.compile(r"\b(?:because|since)\s+$")
_TIME = re.compile(
    r"\W*(?:\d{1,2}[.:]\d{2}\W+)?"
)  # of an entry of a live report, before whoever speaks
_COUNTER = re.compile(
    r"\b(?:data|evidence|figures|records|results|studies|surveys|trials|facts|history)\b[^.]{0,30}\b"
    r"(?:shows?|suggests?|points?|indicates?|says?|contradicts?|disagrees?)\b|\b(?:in fact|in reality|wrong|mistaken)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AttributionStep:
    """Attributes every proposition of a draft."""

    name: str = "attributions"
    version: str = "4"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.TEXT, Layer.METADATA, Layer.BLOCKS, Layer.POSTS, Layer.SENTENCES),
            Layer.PARSES,
            *(Layer.ENTITIES, Layer.REFERENCES, Layer.PROPOSITIONS),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.ATTRIBUTIONS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with one attribution for each proposition, in the same order."""
        return replace(draft, attributions=tuple(_Reader(draft).attributions()))


STEP = AttributionStep()


class _Reader:
    """Reads a draft once from top to bottom, keeping what later sentences refer back to."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._discourse = Discourse(draft)
        self._voices = Voices(draft)
        self._sections = answering_voices(draft) | {
            number: section.name
            for section in headed_sections(draft.blocks)
            for number in range(section.first, section.end)
        }
        self._sections |= labelled_voices(draft)
        self._parsed = ParsedCues(draft)
        self._chains = Chains(draft.text, self._parsed, self._discourse)
        self._quotations = QuotationVoices(draft, self._discourse)
        self._of_sentence: dict[int, list[int]] = {}
        for index, proposition in enumerate(draft.propositions):
            self._of_sentence.setdefault(proposition.sentence, []).append(index)
        self._introduced: dict[int, Holder] = {}  # block -> who speaks in it
        self._position = PositionVoice(draft.text, self._discourse)

    def attributions(self) -> Iterator[Attribution]:
        """One attribution for each proposition, in their order."""
        found: dict[int, Attribution] = {}
        announced: dict[int, Announced] = {}
        for index, sentence in enumerate(self._draft.sentences):
            self._discourse.enter(sentence)
            cue = self._cue_in(sentence.span.start, sentence.span.end)
            empty = cue is None or not _tells_more(self._draft.text, cue, sentence.span.end)
            view = self._view_in(index, sentence) if empty else None
            if view is not None:
                cue = view.cue() or cue
                words = Span.of(self._draft.text, view.start, view.end)
                announced[index] = Announced(view.source.speaker, words, view.spoke)
            elif empty and cue is not None and is_form(cue.verb, "rejecting"):
                words = Span.of(self._draft.text, cue.start, cue.end)
                announced[index] = Announced(cue.source.speaker, words)
            self._discourse.speaking(cue)
            self._quotations.read(index, cue, self._introduced.get(sentence.block))
            self._position.follow(sentence, cue)
            for number in self._of_sentence.get(index, ()):
                found[number] = self._attribute(self._draft.propositions[number], sentence, cue)
            self._introduce(index, sentence, cue)
            if cue is not None and self._hands_over(sentence, cue):
                self._sections[sentence.block] = cue.source.speaker
            self._position.announce(sentence, cue)
            self._discourse.leave(sentence, cue)
        attributions = [found[number] for number in range(len(self._draft.propositions))]
        changed = running_on(self._draft, attributions, announced, self._voices.of)
        for number, one in enumerate(attributions):
            if number not in changed:
                yield one
                continue
            proposition = self._draft.propositions[number]
            voice = self._voices.of(self._draft.sentences[proposition.sentence].post)
            runs_on = changed[number]
            yield replace(runs_on, chain=self._chains.chain(runs_on, voice, proposition.span))

    def _view_in(self, index: int, sentence: Sentence) -> AnnouncedView | None:
        """The view that a sentence without a cue announces."""
        span = sentence.span
        if index >= len(self._draft.parses) or len(span) > LONGEST:
            return None
        sources = self._discourse.sources(span.start, span.end)
        parse = self._draft.parses[index]
        return announced_view(self._draft.text, span.start, span.end, parse, sources)

    def _cue_in(self, start: int, end: int) -> Cue | None:
        if end - start > LONGEST:
            return None
        quoted = quoted_inside(self._draft.text, start, end)
        sources = tuple(
            source
            for source in self._discourse.sources(start, end)
            if not any(low <= source.start < high for low, high in quoted)
        )
        remark = self._beside_quotation(start, end, sources)
        if remark is not None:
            return remark
        told = self._unjudged(find_cue(self._draft.text, start, end, sources), start, end)
        parsed = self._unjudged(self._parsed.cue(start, end, sources), start, end)
        if told is None or parsed is None:
            return told or parsed or self._held(start, end, sources)
        within = parsed.content <= told.source.start and parsed.source.end < told.source.start
        if within and self._draft.text[told.source.start : told.source.end].lower() in _PRONOUNS:
            return parsed  # "a skipper, who asked not to be named, said he expected a rise"
        behind = (told.kind, parsed.kind, told.verb) == (CueKind.VERB, CueKind.AFTER, parsed.verb)
        if behind and not has_clause(self._draft.text[told.content : end]):
            return parsed  # "P, X said at a hearing": where somebody spoke is not what they said
        return _agreed(told, parsed, corrects=self._parsed.corrects(told.source, parsed))

    def _held(self, start: int, end: int, sources: tuple[Source, ...]) -> Cue | None:
        """A view in a sentence without a word of saying: "Lund is at 90%"."""
        people = self._discourse.people(Span.of(self._draft.text, start, end))
        parse = self._parsed.parse_at(start)
        found = held_figure(self._draft.text, start, end, parse, people=people, sources=sources)
        found = found or site_chance(self._draft.text, start, end, sources)
        return found or attitude(self._draft.text, start, end, people)

    def _beside_quotation(self, start: int, end: int, sources: tuple[Source, ...]) -> Cue | None:
        """The remark behind a quotation that opens a sentence, where somebody named inside it also speaks."""
        quoted = opening_quotation(self._draft.text, start, end)
        if quoted is None:
            return None
        outside = tuple(one for one in sources if not quoted[0] <= one.start < quoted[1])
        if len(outside) == len(sources):
            return None
        cue = find_cue(self._draft.text, start, end, outside)
        return cue if cue is not None and cue.kind is CueKind.AFTER else None

    def _unjudged(self, cue: Cue | None, start: int, end: int) -> Cue | None:
        """The cue, but where the text judges what it names: "Ada's claim that salt lasts is wrong" is the text's.

        The named claim must open the sentence: "She repeats Ada's claim that it is wrong" judges nothing.
        """
        if cue is None or cue.kind is not CueKind.NOUN:
            return cue
        text = self._draft.text
        opens = not any(map(str.isalnum, text[start : cue.start]))
        that = text[cue.end : cue.content].strip().lower().endswith("that")
        return None if opens and that and is_judged(text[cue.content : end]) else cue

    def _attribute(
        self, proposition: Proposition, sentence: Sentence, whole: Cue | None
    ) -> Attribution:
        voice = self._sections.get(sentence.block) or self._voices.of(sentence.post)
        span = proposition.span
        holder = self._holder(span, sentence, whole, voice)
        first = None
        if holder is None:
            first = first_person_cue(self._draft.text, span.start, span.end)
            holder = Holder(voice, None, "voice", Stance.ASSERTED)
            if first is not None:
                own = Span.of(self._draft.text, first[0], first[1])
                holder = Holder(voice, own, "first-person", Stance.ASSERTED, first[2])
        found = self._finish(holder, span, voice)
        return replace(found, chain=self._chains.chain(found, voice, span))

    def _finish(self, holder: Holder, span: Span, voice: str) -> Attribution:
        content = span.quote
        frame = ""
        if holder.content is not None and span.start <= holder.content < span.end - 3:
            content = self._draft.text[holder.content : span.end]
            frame = self._draft.text[span.start : holder.content]
        force = force_of(content, frame=frame if holder.rule == "first-person" else "")
        stance = holder.stance
        if span.quote.rstrip(" \"'”’").endswith("?"):
            stance = Stance.QUESTIONED
        elif stance in {Stance.ASSERTED, Stance.REPORTED} and force.conditional:
            stance = Stance.CONDITIONAL
        polarity = force.polarity
        if stance is Stance.REJECTED:
            polarity = Polarity.NEGATIVE
        return Attribution(
            speaker=holder.speaker,
            reporter=None if holder.speaker == voice else voice,
            cue=holder.cue,
            stance=stance,
            certainty=force.certainty,
            polarity=polarity,
            rule=holder.rule,
        )

    def _holder(
        self, span: Span, sentence: Sentence, whole: Cue | None, voice: str
    ) -> Holder | None:
        """Who else than the voice holds a proposition; None where nobody else does."""
        text = self._draft.text
        first = first_person_cue(text, span.start, span.end)
        quoted = self._quotations.holder(span)
        if quoted is not None:
            return quoted
        cue = whole if whole is not None and _belongs(text, whole, span) else None
        if cue is None and (span.start, span.end) != (sentence.span.start, sentence.span.end):
            own = self._cue_in(span.start, span.end)
            cue = own if own is not None and _belongs(text, own, span) else None
        if cue is None and span.start > sentence.span.start:
            sources = self._discourse.sources(sentence.span.start, span.start)
            cue = self._parsed.trailing(sentence.span.start, span, sources)
        if cue is None and whole is not None:
            written = whole.content <= span.start and self._hands_over(sentence, whole)
            cue = whole if written or _stays_in_scope(text, whole, span) else None
            if cue is not None and cue.stance is Stance.REJECTED and _explains(text, cue, span):
                cue = replace(cue, stance=Stance.REPORTED)  # why somebody rejects a view they hold
        if first is not None and (cue is None or cue.source.start >= first[0]):
            return None
        if cue is not None:
            return _denied(text, cue) if cue.negated else from_cue(text, cue)
        if sentence.block in self._introduced:
            return self._introduced[sentence.block]
        return self._continued(span, voice) or self._position.holder(span)

    def _continued(self, span: Span, voice: str) -> Holder | None:
        """A definite noun of saying that takes up the last speaker ("The stronger claim is that ...")."""
        speaker = self._discourse.last_discussed()
        content = definite_claim(span)
        if content is None or speaker is None or speaker == voice:
            return None
        cue = Span.trimmed(self._draft.text, span.start, content)
        return Holder(speaker, cue, "continued", Stance.REPORTED, content)

    def _introduce(self, index: int, sentence: Sentence, cue: Cue | None) -> None:
        """Where a sentence ends in a colon, whoever it names holds the blocks that it leads in."""
        following = self._draft.sentences[index + 1 : index + 2]
        if not sentence.span.quote.rstrip(' “"').endswith(":"):
            return
        if not following or following[0].post != sentence.post:
            return
        holder = self._announced(sentence, following[0], cue)
        if holder is None:
            return
        counted = announced_number(sentence.span)
        for number in _led_blocks(self._draft.blocks, sentence.block, counted):
            self._introduced[number] = holder

    def _hands_over(self, sentence: Sentence, cue: Cue | None) -> bool:
        """Whether a paragraph opens with who writes the rest: "Ada Quill, our analyst, writes: P. I expect Q."."""
        text, block = self._draft.text, self._draft.blocks[sentence.block]
        if cue is None or cue.kind is not CueKind.VERB or cue.negated:
            return False
        opens = _TIME.fullmatch(text, block.span.start, cue.source.start) is not None
        colon = text[cue.end : cue.content].strip() == ":"
        known = not cue.source.speaker.endswith(UNNAMED_SUFFIX)
        return opens and colon and known and is_form(cue.verb, "writing")

    def _announced(self, sentence: Sentence, following: Sentence, cue: Cue | None) -> Holder | None:
        """Who speaks after a colon: the cue's source, or before a quotation the last person named."""
        if cue is not None:
            return None if cue.negated else from_cue(self._draft.text, cue, rule="lead-in")
        block = self._draft.blocks[following.block]
        sources = self._discourse.sources(sentence.span.start, sentence.span.end)
        found = announcer(self._draft.text, sentence.span, sources)
        if found is not None and block.kind in {BlockKind.BULLET, BlockKind.QUOTE}:
            where = Span.of(self._draft.text, found.start, found.end)
            return Holder(found.speaker, where, "lead-in")
        quoted = block.kind is BlockKind.QUOTE or following.span.quote[:1] in {"“", '"'}
        person = self._discourse.last_person(sentence.span) if quoted else None
        if person is None:
            return None
        where = Span.of(self._draft.text, person.start, person.end)
        return Holder(person.speaker, where, "lead-in")


def _tells_more(text: str, cue: Cue, end: int) -> bool:
    """Whether anything is held beside the words that attribute: "Lund disagrees" holds nothing yet."""
    return cue.kind is CueKind.AFTER or any(map(str.isalnum, text[cue.content : end]))


def _denied(text: str, cue: Cue) -> Holder | None:
    """The holder of "does not think that P", who holds that P is false; None where only the saying is denied."""
    raises = cue.kind is CueKind.VERB and is_form(cue.verb, "neg_raising")
    known = not cue.source.speaker.endswith(UNNAMED_SUFFIX)
    return replace(from_cue(text, cue), stance=Stance.REJECTED) if raises and known else None


def _agreed(told: Cue, parsed: Cue, *, corrects: bool) -> Cue:
    """The cue of both readings: the parse says whose verb it is and, where they agree, how far the words go."""
    same = (told.kind, told.content, told.source.speaker) == (
        parsed.kind,
        parsed.content,
        parsed.source.speaker,
    )
    made = told.kind is CueKind.NOUN and not told.source.speaker.endswith(UNNAMED_SUFFIX)
    if made and parsed.source.speaker.endswith(UNNAMED_SUFFIX):
        return told  # "a survey of drivers by Lund found": whoever made it
    if same:
        return replace(told, start=parsed.start, end=parsed.end)
    return parsed if told.verb == parsed.verb and corrects else told


def _belongs(text: str, cue: Cue, span: Span) -> bool:
    """Whether the cue stands in this clause and speaks of the better part of it."""
    if not (span.start <= cue.start and cue.end <= span.end):
        return False
    before = text[span.start : cue.start]
    if (
        cue.kind is CueKind.AFTER
        or not has_clause(before)
        or opens_aside(before.split()[0].lower())
    ):
        return True
    return before.rstrip().endswith(":") or len(before) <= span.end - cue.content


def _stays_in_scope(text: str, cue: Cue, span: Span) -> bool:
    """Whether a later clause still belongs to "X notes that A, but B": no new speaker, no evidence against."""
    if cue.kind is CueKind.NOUN and text[cue.end : span.start].strip() == ":":
        return True  # "Her reasoning: ...", whose label is no part of the clause
    if cue.content > span.start or cue.negated:
        return False
    # A reason is the speaker's, as what it is given for; and so is what a colon explains of a view of theirs.
    low = max(cue.end, cue.content, span.start - 12)
    reason = _REASON.search(text[low : span.start]) is not None
    if reason or cue.kind not in {CueKind.VERB, CueKind.AFTER}:
        return reason
    explains = text[cue.end : span.start].rstrip().endswith(":")
    if explains or cue.kind is CueKind.AFTER:
        return explains
    if not text[cue.end : cue.content].strip().endswith("that"):
        return False
    return not _COUNTER.search(span.quote)


def _explains(text: str, cue: Cue, span: Span) -> bool:
    """Whether a clause says why the one before it is held: a reason, or what stands behind a colon."""
    between = text[cue.end : span.start]
    return _REASON.search(between) is not None or between.rstrip().endswith(":")


def _led_blocks(blocks: tuple[Block, ...], lead: int, counted: int) -> Iterator[int]:
    """The list items or quotations that a block leads in, else as many paragraphs as it announced."""
    for taken, number in enumerate(range(lead + 1, len(blocks))):
        block = blocks[number]
        listed = block.kind in {BlockKind.BULLET, BlockKind.QUOTE}
        if block.post != blocks[lead].post or block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            return
        opens = block.span.quote[:1] in {"“", '"', "‘"} and taken == 0
        if not (listed or opens or taken < counted):
            return
        yield number
        if opens and not listed and taken + 1 >= counted:
            return
