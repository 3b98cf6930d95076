"""The inline codes of units, remembered without their places: a file has few kinds of them.

What `codes_of` makes of the codes of two texts hangs on all that stands in them but their places,
and on their data only by what markup it says and which of it is the same. So it is asked once for
each kind, and gives the rules here too.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._made_units import made_code
from workbench.formats._tmx_coded import (
    coded,
    data_of,
    plain_texts,
    raw_codes,
    type_of,
)
from workbench.formats._tmx_codes import PARTS, codes_of, fact_key
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_segment import INNER
from workbench.formats._tmx_types import markup_of
from workbench.model.memory import NOTHING_BESIDES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from workbench.formats._tmx_coded import Heads, Held
    from workbench.model.codes import Code, CodeKind, Markup

_MOST = 1000
"""So many kinds are remembered."""


class CodedPair(NamedTuple):
    """The two texts of a unit with their codes."""

    source: str
    target: str
    source_codes: tuple[Code, ...]
    target_codes: tuple[Code, ...]
    facts: Mapping[str, str]
    """What the model has no word for, for the properties of the unit."""


class _Side(NamedTuple):
    """The codes of one text without places, field by field."""

    numbers: tuple[int, ...]
    kinds: tuple[CodeKind, ...]
    markups: tuple[Markup, ...]
    data: tuple[str, ...]
    deletable: tuple[bool, ...]

    def placed(self, texts: Sequence[str]) -> tuple[Code, ...]:
        """Each code behind the text that stands before it."""
        numbers, kinds, markups, data, deletable = self
        offsets = accumulate(map(len, texts))
        fields = zip(numbers, kinds, offsets, markups, data, deletable, strict=False)
        return tuple(map(made_code, fields))


class _Template(NamedTuple):
    """The codes of a source and a target."""

    source: _Side
    target: _Side
    facts: Mapping[str, str]


class Templates:
    """Those that units of one file have had."""

    def __init__(self) -> None:
        self._as_written: dict[Hashable, _Template] = {}
        self._by_kind: dict[Hashable, _Template] = {}
        self._asked = self._made = 0
        """Units, and those of them whose codes no other before had; of many nothing is gained."""

    def read(self, source: str, target: str) -> CodedPair:
        """The contents of two `seg` as they stand. Raises NotPlain."""
        self._asked += 1
        pieces, heads, held = coded(source)
        other_pieces, other_heads, other_held = coded(target)
        texts, other_texts = plain_texts(pieces), plain_texts(other_pieces)
        key = heads, held, other_heads, other_held
        template = self._as_written.get(key) or self._template(*key)
        return CodedPair(
            "".join(texts),
            "".join(other_texts),
            template.source.placed(texts),
            template.target.placed(other_texts),
            template.facts,
        )

    def _template(self, source: Heads, held: Held, target: Heads, target_held: Held) -> _Template:
        """That of codes as they stand."""
        heads = source + target
        data = [data_of(each) for each in held + target_held]
        texts = [text for text, _ in data]
        kind = (
            len(source),
            heads,
            tuple(map(markup_of, map(type_of, heads), texts)),
            tuple(map(texts.index, texts)),
            tuple([not inner for _, inner in data]),
        )
        known = self._by_kind.get(kind)
        if known is None:
            template = _template(source, target, data)
            _remember(self._by_kind, kind, template)
        else:
            template = _with_data(known, data, len(source))
        self._made += 1
        is_short = sum(map(len, heads)) + sum(map(len, texts)) < SHORT
        if is_short and self._made < self._asked / 2 + _MOST:
            _remember(self._as_written, (source, held, target, target_held), template)
        return template


def _remember(known: dict[Hashable, _Template], key: Hashable, template: _Template) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = template


def _template(
    source: Sequence[str], target: Sequence[str], data: Sequence[tuple[str, str]]
) -> _Template:
    facts: dict[str, str] = {}
    count = len(source)
    codes = raw_codes(source, data[:count]), raw_codes(target, data[count:])
    first, second = codes_of(*codes, facts)
    return _Template(_side(first), _side(second), facts or NOTHING_BESIDES)


def _side(codes: Sequence[Code]) -> _Side:
    return _Side(
        tuple(code.number for code in codes),
        tuple(code.kind for code in codes),
        tuple(code.markup for code in codes),
        tuple(code.data for code in codes),
        tuple(code.is_deletable for code in codes),
    )


def _with_data(template: _Template, data: Sequence[tuple[str, str]], count: int) -> _Template:
    """The template of other codes of the same kind; so many are of the source."""
    first, second, facts = template
    texts = tuple([text for text, _ in data])
    if any(inner for _, inner in data):
        facts = dict(facts)
        for part, codes in zip(PARTS, (data[:count], data[count:]), strict=True):
            for position, (_, inner) in enumerate(codes, 1):
                if inner:
                    facts[fact_key(part, position, INNER)] = inner
    return _Template(
        _Side(*first[:3], texts[:count], first.deletable),
        _Side(*second[:3], texts[count:], second.deletable),
        facts,
    )
