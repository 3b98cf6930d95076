"""What can go wrong, as one tree; each error says what is at fault and what to do.

WorkbenchError
├── BadInput              what the user handed over cannot be used
│   ├── UnreadableFile    a file cannot be read as what it should be
│   ├── NoProject         a path that does not hold a project of ours
│   │   ├── NewerProject  a project that a newer program wrote
│   │   └── DamagedProject
│   ├── NotFound          a segment, document, term or format that is not there
│   └── Refused           a request that would lose or break something
├── ExportFailed          the export was not written, or did not read back as it should
├── Conflict              two programs wrote the same wording; both are kept
└── PluginFailed          a format or other plug-in could not be loaded

Errors are caught twice in the whole program: at the command line's edge and at the app's.
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """The root: `fault` says what and where, `hint` what to do."""

    exit_status = 2

    def __init__(self, fault: str, *, hint: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.fault}; {self.hint}" if self.hint else self.fault


class BadInput(WorkbenchError):
    """What the user handed over cannot be used."""


class UnreadableFile(BadInput):
    """A file cannot be read as what it should be."""


class NoProject(BadInput):
    """A path that does not hold a project of ours."""


class NewerProject(NoProject):
    """A project that a newer program wrote."""


class DamagedProject(NoProject):
    """A project file that SQLite cannot read."""


class NotFound(BadInput):
    """A segment, document, term or format that is not there."""


class Refused(BadInput):
    """A request that would lose or break something."""


class ExportFailed(WorkbenchError):
    """The export was not written, or did not read back as it should."""


class Conflict(WorkbenchError):
    """Two programs wrote the same wording first; both are kept as revisions."""

    exit_status = 1

    def __init__(self, fault: str, *, mine: str, theirs: str, hint: str = "") -> None:
        super().__init__(fault, hint=hint)
        self.mine = mine
        self.theirs = theirs


class PluginFailed(WorkbenchError):
    """A format or other plug-in could not be loaded."""
