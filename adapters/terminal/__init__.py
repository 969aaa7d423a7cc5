"""Refugio in a terminal: typed with completion, or piped."""
