"""Forecasts: who, how likely, what, by when."""
