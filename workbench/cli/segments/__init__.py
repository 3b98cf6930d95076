"""Changes how the source is cut, and what its segments are."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.segments")
