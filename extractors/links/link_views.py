"""Links to views told before: points granted, points granted and then answered, objections announced.

"X is right that P, but Q" takes both sides: P backs X's view and Q turns against it (the relation of
concession in Rhetorical Structure Theory, Mann and Thompson 1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.draft import BlockKind
from extractors.language.shallow import content_stems, tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, opener, plain, verdict
from extractors.links.link_found import Found
from kg.model import ClaimType, Relation, Stance, Statement, is_named

_REACH = 12  # statements looked back over
_NEAR = 4  # statements back to which a pronoun may refer
_HERALD_WORDS = 12
_MOST = 4  # objections under one announcement
_AGREES = re.compile(
    r"(?:and |yes,? |well,? )?(?:(?:that|this|he|she|they)(?:'s|'re| is| are| was| were) (?:(?:probably|quite|perfectly|surely|certainly|largely|mostly|also|all|of course|both|absolutely|almost certainly) )*"
    r"(?:right|true|correct|so|fair|sound)\b(?! (?:to|for|that|enough|far|much|many|as far as|(?:of|in|for) (?:one|some|only|part|parts|a few|few|half|theory|principle|most))\b)|(?:i|we) (?:do |fully |quite |entirely |largely |mostly )?agree\b(?! to\b)"
    r"|so (?:it|they|he|she) (?:does|do|did|is|are|has|have|was)\b|fair enough\b|(?:he|she|they) (?:has|have) a point\b)"
)
_HALF = re.compile(r"\b(?:but|though|although|yet|if|except|however)\b")
_PRONOUN = re.compile(r"(?:he|she|they)\b|(?:his|her|their) ")
_OWN = re.compile(r"\b(?:i|we|my|our)\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ORDINAL = re.compile(
    rf"(?:but |yet )?the (?P<which>{'|'.join(_ORDINALS)}) (?:objection|criticism|argument|point|complaint|claim|reason|worry|concern)\b"
)
_FAULTS = re.compile(
    r"\b(?:compares the wrong|misses|forgets|ignores|overlooks|confuses|misreads|fails|falls|collapses|does not|doesn't|is not|isn't|is (?:weak|false|wrong|mistaken|outdated|out of date))\b"
)
_HERALD = re.compile(
    r"(?:(?:but |and |so |still, )?(?:(?:there (?:is|are)|i see|here are|consider) )?)?"
    r"(?:one|two|three|four|several|some|a few|the (?:main|usual|obvious|best|strongest))\s+(?:[\w-]+\s+)?"
    r"(?:objections?|criticisms?|counterarguments?|complaints?|doubts?)\b"
)


def endorsement_links(context: LinkContext) -> Iterator[Found]:
    """Who is said to be right is backed; what follows with "but" in that sentence turns against them."""
    pattern = re.compile(rf"(?:{alternatives(link_cues().endorsing)})\b")
    for here in context.statements:
        if here.reporter is not None or here.stance is not Stance.ASSERTED:
            continue
        match = pattern.search(plain(here.span.quote)[:80])
        target = _endorsed(context, here, match.start()) if match is not None else None
        if match is None or target is None:
            continue
        cue = context.inside(here, *match.span())
        yield Found(here, target, Relation.SUPPORTS, "endorsed", 0.6, cue, "stance")
        answer = context.next_in_sentence(here)
        turn = None if answer is None else opener(context.opening(answer), connectives().contrast)
        if answer is not None and turn is not None and answer.reporter is None:
            yield Found(
                answer, target, Relation.DISPUTES, "granted-but", 0.55,
                context.words(answer, turn), "connective",
            )  # fmt: skip


def agreement_links(context: LinkContext) -> Iterator[Found]:
    """The writer's "That's right." or "I agree about ..." right after somebody's reported claim backs it."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or here.reporter is not None or before.reporter is None:
            continue
        lowered = plain(here.span.quote)
        match = _AGREES.match(lowered)
        if match is None or _HALF.search(lowered) or here.stance is not Stance.ASSERTED:
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "agreed", 0.6, context.inside(here, *match.span()),
            "stance",
        )  # fmt: skip


