"""Add a source: say what is known already, read it, review what was found, join it, see what changed.

Until a person joins it, nothing of a source is in the graph: what was read lives in the visitor's session, and
its text with what was said of it in the workspace, so that a reloaded tab loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from extractors.catalogue import check_is_of_one
from extractors.draft import Metadata
from extractors.pipeline import Progress
from extractors.reading import RawSource, raw_source
from extractors.reviewing import Joined, Review, join, known_like, read
from extractors.settings import workspace_dir
from extractors.waiting import Waiting, drop, waiting
from extractors.waiting import keep as keep_review
from kg.analysis.resemblance import Resemblance
from kg.errors import ClaimtrailError, SourceError
from kg.model.correction import Amendment, Rejection
from kg.store import open_store
from views.ahead import do_ahead
from views.components.about_source import about_source
from views.components.changed import summary, what_changed
from views.components.correcting import name_box, name_given
from views.components.flash import say_after
from views.components.frame import error, page
from views.components.review import review_list, said_of
from views.data import newest_snapshot, snapshot
from views.plain import label
from views.state import Place, Room, target

_UNNAMED = "Pasted text"
_STATE = "adding"


@dataclass(frozen=True, slots=True)
class Given:
    """One text that was pasted or uploaded.

    Args:
        raw: its content.
        stated: what the user said of it.
        known: sources of the graph that are it or share much with it.
        said: what was said in a review of it that was left.
    """

    raw: RawSource
    stated: Metadata
    known: tuple[Resemblance, ...]
    said: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Adding:
    """How far the visitor has come.

    Args:
        waiting: texts to read.
        asked: whether known ones were told, and are to be read all the same.
        reviews: texts that were read.
        joined: what became of them.
        problems: what could not be taken, a line each.
    """

    waiting: tuple[Given, ...] = ()
    asked: bool = False
    reviews: tuple[Review, ...] = ()
    joined: Joined | None = None
    problems: tuple[str, ...] = ()


@page(Room.ADD)
def render() -> None:
    """The page."""
    adding = _state()
    for problem in adding.problems:
        error(problem)
    if adding.joined is not None:
        _joined(adding.joined)
    elif any(given.known for given in adding.waiting) and not adding.asked:
        _known(adding)
    elif adding.waiting:
        _reading(adding)
    elif adding.reviews:
        _review()
    else:
        _ask()


def _state() -> Adding:
    return st.session_state.get(_STATE) or Adding()


def _go(adding: Adding) -> None:
    st.session_state[_STATE] = adding


def _ask() -> None:
    """The reviews that wait, then the form."""
    _waiting()
    st.text(
        "Paste a text or upload text and Markdown files. It is read first; you review what was found, "
        "and only then it joins the graph. Everything stays on this computer."
    )
    with st.form("add", border=False):
        text = st.text_area("Text", key="add_text", height=220)
        files = st.file_uploader(
            "Files", type=["txt", "md"], accept_multiple_files=True, key="add_files"
        )
        with st.expander("What you know of it (optional)"):
            about = about_source()
        sent = st.form_submit_button("Read it", type="primary", icon=":material/search:")
    if not sent:
        do_ahead("readers", _load_readers)
        return
    stated = about.stated()
    named = [(file.name.rsplit(".", 1)[0], file.getvalue()) for file in files]
    if text.strip():
        named.append((stated.title or _UNNAMED, text.encode("utf-8", "surrogatepass")))
    if not named:
        msg = "nothing to add; paste a text or choose a file first"
        raise SourceError(msg)
    check_is_of_one(stated, len(named))
    with st.spinner("Looking whether it is known already …"):
        _go(_taken(named, stated))
    st.rerun()


def _waiting() -> None:
    """Reviews begun and neither joined nor dropped, in this tab or another."""
    try:
        left = waiting(workspace_dir())
    except ClaimtrailError as err:
        error(str(err))
        return
    for n, one in enumerate(left):
        with st.container(border=True, gap="xsmall", key=f"waiting-{n}"):
            st.markdown(f"**A review waits: {label(one.stated.title or _headline(one.raw), 80)}**")
            rejected = sum(isinstance(change, Rejection) for change in one.said)
            st.caption(
                f"Read and not joined yet; {rejected} rejected, {len(one.said) - rejected} corrected. "
                "It is kept in the workspace."
            )
            with st.container(horizontal=True):
                st.button(
                    "Go on with the review",
                    key=f"go-on-{n}",
                    type="primary",
                    icon=":material/rate_review:",
                    on_click=_go,
                    args=(Adding((Given(one.raw, one.stated, (), one.said),), asked=True),),
                )
                st.button(
                    "Drop it",
                    key=f"drop-{n}",
                    icon=":material/delete:",
                    on_click=drop,
                    args=(workspace_dir(), one.raw),
                )


def _headline(raw: RawSource) -> str:
    """A text's first line, which most often is its title."""
    if raw.name != _UNNAMED:
        return raw.name
    return next((line.strip() for line in raw.text.splitlines() if line.strip()), raw.name)


