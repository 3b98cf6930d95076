"""The inline codes of units, remembered without their places: a file has few kinds of them.

What `codes_of` makes of the codes of two texts hangs on all that stands in them but their places,
and on their data only by what markup it says and which of it is the same. So it is asked once for
each kind, and gives the rules here too.
"""

from __future__ import annotations

from itertools import accumulate
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from workbench.formats._made_units import made_code
from workbench.formats._tmx_coded import SIMPLE, cut, raw_codes, written_code
from workbench.formats._tmx_codes import PARTS, codes_of, fact_key
from workbench.formats._tmx_references import NotPlain
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_segment import INNER
from workbench.model.codes import Code
from workbench.model.memory import NOTHING_BESIDES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from workbench.formats._tmx_coded import Codes, Contents, WrittenCode

_MOST = 1000
"""So many kinds are remembered."""
_MOST_PLACED = 200_000
"""Codes that are read until all is forgotten, for the sake of memory."""


class CodedTexts(NamedTuple):
    """The texts of units with their codes: of each unit the same place of every list."""

    sources: list[str]
    targets: list[str]
    source_codes: list[tuple[Code, ...]]
    target_codes: list[tuple[Code, ...]]
    facts: list[Mapping[str, str]]
    """What the model has no word for, for the properties of the unit."""


class _Places(dict[int, Code]):
    """A code at each offset where it has stood: codes are values, which units may share."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code

    def __missing__(self, offset: int) -> Code:
        code = self.code
        values = code.number, code.kind, offset, code.markup, code.data, code.is_deletable
        placed = self[offset] = made_code(values)
        return placed


_Key = TypeVar("_Key", bound="Hashable")
_Side: TypeAlias = tuple[_Places, ...]
"""The codes of one text."""


class _Template(NamedTuple):
    """The codes of a source and a target."""

    source: _Side
    target: _Side
    facts: Mapping[str, str]


class Templates:
    """Those that units of one file have had."""

    def __init__(self) -> None:
        self._as_written: dict[tuple[Codes, Codes], _Template] = {}
        self._by_kind: dict[Hashable, _Template] = {}
        self._asked = self._made = 0
        """Units, and those of them whose codes no other before had; of many nothing is gained."""
        self._placed = 0
        self._is_simple = True
        """Whether all codes so far were what most are."""

    def read(self, sources: Sequence[str], targets: Sequence[str]) -> CodedTexts:
        """The contents of `seg` as they stand, those of one unit in one place. Raises NotPlain."""
        if self._is_simple:
            try:
                return self._read(cut(sources, SIMPLE), cut(targets, SIMPLE))
            except NotPlain:
                self._is_simple = False
        return self._read(cut(sources), cut(targets))

    def _read(self, first: Contents, second: Contents) -> CodedTexts:
        self._count(first.codes, second.codes)
        known = self._as_written
        templates = [
            known.get(codes) or self._template(codes)
            for codes in zip(first.codes, second.codes, strict=True)
        ]
        return CodedTexts(
            first.texts,
            second.texts,
            [
                tuple(map(getitem, template.source, accumulate(map(len, pieces))))
                for template, pieces in zip(templates, first.pieces, strict=True)
            ],
            [
                tuple(map(getitem, template.target, accumulate(map(len, pieces))))
                for template, pieces in zip(templates, second.pieces, strict=True)
            ],
            [template.facts for template in templates],
        )

    def _count(self, sources: Sequence[Codes], targets: Sequence[Codes]) -> None:
        self._asked += len(sources)
        self._placed += sum(map(len, sources)) + sum(map(len, targets))
        if self._placed > _MOST_PLACED:
            self._placed = 0
            self._as_written.clear()

    def _template(self, codes: tuple[Codes, Codes]) -> _Template:
        """That of codes as they stand."""
        count = len(codes[0])
        written = [written_code(code) for part in codes for code in part]
        heads, data, inner, markups = zip(*written, strict=True) if written else ((),) * 4
        kind = count, heads, markups, tuple(map(data.index, data)), tuple(map(bool, inner))
        known = self._by_kind.get(kind)
        if known is None:
            template = _template(written, count)
            _remember(self._by_kind, kind, template)
        else:
            template = _with_data(known, written, count)
        self._made += 1
        is_short = sum(map(len, heads)) + sum(map(len, data)) < SHORT
        if is_short and self._made < self._asked / 2 + _MOST:
            _remember(self._as_written, codes, template)
        return template


def _remember(known: dict[_Key, _Template], key: _Key, template: _Template) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = template


def _template(written: Sequence[WrittenCode], count: int) -> _Template:
    """That of codes of which so many are of the source."""
    facts: dict[str, str] = {}
    first, second = codes_of(raw_codes(written[:count]), raw_codes(written[count:]), facts)
    return _Template(
        tuple(map(_Places, first)), tuple(map(_Places, second)), facts or NOTHING_BESIDES
    )


def _with_data(template: _Template, written: Sequence[WrittenCode], count: int) -> _Template:
    """The template of other codes of the same kind."""
    first, second, facts = template
    if any(code.inner for code in written):
        facts = dict(facts)
        for part, codes in zip(PARTS, (written[:count], written[count:]), strict=True):
            for position, code in enumerate(codes, 1):
                if code.inner:
                    facts[fact_key(part, position, INNER)] = code.inner
    return _Template(
        _others(first, written[:count]),
        _others(second, written[count:]),
        facts,
    )


def _others(side: _Side, written: Sequence[WrittenCode]) -> _Side:
    """The same codes with other data."""
    return tuple(
        _Places(made_code((code.number, code.kind, 0, code.markup, other.data, code.is_deletable)))
        for code, other in zip((places.code for places in side), written, strict=True)
    )
