"""Whose voice answers on a page of questions and answers that prints no names over them.

Such a page asks in headings, in marked lines (``Q.``) or in short lines that end as questions do, and answers in what
stands below. Who answers is told above the first question or below the last answer: the one person of the page's
own account of the talk who is not said to have asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.claims.alternating_turns import alternating_turns
from extractors.claims.speaker_phrases import full_names, is_personal
from extractors.draft import Block, BlockKind, Draft
from extractors.language.english import words
from extractors.names.name_words import fold_name
from extractors.names.names import is_given
from extractors.page.lines import PERSONAL, ends_sentence, word_count
from kg.model import Entity, EntityKind

_FEWEST = 2
_SECTIONS = 3  # quotations under headings of their own
_ALONE = re.compile(r"“[^“”]+”|\"[^\"]+\"", re.DOTALL)
_LONGEST_QUESTION = 45  # words
_ASKED = 0.5  # of the lines over answers that end as questions do
_SPOKEN = 0.34  # of the answers in the first or second person
_MOSTLY = 0.35  # of a page's words that are answers
_OPENING = 12  # code points before a name that opens a note
_FOOT = 2  # blocks below the last answer that may say who answered
_ASKER = re.compile(
    r"(?:(?:interview(?:ed)?|questions?|asked|words|text|moderated|hosted|conducted|story|spoke to|talks? to|speaks? to)\s(?:was\s)?(?:by|with)?|\bby|\b(?:interview(?:er)?|questions?|text|words|story)\s?:)\s*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\s(?:talks?|talked|speaks?|spoke|sat down|chats?|chatted|meets|met|asks|asked|interviews)\b(?!\s(?:to|with)\s(?:us|me)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-Z][\w ]{0,20}):\s")
_ANSWERS = re.compile(
    r"(?:,[^,:.\n]{2,60},)?\s(?:answers|answered|replies|replied|responds|responded|writes):\s"
)
_LABELLED = re.compile(r":\s")
_CALLED = re.compile(
    r"\b(?:interview(?:s|ed)?|q\s?&\s?a|questions (?:for|to)|in conversation with|asked (?:him|her|them)|(?:i|we) met"
    r"|questions(?:,)? (?:are )?answered by|answers? (?:your|our|readers[’']?) questions|your questions"
    r"|(?:spoke|speaks?|talks?|talked|sat down|sits down|chats?|chatted) (?:to|with))\b",
    re.IGNORECASE,
)
_HERSELF = re.compile(
    r"\b(?:he|she|they)\s(?:talks?|talked|speaks?|spoke|tells?|told|chats?|chatted|opens? up|opened up)(?:\s(?:to|with))?\s*$",
    re.IGNORECASE,
)  # "Ada Quill ran the dig. She talks to Orla Finch": who was named before talks, and Orla Finch asks
_ON = re.compile(r":?\son\s")  # "Ada Quill on births and boats", over a talk with her
_TO = re.compile(
    r"\b(?:talks?|talked|speaks?|spoke|sat down|chats?|chatted)\s(?:to|with)\s*$|\b(?:meets|met|asks|asked|interviews)\s*$",
    re.IGNORECASE,
)


def answering_voices(draft: Draft) -> dict[int, str]:
    """For each block that is an answer who gives it; empty where the page is no such talk or names nobody.

    Args:
        draft: with its blocks, posts and entities.
    """
    if draft.posts:
        return {}
    quoted = _quoted_voices(draft)
    if quoted:
        return quoted
    questions = _questions(draft.blocks)
    if questions[:1] == [0] and _names_first(draft, draft.blocks[1]):
        questions = questions[1:]  # a title that asks, over the account of who was asked
    turns = alternating_turns(draft.blocks, questions)
    if turns is not None:
        questions, answers = turns
    else:
        answers = [i for i in range(len(draft.blocks)) if _is_answer(draft.blocks, questions, i)]
    called = bool(questions) and _is_called_talk(draft, questions[0])
    if len(questions) < _FEWEST:
        return {}
    if turns is None and not _is_talk(draft.blocks, questions, answers, called=called):
        return {}
    while len(answers) > _FEWEST and _names_first(draft, draft.blocks[answers[-1]]):
        answers.pop()
    name = _said_to_answer(draft, answers, called=called) or _interviewee(
        draft, questions[0], answers[-1]
    )
    return dict.fromkeys(answers, name) if name else {}


def _quoted_voices(draft: Draft) -> dict[int, str]:
    """The quotations that stand alone under headings, all of the one person whom the title names."""
    blocks = draft.blocks
    quoted = [
        i
        for i, block in enumerate(blocks)
        if i
        and blocks[i - 1].kind is BlockKind.HEADING
        and block.kind in (BlockKind.QUOTE, BlockKind.PARAGRAPH)
        and _ALONE.fullmatch(block.span.quote.strip())
    ]
    headings = sum(block.kind is BlockKind.HEADING for block in blocks)
    title = next((block.span for block in blocks if block.kind is BlockKind.TITLE), None)
    if len(quoted) < _SECTIONS or len(quoted) < headings or title is None:
        return {}
    people = {
        entity.name
        for entity in draft.entities
        if entity.kind is EntityKind.PERSON
        and any(title.start <= mention.span.start < title.end for mention in entity.mentions)
    }
    return dict.fromkeys(quoted, next(iter(people))) if len(people) == 1 else {}


def _names_first(draft: Draft, block: Block) -> bool:
    """Whether a block opens with a person's full name, as a note on who answered does."""
    start = block.span.start
    return any(
        start <= mention.span.start < start + _OPENING
        for entity in draft.entities
        if entity.kind is EntityKind.PERSON and " " in entity.name
        for mention in entity.mentions
    )