def _load_readers() -> None:
    """Load the models, which takes seconds, while the visitor still pastes: any text asks for all of them."""
    read(raw_source(b"The dam at Ashby will hold, says Ada Brandt.", name="a first text"))


def _taken(named: list[tuple[str, bytes]], stated: Metadata) -> Adding:
    """The texts that can be read, with what is known of each, and why others cannot."""
    waiting: dict[str, Given] = {}
    problems: list[str] = []
    with open_store(workspace_dir()) as store:
        for name, data in named:
            try:
                raw = raw_source(data, name=name)
                waiting.setdefault(raw.text, Given(raw, stated, known_like(store, raw.text)))
            except ClaimtrailError as err:
                problems.append(str(err))
    return Adding(waiting=tuple(waiting.values()), problems=tuple(problems))


def _known(adding: Adding) -> None:
    """Say which texts are here already, or nearly so, before any work starts."""
    left = []
    for n, given in enumerate(adding.waiting):
        if not given.known:
            left.append(given)
            continue
        with st.container(border=True, key=f"known-{n}"):
            same = any(one.same for one in given.known)
            st.header(label(given.stated.title or given.raw.name, 80), anchor=False)
            st.warning(
                "This very text is in the graph already. Reading it again changes something only "
                "where you say something else of it."
                if same
                else "Much of this text is in the graph already.",
                icon=":material/content_copy:",
            )
            for one in given.known[:5]:
                _resemblance(one)
            if st.checkbox("Read it all the same", value=not same, key=f"known_read_{n}"):
                left.append(given)
    with st.container(horizontal=True):
        st.button(
            "Go on",
            type="primary",
            on_click=_go,
            args=(replace(adding, waiting=tuple(left), asked=True),),
            disabled=not left,
        )
        st.button("Start over", on_click=_go, args=(Adding(),))


def _resemblance(one: Resemblance) -> None:
    if not one.same:
        st.text(
            f"{one.shared:.0%} of its words, in runs of five, stand in this source; "
            f"{one.covered:.0%} of that source's stand here:"
        )
    place = Place(Room.SOURCES, source=one.source.id)
    st.page_link(
        target(place.room),
        label=label(one.source.title, 80),
        icon=":material/menu_book:",
        query_params=place.query(),
    )


def _reading(adding: Adding) -> None:
    """Read the texts one after the other; a click on the button ends it before the next stage."""
    st.button("Cancel", icon=":material/cancel:", on_click=_go, args=(Adding(),))
    done, problems = list(adding.reviews), list(adding.problems)
    for given in adding.waiting:
        name = label(given.stated.title or given.raw.name, 80)
        with st.status(f"Reading {name} …", expanded=True) as status:
            bar = st.progress(0.0)
            try:
                left = Waiting(given.raw, given.stated, given.said)
                done.append(left.taken_up(_teller(bar)))
                keep_review(workspace_dir(), done[-1])
            except ClaimtrailError as err:
                problems.append(str(err))
                status.update(label=f"{name} could not be read", state="error")
    _go(Adding(reviews=tuple(done), problems=tuple(problems)))
    st.rerun()


