"""What a row of a unit holds, and how it is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from workbench.model.memory import NOTHING_BESIDES, NewUnit, TranslationUnit
from workbench.model.segments import Origin
from workbench.store.unit_codes import BothCodes
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.change_sets import Row, Value

TEXTS = (
    "source",
    "target",
    "source_key",
    "source_language",
    "target_language",
    "origin",
    "author",
    "time",
    "document",
    "before",
    "after",
    "properties",
)
"""The columns that say what a unit is."""
LIVE = "units.retired IS NULL AND +memory_id IN (SELECT id FROM memories WHERE retired IS NULL)"
"""The plus keeps SQLite from going through all units of a memory to find some of them."""
NO_CODES = BothCodes()
_ORIGINS = {str(origin): origin for origin in Origin}
WRITTEN = ("uuid", "memory_id", *TEXTS)
"""Those that are written when it is added."""
INSERT = f"INSERT INTO units ({', '.join(WRITTEN)}) VALUES ({', '.join('?' * len(WRITTEN))})"
READ = (
    "id, memory_id, uuid, version, segment_id, is_sentence, source, target, source_language,"
    " target_language, origin, author, time, document, before, after, properties"
)
"""What `unit_of` is made from, after the row and the memory."""


_LONGEST = 1000
"""Characters of a source whose key is remembered, for it is asked again when the unit is added."""
_json = json.JSONEncoder(ensure_ascii=False).encode


def source_key(source: str) -> int:
    """What units of one source have in common: 64 bits of a hash of its match key."""
    return _key(source) if len(source) <= _LONGEST else _key.__wrapped__(source)


@lru_cache(maxsize=4096)
def _key(source: str) -> int:
    data = fold(source).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def unit_of(
    memory: str,
    uuid: str,
    version: int,
    number: int,
    is_sentence: bool,
    cells: Sequence[str],
    codes: BothCodes = NO_CODES,
) -> TranslationUnit:
    """A unit out of the cells from `source` on."""
    source, target, source_language, target_language, origin, author, time, *rest = cells
    document, before, after, properties = rest
    return TranslationUnit(
        id=uuid,
        version=version,
        memory=memory,
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        origin=_ORIGINS[origin],
        author=author,
        time=time,
        document=document,
        number=number,
        is_sentence=is_sentence,
        before=before,
        after=after,
        properties=_properties(properties),
        source_codes=codes.source,
        target_codes=codes.target,
    )


class _Properties(Mapping[str, str]):
    """What a file said besides, read when somebody asks for it: a page of hits never does."""

    __slots__ = ("_read", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[str, str] | None = None

    def _all(self) -> dict[str, str]:
        if self._read is None:
            found = json.loads(self._text)
            self._read = {str(name): str(value) for name, value in found.items()}
        return self._read

    def __getitem__(self, name: str) -> str:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def _properties(text: str) -> Mapping[str, str]:
    return _Properties(text) if text else NOTHING_BESIDES


def swapped(uuid: str, cells: Mapping[str, Value]) -> Row:
    """The cells of a unit with source and target changed over, in the order of `WRITTEN`."""
    source, target = str(cells["target"]), str(cells["source"])
    properties = {**_properties(str(cells["properties"])), "edited-from": str(cells["uuid"])}
    new = {
        **cells,
        "uuid": uuid,
        "source": source,
        "target": target,
        "source_key": source_key(source),
        "properties": _json(properties),
    }
    return tuple(new[column] for column in WRITTEN)


def row_of(uuid: str, memory: int, unit: NewUnit) -> Row:
    """The cells of a new unit, in the order of `WRITTEN`."""
    properties = _json(dict(unit.properties)) if unit.properties else ""
    return (
        uuid,
        memory,
        unit.source,
        unit.target,
        source_key(unit.source),
        unit.source_language,
        unit.target_language,
        str(unit.origin),
        unit.author,
        unit.time,
        unit.document,
        unit.before,
        unit.after,
        properties,
    )
