"""The `refugio` command, one file for each group of verbs."""
