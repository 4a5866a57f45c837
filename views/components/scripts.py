"""Scripts and styles of components: a component's own file with the parts that it shares with others."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(name: str, *parts: str) -> str:
    """A component's script as one module, for the browser loads none from elsewhere.

    Args:
        name: of its own file, without its ending.
        parts: names of files that hold functions which it calls.
    """
    return _joined((name, *parts), "js")


def style(name: str, *parts: str) -> str:
    """A component's rules of style, its own behind those that it shares, so that its own count.

    Args:
        name: of its own file, without its ending.
        parts: names of files with rules that others have too.
    """
    return _joined((*parts, name), "css")


def _joined(files: tuple[str, ...], ending: str) -> str:
    return "\n".join((_HERE / f"{file}.{ending}").read_text(encoding="utf-8") for file in files)
