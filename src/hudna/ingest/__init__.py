"""From files and streams to articles that are still to be read."""