def heading_links(context: LinkContext) -> Iterator[Found]:
    """What people are reported to say under "Objections" or "Counter-views" disputes the text's main forecast."""
    names = re.compile(rf"\b(?:{alternatives(link_cues().objecting_headings)})\b")
    blocks = context.draft.blocks
    head: int | None = None
    spoke: set[str] = set()
    heads = {
        n: block.span
        for n, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING
        and names.search(
            plain(block.span.quote).split(",", maxsplit=1)[0]
        )  # "New chip, old doubts"
    }
    for here in context.statements:
        above = context.heading_of(here)
        if above != head:
            head, spoke = above, set()
        if above not in heads or here.reporter is None or here.speaker in spoke:
            continue
        target = context.rival_before(here)
        if target is None or here.type is ClaimType.FORECAST or not _speaks_of(here, target):
            continue
        spoke.add(here.speaker)
        yield Found(
            here, target, Relation.DISPUTES, "objections-heading", 0.5, heads[above], "structure"
        )  # fmt: skip


def _speaks_of(here: Statement, target: Statement) -> bool:
    """Whether an objection shares a word with the view that it is told against, or names its holder."""
    told = content_stems(f"{target.canonical} {target.span.quote} {target.speaker}")
    return bool(content_stems(f"{here.canonical} {here.span.quote}") & told)


def herald_links(context: LinkContext) -> Iterator[Found]:
    """After "Two objections deserve an answer." what others are reported to say disputes the writer's own view."""
    for number, sentence in enumerate(context.draft.sentences):
        match = _HERALD.match(plain(sentence.span.quote))
        if match is None or len(tokens(sentence.span.quote)) > _HERALD_WORDS:
            continue
        after = [s for s in context.after(number) if s.reporter is not None]
        held = thesis(context, sentence.span.start) if after else None
        if held is None:
            continue
        cue = context.at(sentence.span.start, sentence.span.start + match.end())
        for objection in after[:_MOST]:
            if not context.is_reason(objection) and not is_named(held.speaker):
                yield Found(
                    objection, held, Relation.DISPUTES, "announced-objection", 0.55, cue, "stance"
                )  # fmt: skip


def ordinal_links(context: LinkContext) -> Iterator[Found]:
    """A verdict on "the first objection" disputes the first item of the list of reported points before it."""
    for here in context.statements:
        match = _ORDINAL.match(plain(here.span.quote))
        place = None if match is None else (verdict(here.span.quote) or _faults(here))
        if match is None or place is None or here.reporter is not None:
            continue
        items = context.listed_before(here)
        number = _ORDINALS.index(match["which"])
        if number < len(items) and items[number].speaker != here.speaker:
            yield Found(
                here, items[number], Relation.DISPUTES, "point-answered", 0.65,
                context.inside(here, *match.span()), "list",
            )  # fmt: skip


def _faults(here: Statement) -> tuple[int, int] | None:
    """Where a statement finds fault with what it speaks of, or None."""
    match = _FAULTS.search(plain(here.span.quote))
    return match.span() if match else None


def thesis(context: LinkContext, before: int) -> Statement | None:
    """The writer's last own view told before a place: a statement in the first person, or None."""
    held = [
        s
        for s in context.statements
        if s.span.end <= before
        and s.reporter is None
        and s.type in {ClaimType.CLAIM, ClaimType.FORECAST}
        and _HOLDS.match(plain(s.span.quote))
    ]
    return held[-1] if held else None


_HOLDS = re.compile(
    r"(?:so |and |but |still, )?(?:i|we)(?:'d| would| do)? (?:therefore |still |also )?"
    r"(?:think|thought|believed?|doubt(?:ed)?|opposed?|favou?r(?:ed)?|support(?:ed)?|reject(?:ed)?|expect(?:ed)?|concluded?|argued?|hold|suspect|put|give|predict|maintain|see)\b|(?:my|our) (?:view|guess|bet|estimate|claim|forecast)\b"
)


def _endorsed(context: LinkContext, here: Statement, end: int) -> Statement | None:
    """Whose view a statement grants: the holder just heard for a pronoun, else the person whom it names."""
    subject = here.span.quote[:end]
    if _OWN.search(plain(subject)):
        return None
    told = [
        s
        for s in context.back(here, _REACH)
        if s.reporter is not None and s.speaker != here.speaker
    ]
    own = content_stems(here.span.quote)
    if _PRONOUN.match(plain(subject)):
        near = [s for s in told if s in list(context.back(here, _NEAR))]
        about = [s for s in near if own & content_stems(s.span.quote)]
        before = context.before_in_paragraph(here)
        return next(iter(about), before if before in near else None)
    words = set(re.findall(r"\w+", subject))
    named = [s for s in told if is_named(s.speaker) and s.speaker.split()[-1] in words]
    return max(named, key=lambda s: len(own & content_stems(s.span.quote)), default=None)
