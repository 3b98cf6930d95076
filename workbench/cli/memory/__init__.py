"""Asks, fills, cleans and writes the translation memory."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.memory")
