"""The tests that make links, in words for a reader: on what ground one claim bears on another.

Each entry goes on from the holder's name: "Ada Brandt: gives the same event another chance".
"""

from __future__ import annotations

from kg.model import Link, Side
from views.plain import cut, shown

_CUE = 60
_WHOLE = frozenset(["claim", "quantity", "structure"])
"""Kinds of evidence whose words are most often the whole sentence, which stands there anyway."""

GROUNDS: dict[str, str] = {
    "admission": "admits something that takes back what was just said",
    "affirmed": "finds the date or the figure sound",
    "agreed": "is said to be right",
    "announced": "is one of the points announced there",
    "announced-dispute": "is told right after the words that not everybody agrees",
    "announced-objection": "is one of the objections announced there",
    "answer": "answers it",
    "argument-told": "is what the argument for it comes to, as the text tells it",
    "bare-assertion": "is what the bare word of yes or no rests on",
    "because": "is the reason given with it in one sentence",
    "borne-out": "bears it out, by the words used",
    "camp-answers": "is what critics reply to it",
    "category-denied": "denies that the thing is of that kind",
    "chance-explained": "is said right after the chance, as its reason",
    "chance-given": "gives that forecast a chance of their own",
    "colon": "spells it out after a colon",
    "comment-agrees": "sides with that part of the text",
    "comment-disagrees": "sides against that part of the text",
    "concession-answered": "answers a point that was granted",
    "concession-turned": "grants the point and then turns against it",
    "conclusion": "is what the next sentence concludes from",
    "connective-contrast": "is set against it by a word of contrast",
    "connective-evidence": "is given as evidence by the word that joins them",
    "connective-result": "is given as the reason by the word that joins them",
    "contrast-figures": "sets another figure against it",
    "contrast-late": "is set against it by a word of contrast behind it",
    "contrast-other-holder": "is set against it by a word of contrast",
    "contrast-same-holder": "found something that goes against it",
    "critics-list": "is one of the objections listed against it",
    "denial-explained": "is the reason given for the denial",
    "denied": "denies it",
    "different-score": "gives the same result another figure",
    "dissent-told": "is told as dissent from it",
    "doubted-progress": "doubts that such progress leads there",
    "endorsed": "is said to be right about it",
    "evidence-announced": "is announced as evidence for it",
    "evidence-cited": "is what is cited for it",
    "example": "is an example of it",
    "expectation-denied": "says that what was expected did not come",
    "fact-beside": "says another thing of it in the text's own voice, right after it is told",
    "figure-approved": "says that the figure is right",
    "figure-countered": "puts another figure in its place",
    "figure-rejected": "says that the figure is wrong",
    "figures-for-claim": "gives figures for it",
    "forecast-denied": "denies the event that is forecast",
    "forecast-doubted": "doubts the event by that time",
    "forecast-questioned": "questions the forecast as such",
    "forecast-reason": "is the reason right before the figure",
    "gap-denied": "says that the step from part to whole is being made",
    "granted": "grants the point",
    "granted-but": "grants the point and then turns against it",
    "ground-doubted": "doubts one of the grounds listed there",
    "ground-taken-up": "opens a section on one of the grounds that its holder lists",
    "grounds": "is what the view is said to rest on",
    "grounds-doubted": "doubts what the view rests on",
    "incompatible-probability": "gives the same event another chance",
    "incompatible-date": "gives the same event another time",
    "holds-of-all": "says so of nobody or everybody right after it",
    "holder-answered": "turns against what its holder goes by",
    "importance-told": "goes on about why it matters",
    "in-brackets": "adds it in brackets as a reason",
    "in-company": "is told after the words that its holder is not alone",
    "inference": "is what the conclusion rests on",
    "instance": "is a case of it",
    "jump-questioned": "questions the way from one year to another",
    "list-under-claim": "is listed under it",
    "measure-limited": "says what the measure does not show",
    "near-proposition": "says nearly the same in other words",
    "objection": "names a flaw or counterevidence",
    "objection-explained": "is the reason given for the objection",
    "objections-heading": "stands under a heading of objections",
    "opposite-polarity": "denies what it affirms",
    "opposite-predicate": "says that it is not so",
    "own-argument": "is the argument given with the view",
    "myth-answered": "is given as the fact against the myth",
    "own-figures": "gives a figure that bears it out",
    "own-records": "gives a figure from own records",
    "own-words": "is its holder's own words for it",
    "particulars": "gives particulars of it right after it",
    "view-explained": "gives the ground of a view that asks for one, right after it",
    "opening-view": "gives figures for the view that opens the paragraph",
    "holder-told": "tells of its holder's own cases, right after it",
    "past-view": "gives up that view",
    "point-answered": "answers that point",
    "point-faulted": "finds it wanting right after it is told",
    "point-turned": "grants it in a word and turns from it",
    "position-answered": "turns against a position told as others'",
    "premise": "is one of the premises of what is concluded",
    "quote-agrees": "quotes the words and agrees",
    "quote-disagrees": "quotes the words and disagrees",
    "reason-announced": "is announced as its reason",
    "reason-for-verdict": "is the reason for the verdict",
    "received-view": "turns against a commonly held view",
    "report-denied": "denies the view just reported",
    "reply-agrees": "agrees in a reply",
    "reply-already": "says in a reply that it has come about",
    "reply-answers-itself": "answers no to a question put to it",
    "reply-argument": "turns against its whole argument in a reply",
    "reply-asks-back": "asks back in a reply, and doubts it",
    "reply-belittles": "belittles it in a reply",
    "reply-disagrees": "disagrees in a reply",
    "reply-doubts": "doubts it in a reply",
    "reply-grants": "grants that point",
    "said-before": "recalls that the same was said before",
    "view-beside": "says another thing of it, told right after",
    "reply-meets": "answers it in a reply, and does not agree",
    "report-met": "answers what is reported to them",
    "reply-opposes": "denies or limits it in a reply",
    "reply-echoes": "turns its own words against it in a reply",
    "reply-takes-up": "begins with what it says, and objects",
    "reply-told": "is told as somebody's answer to it",
    "result-told": "is the result told before it",
    "results-above": "is a result told just above",
    "results-below": "is a result told just below",
    "results-concluded": "is a result that it concludes from",
    "rival-figure": "gives another figure for it",
    "outcome-told": "tells another outcome than it expects",
    "own-view-goes-on": "is what its holder goes on to say for it",
    "rejoinder": "is what somebody answers right after it",
    "reply-accepts": "gives way to it or sides with it in a reply",
    "verdict-explained": "explains the verdict before it",
    "article-agrees": "agrees with the text it stands under",
    "article-disagrees": "disagrees with the text it stands under",
    "root-disagrees": "disagrees with what the thread is about",
    "same-doubt": "casts the same doubt",
    "same-figures": "gives the same event the same figures",
    "same-forecast": "is the same person's forecast of the same event",
    "same-gap": "sees the same step missing",
    "same-harm": "sees the same harm",
    "same-lack-of-evidence": "finds the same evidence lacking",
    "same-limit": "names the same limit",
    "same-proposition": "says the same in other words",
    "same-score": "gives the same result the same figure",
    "second-reason": "is a second reason for the denial",
    "summed-up": "is what the next sentence sums up",
    "view-and-forecast": "is what the forecast's holder thinks, told beside it",
    "scenario": "tells what would follow in such a case",
    "score-limited": "says what the score does not show",
    "stance": "rejects or questions the view",
    "stance-told": "is told to reject or question the view",
    "thread-goes-on": "goes on with it in the next post",
    "timed-otherwise": "expects it at another time",
    "told-back": "says that it is not so, right after it is told to the reader",
    "topic-sentence": "goes on from the sentence that opens the paragraph",
    "topic-theme": "goes on about the theme of the sentence that opens the paragraph",
    "unlikely-witness": "is said even by somebody who would rather not",
    "vaguer-forecast": "tells the same forecast less exactly",
    "verdict": "passes a verdict against the argument",
    "verdict-and-chance": "finds fault with it and gives another chance",
    "verdict-on-said": "finds fault with what was said",
    "view-faulted": "finds its evidence thin or its holder forgetful",
    "view-told": "is the content of the view just spoken of",
    "view-turned-back": "turns it back in the text's own voice, right after it is told",
    "why-answered": "answers the question why",
    "witness": "tells it from their own experience",
    "words-taken-up": "takes up its words and says what is wrong with them",
}
"""By the name of a test, what whoever passes it does."""


_SHOWN_BY = {
    "claim": "The view",
    "connective": "The word that joins them",
    "list": "The list that it stands in",
    "polarity": "The denial",
    "quantity": "The figure",
    "quote": "The words quoted",
    "reply": "The words of the reply",
    "stance": "The verdict",
    "structure": "Its place in the text",
}
"""By the kind of evidence, what its words are."""


def shown_by(kind: str) -> str:
    """What the words of a piece of evidence are, before they follow: "The figure"."""
    return _SHOWN_BY.get(kind, "The words that show it")


def ground(test: str) -> str:
    """A test's ground in words; its name where it has none."""
    return GROUNDS.get(test, test.replace("-", " "))


def grounded(link: Link) -> str:
    """The ground of a link in one line of plain text, with the words that show it where they are few."""
    cues = [
        piece.span.quote
        for piece in link.evidence
        if piece.side is Side.FROM and piece.kind not in _WHOLE and len(piece.span.quote) <= _CUE
    ]
    words = f" (“{cut(' '.join(shown(cues[0]).split()), _CUE)}”)" if cues else ""
    return f"{ground(link.test)}{words}"
