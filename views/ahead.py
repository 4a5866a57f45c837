"""Work done while a page is read, so that the next one need not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

from streamlit import runtime

from kg.errors import ClaimtrailError

PAUSE_S = 3.0
"""The browser still fetches the parts of the page, from this process."""

_lock = threading.Lock()
_begun: set[Hashable] = set()


def do_ahead(name: Hashable, work: Callable[[], None]) -> bool:
    """Do some work a moment later in a thread of its own, once for a server and a name.

    Only a server does it: a page that is run by itself ends before it would be of use. What goes wrong
    is left to the page that needs the work, which does it again and says so.

    Args:
        name: of the work; done once.
        work: draws nothing and touches no session.

    Returns:
        Whether it was begun by this call.
    """
    if not is_serving():
        return False
    with _lock:
        if name in _begun:
            return False
        _begun.add(name)

    def run() -> None:
        try:
            work()
        except ClaimtrailError:
            return

    ahead = threading.Timer(PAUSE_S, run)
    ahead.daemon = True
    ahead.start()
    return True


def is_serving() -> bool:
    """Whether this is a server; Streamlit's test runner only stands in for one."""
    return runtime.exists() and type(runtime.get_instance()) is runtime.Runtime
