"""Links between sources: candidates are neighbours, and a named test with words on both sides decides."""
