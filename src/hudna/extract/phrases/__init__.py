"""Noun phrases that name or describe actors and places."""
