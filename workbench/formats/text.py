"""Plain text: in, a source text of any encoding that Chinese is written in; out, the English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._english import expected_text, read_back_text, write_text
from workbench.model.sources import SourceText
from workbench.plugins import Format
from workbench.text.blocks import blocks
from workbench.text.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path


def read_source(path: Path) -> SourceText:
    """Decodes a file and cuts it at its line ends. Raises UnreadableFile."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error
    decoded = decode(data, name=path.name)
    return SourceText(
        format="text", encoding=decoded.encoding, original=data, blocks=blocks(decoded.text)
    )


FORMAT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt",),
    holds="target",
    read_source=read_source,
    write=write_text,
    expected=expected_text,
    read_back=read_back_text,
)
