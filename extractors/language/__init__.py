"""What every extractor knows of English: words, tokens, sentences, shallow grammar, lexicons."""
