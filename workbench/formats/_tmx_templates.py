"""The inline codes of units, remembered without their places: a file has few kinds of them.

What `codes_of` makes of the codes of two texts hangs on all that stands in them but their places,
and of their data only on what markup it says and which of it is the same. So it is asked once for
each kind, and gives the rules here too.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workbench.formats._made_units import made_code
from workbench.formats._tmx_coded import pieces_of, plain_texts, raw_codes
from workbench.formats._tmx_codes import codes_of
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_types import markup_of
from workbench.model.memory import NOTHING_BESIDES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from workbench.formats._tmx_raw import RawCode
    from workbench.model.codes import Code, CodeKind, Markup

_Key = TypeVar("_Key")
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


class _Mould(NamedTuple):
    """A code without a place."""

    number: int
    kind: CodeKind
    markup: Markup
    data: str
    is_deletable: bool


class _Template(NamedTuple):
    """The codes of a source and a target."""

    source: tuple[_Mould, ...]
    target: tuple[_Mould, ...]
    facts: Mapping[str, str]


class Templates:
    """Those that units of one file have had."""

    def __init__(self) -> None:
        self._as_written: dict[tuple[tuple[str, ...], tuple[str, ...]], _Template] = {}
        self._by_kind: dict[Hashable, _Template] = {}

    def read(self, source: str, target: str) -> CodedPair:
        """The contents of two `seg` as they stand. Raises NotPlain."""
        first, second = pieces_of(source), pieces_of(target)
        written = tuple(first[1::2]), tuple(second[1::2])
        template = self._as_written.get(written) or self._template(*written)
        first_texts, second_texts = plain_texts(first[::2]), plain_texts(second[::2])
        return CodedPair(
            "".join(first_texts),
            "".join(second_texts),
            _placed(template.source, first_texts),
            _placed(template.target, second_texts),
            template.facts,
        )

    def _template(self, source: tuple[str, ...], target: tuple[str, ...]) -> _Template:
        """That of codes as they stand."""
        first, second = raw_codes(source), raw_codes(target)
        kind = _kind(first, second)
        known = self._by_kind.get(kind)
        if known is None:
            template = _template(first, second)
            _remember(self._by_kind, kind, template)
        else:
            template = known._replace(
                source=_with_data(known.source, first), target=_with_data(known.target, second)
            )
        if sum(map(len, source)) + sum(map(len, target)) < SHORT:
            _remember(self._as_written, (source, target), template)
        return template


def _remember(known: dict[_Key, _Template], key: _Key, template: _Template) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = template


def _kind(source: Sequence[RawCode], target: Sequence[RawCode]) -> Hashable:
    """All that decides which codes answer to which, and what is said of them besides."""
    codes = (*source, *target)
    data = [code.data for code in codes]
    first = {text: at for at, text in reversed(list(enumerate(data)))}
    signs = tuple(
        (
            code.element,
            code.kind,
            code.type,
            code.pair,
            code.link,
            markup_of(code.type, code.data),
            first[code.data],
            *code.further.items(),
        )
        for code in codes
    )
    return len(source), signs


def _template(source: Sequence[RawCode], target: Sequence[RawCode]) -> _Template:
    facts: dict[str, str] = {}
    first, second = codes_of(source, target, facts)
    return _Template(_moulds(first), _moulds(second), facts or NOTHING_BESIDES)


def _moulds(codes: Sequence[Code]) -> tuple[_Mould, ...]:
    return tuple(
        _Mould(code.number, code.kind, code.markup, code.data, code.is_deletable) for code in codes
    )


def _with_data(moulds: Sequence[_Mould], codes: Sequence[RawCode]) -> tuple[_Mould, ...]:
    return tuple(mould._replace(data=code.data) for mould, code in zip(moulds, codes, strict=True))


def _placed(moulds: Sequence[_Mould], texts: Sequence[str]) -> tuple[Code, ...]:
    """Each code behind the text that stands before it."""
    return tuple(
        [
            made_code((number, kind, offset, markup, data, is_deletable))
            for (number, kind, markup, data, is_deletable), offset in zip(
                moulds, accumulate(map(len, texts)), strict=False
            )
        ]
    )
