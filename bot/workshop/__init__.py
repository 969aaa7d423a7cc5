"""Workshops on a pack's source: what is done in how much time, and the paper that goes with it."""
