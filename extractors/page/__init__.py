"""Reading a page: its kind and date, blocks, posts, boilerplate, sentences."""
