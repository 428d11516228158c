"""The records hudna works on: frozen values, standard library only."""
