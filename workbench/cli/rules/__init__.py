"""Keeps the user's own rules that say where sentences end."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.rules")
