"""Words and codes as the content of a paragraph of a Word document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names
from workbench.formats._docx_items import NO_BREAK_HYPHEN, SOFT_HYPHEN
from workbench.formats._docx_looks import in_chinese, in_english
from workbench.formats._inline_layout import LOOKS, Enter, Put, Say, Step
from workbench.formats._inline_xml import detached

if TYPE_CHECKING:
    from lxml import etree

    from workbench.formats._inline_items import Group
    from workbench.model.codes import Code

_SPECIAL = f"\t\n{NO_BREAK_HYPHEN}{SOFT_HYPHEN}"
_PIECES = re.compile(f"[{_SPECIAL}]|[^{_SPECIAL}]+")
_ELEMENTS = {
    "\t": "tab",
    "\n": "br",
    NO_BREAK_HYPHEN: "noBreakHyphen",
    SOFT_HYPHEN: "softHyphen",
}
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Alone = Callable[["Code"], Sequence["etree._Element"]]
"""The elements that a code which stands alone is."""


def content(
    paragraph: etree._Element, dress: str, steps: Sequence[Step], alone: Alone
) -> list[etree._Element]:
    """The elements that the steps make, for a paragraph whose words wear `dress`."""
    words = "".join(step.text for step in steps if isinstance(step, Say))
    work = _Content(paragraph, dress, is_chinese=2 * len(_HAN.findall(words)) > len(words))
    for step in steps:
        if isinstance(step, Say):
            work.say(step)
        elif isinstance(step, Put):
            work.add(alone(step.code))
        elif isinstance(step, Enter):
            work.enter(step.code)
        else:
            work.leave()
    return work.done


def wrapped(group: Group, elements: Sequence[etree._Element]) -> list[etree._Element]:
    """Elements within what encloses all of a paragraph, which had its words taken out."""
    if len(group.wrapper) != 1:
        return [*detached(group.wrapper[:-1]), *elements, *detached(group.wrapper[-1:])]
    (outer,) = detached(group.wrapper)
    held = names.child(outer, "sdtContent")
    held = outer if held is None else held
    detached(held.iterchildren("*"))
    held.extend(elements)
    return [outer]


class _Content:
    def __init__(self, paragraph: etree._Element, dress: str, *, is_chinese: bool) -> None:
        self.near = paragraph
        self.dress = dress
        self.language = in_chinese if is_chinese else in_english
        self.done: list[etree._Element] = []
        self._within: list[tuple[etree._Element | None, etree._Element | None]] = []
        """What was entered: what takes the content, or what stands behind it."""

    def add(self, elements: Sequence[etree._Element]) -> None:
        """Puts elements where the work stands."""
        for held, _ in reversed(self._within):
            if held is not None:
                held.extend(elements)
                return
        self.done.extend(elements)

    def say(self, step: Say) -> None:
        """A run for each piece of a text would do; one for all of them is what Word writes."""
        run = names.new(self.near, "r")
        run.append(self.language(self.near, self._worn(step.within)))
        for piece in _PIECES.findall(step.text):
            element = names.new(self.near, _ELEMENTS.get(piece, "t"))
            if piece == "\n":
                element.set(names.sibling_tag(element, "type"), "textWrapping")
            elif piece not in _ELEMENTS:
                element.text = piece
                element.set(_SPACE, "preserve")
            run.append(element)
        self.add([run])

    def enter(self, code: Code) -> None:
        """Opens what encloses the words to come."""
        elements = [each for each in names.parsed(code.data) if names.short(each.tag) != "rPr"]
        if len(elements) == 1:
            outer = elements[0]
            held = names.child(outer, "sdtContent")
            held = outer if held is None else held
            detached([each for name, each in names.children(held) if name == "r"])
            self.add([outer])
            self._within.append((held, None))
        else:
            self.add(elements[:-1])
            self._within.append((None, elements[-1] if elements else None))

    def leave(self) -> None:
        """Closes what was opened last."""
        _, behind = self._within.pop()
        if behind is not None:
            self.add([behind])

    def _worn(self, within: Code | None) -> etree._Element | None:
        """The properties of words in a code."""
        if within is None or within.markup in LOOKS:
            found = names.parsed(self.dress if within is None else within.data)
            return found[0] if found else None
        elements = names.parsed(within.data)
        worn = next((each for each in elements if names.short(each.tag) == "rPr"), None)
        if worn is not None or len(elements) != 1:
            return worn
        runs = list(elements[0].iter(names.sibling_tag(self.near, "r")))
        return names.child(runs[-1], "rPr") if runs else None
