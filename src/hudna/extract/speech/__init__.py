"""Who says what to whom, and through whom it is known."""
