"""Benchmarks that report and never gate; `python -m bench` runs them all."""
