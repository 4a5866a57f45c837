"""Replies that meet what they answer without a word for it: "Cranes aren't keys", "They moved it out in 2025".

A turn in talk shows how it takes the turn before it (Sacks, Schegloff and Jefferson, "A simplest systematics for the
organization of turn-taking for conversation", Language 50, 1974). In a debate, who agrees says so, thanks, asks or tells of
themselves; a reply that does none of these and has a word in common with one claim, or has one claim alone to answer, meets it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.language.shallow import tokens
from extractors.links.link_addressees import addressed, grants, sides, taken_back
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, told_in
from extractors.links.link_places import asks
from extractors.links.link_themes import agrees_bare, joins, turned_from
from extractors.links.reply_links import ends_asking
from kg.model import ClaimType, Post, Relation, SourceKind, Stance, Statement

_OF_SELF = re.compile(
    r"(?:well,? |and |but |so |as an? [\w-]+,? )?(?:(?:i|we)(?:'m| am|'re| are| (?!have|had|has|did|do\b|was|were|would|will|could|can|told|never|cannot"
    r"|didn't|don't|won't|can't|couldn't|wouldn't)\w+)\b|my \w+ (?:is|was|works|are)\b)"
)
_SUPPOSES = re.compile(r"(?:and |but |so )?(?:if|unless|when|once)\b")
_SIDES = re.compile(
    r"\b(?:finally|at last|most (?:useful|interesting|honest|important|sensible)|best|love|nice|great|brilliant|too and|did say|stand by|as (?:i|we) said)\b"
    r"|^(?:just )?as (?:with|in) (?:any|all|every|most|other)\b"
    r"|,? then[.!]?$"
)
_CALLS_FOR = re.compile(
    r"(?:and |but |so |well,? |now,? |ok(?:ay)?,? |\w+, )?(?:let(?:'s| us| me)\b|please\b|imagine\b|(?:i|we)(?:'ll| will| shall|'d like to| want to) (?:come|turn|start|begin|ask|talk|move|go|bring|hand|see|wait)\b)"
)  # opens, closes or leads a talk and says nothing that could be met
_CALLS_ON = re.compile(
    r"(?:and |but |so )?(?:[\w.'-]+ )?(?P<name>[\w'-]+), you(?:'re|'ve)?\b"
)  # "Tomas, you run the allotments"
_ANNOUNCES = re.compile(r"\b(?:just|now) (?:published|posted|released|out|up|live|online)\b")
_TURNS_DOWN = re.compile(r"[\s\"“'‘]*(?:no|nope|nah|hm+)\b|[\"“]")  # or quotes what it answers
_PER_CENT = re.compile(r"\d[\d.,]*(?=\s?(?:%|per\s?cent\b))")
_OPENS_SELF = re.compile(r"\W*(?:(?:and|but|so|well|no|yes),? )?(?:i|we|my|our)\b")
_SELF = re.compile(r"\b(?:i|we|my|our|me|us)\b(?!-)")
_LITTLE = 7  # words of a claim that without one in common with the reply says too little to be met
_FEWEST_ASKED = 2  # turns that end with a question, of whoever leads a talk
_ASKED = 0.4  # of all turns of whoever leads a talk


def met_links(context: LinkContext) -> Iterator[Found]:
    """A reply that neither agrees nor asks disputes the claim that it shares a word with, or the only one it answers.

    Whoever leads a talk takes no side; what they report of others is met by the guest who speaks next.
    """
    meant = Meant(context)
    leaders = _leaders(context)
    names = {word for s in context.statements for word in plain(s.speaker).split()}
    for post in context.posts():
        own = context.statements_of(post.id) if post.duplicate_of is None else []
        if not own or _name(post) in leaders:
            continue
        given = addressed(context, post) or context.post(post.quotes)
        answered = given or context.turn_before(post)
        if answered is None or ends_asking(context, answered):
            continue
        here = own[0]
        told = [there for there in told_in(context, answered) if there.speaker != here.speaker]
        if not told or not _meets(context, own) or _calls_on(here, names):
            continue
        target = meant.claim(here, told)
        reported = _name(answered) in leaders and told[-1].reporter is not None
        if reported:
            target, test = told[-1], "report-met"
        elif given is not None and _passes_by(meant, here, target):
            continue
        elif len(told) == 1 or meant.hints(here, target):
            test = "reply-meets"
        else:
            continue  # which of several claims is met is not told
        if not _says_nothing(here, target) and not _calls_on(target, names):
            yield Found(
                here, target, Relation.DISPUTES, test, 0.5, here.span, "reply", other=target.span
            )  # fmt: skip


def _meets(context: LinkContext, own: list[Statement]) -> bool:
    """Whether a reply's first statement is a claim that neither agrees nor asks nor tells of whoever makes it."""
    here = own[0]
    words = plain(here.span.quote)
    plainly = here.reporter is None and here.stance is not Stance.CONDITIONAL and not asks(here)
    agrees = agrees_bare(context, here) or sides(own) or joins(here) or grants(here)
    aside = any(pattern.match(words) for pattern in (_OF_SELF, _SUPPOSES, _CALLS_FOR))
    before = context.sentence_before(here)[0]
    opens_so = before == "" or _TURNS_DOWN.match(plain(before)) is not None
    if aside or not opens_so or _SIDES.search(words) is not None:
        return False
    return plainly and not agrees and not (
        taken_back(here) or turned_from(context, here)
    )  # fmt: skip


def _passes_by(meant: Meant, here: Statement, target: Statement) -> bool:
    """Whether a reply speaks of its writer behind its first word, or has no word in common with a claim of a few words."""
    words = plain(here.span.quote)
    if _OPENS_SELF.match(words) is None and _SELF.search(words) is not None:
        return True
    return len(tokens(target.span.quote)) <= _LITTLE and not meant.hints(here, target)


def _says_nothing(here: Statement, target: Statement) -> bool:
    """Whether a statement leads on or announces something and claims nothing, or the reply says it or its figures again."""
    words = plain(target.span.quote)
    leads_on = _CALLS_FOR.match(words) is not None or _ANNOUNCES.search(words) is not None
    again = plain(here.span.quote).strip(" .!") == words.strip(" .!")
    figures = set(_PER_CENT.findall(words))
    again = again or bool(figures and figures <= set(_PER_CENT.findall(here.span.quote)))
    return leads_on or again or target.type is ClaimType.DEFINITION


def _calls_on(statement: Statement, names: set[str]) -> bool:
    """Whether a statement calls on somebody who speaks on the page ("Tomas, you run the allotments")."""
    match = _CALLS_ON.match(plain(statement.span.quote))
    return match is not None and match["name"] in names


def _leaders(context: LinkContext) -> frozenset[str]:
    """Who leads a talk: whose turns end with questions, in two of five turns and twice at least."""
    if context.draft.metadata.kind is not SourceKind.TRANSCRIPT:
        return frozenset()
    turns = Counter(_name(post) for post in context.posts())
    asked = Counter(_name(post) for post in context.posts() if ends_asking(context, post))
    return frozenset(
        name
        for name, number in asked.items()
        if number >= _FEWEST_ASKED and number >= _ASKED * turns[name]
    )


def _name(post: Post) -> str:
    return post.author or post.handle or post.id
