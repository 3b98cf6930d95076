"""Looks words up in dictionaries such as CC-CEDICT, and keeps these."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.dictionary")
