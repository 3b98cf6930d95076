"""Han names: surnames and their readings, and spellings that stand."""

from __future__ import annotations

from workbench.text.names.misconversion import may_be_misconverted

__all__ = ["may_be_misconverted"]
