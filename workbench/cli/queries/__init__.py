"""Lists the open questions to the client, and takes the answers in."""

from __future__ import annotations

from workbench.cli._group import Commands

command = Commands("workbench.cli.queries")
