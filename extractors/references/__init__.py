"""Pronouns and definite descriptions, resolved to whoever or whatever they stand for, or refused."""
