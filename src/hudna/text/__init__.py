"""From characters to words: folding, tokens, sentences, quotation marks."""
