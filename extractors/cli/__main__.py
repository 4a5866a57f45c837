"""`python -m extractors.cli`."""

from extractors.cli import main

main()
