"""A text with its inline codes as the content of a `seg` (TMX 1.4b, level 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tmx_codes import fact_key
from workbench.formats._tmx_element import elements_of
from workbench.formats._tmx_raw import UnitFault
from workbench.formats._tmx_types import TYPES, is_deletable
from workbench.formats._xml_text import attribute, content
from workbench.model.codes import CodeKind
from workbench.model.memory import NOTHING_BESIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.codes import Code

_WRITTEN = ("type", "element", "assoc", "inner")
"""What stands in the text itself of the facts of a code."""
_ASSOCIATED = frozenset({"p", "f", "b"})


def inline(
    text: str,
    codes: Sequence[Code],
    part: str = "source",
    properties: Mapping[str, str] = NOTHING_BESIDES,
) -> str:
    """The escaped text with an element for each code.

    The two of a pair that both stand in it are `bpt` and `ept`, one without its partner is `it`.
    What the properties of the unit say of the codes of that part is written where it stood.
    """
    if not codes:
        return content(text)
    partners = pairs_within(codes)
    around = _highlights(codes, partners, part, properties)
    pieces: list[str] = []
    done = 0
    for at, code in enumerate(codes):
        facts = {
            name: said
            for name in _WRITTEN
            if (said := properties.get(fact_key(part, at + 1, name))) is not None
        }
        pieces.append(content(text[done : code.offset]))
        done = code.offset
        if at in around:
            pieces.append(_highlight(code, facts))
        else:
            pieces.append(_element(code, partners.get(at, 0), facts))
    return "".join((*pieces, content(text[done:])))


def written_facts(codes: Sequence[Code], part: str) -> frozenset[str]:
    """The properties of a unit that stand in the text itself, and need no place of their own."""
    return frozenset(
        fact_key(part, position, name) for position in range(1, len(codes) + 1) for name in _WRITTEN
    )


def unusual(codes: Sequence[Code], part: str) -> Iterator[tuple[str, str]]:
    """Properties that say which codes may go, or may not, though others of their markup may."""
    for position, code in enumerate(codes, 1):
        if code.is_deletable != is_deletable(code.markup):
            yield fact_key(part, position, "deletable"), "yes" if code.is_deletable else "no"


def pairs_within(codes: Sequence[Code]) -> dict[int, int]:
    """By place: the number of the pair of each code whose partner stands in the text too."""
    found: dict[int, int] = {}
    opened: dict[int, list[int]] = {}
    pairs = 0
    for at, code in enumerate(codes):
        if code.kind is CodeKind.OPEN:
            opened.setdefault(code.number, []).append(at)
        elif code.kind is CodeKind.CLOSE and opened.get(code.number):
            pairs += 1
            found[opened[code.number].pop()] = found[at] = pairs
    return found


def _highlights(
    codes: Sequence[Code], partners: Mapping[int, int], part: str, properties: Mapping[str, str]
) -> frozenset[int]:
    """The places of pairs that were one element around words, and are well nested still."""
    found: set[int] = set()
    opened: list[int] = []
    for at in range(len(codes)):
        pair = partners.get(at, 0)
        if pair and properties.get(fact_key(part, at + 1, "element")) == "hi":
            opened.append(at)
        elif opened and pair == partners[opened[-1]]:
            found |= {opened.pop(), at}
    return frozenset(found) if not opened else frozenset()


def _highlight(code: Code, facts: Mapping[str, str]) -> str:
    if code.kind is CodeKind.CLOSE:
        return "</hi>"
    return f'<hi x="{code.number}" type="{_type(code, facts)}">'


def _element(code: Code, pair: int, facts: Mapping[str, str]) -> str:
    inner = _content(code, facts)
    if code.kind is CodeKind.CLOSE and pair:
        return f'<ept i="{pair}">{inner}</ept>'
    given = f' x="{code.number}" type="{_type(code, facts)}"'
    if pair:
        return f'<bpt i="{pair}"{given}>{inner}</bpt>'
    if code.kind is not CodeKind.ALONE:
        pos = "begin" if code.kind is CodeKind.OPEN else "end"
        return f'<it pos="{pos}"{given}>{inner}</it>'
    if facts.get("element") == "ut":
        return f'<ut x="{code.number}">{inner}</ut>'
    said = facts.get("assoc", "")
    associated = f' assoc="{said}"' if said in _ASSOCIATED else ""
    return f"<ph{associated}{given}>{inner}</ph>"


def _type(code: Code, facts: Mapping[str, str]) -> str:
    return attribute(facts.get("type") or TYPES[code.markup])


def _content(code: Code, facts: Mapping[str, str]) -> str:
    """The data of a code; the XML that it was read from, where that is XML and says the same."""
    inner = facts.get("inner", "")
    if inner:
        try:
            (element,) = elements_of(f"<ph>{inner}</ph>".encode(), b"<unit>", "utf-8")
        except (UnitFault, ValueError):
            return content(code.data)
        if "".join(element.itertext()) == code.data:
            return inner
    return content(code.data)
