"""Everything outside the core: the command line, the terminal, the platforms, the files."""
