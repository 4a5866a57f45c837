"""What the writer of a post said between two heads, apart from what is quoted there and what the page prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.language.english import words
from extractors.page.lines import Line, ends_sentence, word_count
from extractors.page.record_closings import closed_from
from extractors.page.record_heads import is_report
from extractors.page.record_quotes import (
    ANSWERING,
    MARK,
    QUOTE,
    Talk,
    cite,
    is_named,
    is_repeated,
    opens_quotation,
    recipients,
)
from extractors.page.record_reading import Head, Hypothesis
from extractors.page.record_slots import has_moment, is_about_writer, is_furniture
from extractors.page.stacked_heads import StackedPost
from extractors.page.widgets import is_badge, is_reaction, is_widget, replying

GONE = re.compile(
    r"[\[(<*_]*(?:this|the|your)?\s?(?:comment|post|reply|message|answer|review|entry|user|account|media|image|video|"
    r"sticker|gif|audio|document|contact card)\b[^.!?]{0,40}\b(?:removed|deleted|hidden|unavailable|withdrawn|flagged|omitted|banned)\b.{0,140}"
    r"|[\[<({]\s?(?:removed|deleted|flagged|dead|unavailable|media omitted|image omitted|deleted message).{0,60}[\])}>]"
    r"|(?:mod|moderator|editor)(?:'s)? note:.{0,200}|\([A-Z ]{8,60}\)|not included, change data exporting settings.*|\d{2,5}x\d{2,5}\b.{0,20}"
    r"|(?:reacted to|liked|loved|disliked|laughed at|emphasi[sz]ed|questioned)\s[\"\u201c].{1,140}"
    r"|(?:photo|video(?: file)?|voice message|sticker|gif|audio file|image|file|animation)",
    re.IGNORECASE,
)
# In the place of a head: "[comment deleted] 2d"
_TAKEN = re.compile(
    r"\[(?:comment|post|message|reply|answer)\s(?:deleted|removed)[^\]]*\]", re.IGNORECASE
)
_SIGNED = re.compile(r"--\s?|_{3,}")
_BOT = re.compile(r"(?:.*[\W_])?(?:bot|system)(?:\W.*)?|[a-z]+bot", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:in\s)?(?:reply|replied|replying|response)\sto\s(?:#(?P<number>\d+)|@?(?P<name>[^\W\d_][\w .'-]{1,30}))"
    # "Ines Harrow > Bo Lind \u2022 3 days ago"
    r"|(?<=\w)\s[>\u203a\u25b8\u25b6\u2192\u279c\u27a4]\s@?(?P<pointed>[^\W\d_][\w .'-]{1,30}?)(?=\s*(?:[\u2022\u00b7|,(\u2014-]|$))",
    re.IGNORECASE,
)
_LOGGED = re.compile(r"(?:-{2,3}|\*{2,3}|-!-|==)\s\S.*")
_RE = re.compile(r"[Rr]e:?\s#?(\d{1,4})\s?[:.,]")
_FIELD = re.compile(r"[A-Z][\w -]{1,24}:\s.{0,60}")
_ENDED = re.compile(
    r"(?:click to expand|expand quote|show (?:quoted text|trimmed))\W*", re.IGNORECASE
)
_SENT = re.compile(r"(?:sent|get outlook) (?:from|for|via) (?:my )?.{2,40}", re.IGNORECASE)
_EXPORTED = re.compile(r"\{(?:Attachments|Reactions|Embed|Stickers|Attachment)\}", re.IGNORECASE)
_EDITED = re.compile(r"(?:last )?edited (?:by|on|at)\b.{0,80}", re.IGNORECASE)
_CALLED = re.compile(r"[\[{(].{3,90}[\])}]")
_ONLINE = re.compile(r".{2,40} is (?:offline|online)(?: now)?")
_PICKED = re.compile(r"(?:\d+\s+)?[A-Z][\w'\u2019]+ [Pp]icks?")
_DEPTH = re.compile(r"[:*]+(?=\s?[^\s:*])")  # ":: I agree."
_TITLE = 8  # words of a title
_HUNG = 12  # words of a line that hangs on a post behind its buttons
_MOSTLY = 0.6
_ANSWERED = re.compile(
    r"\s*\((?:in\s)?(?:reply|replying|response)\sto:?\s(?P<to>[^()]+)\)$", re.IGNORECASE
)


def filled(lines: Sequence[Line], one: Hypothesis) -> list[StackedPost]:
    """The posts of a reading, those that say nothing left out.

    Args:
        lines: the page.
        one: its heads.
    """
    talk = Talk()
    heads = one.heads
    told = sum(1 for head in heads if _recipients(lines, head))
    addressed = told >= _MOSTLY * len(heads)
    for n, head in enumerate(heads):
        if one.foot:
            region = _over(lines, one, n)
        else:
            end = heads[n + 1].first if n + 1 < len(heads) else len(lines)
            region = range(head.last + (0 if head.label else 1), end)
        if head.silent or not region or _TAKEN.search(lines[head.first].text):
            continue
        post = _post(lines, head, region, talk, foot=one.foot, addressed=addressed)
        _part_answered(post, talk.posts)
        if one.kind == "closing":
            _remark(post, head, talk)
        report = one.kind == "report" and not any(ends_sentence(lines[i].text) for i in post.body)
        if post.body and not report and not _is_notice(lines, post):
            talk.numbers[head.number] = len(talk.posts)
            talk.posts.append(post)
            talk.told.append(own_words(lines, post))
    _end_last(lines, talk.posts, foot=one.foot)
    if not one.foot and one.kind != "inline":
        _cut_titles(lines, talk.posts)
    if len({post.author for post in talk.posts}) == 1:
        for post in talk.posts:
            post.author = None  # "Anonymous" over every post names nobody
    return talk.posts


def _recipients(lines: Sequence[Line], head: Head) -> list[str]:
    """Those to whom the page says below a name that a message went."""
    last = lines[head.last].text if head.last > head.first else ""
    return recipients(last) or recipients(below(lines, head.last))


def _over(lines: Sequence[Line], one: Hypothesis, n: int) -> range:
    """The lines that a foot closes."""
    head, floor = one.heads[n], one.heads[n - 1].last + 1 if n else 0
    if one.kind == "closing":
        return range(closed_from(lines, head, floor), head.first + bool(head.label))
    at = head.first - (one.kind == "signed")  # a gap may stand over a signature
    return range(floor if n else _foot_start(lines, at), head.first)


def _remark(post: StackedPost, head: Head, talk: Talk) -> None:
    """Take what the places of signatures say: one in its line remarks on the post signed below, which answers the first such."""
    if head.label:
        post.to = talk.closed if post.to is None else post.to
        return
    post.to = talk.asked
    talk.closed = len(talk.posts)
    talk.asked = talk.closed if talk.asked is None else talk.asked


def below(lines: Sequence[Line], i: int) -> str:
    """The line after one, if no gap parts them; "" for none."""
    return lines[i + 1].text if i + 1 < len(lines) and not lines[i + 1].gap else ""


def own_words(lines: Sequence[Line], post: StackedPost) -> str:
    """The words of a post that are no marked quotation, with spaces around each."""
    told = (lines[i].text for i in post.body if not QUOTE.match(lines[i].text))
    return f" {' '.join(words(' '.join(told)))} "


def _is_notice(lines: Sequence[Line], post: StackedPost) -> bool:
    """Whether a post is a program's report, or fields of the page and no words."""
    if post.author and _BOT.fullmatch(post.author):
        return True
    told = [lines[i].text for i in post.body]
    return all(_FIELD.fullmatch(text) and not ends_sentence(text) for text in told)


