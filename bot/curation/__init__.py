"""Keeping a knowledge base right: what it must go on answering, and who changes it."""
