"""Steps that let trained readers read a text: its figures, its claims."""
