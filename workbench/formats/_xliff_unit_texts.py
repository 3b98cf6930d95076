"""The two texts of a unit of XLIFF, or of each segment into which `<seg-source>` cuts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._xliff_inline import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._xml_elements import Element

_CODES = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it", "sub", "sc", "ec", "cp"})
"""Inline elements that hold codes and no text (XLIFF 1.2, section 2.4; 2.1, section 4.2.3)."""


class Texts(NamedTuple):
    """Two texts without their codes, and the language tags that they have of their own."""

    source: str
    target: str
    source_language: str
    target_language: str
    line: int
    mid: str = ""
    """Which segment of a cut unit it is."""


def texts_of(segment: Element) -> list[Texts]:
    """Those of a unit, or of a segment of XLIFF 2, that have a target.

    A cut unit whose target has none of the marks of the segments is one text.
    """
    found = {each.name: each for each in reversed(segment.children)}
    if "source" not in found or "target" not in found:
        return []
    source, target, cut = found["source"], found["target"], found.get("seg-source")
    languages = source.language, target.language
    targets = dict(_marks(target))
    if cut is None or not targets:
        return [Texts(text_of(source), text_of(target), *languages, segment.line)]
    return [
        Texts(text_of(mark), text_of(targets[mid]), *languages, mark.line, mid)
        for mid, mark in _marks(cut)
        if mid in targets
    ]


def text_of(element: Element) -> str:
    """The text without its codes; the reader lets no element nest deep."""
    return "".join(part if isinstance(part, str) else _inline(part) for part in element.content)


def _marks(element: Element) -> Iterator[tuple[str, Element]]:
    """The segments in a text, each with its number."""
    for child in element.children:
        mid = child.attributes.get("mid", "")
        if mid and child.name == "mrk" and child.attributes.get("mtype") == "seg":
            yield mid, child
        else:
            yield from _marks(child)


def _inline(element: Element) -> str:
    is_text = element.name not in _CODES and element.attributes.get("mtype") not in HIDDEN
    return text_of(element) if is_text else ""
