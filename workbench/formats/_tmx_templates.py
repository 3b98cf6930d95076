"""The inline codes of units, remembered without their places: a file has few kinds of them.

What `codes_of` makes of the codes of two texts hangs on all that stands in them but their places,
and on their data only by what markup it says and which of it is the same. So it is asked once for
each kind, and gives the rules here too.
"""

from __future__ import annotations

from itertools import accumulate, chain
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


class _Once:
    """A code that no unit before had: at an offset it is a code of the model."""

    __slots__ = ("code", "data")

    def __init__(self, code: Code, data: str) -> None:
        self.code = code
        """Such a code with other data."""
        self.data = data

    def __getitem__(self, offset: int) -> Code:
        code = self.code
        return made_code(
            (code.number, code.kind, offset, code.markup, self.data, code.is_deletable)
        )


class _Often(dict[int, Code]):
    """The same, which remembers where it has stood: codes are values, which units may share."""

    def __init__(self, code: Code, data: str) -> None:
        super().__init__()
        self._once = _Once(code, data)

    def __missing__(self, offset: int) -> Code:
        placed = self[offset] = self._once[offset]
        return placed


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Side: TypeAlias = tuple[_Once | _Often, ...]
"""The codes of one text."""


class _Kind(NamedTuple):
    """The codes of a source and a target, wherever they stand."""

    source: tuple[Code, ...]
    target: tuple[Code, ...]
    facts: Mapping[str, str]


class _Template(NamedTuple):
    """The same with data."""

    source: _Side
    target: _Side
    facts: Mapping[str, str]


class Templates:
    """Those that units of one file have had."""

    def __init__(self) -> None:
        self._as_written: dict[tuple[Codes, Codes], _Template] = {}
        self._by_kind: dict[Hashable, _Kind] = {}
        self._seen: dict[tuple[Codes, Codes], None] = {}
        """Codes that one unit had: of those that no other has nothing is gained."""
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
            known = _kind(written, count)
            _remember(self._by_kind, kind, known)
        first, second, facts = known
        is_known = codes in self._seen
        place: type[_Once | _Often] = _Often if is_known else _Once
        template = _Template(
            tuple(map(place, first, data)),
            tuple(map(place, second, data[count:])),
            _with_inner(facts, written, count) if any(inner) else facts,
        )
        if is_known:
            _remember(self._as_written, codes, template)
        elif sum(map(len, chain(*codes))) < SHORT:
            _remember(self._seen, codes, None)
        return template


def _remember(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = value


def _kind(written: Sequence[WrittenCode], count: int) -> _Kind:
    """That of codes of which so many are of the source."""
    facts: dict[str, str] = {}
    first, second = codes_of(raw_codes(written[:count]), raw_codes(written[count:]), facts)
    return _Kind(first, second, facts or NOTHING_BESIDES)


def _with_inner(
    facts: Mapping[str, str], written: Sequence[WrittenCode], count: int
) -> Mapping[str, str]:
    """What is said of codes of a kind, with the XML in these."""
    further = {
        fact_key(part, position, INNER): code.inner
        for part, codes in zip(PARTS, (written[:count], written[count:]), strict=True)
        for position, code in enumerate(codes, 1)
        if code.inner
    }
    return {**facts, **further}
