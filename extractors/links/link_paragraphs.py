"""Links that a paragraph's build shows: a topic sentence and what bears it out, a conclusion and its ground.

In argued prose a short general sentence opens a paragraph and longer, more particular ones follow; the
relation is elaboration or evidence in Rhetorical Structure Theory (Mann and Thompson 1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems, tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import (
    answering_verb,
    concluding,
    describes_test,
    disagreement,
    inner_result,
    opener,
    plain,
    points_on,
    tells_importance,
    weakening,
)
from extractors.links.link_found import Found
from extractors.links.link_particulars import bearing, counts, tells_events
from kg.model import ClaimType, Relation, Side, Stance, Statement

_BARE = 2  # words of a reply that only takes a side
_TOPIC_WORDS = 14  # a topic sentence is short
_CRISP = 10  # so short that it can hardly be anything but the topic
_FULLER = 1.5  # times as many words as a crisp topic
_OPENING = 60  # code points in which a sentence shows how it goes on
_MOST = 5  # sentences that bear one topic out
_PERSONAL = re.compile(r"(?:i|we|you)(?:'ve|'m| have| am| was| were| had| receive| went| ran)\b")
_INTENDS = re.compile(
    r"(?:[\w']+, )?(?:i|we)(?:'ll| will) (?:fix|correct|change|edit|add|look|check|start|begin|come back|return)\b"
)
_FIGURE = re.compile(r"\d")
_OPEN = re.compile(r"(?:and |but )?whether\b|(?:this|that) is the \w+")
_CONDITION = re.compile(r"(?:even )?if\b|whether\b|unless\b")
_SIGNS = 2  # more for a topic and its particulars than against
_SLOGAN = 6  # words: what follows a topic as short as this is about it
_BRIEF = 7  # words that add little to a topic, unless one is a figure
_OF_SPEAKER = re.compile(
    r"(?:and |but |so |well,? )?(?:(?:may|can|could) (?:i|we)|let me|i|we|i'(?:ll|d|ve|m)|we'(?:ll|d|ve|re))\b"
)
_AMOUNT = re.compile(r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*")  # a figure that is no year
_PRONOUN = re.compile(r"(?:it|they|its|their|he|she|his|her)\b")
_OF_SOMEBODY = re.compile(r"(?:they|she|he)\b")  # who was spoken of, and not the topic
_DID = re.compile(
    r"(?:i|we) (?!(?:think|believe|know|see|find|expect|need|have|lose|earn|pay|get)\b)\w+"
)
_ACCEPTS = re.compile(
    r"(?:but |and |well,? |yes,? )?(?:i|we) (?:do )?(?:accept|agree|grant|concede)\b"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? (?:19|20)\d\d)?\b|\b(?:19|20)\d\d\b"
)
_MODAL = re.compile(r"\b(may|might|could|can|would|will|should|must)\b")
_HOLDS = re.compile(  # a view of the writer's own is no more particular than the topic
    r"(?:i|we) (?:also |still |do |can )?(?:think|believe|understand|agree|doubt|like|want|suspect|hope|see|admire|love)\b"
)
_OWN = re.compile(r"\b(?:i|we|my|our|mine|ours)\b")
_HERALD = re.compile(
    r"\b(?:two|three|four|five|several|some|a few)\s+(?:conclusions|points|remarks|questions|lessons|things|notes|objections|criticisms|complaints|doubts)\b"
)
_ASIDE = re.compile(
    r"\b(?:by contrast|in contrast|on the other hand|conversely|nevertheless|nonetheless|however)\b|\badds?\b|^note that\b|^(?:that said|as for|as to|for what it's worth|fwiw)\b"
    r"|,? though(?=[,.;]|$)"
)
_VARIOUS = re.compile(
    r"(?:but )?(?:not (?:everyone|everybody|all)\b|every(?:one|body) (?:talks|is talking|has an? (?:theory|opinion|view|idea|favourite))\b|who cares\b|[^,;]+ (?:is|are|were|remain) (?:divided|split|at odds|of two minds)\b|[^,;]+ again\.?$"
    # what plays something down goes on with what there is to it
    r"|.*\b(?:lesser|least|smallest|minor) (?:concern|worry|problem|danger|risk|threat|evil|trouble|issue)s?\b)"
)
_BACKWARD = re.compile(
    r"that(?:'s| is| was| has| would| \w+ (?:is|was))\b|(?:bear|keep|note|remember|consider|imagine|look|mind|ask|forget|take)\b"
    r"|(?:.* )?(?:is|are|may be) (?:right|correct|true)\b(?! now)|(?:you|she|he|they)(?:'re| are|'s| is) right\b"
)  # what looks back, asks for something or grants a point opens nothing
_SO_NOW = re.compile(r"(?:it|that|this) (?:is|was|has since become) (?:true|right|correct)\b")
_DESCRIBES = re.compile(r"wrong|weak|doubtful|false|poor")
_ALSO = re.compile(r"\b(?:also|too(?=[.,;]|$)|another|likewise|similarly|moreover|in addition)\b")


def topic_links(context: LinkContext) -> Iterator[Found]:
    """Sentences after a short topic sentence support it, until one that turns or concludes."""
    told = tells_events(context)
    for paragraph in context.paragraphs():
        topic = paragraph.topic
        if topic is None or not _is_topic(topic) or _is_wish(topic) or _narrates(context, topic):
            continue
        taken: list[Statement] = []
        for item in paragraph.after_topic():
            if len(taken) == _MOST or _ends(topic, item):
                break
            if not (_follows(topic, item, taken) if taken else _bears_out(topic, item, context)):
                break
            # Where events are told, only particulars bear a topic out, and what comes after them goes on.
            if told and not (
                _counts_on(item, taken[-1]) if taken else bearing(context, topic, item) >= _SIGNS
            ):
                break
            taken.append(item)
            yield Found(
                item, topic, Relation.SUPPORTS, "topic-sentence", 0.55, topic.span, "structure",
                at=Side.TO, other=item.span,
            )  # fmt: skip


def theme_of_topic_links(context: LinkContext) -> Iterator[Found]:
    """A later sentence of a paragraph that takes up a word of its topic sentence supports it, in texts that argue in the present."""
    if tells_events(context):
        return
    for paragraph in context.paragraphs():
        topic = paragraph.topic
        if topic is None or not _is_topic(topic) or _is_wish(topic) or _is_past(context, topic):
            continue
        if tells_importance(topic) is not None:
            continue  # what follows bears on the paragraph before
        theme = content_stems(_without_names(context, topic))
        for n, item in enumerate(paragraph.after_topic()):
            lowered = plain(item.span.quote)
            if _ends(topic, item) or concluding(lowered):
                break
            plainly = item.speaker == topic.speaker and item.type is not ClaimType.FORECAST
            if n == 0 or not plainly or _OWN.search(lowered) or describes_test(lowered):
                continue  # the sentence right after a topic has tests of its own
            if _is_past(context, item) or not theme & content_stems(item.span.quote):
                continue
            yield Found(
                item, topic, Relation.SUPPORTS, "topic-theme", 0.5, topic.span, "structure",
                at=Side.TO, other=item.span,
            )  # fmt: skip


def importance_links(context: LinkContext) -> Iterator[Found]:
    """After "This matters because ..." at a paragraph's head its further sentences bear on the topic of the paragraph before."""
    topic: Statement | None = None
    for paragraph in context.paragraphs():
        first, before = paragraph.topic, topic
        topic = first
        match = tells_importance(first) if first is not None else None
        if first is None or before is None or match is None or before.speaker != first.speaker:
            continue
        if context.heading_of(before) != context.heading_of(first) or before.post != first.post:
            continue
        for n, item in enumerate(paragraph.after_topic()):
            if (
                opener(plain(item.span.quote), connectives().contrast)
                or item.speaker != first.speaker
            ):
                break
            plainly = item.type is ClaimType.CLAIM and item.stance is not Stance.QUESTIONED
            if n > 0 and plainly:  # the sentence right after explains why it matters
                yield Found(
                    item, before, Relation.SUPPORTS, "importance-told", 0.5,
                    context.inside(first, *match.span()), "structure", at=Side.TO, other=item.span,
                )  # fmt: skip


