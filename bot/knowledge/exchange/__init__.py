"""Entries taken out as a file and brought back: YAML for a pack, CSV for a spreadsheet."""