def _teller(bar: DeltaGenerator) -> Progress:
    """Shows the stage in a progress bar; Streamlit ends the run there when the button was pressed."""

    def tell(stage: str, done: int, of: int) -> None:
        bar.progress(done / of, text=f"{label(stage)}, stage {min(done + 1, of)} of {of}")

    return tell


@st.fragment
def _review() -> None:
    """The review; a fragment, so that a click draws only the list again."""
    adding = _state()
    if not adding.reviews:
        st.rerun()
    at = 0
    if len(adding.reviews) > 1:
        at = st.selectbox(
            "Text",
            range(len(adding.reviews)),
            format_func=lambda n: adding.reviews[n].found.document.source.title,
            key="review_text",
        )
    review = adding.reviews[at]
    source = review.found.document.source
    st.header(label(f"Review: {source.title}"), anchor=False)
    about = [source.kind.value, source.author, source.published]
    st.caption(label(" · ".join([*(part for part in about if part), said_of(review)])))
    st.text(
        "Nothing of this is in the graph yet. Reject what is wrong, correct a speaker or wording; what "
        "you leave is kept. Your corrections hold after every rebuild, and this review waits for you if "
        "you leave the page."
    )

    def keep(after: Review) -> None:
        reviews = [*adding.reviews]
        reviews[at] = after
        keep_review(workspace_dir(), after)
        _go(replace(adding, reviews=tuple(reviews)))

    name_box()
    with st.container(horizontal=True):
        go = st.button("Join the graph", type="primary", icon=":material/add_circle:")
        dropped = st.button("Discard", icon=":material/delete:")
    if go:
        _join(adding)
    if dropped:
        _forget(adding)
        _go(Adding())
        say_after("Discarded. The graph is as it was.")
        st.rerun()
    review_list(review, keep)


def _join(adding: Adding) -> None:
    bar = st.progress(0.0, text="Joining the graph …")

    def tell(title: str, done: int, of: int) -> None:
        bar.progress(done / of, text=f"Joining {label(title, 60)}")

    try:
        with open_store(workspace_dir()) as store:
            # Read where the pages read it: all of them share the graph of a revision.
            joined = join(
                store,
                adding.reviews,
                by=name_given(),
                progress=tell,
                reader=lambda: newest_snapshot().graph,
            )
    except ClaimtrailError as err:
        error(str(err))
        return
    _forget(adding)
    _go(Adding(joined=joined))
    st.rerun()


def _forget(adding: Adding) -> None:
    """Take the reviews out of the workspace: they were joined or dropped."""
    for review in adding.reviews:
        drop(workspace_dir(), review.raw)


def _joined(joined: Joined) -> None:
    """What changed, and the ways to it."""
    now = snapshot()
    for result in joined.results:
        what = "was already here, unchanged"
        if result.changed:
            what = "was here already and was read again" if result.known else "joined the graph"
        st.success(f"{label(result.title, 80)} {what}.", icon=":material/check:")
        if result.source_id not in now.titles:
            continue
        reading = Place(Room.SOURCES, source=result.source_id)
        with st.container(horizontal=True):
            st.page_link(
                target(reading.room),
                label="Read it with its claims",
                icon=":material/menu_book:",
                query_params=reading.query(),
            )
            st.page_link(
                target(Room.MAP),
                label="See it on the argument map",
                icon=":material/account_tree:",
                query_params={"within": now.titles[result.source_id]},
            )
    changes = joined.changes
    st.header("What changed", anchor=False)
    st.text(summary(now.graph, changes))
    st.button("Add another source", icon=":material/add:", on_click=_go, args=(Adding(),))
    what_changed(now, changes, frozenset(result.source_id for result in joined.results))