def _part_answered(post: StackedPost, kept: Sequence[StackedPost]) -> None:
    """Part a writer's name from whom the same line says they answer: "Ines (in reply to Rolf)", "Ines (reply to #2)"."""
    told = _ANSWERED.search(post.author or "")
    if told is None or post.author is None:
        return
    post.author = post.author[: told.start()]
    if not told["to"].removeprefix("#").isdigit():
        post.answers = told["to"]
        post.to = next(
            (i for i in reversed(range(len(kept))) if kept[i].author == told["to"]), None
        )


def _foot_start(lines: Sequence[Line], at: int) -> int:
    """Where the paragraphs above the first foot begin: behind the gap over the one right above."""
    start = at
    while start and not lines[start].gap:
        start -= 1
    return start


def _post(
    lines: Sequence[Line],
    head: Head,
    region: range,
    talk: Talk,
    *,
    foot: bool,
    addressed: bool,
) -> StackedPost:
    """The post of a head and the lines that are its."""
    post = StackedPost(
        region.start if foot else head.first,
        region.start if foot else head.last,
        head.name or None,
        head.handle or None,
        head.indent,
        answers=head.answers,
        label=0 if foot else head.label or None,
    )
    _answer_in_head(lines, head, post, talk)
    aside = set(() if foot else range(head.first + 1, head.last + 1)) - (
        {head.last} if head.label else set()
    )
    if addressed and (named := _recipients(lines, head)):
        post.answers = post.answers or next((one for one in named if talk.knows(one)), "")
        aside |= {head.last + 1} if recipients(below(lines, head.last)) else set()
    parting = _Parting(post, talk)
    for i in region:
        line = lines[i]
        text = line.text
        if head.label and i == (head.first if foot else head.last):
            text = text[: head.label] if foot else text[head.label :]
        if i in aside or parting.is_aside(text, below(lines, i), gap=line.gap > 0):
            aside.add(i)
        else:
            post.body.append(i)
    post.links = _links(lines, [*range(head.first, head.last + 1), *aside])
    cut_end(lines, post, aside)
    if foot:
        _set_foot(lines, post, head, aside)
        _take_signature(lines, post, head)
    post.aside = sorted(aside - set(post.body))
    return post


