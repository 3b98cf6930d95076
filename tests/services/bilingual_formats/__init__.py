"""A bilingual format as simple as can be."""
