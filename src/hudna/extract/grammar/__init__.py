"""The clause: verbs, subjects, objects and what hangs where, by word order."""