class _Parting:
    """One pass over the lines of a post, which parts what its writer says from what is quoted and printed there."""

    def __init__(self, post: StackedPost, talk: Talk) -> None:
        self.post = post
        self.talk = talk
        self.quoting = False
        self.closed = False

    def is_aside(self, text: str, under: str, *, gap: bool) -> bool:
        """Whether the next line is no word of the writer."""
        post = self.post
        self.quoting = self.quoting and not (gap and post.body)
        if _SIGNED.fullmatch(text):
            self.closed = self.closed or bool(post.body)
            return True
        marked = MARK.match(text) is not None and not post.body
        if self.closed or (not marked and is_around(text, started=bool(post.body))):
            self.closed = self.closed or bool(post.body and _EXPORTED.match(text))
            return True
        if QUOTE.match(text) or MARK.match(text):
            cite(post, text, self.talk)
            return True
        return self._is_quoted(text, under)

    def _is_quoted(self, text: str, under: str) -> bool:
        """Whether a line opens, is or closes a quotation without marks; else it is the writer's."""
        post, talk = self.post, self.talk
        if opens_quotation(post, text, talk, under) or is_named(text, talk):
            self.quoting = True
            return True
        if _ENDED.fullmatch(text):
            self.quoting = False
            return True
        if (self.quoting or not post.body) and is_repeated(post, text, talk, marked=self.quoting):
            return True
        self.quoting = False
        answered = None if post.body else _RE.match(text)
        post.to = talk.numbers.get(answered[1]) if answered else post.to
        return False


def _links(lines: Sequence[Line], around: Sequence[int]) -> frozenset[str]:
    """The links to posts around one that its page prints."""
    return frozenset(
        word
        for i in around
        if is_furniture(lines[i].text) or has_moment(lines[i].text)
        for word in words(lines[i].text)
        if word in ("parent", "root", "prev")
    )


def is_around(text: str, *, started: bool) -> bool:
    """Whether a line between heads is the page's."""
    if GONE.fullmatch(text) or _SENT.fullmatch(text) or _EDITED.fullmatch(text):
        return True
    if _LOGGED.fullmatch(text) or _EXPORTED.fullmatch(text) or _ONLINE.fullmatch(text):
        return True
    if is_furniture(text) or (not started and (is_badge(text) or is_about_writer(text))):
        return True
    if started and (is_reaction(text) or is_report(text)):
        return True
    if not started and _PICKED.fullmatch(text):
        return True
    return (
        bool(_CALLED.fullmatch(text)) and not ends_sentence(text) and not ANSWERING.fullmatch(text)
    )


