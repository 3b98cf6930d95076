"""Files of translation units in tests, and the units that are read of them."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workbench.model.memory import BadUnit, NewUnit, TranslationUnit, UnitsHead
from workbench.plugins import Format

HEAD = UnitsHead(program="bilingual-workbench 1.0", source_language="zh-Hans", target_language="en")


def read(format: Format, data: str | bytes, suffix: str = "") -> list[NewUnit | BadUnit]:
    """Everything that a format finds in these bytes."""
    assert format.read_units is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"memory{suffix or format.suffixes[0]}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(format.read_units(path, lambda read: None))


def good(found: Iterable[NewUnit | BadUnit]) -> list[NewUnit]:
    """The units, where there are no bad ones."""
    units = [unit for unit in found if isinstance(unit, NewUnit)]
    assert units == list(found)
    return units


def held(unit: NewUnit, number: int = 0) -> TranslationUnit:
    """The unit as a memory holds it."""
    return TranslationUnit(
        id="0197",
        version=1,
        memory="判决",
        source=unit.source,
        target=unit.target,
        source_language=unit.source_language,
        target_language=unit.target_language,
        origin=unit.origin,
        author=unit.author,
        time=unit.time,
        document=unit.document,
        number=number,
        before=unit.before,
        after=unit.after,
        properties=unit.properties,
        source_codes=unit.source_codes,
        target_codes=unit.target_codes,
    )


def written(format: Format, units: Iterable[TranslationUnit]) -> tuple[bytes, list[str]]:
    """The bytes of an export, and what it says of losses."""
    assert format.write_units is not None
    out = io.BytesIO()
    losses = format.write_units(iter(list(units)), HEAD, out)
    return out.getvalue(), list(losses)


def pair(source: str = "法治", target: str = "rule of law", **facts: object) -> NewUnit:
    """A unit of a file."""
    return NewUnit(
        source=source,
        target=target,
        **{"source_language": "zh-Hans", "target_language": "en", **facts},  # type: ignore[arg-type]
    )
