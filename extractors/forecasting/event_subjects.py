"""Who or what an event is about, where its words leave that out: "rise by a tenth", "it to reach 1.8%", "they do it".

A pronoun that the resolver of references refuses is taken for the subject of the clause before, as far as number and kind
allow it: of what a discourse is about the subject is told first (Grosz, Joshi and Weinstein 1995, Centering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.draft import Parse, Sentence, Token
from extractors.forecasting.events import tidy
from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.parse_tree import Tree
from kg.model import EntityKind, Span

_SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
_TOLD = frozenset([*_SUBJECTS, "csubj"])
_POINTS = re.compile(r"^(?P<pronoun>it|they)\s(?=\S)", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"^it\s(?:will|would|may|might|could|to)\s(?:not\s)?(?:rain|snow|freeze|thaw|take|matter|be\s(?:before|too|hard|difficult|easy|possible|impossible|likely|unlikely|clear|that|years|decades|months|an?\s(?:long|while|few))\b)",
    re.IGNORECASE,
)
"""\"It\" that stands for nothing: weather, and what a clause behind it tells."""
_DOES_SO = re.compile(
    r"(?:it|they|he|she|we|this|that|anyone|anybody|somebody|someone)\s(?:(?:will|would|can|could|to|actually|ever)\s){0,2}(?:have\s|has\s)?(?:does|do|did|done|manages?|makes?|gets?)\s(?:it|so|that|this)(?:\sat\sall)?|(?:it|they|he|she|we|someone|somebody|one|some)\s(?:will|would|won[’']t|may|might|could)|[\w’'.& -]{2,40}\s(?:is|are)\s(?:now\s)?(?:aiming|hoping|shooting|pushing)",
    re.IGNORECASE,
)
_LONGEST, _HEAD = 9, 12
_PLURAL, _SINGULAR = "Number=Plur", "Number=Sing"


def tells(verb: Token) -> bool:
    """Whether the subject of a verb only tells or rates what its complement says.

    Args:
        verb: a token.
    """
    return verb.lemma.lower() in foresight_words().telling


def is_empty(event: str) -> bool:
    """Whether the "it" at the head of an event stands for nothing: "it will rain".

    Args:
        event: the words of the event.
    """
    return _EMPTY_IT.match(event) is not None


def does_so(event: str) -> bool:
    """Whether words only say that what was told is done: "they do it", "it will have done so".

    Args:
        event: the words of an event.
    """
    return _DOES_SO.fullmatch(event) is not None


def with_subject(text: str, parse: Parse, span: tuple[int, int], event: str) -> str:
    """An event that opens with its verb, with the subject that its sentence gives the verb.

    Args:
        text: the whole text.
        parse: of the sentence.
        span: start and end of the sentence.
        event: the words of the event.
    """
    at = text.find(event, *span)
    tree = Tree.of(parse)
    first = next((i for i, t in enumerate(tree.tokens) if t.start == at >= 0), None)
    if first is None or tree.tokens[first].pos not in {"VERB", "AUX"}:
        return event
    token = tree.tokens[first]
    verb = token.head if token.pos == "AUX" else first
    if event.split()[0].endswith("ing") and token.dep == "advcl":
        verb = token.head  # "before rising by 2%" is of what the main clause is of.
    elif event.split()[0].endswith("ing") or "VerbForm=Part" in token.morph:
        return event
    subject = _subject(tree, verb)
    if subject is None or tree.tokens[subject].start >= at:
        return event
    words = _words(text, tree, subject)
    to = text[max(span[0], at - 3) : at].lower() == "to "
    return f"{words} {'to ' if to else ''}{event}" if words else event


def antecedent(
    text: str,
    sentences: Sequence[Sentence],
    parses: Sequence[Parse],
    named: Mapping[EntityKind, Sequence[Span]],
    at: int,
    event: str,
) -> str:
    """An event that opens with "it" or "they", with the subject of the clause before in its place where that fits.

    Args:
        text: the whole text.
        sentences: of the text.
        parses: one for each sentence.
        named: places of people and bodies. The resolver of references knows better when a pronoun means one, but for a body
            that tells what "it" will do.
        at: a place in the event's sentence.
        event: the words of the event.
    """
    points = None if is_empty(event) else _POINTS.match(event)
    here = next((n for n, s in enumerate(sentences) if s.span.start <= at < s.span.end), None)
    if points is None or here is None or len(parses) < len(sentences):
        return event
    number = _SINGULAR if points["pronoun"].lower() == "it" else _PLURAL
    span = sentences[here].span
    limit = text.find(event[:_HEAD], span.start, span.end)
    places = [(here, limit)] if limit >= 0 else []
    if here and (sentences[here - 1].block, sentences[here - 1].post) == (
        sentences[here].block,
        sentences[here].post,
    ):
        places.append((here - 1, span.start))
    for index, end in places:
        told = _told(text, Tree.of(parses[index]), end, number, named)
        if told is not None:
            return f"{told}{event[points.end() - 1 :]}" if told else event
    return event


def _told(
    text: str, tree: Tree, end: int, number: str, named: Mapping[EntityKind, Sequence[Span]]
) -> str | None:
    """The one subject before a place whose number fits; "" where another may be meant, None where none is told."""
    subjects = [
        (i, t)
        for i, t in enumerate(tree.tokens)
        if t.dep in _TOLD and tree.right(i) <= end and t.pos != "PRON" and number in _number(t)
    ]
    if not subjects:
        return None
    at, token = subjects[0]
    telling = tells(tree.tokens[token.head])
    kinds = {
        kind
        for kind, spans in named.items()
        if any(s.start < token.end and token.start < s.end for s in spans)
    }
    told = telling and kinds == {EntityKind.ORGANISATION} and number == _SINGULAR
    # Two that fit are one too many.
    unsure = (bool(kinds or telling) and not told) or len(subjects) > 1
    return "" if unsure else _words(text, tree, at)


def _number(token: Token) -> str:
    """The number of a subject; a clause or a name without one counts as one thing."""
    return token.morph if _PLURAL in token.morph or _SINGULAR in token.morph else _SINGULAR


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, or of the verb or judgement whose complement it is."""
    own = tree.children(verb, _SUBJECTS)
    token = tree.tokens[verb]
    if not own and token.dep == "xcomp":
        own = tree.children(token.head, {"obj"}) or tree.children(token.head, _SUBJECTS)
    return own[0] if own else None


def _words(text: str, tree: Tree, at: int) -> str:
    """The words of a subject without what describes it at length; "" where it is a pronoun or long."""
    if tree.tokens[at].pos == "PRON":
        return ""
    words = tidy(" ".join(text[tree.left(at) : tree.right(at)].split()))
    return words if len(words.split()) <= _LONGEST and "," not in words else ""
