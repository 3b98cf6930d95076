"""Lists and keeps the labels that annotations may have."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.labels")
