"""Records for people: as plain text in a terminal, and as a page."""
