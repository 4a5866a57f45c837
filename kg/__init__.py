"""Claimtrail's core: the model, the store, search, analysis and export."""