def cut_end(lines: Sequence[Line], post: StackedPost, aside: set[int]) -> None:
    """Take from a post's end what hangs on it: what follows its buttons, and its writer's name.

    Args:
        lines: the page.
        post: changed in place.
        aside: the lines that are not its words; those taken are added.
    """
    if not post.body:
        return
    for n, i in enumerate(post.body[:-1]):
        widgets = [
            at for at in range(i + 1, post.body[n + 1]) if at in aside and is_widget(lines[at].text)
        ]
        rest = [lines[at].text for at in post.body[n + 1 :]]
        lettered = any(any(map(str.isalpha, lines[at].text)) for at in widgets)
        if lettered and all(not ends_sentence(text) and word_count(text) <= _HUNG for text in rest):
            aside.update(post.body[n + 1 :])
            post.body = post.body[: n + 1]
            break
    again = [n for n, i in enumerate(post.body) if n and lines[i].text == post.author]
    if again and all(
        not ends_sentence(lines[i].text) or lines[i].gap or i - 1 in aside
        for i in post.body[again[-1] :]
    ):
        aside.update(post.body[again[-1] :])  # what the page says of the writer
        post.body = post.body[: again[-1]]
    name = set(words(post.author or ""))
    while len(post.body) > 1 and name and set(words(lines[post.body[-1]].text)) <= name:
        aside.add(post.body.pop())


def _answer_in_head(lines: Sequence[Line], head: Head, post: StackedPost, talk: Talk) -> None:
    """Take whom or which post a head says is answered: "#3 Arne wrote (in reply to #2)"."""
    for i in range(head.first, head.last + 1):
        told = _TOLD.search(lines[i].text[: head.label or None])
        if told and told["number"]:
            post.to = talk.numbers.get(told["number"], post.to)
        elif told and (name := told["name"] or told["pointed"]) != post.author:
            post.answers = name.strip()
        elif i > head.first and (shown := replying(lines[i].text).strip("?")):
            post.answers = post.answers or shown


def _set_foot(lines: Sequence[Line], post: StackedPost, head: Head, aside: set[int]) -> None:
    """Set aside what closes a post, and the title over it."""
    aside |= set(range(head.first, head.last + 1))
    while len(post.body) > 1 and _is_title(lines, post.body):
        aside.add(post.body.pop(0))


def _take_signature(lines: Sequence[Line], post: StackedPost, head: Head) -> None:
    """Part the name in which the last line of a post ends from what it says, and the marks of its depth from its first."""
    if not head.label or not post.body:
        return
    post.signed = (head.first, head.label)
    if marks := _DEPTH.match(lines[post.body[0]].text):
        post.level, post.label = marks.end(), marks.end()
    else:
        post.level = 0


def _is_title(lines: Sequence[Line], body: Sequence[int]) -> bool:
    """Whether the first line of what stands above a signature is its title."""
    text = lines[body[0]].text
    return not ends_sentence(text) and word_count(text) <= _TITLE and len(lines[body[1]].text) > 1


def _cut_titles(lines: Sequence[Line], posts: Sequence[StackedPost]) -> None:
    """Take a short line over what is said, as most posts of the page have: a title, or what its writer is."""
    over = [
        post
        for post in posts
        if len(post.body) > 1
        and not ends_sentence(lines[post.body[0]].text)
        and word_count(lines[post.body[0]].text) <= _TITLE
        and lines[post.body[0]].text[0].isupper()
        and ends_sentence(lines[post.body[-1]].text)
    ]
    if len(over) >= max(2, _MOSTLY * len(posts)):
        for post in over:
            post.aside = sorted([*post.aside, post.body.pop(0)])


def _end_last(lines: Sequence[Line], posts: list[StackedPost], *, foot: bool) -> None:
    """End the last post where others end: it has no more parts than the longest of them."""
    if foot or len(posts) < 2:
        return
    last = posts[-1]
    most = max(sum(1 for i in post.body[1:] if lines[i].gap) for post in posts[:-1])
    gaps = 0
    for n, i in enumerate(last.body):
        if n and i - 1 in last.aside and QUOTE.match(lines[i - 1].text):
            continue  # an answer to what is quoted right above goes on the post
        gaps += bool(n and lines[i].gap)
        hung = n and any(
            at in last.aside and is_widget(lines[at].text) for at in range(last.body[n - 1] + 1, i)
        )
        if n and (gaps > most or (hung and lines[i].gap)):
            last.body = last.body[:n]
            last.aside = [at for at in last.aside if at < i]
            return
