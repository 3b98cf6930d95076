"""What Trados, memoQ and Phrase say of a segment, in elements and attributes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._utc_times import iso_time
from workbench.formats._xliff_memoq import MEMOQ
from workbench.formats._xliff_phrase import PHRASE, of_milliseconds
from workbench.formats._xliff_trados import TRADOS, of_us_time

if TYPE_CHECKING:
    from workbench.formats._xml_elements import Element

_MACHINES = frozenset({"mt", "nmt", "amt"})
"""Origins of Trados and Phrase (machine, neural and adaptive machine translation)."""


class SaidByTool(NamedTuple):
    """Empty texts where nothing is said."""

    state: str = ""
    author: str = ""
    time: str = ""
    is_machines: bool = False
    """Whether a machine wrote it, and nobody has confirmed it."""
    is_untouched: bool = False
    """Whether what stands there is no translation."""


NOTHING = SaidByTool()


def said_by_tool(unit: Element, mid: str) -> SaidByTool:
    """What a unit says of its segment with that number, or of the whole where it is not cut."""
    said = unit.attributes
    if f"{MEMOQ} status" in said:
        status = said[f"{MEMOQ} status"]
        return SaidByTool(
            state=status,
            author=said.get(f"{MEMOQ} lastchanginguser", ""),
            time=iso_time(said.get(f"{MEMOQ} lastchangedtimestamp", "")),
            is_machines=status.lower() == "machinetranslated",
            is_untouched=status.lower() == "notstarted",
        )
    if f"{PHRASE} confirmed" in said:
        is_confirmed = said[f"{PHRASE} confirmed"].lower() not in ("", "0", "false")
        origin = said.get(f"{PHRASE} trans-origin", "").lower()
        return SaidByTool(
            state="confirmed" if is_confirmed else "",
            author=said.get(f"{PHRASE} modified-by", ""),
            time=of_milliseconds(said.get(f"{PHRASE} modified-at", "")),
            is_machines=origin in _MACHINES and not is_confirmed,
        )
    return _of_trados(unit, mid)


def _of_trados(unit: Element, mid: str) -> SaidByTool:
    for defs in unit.children:
        for seg in defs.children if defs.name == "seg-defs" else ():
            if seg.namespace == TRADOS and seg.attributes.get("id") == mid:
                return _of_segment(seg)
    return NOTHING


def _of_segment(seg: Element) -> SaidByTool:
    values = {each.attributes.get("key", ""): each.text for each in seg.children}
    state = seg.attributes.get("conf", "")
    origin = seg.attributes.get("origin", "").lower()
    return SaidByTool(
        state=state,
        author=values.get("last_modified_by", "").strip(),
        time=of_us_time(values.get("modified_on", "").strip()),
        is_machines=origin in _MACHINES and state.lower() in ("", "draft", "unspecified"),
    )
