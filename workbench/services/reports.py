"""Reports as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.plugins import FORMATS, Registry
from workbench.services.choosing import chosen_format
from workbench.services.drafts import write_beside

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from workbench.model.reports import Report


def write(report: Report, out: Path, *, registry: Registry = FORMATS) -> None:
    """Writes a report in the format of its suffix. Raises NotFound, Refused, ExportFailed."""
    format = chosen_format(
        out, "", "reports", lambda each: each.write_report, option="", registry=registry
    )
    written = format.write_report
    assert written is not None

    def put(stream: BinaryIO) -> tuple[str, ...]:
        written(report, stream)
        return ()

    write_beside(out, put)
