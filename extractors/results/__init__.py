"""Benchmark results: which system, which score, when."""
