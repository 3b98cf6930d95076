"""Lists, finds and keeps the terms of the glossary."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.terms")
