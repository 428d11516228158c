"""From words to the actors, days and places they stand for."""
