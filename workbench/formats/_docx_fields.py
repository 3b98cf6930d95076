"""The fields of a part of a Word document that are made of marks in the text (17.16.18).

A field begins with a mark, then has an instruction, then perhaps a result between two more marks;
it may run over many paragraphs, as a table of contents does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._docx_names import get, short

if TYPE_CHECKING:
    from lxml import etree

_READ = frozenset({"HYPERLINK", "FORMTEXT"})
"""Fields whose result are words of the author."""
_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})


@dataclass(slots=True, kw_only=True, eq=False)
class Field:
    """One field that begins and ends."""

    begin: etree._Element
    end: etree._Element
    """The mark of its beginning until that of its end is found."""
    is_told: bool = False
    """Whether its instruction is over."""
    instruction: str = ""

    @property
    def name(self) -> str:
        """The first word of the instruction, in capitals."""
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""

    @property
    def is_contents(self) -> bool:
        """Whether it gathers a list out of the document."""
        return self.name in _CONTENTS

    @property
    def has_words(self) -> bool:
        """Whether its result are words to translate."""
        return self.name in _READ

    @property
    def is_whole(self) -> bool:
        """Whether it begins and ends among the same runs."""
        begins, ends = self.begin.getparent(), self.end.getparent()
        if begins is None or ends is None:
            return False
        return begins.getparent() is ends.getparent() and begins is not ends


Marks = dict["etree._Element", tuple[str, Field]]
"""By its mark, what the mark is (`begin`, `separate`, `end`) and the field."""


def marks(root: etree._Element) -> Marks:
    """The marks of all fields that begin and end in a part; others have no meaning."""
    found: Marks = {}
    opened: list[tuple[Field, list[etree._Element]]] = []
    space = root.tag.rpartition("}")[0]
    for element in root.iter(f"{space}}}fldChar", f"{space}}}instrText"):
        if short(element.tag) == "instrText":
            if opened and not opened[-1][0].is_told:
                opened[-1][0].instruction += element.text or ""
            continue
        kind = get(element, "fldCharType")
        if kind == "begin":
            opened.append((Field(begin=element, end=element), []))
        elif opened and kind == "separate":
            opened[-1][0].is_told = True
            opened[-1][1].append(element)
        elif opened and kind == "end":
            field, separators = opened.pop()
            field.end = element
            found[field.begin] = ("begin", field)
            found[element] = ("end", field)
            found |= dict.fromkeys(separators, ("separate", field))
    return found
