"""Writing translation units to a file as a stream, and reading them again before they stay."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import workbench
from workbench.model.exchange import Exported
from workbench.model.memory import UnitsHead
from workbench.services.drafts import write_beside
from workbench.services.guarding_units import verify_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.model.memory import TranslationUnit
    from workbench.plugins import Format
    from workbench.store.project import Store

_BATCH = 2_000


def write_units(
    out: Path,
    format: Format,
    languages: tuple[str, str],
    units: Callable[[], Iterable[TranslationUnit]],
    *,
    hint: str,
    report: Callable[[int], None] = lambda count: None,
) -> Exported:
    """Writes units in a format that can, and compares what the file says of each with it.

    `units` gives the same ones again each time: once for writing, once for comparing, never all
    of them at once. `report` is told how many were written. Raises ExportFailed, with the hint,
    where the file reads otherwise.
    """
    write, expected, read = format.write_units, format.expected_units, format.read_units
    assert write is not None
    assert expected is not None
    assert read is not None
    source, target = languages
    head = UnitsHead(
        program=f"bilingual-workbench {workbench.__version__}",
        source_language=source,
        target_language=target,
    )
    count = 0

    def counted() -> Iterator[TranslationUnit]:
        nonlocal count
        for unit in units():
            count += 1
            report(count)
            yield unit

    def verify(draft: Path) -> None:
        meant = map(expected, units())
        verify_units(out.name, meant, read(draft, lambda _read: None), hint=hint)

    warnings = write_beside(out, lambda stream: write(counted(), head, stream), verify=verify)
    return Exported(written=count, skipped=0, warnings=warnings)


def units_of(store: Store, rows: Iterable[int]) -> Iterator[TranslationUnit]:
    """The units of some rows, in their order, as far as they stand."""
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        found = store.units.get(batch)
        yield from (found[row] for row in batch if row in found)
