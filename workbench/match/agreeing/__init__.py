"""How well annotators agree: one measure a file."""
