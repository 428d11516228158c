"""Engines, and what they share: mentions, clauses, attribution, factuality."""

ENGINES = {"rules": "hudna.extract.rules:RuleEngine"}
"""Engines by name, loaded when asked for."""
