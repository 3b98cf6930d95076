"""Writing what a look into the translation memory found to a file of translation units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import workbench
from workbench.errors import Refused
from workbench.model.exchange import Exported
from workbench.model.memory import UnitsHead
from workbench.plugins import FORMATS, Registry
from workbench.services import concordance
from workbench.services.choosing import chosen_format
from workbench.services.drafts import write_beside
from workbench.services.guarding_units import verify_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.concordance import ConcordanceQuery
    from workbench.model.memory import NewUnit, TranslationUnit
    from workbench.store.project import Store

_BATCH = 1_000


def export(
    store: Store,
    query: ConcordanceQuery,
    out: Path,
    format_name: str = "",
    *,
    registry: Registry = FORMATS,
) -> Exported:
    """Writes the units that hold what is looked for, the youngest first, in any format of units.

    The file is read again before it takes its place. Raises NotFound for a format, Refused where
    nothing is found, ExportFailed where it reads otherwise, and what `concordance.find` raises.
    """
    format = chosen_format(
        out,
        format_name,
        "translation units",
        lambda each: each.write_units,
        option="",
        registry=registry,
    )
    write, expected, read = format.write_units, format.expected_units, format.read_units
    assert write is not None
    assert expected is not None
    assert read is not None
    source, target = store.languages
    head = UnitsHead(
        program=f"bilingual-workbench {workbench.__version__}",
        source_language=source,
        target_language=target,
    )
    wanted: list[NewUnit] = []

    def noted() -> Iterator[TranslationUnit]:
        for unit in _units(store, query):
            wanted.append(expected(unit))
            yield unit

    def verify(draft: Path) -> None:
        found = read(draft, lambda _read: None)
        verify_units(out.name, wanted, found, hint="choose another format")

    if not concordance.find(store, query, limit=1).hits:
        raise Refused("nothing was found that could be written", hint="look for something else")
    warnings = write_beside(out, lambda stream: write(noted(), head, stream), verify=verify)
    return Exported(written=len(wanted), skipped=0, warnings=warnings)


def _units(store: Store, query: ConcordanceQuery) -> Iterator[TranslationUnit]:
    after = ""
    while True:
        page = concordance.find(store, query, limit=_BATCH, after=after)
        yield from (hit.unit for hit in page.hits)
        if not page.next:
            return
        after = page.next
