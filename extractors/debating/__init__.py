"""Which side of a question a sentence takes, read from its words."""
