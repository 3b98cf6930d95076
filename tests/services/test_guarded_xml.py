"""Every attribute and element of an XML export, damaged in the file itself."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.services.full_texts import full_text, sentences_text
from workbench.errors import ExportFailed
from workbench.model.exchange import ParallelText
from workbench.plugins import FORMATS, Format
from workbench.services.guarding import Guard

UNREAD = {
    "xliff": {
        # The form of the file itself, which other programs check and the guard does not.
        "xliff@version", "xliff@space", "file@id", "file@canResegment", "metadata@id",
        # What is said again elsewhere: which segment an answer is of, which words a mark is on.
        "note@segment", "mrk@id", "mrk@type", "metaGroup@category",
        # The same for every code.
        "pc@canCopy", "ph@canCopy",
    },
    "xliff-1-2": {
        "xliff@version", "file@datatype", "file@tool-id", "tool@tool-id", "trans-unit@space",
        "alt-trans@space",
        # That the project is one, and the contexts of a unit those of its segment.
        "note@from", "context-group@purpose",
        # Of an earlier wording, whose contexts say it too.
        "alt-trans@alttranstype", "target@state",
    },
    "tmx": {"tmx@version", "header@o-tmf", "header@adminlang", "header@datatype"},
    "tbx": {
        "tbx@type", "tbx@style", "tbx@lang", "tbxHeader", "fileDesc", "sourceDesc", "p", "p#text",
        # A first term without a status is preferred, the others are admitted.
        "termNote",
    },
    "tbx-dct": {
        "tbx@type", "tbx@style", "tbx@lang", "tbxHeader", "fileDesc", "sourceDesc", "p", "p#text",
        "administrativeStatus",
    },
}  # fmt: skip
"""What may be damaged without being noticed: attributes, texts, and elements that are gone."""
MOST = 3
"""Places of a kind that are damaged, the first ones."""


def _damages(root: etree._Element) -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """What is damaged, how, and how it is mended again."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        for key, value in element.attrib.items():
            other = f"{value[:-1]}{'y' if value.endswith('x') else 'x'}"
            yield (
                f"{name}@{etree.QName(key).localname}",
                lambda key=key, other=other, element=element: element.set(key, other),
                lambda key=key, value=value, element=element: element.set(key, value),
            )
        if element.text and element.text.strip():
            text = element.text
            yield (
                f"{name}#text",
                lambda element=element, text=text: setattr(element, "text", f"{text}x"),
                lambda element=element, text=text: setattr(element, "text", text),
            )
        parent = element.getparent()
        if parent is not None:
            at, tail = parent.index(element), element.tail
            yield (
                name,
                lambda parent=parent, element=element: parent.remove(element),
                lambda parent=parent, at=at, element=element, tail=tail: _back(
                    parent, at, element, tail
                ),
            )


def _back(parent: etree._Element, at: int, element: etree._Element, tail: str | None) -> None:
    element.tail = tail
    parent.insert(at, element)


def _unnoticed(format: Format, text: ParallelText, path: Path) -> set[str]:
    assert format.write is not None
    out = io.BytesIO()
    format.write(text, out)
    root = etree.fromstring(out.getvalue())
    found, counts = set(), defaultdict[str, int](int)
    for what, damage, mend in list(_damages(root)):
        counts[what] += 1
        if counts[what] > MOST:
            continue
        damage()
        path.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
        mend()
        guard = Guard(parallel=text, name="export", format=format, report=lambda compared: None)
        try:
            guard.verify(path)
        except ExportFailed:
            continue
        found.add(what)
    return found


@pytest.mark.parametrize("name", UNREAD)
def test_damage_to_the_file_is_noticed(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)
    found = set()
    for text in (full_text(), sentences_text()):
        found |= _unnoticed(format, text, tmp_path / "export")
    assert found == UNREAD[name]
