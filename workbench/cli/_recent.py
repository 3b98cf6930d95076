"""What `workbench` alone says: the projects that were opened last, and how to begin."""

from __future__ import annotations

import shlex

from workbench.cli._output import say
from workbench.services.settings import recent_projects


def list_recent() -> None:
    """Lists the recent projects with the command that opens each."""
    projects = recent_projects()
    for project in projects:
        say(f"workbench open {shlex.quote(str(project))}")
    if not projects:
        say("workbench demo           a newspaper page with its glossary, to look around in")
        say("workbench open FILE      a source text or a project")
        say("workbench --help         everything else")
