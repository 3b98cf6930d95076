"""Words and codes as the content of a paragraph of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.formats import _odt_names as names
from workbench.formats._inline_layout import LOOKS, Enter, Put, Say, Step
from workbench.formats._inline_xml import detached
from workbench.formats._odt_items import write_text

if TYPE_CHECKING:
    from lxml import etree

    from workbench.model.codes import Code

Alone = Callable[["Code"], Sequence["etree._Element"]]
"""The elements that a code which stands alone is."""


def put_content(held: etree._Element, dress: str, steps: Sequence[Step], alone: Alone) -> None:
    """Puts what the steps make at the end of an element, in which words wear `dress`."""
    opened = [held]
    after_space = True
    for step in steps:
        if isinstance(step, Say):
            inner = _dressed(opened[-1], _worn(step.within, dress))
            after_space = write_text(inner, step.text, after_space=after_space)
        elif isinstance(step, Put):
            opened[-1].extend(alone(step.code))
            after_space = True
        elif isinstance(step, Enter):
            (outer,) = names.parsed(step.code.data)
            detached(outer.iterchildren("*"))
            opened[-1].append(outer)
            opened.append(outer)
        else:
            opened.pop()


def _dressed(held: etree._Element, spans: etree._Element | None) -> etree._Element:
    """The innermost of the spans that words wear, which are put at the end of an element."""
    if spans is None:
        return held
    held.append(spans)
    while len(spans):
        spans = spans[0]
    return spans


def _worn(within: Code | None, dress: str) -> etree._Element | None:
    """The spans of words in a code; None for none."""
    if within is None or within.markup in LOOKS:
        found = names.parsed(dress if within is None else within.data)
        return found[0] if found else None
    (outer,) = names.parsed(within.data)
    return outer[0] if len(outer) else None
