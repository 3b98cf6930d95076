"""Annotation formats as simple as can be: one that keeps everything, one of two files."""