def _is_past(context: LinkContext, statement: Statement) -> bool:
    """Whether the main verb of a statement's sentence is in the past."""
    number, parses = context.number_of(statement), context.draft.parses
    words = parses[number].tokens if number < len(parses) else ()
    roots = {i for i, t in enumerate(words) if t.dep == "root"}
    return any(
        "Tense=Past" in t.morph and (i in roots or (t.head in roots and t.dep in {"cop", "aux"}))
        for i, t in enumerate(words)
    )


def _without_names(context: LinkContext, statement: Statement) -> str:
    """A statement's words without its names."""
    number, parses = context.number_of(statement), context.draft.parses
    words = parses[number].tokens if number < len(parses) else ()
    text, span = context.draft.text, statement.span
    return " ".join(
        text[t.start : t.end]
        for t in words
        if span.start <= t.start and t.end <= span.end and t.pos != "PROPN"
    )


def reason_links(context: LinkContext) -> Iterator[Found]:
    """The sentence after a verdict, in the same mouth, is the reason for it."""
    told = tells_events(context)
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or _turns(here) or _passes(here):
            continue
        place = weakening(before.span.quote) or _own_disagreement(before)
        if not context.closes_sentence(here):
            continue  # the first half of "A, but B" is what B answers, no reason
        if place is not None and _is_attribute(context, before, place):
            continue
        if place is None or before.stance is Stance.CONDITIONAL or here.stance is Stance.QUESTIONED:
            continue
        if concluding(here.span.quote) or inner_result(here.span.quote) or _conditional(here):
            continue
        if len(tokens(here.span.quote)) <= _BARE + 1 or here.type is ClaimType.FORECAST:
            continue
        if told and bearing(context, before, here) < 0:
            continue  # the tale goes on
        yield Found(
            here, before, Relation.SUPPORTS, "reason-for-verdict", 0.55,
            context.inside(before, *place), "structure", at=Side.TO,
        )  # fmt: skip


