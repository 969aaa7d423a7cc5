"""The packs that are shipped, as package data."""
