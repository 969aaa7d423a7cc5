"""Benchmarks: how well and how fast the matching engine answers, beside peers, on labelled sets."""