def bearing_figure_links(context: LinkContext) -> Iterator[Found]:
    """A longer sentence with figures supports the short general claim right before it."""
    for here in context.statements:
        figure = _AMOUNT.search(here.span.quote)
        before = context.before_in_paragraph(here) if figure is not None else None
        if figure is None or before is None or before.speaker != here.speaker:
            continue
        short, long = len(tokens(before.span.quote)), len(tokens(here.span.quote))
        if not (_is_topic(before) and short <= _CRISP and long >= _FULLER * short):
            continue
        if _ends(before, here) or concluding(here.span.quote) or _is_wish(before):
            continue
        if _narrates(context, before) or counts(before):
            continue  # a claim that counts something itself waits for no figure
        if _is_past(context, before):
            continue  # what happened goes on with what happened next
        if here.polarity is not before.polarity or _conditional(here):
            continue
        if _DID.match(plain(here.span.quote)) or _ACCEPTS.match(plain(before.span.quote)):
            continue  # what the speaker did goes on with a tale; who accepts a figure makes no claim
        yield Found(
            here, before, Relation.SUPPORTS, "figures-for-claim", 0.55,
            context.inside(here, *figure.span()), "quantity",
        )  # fmt: skip


def _is_topic(topic: Statement) -> bool:
    """Whether a sentence is short and general enough to be what its paragraph is about.

    "The owners see it otherwise" only tells who answers.
    """
    lowered = plain(topic.span.quote)
    if answering_verb(topic.span.quote) is not None or _VARIOUS.match(lowered):
        return False
    return (
        topic.type is ClaimType.CLAIM
        and topic.stance in {Stance.ASSERTED, Stance.REPORTED}
        and len(tokens(topic.span.quote)) <= _TOPIC_WORDS
        and _FIGURE.search(_DATE.sub("", lowered)) is None
        and _PERSONAL.match(lowered) is None
        and not lowered.endswith("?")
        and not describes_test(lowered)
        and not points_on(lowered)
        and _HERALD.search(lowered) is None
        and _BACKWARD.match(lowered) is None
        and len(tokens(topic.span.quote)) > _BARE
    )


def _ends(topic: Statement, item: Statement) -> bool:
    """Whether a sentence turns, concludes, changes the speaker against the topic or gives a figure of its own."""
    opening = plain(item.span.quote)
    groups = connectives()
    if opener(opening, (*groups.contrast, *groups.result)) or inner_result(item.span.quote):
        return True
    if _OPEN.match(opening) or _OF_SOMEBODY.match(opening):
        return True
    if item.stance in {Stance.REJECTED, Stance.QUESTIONED} or item.type is ClaimType.DEFINITION:
        return True
    if _ASIDE.search(opening) or _PERSONAL.match(opening) or _HOLDS.match(opening) is not None:
        return True
    # A reported view may be brought in as evidence; the text's own words after a reported topic are comment.
    return item.speaker != topic.speaker and topic.reporter is not None


def _bears_out(topic: Statement, item: Statement, context: LinkContext) -> bool:
    """Whether the sentence right after a topic sentence is the more particular of the two."""
    short, long = len(tokens(topic.span.quote)), len(tokens(context.sentence(item).span.quote))
    if _ALSO.search(plain(item.span.quote)[:_OPENING]):
        return False  # one more thing beside the topic
    plainly = _FIGURE.search(item.span.quote) is None
    if plainly and (_is_anothers(topic, item) or len(tokens(item.span.quote)) <= _BRIEF):
        return False  # somebody else's view, or a few words more, goes on to other things
    if (
        _FIGURE.search(item.span.quote)
        or short <= _SLOGAN
        or (short <= _CRISP and long >= _FULLER * short)
    ):
        return long > short
    shared = content_stems(topic.canonical) & content_stems(item.canonical)
    pronoun = _PRONOUN.match(plain(item.span.quote)) is not None
    return long > short and (bool(shared) or pronoun or weakening(topic.span.quote) is not None)


