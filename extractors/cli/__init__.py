"""The command line, `claimtrail`."""

from extractors.cli.frame import main

__all__ = ["main"]
