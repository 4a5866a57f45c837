"""Scripts of components: a component's own file, and behind it the parts that it shares with others."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(name: str, *parts: str) -> str:
    """A component's script as one module, for the browser loads none from elsewhere.

    Args:
        name: of its own file, without its ending.
        parts: names of files that hold functions which it calls.
    """
    return "\n".join((_HERE / f"{file}.js").read_text(encoding="utf-8") for file in (name, *parts))