def _is_anothers(topic: Statement, item: Statement) -> bool:
    """Whether a sentence tells the view of somebody whom the topic does not speak of ("Brandt is unmoved.")."""
    return item.speaker != topic.speaker and item.speaker.split()[-1] not in topic.span.quote


def _follows(topic: Statement, item: Statement, taken: list[Statement]) -> bool:
    """Whether a sentence goes on in the way of the last one that was taken: with its first word or its mood.

    Figures, a pronoun or "also" alone tell nothing: what goes on with them is as a rule about the last sentence.
    """
    opening, last = plain(item.span.quote), plain(taken[-1].span.quote)
    words = len(tokens(item.span.quote))
    if concluding(item.span.quote) or words <= _BARE + 1:
        return False
    parallel = opening.split(" ", 1)[0] == last.split(" ", 1)[0]
    if item.post is not None and len(taken) == 1 and _is_slogan(topic) and words > _BRIEF:
        return (
            True  # a comment goes on about its slogan for a sentence; an article's section does not
        )
    modal, before = _MODAL.search(opening[:_OPENING]), _MODAL.search(last)
    # "A model may degrade. It may find a shortcut."
    same_mood = modal is not None and before is not None and modal[1] == before[1]
    return parallel or (_PRONOUN.match(opening) is not None and same_mood)


def _is_slogan(topic: Statement) -> bool:
    """Whether a topic is a few words about the matter, not about who speaks ("I use a chair", "May I add a number")."""
    short = len(tokens(topic.span.quote)) <= _SLOGAN
    return short and _OF_SPEAKER.match(plain(topic.span.quote)) is None


def _counts_on(item: Statement, last: Statement) -> bool:
    """Whether a statement gives one more figure in the form of the last one ("On short tasks ... 83%. On long ones ... 21%.")."""
    one, other = item.span.quote, last.span.quote
    form = plain(one).split(" ", 1)[0] == plain(other).split(" ", 1)[0]
    return form and bool(_FIGURE.search(one) and _FIGURE.search(other))


def _turns(here: Statement) -> bool:
    return opener(plain(here.span.quote), connectives().contrast) is not None


def _is_wish(topic: Statement) -> bool:
    """Whether a statement makes nothing of its own that figures could bear out ("That would be nice")."""
    return re.match(r"(?:that|this|it) would\b", plain(topic.span.quote)) is not None


def _narrates(context: LinkContext, topic: Statement) -> bool:
    """Whether a sentence tells what its speaker did or will do ("I spent a weekend with it"): no claim to bear out."""
    if _INTENDS.match(plain(topic.span.quote)) is not None:
        return True
    number = context.number_of(topic)
    parses = context.draft.parses
    words = parses[number].tokens if number < len(parses) else ()
    for place, word in enumerate(words):
        if word.dep != "root" or word.pos != "VERB" or "Tense=Past" not in word.morph:
            continue
        own = [t for t in words if t.head == place]
        passive = any(t.dep in {"aux", "aux:pass"} for t in own)
        subject = next((t for t in own if t.dep == "nsubj"), None)
        return subject is not None and not passive and "Person=1" in subject.morph
    return False


def _passes(here: Statement) -> bool:
    """Whether a statement goes on with another verdict ("It is true today") instead of a reason; a relative clause counts as none."""
    if _SO_NOW.match(plain(here.span.quote)) is not None:
        return True
    main = re.split(r", (?:which|who|whose|where)\b", plain(here.span.quote), maxsplit=1)[0]
    return disagreement(main) is not None


def _is_attribute(context: LinkContext, before: Statement, place: tuple[int, int]) -> bool:
    """Whether a cue only describes a noun ("the wrong queue", "weak values")."""
    if _DESCRIBES.fullmatch(plain(before.span.quote)[slice(*place)]) is None:
        return False
    number, parses = context.number_of(before), context.draft.parses
    words = parses[number].tokens if number < len(parses) else ()
    start, end = (before.span.start + at for at in place)
    return any(t.dep == "amod" for t in words if start <= t.start < end)


def _own_disagreement(before: Statement) -> tuple[int, int] | None:
    """Where a statement disagrees; things that "disagree" are no verdict of the speaker's."""
    place = disagreement(before.span.quote)
    if place is None or _OWN.search(plain(before.span.quote)) is not None:
        return place
    return None if plain(before.span.quote)[slice(*place)].startswith("disagree") else place


def _conditional(here: Statement) -> bool:
    return _CONDITION.match(plain(here.span.quote)) is not None
