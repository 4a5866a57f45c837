"""Pieces of pages: the claim card, the argument map, the reader, the forecasts' chart."""
