"""Lists, adds, answers and exchanges the annotations of a project."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.notes")
