"""Documents that are written back: how tests read, fill and read again."""

import io
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from workbench.model.codes import Code
from workbench.model.sources import Filling, SourceText
from workbench.plugins import Format
from workbench.text.blocks import without_space

lines = (
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"])),
        st.text(alphabet="ab1 \n*_`~[](){}<>#+-=.!|\\&;:\"'^$法治（），。“”\u3000", max_size=24),
    )
    .map(lambda text: without_space(" ".join(text.split())))
    .filter(bool)
)
"""Texts of one line, hard for markup."""


def read(format: Format, data: bytes | str, name: str = "源.txt") -> SourceText:
    """The source text in some bytes; a text is taken as UTF-8."""
    assert format.read_source is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return format.read_source(path)


def fill(
    format: Format, source: SourceText, texts: Sequence[str | None], *, with_codes: bool = True
) -> tuple[bytes, Sequence[str]]:
    """The document with texts in the places of its blocks, and what could not be kept."""
    assert format.write_filled is not None
    out = io.BytesIO()
    fillings = [
        Filling(
            locator=block.locator, text=text, codes=within(block.codes, text) if with_codes else ()
        )
        for block, text in zip(source.blocks, texts, strict=True)
    ]
    warnings = format.write_filled(source.original, fillings, out)
    return out.getvalue(), warnings


def within(codes: Sequence[Code], text: str | None) -> tuple[Code, ...]:
    """Codes at the offsets that they have, as far as a text goes."""
    return tuple(replace(code, offset=min(code.offset, len(text or ""))) for code in codes)


def unchanged(source: SourceText) -> list[str]:
    """The texts of the blocks."""
    return [block.text for block in source.blocks]
