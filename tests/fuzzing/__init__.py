"""Fuzzing, a command of its own; it is no part of the test run."""
