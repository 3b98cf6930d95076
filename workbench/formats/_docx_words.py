"""Words of a Word document as XML."""

from __future__ import annotations

import re

from workbench.formats._xml_text import content

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BREAK = re.compile("([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


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