def _questions(blocks: Sequence[Block]) -> list[int]:
    """The blocks that ask: headings and short lines that end as questions do, with text below."""
    asked = [
        i
        for i, block in enumerate(blocks[:-1])
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET)
        and block.span.quote.rstrip('*_"\u201d ').endswith("?")
        and word_count(block.span.quote) <= _LONGEST_QUESTION
        and not blocks[i + 1].span.quote.rstrip("*_ ").endswith("?")
    ]
    headed = [i for i in asked if blocks[i].kind is BlockKind.HEADING]
    if not asked:
        return []
    others = [
        i
        for i, block in enumerate(blocks[:-1])
        if headed and block.kind is BlockKind.HEADING and asked[0] < i and i not in asked
    ]
    labels = Counter(label[1] for i in asked if (label := _LABEL.match(blocks[i].span.quote)))
    usual = {label for label, count in labels.items() if count >= _FEWEST}
    labelled = [
        i
        for i, block in enumerate(blocks[:-1])
        if (label := _LABEL.match(block.span.quote)) and label[1] in usual
    ]
    return sorted({*asked, *others, *labelled})


def _is_answer(blocks: Sequence[Block], questions: Sequence[int], i: int) -> bool:
    return (
        bool(questions)
        and i > questions[0]
        and i not in questions
        and blocks[i].kind
        in (
            BlockKind.PARAGRAPH,
            BlockKind.BULLET,
            BlockKind.QUOTE,
        )
    )


def _is_called_talk(draft: Draft, first: int) -> bool:
    """Whether what stands above the first question calls the page a talk: "We spoke to Ada Quill", "Ada Quill on boats"."""
    above = draft.text[: draft.blocks[first].span.start]
    return _CALLED.search(above) is not None or any(
        mention.span.end < len(above) and _ON.match(above, mention.span.end)
        for entity in draft.entities
        if entity.kind is EntityKind.PERSON and " " in entity.name
        for mention in entity.mentions
    )


