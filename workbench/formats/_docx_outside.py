"""The paragraphs of a Word document that stand in no table, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._docx_names import child, children, short, value
from workbench.formats._docx_parts import main_name
from workbench.formats._docx_rows import Elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from workbench.formats._office_package import Package

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n"}


class Outside(NamedTuple):
    """A paragraph, and where it stands among the rows of all tables."""

    rows: int
    """How many stand before it."""
    style: str
    """The identity of its style; empty where it names none."""
    runs: tuple[str, ...]
    """The texts of its runs, also of those within links."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.runs)


def paragraphs_outside(package: Package) -> Iterator[Outside]:
    """Every paragraph of the body itself. Raises UnreadableFile."""
    rows = 0
    found = Elements(package, main_name(package), ("p", "tr"))
    for _, element in found:
        parent = element.getparent()
        if short(element.tag) == "tr":
            if parent is not None and short(parent.tag) == "tbl":
                rows += 1
                found.forget(element)
        elif parent is not None and short(parent.tag) == "body":
            style = child(element, "pPr", "pStyle")
            runs = tuple(map(_text, element.iter("{*}r")))
            yield Outside(rows, "" if style is None else value(style), runs)
            found.forget(element)


def _text(run: etree._Element) -> str:
    parts = []
    for name, each in children(run):
        if name == "t":
            parts.append(each.text or "")
        else:
            parts.append(_SIGNS.get(name, ""))
    return "".join(parts)
