"""Writing what a look into the translation memory found to a file of translation units."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.plugins import FORMATS, Registry
from workbench.services import concordance
from workbench.services.choosing import chosen_format
from workbench.services.writing_units import units_of, write_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.concordance import ConcordanceQuery
    from workbench.model.exchange import Exported
    from workbench.model.memory import TranslationUnit
    from workbench.store.project import Store


def export(
    store: Store,
    query: ConcordanceQuery,
    out: Path,
    format_name: str = "",
    *,
    registry: Registry = FORMATS,
) -> Exported:
    """Writes the units that hold what is looked for, the youngest first, in any format of units.

    All of it is of one moment, whoever else writes meanwhile. Of the hits their rows are held in
    memory, 8 bytes each; the units are read as they are written. The file is read again before it
    takes its place. Raises NotFound for a format, Refused where nothing is found, ExportFailed
    where it reads otherwise, and what `concordance.find` raises.
    """
    format = chosen_format(
        out,
        format_name,
        "translation units",
        lambda each: each.write_units,
        option="",
        registry=registry,
    )
    with concordance.all_rows(store, query) as found:
        if not any(rows for _, rows in found):
            raise Refused("nothing was found that could be written", hint="look for something else")

        def units() -> Iterator[TranslationUnit]:
            return chain.from_iterable(units_of(searched, rows) for searched, rows in found)

        return write_units(out, format, store.languages, units, hint="choose another format")
