"""``python -m hudna`` is the command ``hudna``."""

from hudna.cli import main

main()
