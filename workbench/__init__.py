"""A bilingual annotation and translation workbench for Chinese documents."""

__version__ = "0.1.0"
