"""The words of a run of a Word document: written as XML, and read again from what we wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._docx_names import W
from workbench.formats._xml_text import content

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BREAK = re.compile("([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}


def written_run(text: str, properties: str = "") -> str:
    """A run, its line feeds and tabs as Word has them; `properties` is an element or empty."""
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'
    pieces = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{content(part)}</w:t>'
        for part in _BREAK.split(text)
        if part
    )
    return f"<w:r>{properties}{pieces}</w:r>"


def read_run(run: _Element) -> str:
    """The text of a run that we wrote."""
    return "".join(
        each.text or "" if each.tag == f"{W}t" else _SIGNS.get(each.tag, "") for each in run
    )
