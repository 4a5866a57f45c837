"""What was last made ready of a workspace, shown until the next is ready.

To read a large graph takes longer than anybody should wait who only turns a page. So while a change is
taken in, the others see the graph as it was before; whoever made the change waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from kg.errors import ClaimtrailError

T = TypeVar("T")

_MOST = 3


class Shelf(Generic[T]):
    """The last state of each workspace that is ready; used from several threads.

    Args:
        load: makes ready what a workspace holds, by its folder and revision.
        is_large: whether making the next one ready takes long, told by the last.
        revision_of: the revision of what was made ready, a later one than was asked for where the workspace
            changed meanwhile; where it is left out, the one asked for.
    """

    def __init__(
        self,
        load: Callable[[str, str], T],
        is_large: Callable[[T], bool],
        revision_of: Callable[[T], str] | None = None,
    ) -> None:
        self._load = load
        self._is_large = is_large
        self._revision_of = revision_of
        self._ready: dict[str, tuple[str, T]] = {}
        self._coming: set[str] = set()
        self._trouble: dict[str, str] = {}
        self._lock = threading.Lock()
        self._loading = threading.Lock()

    def at_hand(self, workspace: str, revision: str) -> T | None:
        """What there is of a workspace: this revision, or one before while this one is being read.

        Returns:
            None where it has to be waited for.
        """
        with self._lock:
            held, last = self._ready.get(workspace, (None, None))
            if last is None or held == revision:
                return last
            if not self._is_large(last):
                return None
            if workspace not in self._coming:
                self._coming.add(workspace)
                threading.Thread(
                    target=self._renew, args=(workspace, revision), daemon=True
                ).start()
            return last

    def newest(self, workspace: str, revision: str) -> T:
        """This revision of a workspace, read now where it is not there; one reads, the others wait."""
        with self._loading:
            with self._lock:
                held, last = self._ready.get(workspace, (None, None))
            if last is not None and held == revision:
                return last
            made = self._load(workspace, revision)
            with self._lock:
                self._ready.pop(workspace, None)
                self._trouble.pop(workspace, None)
                held = self._revision_of(made) if self._revision_of else revision
                self._ready[workspace] = held, made
                for old in list(self._ready)[:-_MOST]:
                    del self._ready[old]
            return made

    def has(self, workspace: str) -> bool:
        """Whether any state of a workspace is ready."""
        with self._lock:
            return workspace in self._ready

    def holds(self, workspace: str, revision: str) -> bool:
        """Whether this revision of a workspace is ready."""
        with self._lock:
            held, _ = self._ready.get(workspace, (None, None))
            return held == revision

    def is_behind(self, workspace: str) -> bool:
        """Whether a newer state of a workspace is being read."""
        with self._lock:
            return workspace in self._coming

    def trouble(self, workspace: str) -> str | None:
        """What kept the newest state of a workspace from being read, in one line; None where nothing did."""
        with self._lock:
            return self._trouble.get(workspace)

    def _renew(self, workspace: str, revision: str) -> None:
        try:
            self.newest(workspace, revision)
        except ClaimtrailError as err:
            with self._lock:
                self._trouble[workspace] = str(err)  # the next page says so, and tries again
        finally:
            with self._lock:
                self._coming.discard(workspace)