def _is_talk(
    blocks: Sequence[Block], questions: Sequence[int], answers: Sequence[int], *, called: bool
) -> bool:
    """Whether the page is mostly answers, of somebody who speaks as I or to you unless it is ``called`` a talk."""
    if len(answers) < _FEWEST:
        return False
    told = [blocks[i].span.quote for i in answers]
    total = sum(word_count(block.span.quote) for block in blocks)
    spoken = sum(1 for text in told if PERSONAL & set(words(text[:800])))
    asked = sum(1 for i in questions if blocks[i].span.quote.rstrip('*_"\u201d ').endswith("?"))
    closed = sum(1 for text in told if ends_sentence(text))
    return (
        sum(map(word_count, told)) >= _MOSTLY * total
        and (called or spoken >= _SPOKEN * len(told))
        and asked >= _ASKED * len(questions)
        and closed >= _ASKED * len(told)
        and len(questions) >= 0.25 * len(answers)
    )


def _interviewee(draft: Draft, first: int, last: int) -> str | None:
    """The one person named around the talk who is not its asker; None where that could be two."""
    above = draft.blocks[first].span.start
    foot = draft.blocks[last + 1 : last + 1 + _FOOT]
    zones = [(0, above), *((block.span.start, block.span.end) for block in foot)]
    for start, end in zones:
        named = [
            entity
            for entity in draft.entities
            if entity.kind is EntityKind.PERSON
            and any(start <= mention.span.start < end for mention in entity.mentions)
            and not _asks(draft, entity, start, end)
        ]
        full = [entity for entity in named if " " in entity.name]
        named = full or named
        if len(named) == 1:
            return named[0].name
        told = [entity for entity in named if _is_told_to(draft, entity, start, end)]
        if len(told) == 1:
            return told[0].name
        silent = [entity for entity in named if not _is_talked_of(entity, above, draft, last)]
        if named:
            return silent[0].name if len(silent) == 1 else None
        lone = _lone_name(draft.text, start, end)
        if lone is not None:
            return lone
    return None


def _lone_name(text: str, start: int, end: int) -> str | None:
    """The one full name with a known first name in a stretch whose people nobody has found."""
    names = {text[low:high] for low, high in full_names(text, start, end)}
    given = {name for name in names if is_given(fold_name(name.split()[0])) and is_personal(name)}
    return next(iter(given)) if len(given) == 1 else None


def _is_talked_of(entity: Entity, above: int, draft: Draft, last: int) -> bool:
    """Whether questions or answers name somebody, as they do not name whoever answers."""
    end = draft.blocks[last].span.end
    return any(above <= mention.span.start < end for mention in entity.mentions)


def _said_to_answer(draft: Draft, answers: Sequence[int], *, called: bool) -> str | None:
    """The one person who is said to answer where an answer opens ("Ada Quill answers: ...").

    On a page that is ``called`` a talk a bare label says so ("Ada Quill: ...").
    """
    told = {
        entity.name
        for i in answers
        for entity in draft.entities
        if entity.kind is EntityKind.PERSON
        for mention in entity.mentions
        if mention.span.start == draft.blocks[i].span.start
        and (
            _ANSWERS.match(draft.text, mention.span.end)
            or (called and _LABELLED.match(draft.text, mention.span.end))
        )
    }
    return next(iter(told)) if len(told) == 1 else None


def _asks(draft: Draft, entity: Entity, start: int, end: int) -> bool:
    """Whether the page says that somebody asked the questions, or wrote it."""
    if draft.metadata.author and entity.name.lower() == draft.metadata.author.lower():
        return True
    for mention in entity.mentions:
        if start <= mention.span.start < end:
            before = draft.text[max(0, mention.span.start - 30) : mention.span.start]
            after = draft.text[mention.span.end : mention.span.end + 20]
            if _HERSELF.search(before):
                return True
            if _TO.search(before):
                return False
            if _ASKER.search(before) or _ASKS.match(after):
                return True
    return False


def _is_told_to(draft: Draft, entity: Entity, start: int, end: int) -> bool:
    """Whether the page says that somebody was asked, or opens a sentence above the talk with the name."""
    return any(
        start <= mention.span.start < end
        and _TO.search(before := draft.text[max(0, mention.span.start - 30) : mention.span.start])
        and not _HERSELF.search(before)
        for mention in entity.mentions
    )
