"""Which sentences are claims, who holds them, with what force, in which words."""
