"""Runs cut into single things, and what encloses words without its words."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_NO_RUNS = frozenset({"pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"})


def split_runs(paragraph: etree._Element) -> None:
    """Gives each thing in the runs of a paragraph a run of its own, so that it can be moved."""
    for run in list(_runs(paragraph)):
        contents = [element for name, element in names.children(run) if name != "rPr"]
        last = run
        for element in contents[1:]:
            part = names.new(run, "r")
            worn = names.child(run, "rPr")
            if worn is not None:
                part.append(deepcopy(worn))
            part.append(element)
            last.addnext(part)
            last = part


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph, without those of paragraphs that stand within it."""
    for name, element in names.children(parent):
        if name == "r":
            yield element
        elif name not in _NO_RUNS:
            yield from _runs(element)


def cut_out(run: etree._Element, element: etree._Element, *, is_single: bool) -> etree._Element:
    """The run itself where it holds nothing else, or a copy of it with one thing."""
    if is_single:
        return run
    copy = names.new(run, "r")
    worn = names.child(run, "rPr")
    if worn is not None:
        copy.append(deepcopy(worn))
    copy.append(deepcopy(element))
    return copy


def wrapper_data(element: etree._Element, dress: str) -> str:
    """An element around words as data: without them, but with a run in their dress."""
    copy = names.new(element, names.short(element.tag))
    copy.attrib.update(element.attrib)
    held = copy
    for name, each in names.children(element):
        if name in ("sdtPr", "sdtEndPr", "fldData"):
            copy.append(deepcopy(each))
        elif name == "sdtContent":
            held = names.new(each, name)
            copy.append(held)
    run = names.new(element, "r")
    for worn in names.parsed(dress):
        run.append(worn)
    held.append(run)
    return names.written([copy])
